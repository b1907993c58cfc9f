import SimulationKit

/// Charging posts, and stations that swap batteries, by kind.
struct PostTerms {
  struct Kind: Hashable {
    /// Purchasers' price, installed, CNY.
    var price: Double
    /// kW.
    var power: Double
    /// Years.
    var life: Double
    /// Batteries that it holds, kWh.
    var battery: Double
  }

  let kinds: [Kind]
  /// By class and kind.
  let perVehicle: [Double]

  /// All that it reads.
  static let keys = ["posts", "posts_per_vehicle"]

  init(_ parameters: Parameters) {
    kinds = parameters.records("posts").map { _, fields in
      Kind(
        price: fields.number("price"), power: fields.number("power"), life: fields.number("life"),
        battery: fields.has("battery") ? fields.number("battery") : 0)
    }
    perVehicle = parameters.array("posts_per_vehicle").values
  }
}

/// Posts are built as the vehicles in use at the end of a year need them, and again when their life has ended; none is taken
/// down before.
struct Posts {
  /// By kind and year: posts at the end of the year, and built in it.
  private(set) var inUse: [Double]
  private(set) var built: [Double]
  /// MW by kind and year.
  private(set) var power: [Double]
  /// Batteries of the posts built, GWh by year.
  private(set) var batteries: [Double]
  /// Purchasers' prices, 1e8 CNY by year.
  private(set) var investment: [Double]

  init(_ layout: Layout, _ terms: PostTerms, fleet: Fleet) {
    let (years, all) = (layout.years, layout.all)
    inUse = Array(repeating: 0, count: terms.kinds.count * years)
    (built, power) = (inUse, inUse)
    batteries = Array(repeating: 0, count: years)
    investment = batteries
    for (place, kind) in terms.kinds.enumerated() {
      let law = SurvivalLaw.step(kind.life)
      var additions: [Double] = []
      for year in 0..<all {
        var needed = 0.0
        for row in 0..<layout.classes {
          needed += fleet.cohorts.stock[row * all + year] * 1e4 * terms.perVehicle[row * terms.kinds.count + place]
        }
        let surviving = additions.indices.reduce(0) { $0 + additions[$1] * law.share(at: Double(year - $1)) }
        additions.append(max(0, needed - surviving))
        guard year >= layout.earlier else { continue }
        let (run, cell) = (year - layout.earlier, place * years + year - layout.earlier)
        inUse[cell] = surviving + additions[year]
        built[cell] = additions[year]
        power[cell] = inUse[cell] * kind.power * 1e-3
        batteries[run] += additions[year] * kind.battery * 1e-6
        investment[run] += additions[year] * kind.price * 1e-8
      }
    }
  }
}
