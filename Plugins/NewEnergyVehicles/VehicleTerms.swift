import SimulationKit

/// The parameters as the formulas read them: flat arrays, over `class` and `year` at `class * years + year`, and so on.
struct VehicleTerms {
  let classes: Int
  let chemistries: Int
  let sectors: Int
  /// Of the run.
  let years: Int
  /// Before the run, of which the sales are known.
  let earlierYears: Int

  /// By class and year, 1e4 vehicles.
  let sales: [Double]
  /// By class and earlier year.
  let earlierSales: [Double]
  let production: [Double]
  /// By class.
  let madeInRegionShare: [Double]

  /// By class and year, kWh a vehicle.
  let packSize: [Double]
  /// By class, chemistry and year.
  let chemistryShare: [Double]

  /// By class, km a vehicle and year.
  let distance: [Double]
  let electricDistanceShare: [Double]
  /// By class, kWh/km.
  let energyUse: [Double]
  let chargingLoss: Double
  /// By class.
  let displacedShare: [Double]
  /// By class, L/km.
  let displacedFuelUse: [Double]

  /// By class and year, CNY a vehicle.
  let vehiclePrice: [Double]
  let taxShare: Double
  /// By class.
  let displacedPrice: [Double]
  let displacedTaxShare: [Double]
  /// By year, CNY/kWh.
  let packPrice: [Double]
  /// By year, CNY/kWh without tax.
  let batteryPrice: [Double]
  let batteriesMadeInRegionShare: Double
  /// By class, CNY a vehicle.
  let chargingPostCost: [Double]
  let householdShare: Double
  /// By year, CNY/L.
  let fuelPrice: [Double]
  let fuelTaxShare: Double
  /// By year, CNY/kWh.
  let electricityPrice: [Double]
  let electricityTaxShare: Double

  /// By class and sector.
  let vehicleBill: [Double]
  let displacedVehicleBill: [Double]
  let outflowBill: [Double]
  /// By sector.
  let vehiclePart: [Double]
  let packBill: [Double]
  let batteryBill: [Double]
  let replacedPartsBill: [Double]
  let chargingPostBill: [Double]
  let fuelBill: [Double]
  let electricityBill: [Double]

  init(_ parameters: Parameters) {
    func values(_ key: String) -> [Double] { parameters.array(key).values }
    classes = parameters.labels("class").count
    chemistries = parameters.labels("chemistry").count
    sectors = parameters.labels("sector").count
    years = parameters.labels("year").count
    earlierYears = parameters.labels("earlier_year").count
    sales = values("sales")
    earlierSales = values("earlier_sales")
    production = values("production")
    madeInRegionShare = values("made_in_region_share")
    packSize = values("pack_size")
    chemistryShare = values("chemistry_share")
    distance = values("annual_distance")
    electricDistanceShare = values("electric_distance_share")
    energyUse = values("energy_use")
    chargingLoss = parameters.number("charging_loss")
    displacedShare = values("displaced_share")
    displacedFuelUse = values("displaced_fuel_use")
    vehiclePrice = values("vehicle_price")
    taxShare = parameters.number("tax_share")
    displacedPrice = values("displaced_vehicle_price")
    displacedTaxShare = values("displaced_tax_share")
    packPrice = values("pack_price")
    batteryPrice = values("battery_price")
    batteriesMadeInRegionShare = parameters.number("batteries_made_in_region_share")
    chargingPostCost = values("charging_post_cost")
    householdShare = parameters.number("household_share")
    fuelPrice = values("fuel_price")
    fuelTaxShare = parameters.number("fuel_tax_share")
    electricityPrice = values("electricity_price")
    electricityTaxShare = parameters.number("electricity_tax_share")
    vehicleBill = values("vehicle_bill_shares")
    let displaced = "displaced_vehicle_bill_shares"
    displacedVehicleBill = parameters.has(displaced) ? values(displaced) : vehicleBill
    outflowBill = values("outflow_bill_shares")
    vehiclePart = values("vehicle_part")
    packBill = values("pack_bill_shares")
    batteryBill = values("battery_bill_shares")
    replacedPartsBill = values("replaced_parts_bill_shares")
    chargingPostBill = values("charging_post_bill_shares")
    fuelBill = values("fuel_bill_shares")
    electricityBill = values("electricity_bill_shares")
  }

  /// Sales of a class by year, from the first earlier year on.
  func allSales(of row: Int) -> [Double] {
    Array(earlierSales[row * earlierYears..<(row + 1) * earlierYears]) + sales[row * years..<(row + 1) * years]
  }

  /// Vehicles made in the region and not sold there, 1e4 by class and year: `check` has seen that none is negative.
  var soldOutside: [Double] {
    production.indices.map { max(production[$0] - sales[$0] * madeInRegionShare[$0 / years], 0) }
  }

  /// Batteries in the vehicles made in the region, GWh by chemistry and year.
  var batteriesOfMakers: [Double] {
    var energy = [Double](repeating: 0, count: chemistries * years)
    for row in 0..<classes {
      for year in 0..<years {
        // 1e4 vehicles and kWh make 0.01 GWh.
        let made = production[row * years + year] * packSize[row * years + year] / 100
        for chemistry in 0..<chemistries {
          energy[chemistry * years + year] += made * chemistryShare[(row * chemistries + chemistry) * years + year]
        }
      }
    }
    return energy
  }
}
