import SimulationKit

/// The goods of which a yuan of each purchase consists, in producers' prices.
struct BillTerms {
  /// By class and sector.
  let vehicle: [Double]
  let displacedVehicle: [Double]
  let outflow: [Double]
  /// By sector: the part of a row that is the vehicle, or the post, itself.
  let vehiclePart: [Double]
  let postPart: [Double]
  /// By sector.
  let pack: [Double]
  let cells: [Double]
  let assembly: [Double]
  let replacedParts: [Double]
  let chargingPost: [Double]
  let fuel: [Double]
  let electricity: [Double]
  let hydrogen: [Double]
  let storage: [Double]

  init(_ parameters: Parameters, layout: Layout) {
    let read = TermReader(parameters: parameters)
    vehicle = read.array("vehicle_bill_shares")
    let displaced = "displaced_vehicle_bill_shares"
    displacedVehicle = parameters.has(displaced) ? read.array(displaced) : vehicle
    outflow = read.array("outflow_bill_shares")
    vehiclePart = read.array("vehicle_part")
    postPart = read.array("post_part", orZeros: layout.sectors)
    pack = read.array("pack_bill_shares")
    cells = read.array("battery_bill_shares")
    assembly = read.array("pack_assembly_bill_shares", orZeros: layout.sectors)
    replacedParts = read.array("replaced_parts_bill_shares")
    chargingPost = read.array("charging_post_bill_shares")
    fuel = read.array("fuel_bill_shares")
    electricity = read.array("electricity_bill_shares")
    hydrogen = read.array("hydrogen_bill_shares", orZeros: layout.sectors)
    storage = read.array("storage_bill_shares", orZeros: layout.sectors)
  }
}
