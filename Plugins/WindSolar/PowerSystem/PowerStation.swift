import SimulationKit

/// The kinds of power station.
enum StationKind: String, CaseIterable {
  case thermal, wind, solar, hydro, storage
  case tieLine = "import"
}

/// A station as the scenario has it; arrays by year of the run.
struct PowerStation {
  let name: String
  let kind: StationKind
  let part: Double
  let zone: String?
  /// GW; empty for wind and solar.
  let capacity: [Double]
  let retired: [Double]
  let potential: Double?
  let buildLimit: Double?
  /// CNY/W.
  let capitalCost: Double
  let fixedShare: Double
  /// CNY/kWh.
  let energyCost: Double
  let lifetime: Double
  let fullLoadHours: Double?
  let availability: Double
  let firmShare: Double
  /// t/MWh.
  let emissions: Double
  let storageHours: Double
  let charging: Double
  let discharging: Double
  let isRenewable: Bool
  let billShares: [Double]

  init(_ name: String, _ fields: Parameters) {
    func optional(_ key: String) -> Double? { fields.has(key) ? fields.number(key) : nil }
    self.name = name
    kind = StationKind(rawValue: fields.text("kind")) ?? .thermal
    part = optional("part") ?? 0
    zone = fields.has("zone") ? fields.text("zone") : nil
    let years = fields.labels("year").count
    capacity = fields.has("capacity") ? fields.array("capacity").values : Array(repeating: 0, count: years)
    retired = fields.has("retired") ? fields.array("retired").values : Array(repeating: 0, count: years)
    potential = optional("potential")
    buildLimit = optional("build_limit")
    capitalCost = fields.number("capital_cost")
    fixedShare = fields.number("fixed_share")
    energyCost = fields.number("energy_cost")
    lifetime = fields.number("lifetime")
    fullLoadHours = optional("full_load_hours")
    availability = fields.number("availability")
    firmShare = fields.number("firm_share")
    emissions = fields.number("emissions")
    storageHours = optional("storage_hours") ?? 1
    charging = fields.number("charging_efficiency")
    discharging = fields.number("discharging_efficiency")
    isRenewable = [.wind, .solar, .hydro].contains(kind) || fields.boolean("renewable")
    billShares = fields.has("bill_shares") ? fields.array("bill_shares").values : []
  }

  var technology: Technology? {
    switch kind {
    case .wind: .wind
    case .solar: .solar
    case .thermal, .hydro, .storage, .tieLine: nil
    }
  }

  /// The technology's place on its axis.
  var row: Int? { technology.map { $0 == .wind ? 0 : 1 } }

  /// 1e8 CNY a year for each GW: CNY/W times GW is 1e9 CNY.
  func capacityCost(rate: Double) -> Double {
    10 * capitalCost * (PowerCosts.capitalRecoveryFactor(rate: rate, years: lifetime) + fixedShare)
  }

  /// The station as a plant, with its profile over the hours at hand; nil where the profile cannot reach its hours.
  func plant(_ profile: [Double]?, rate: Double) -> PowerPlant {
    let kind: PowerPlant.Kind =
      switch self.kind {
      case .wind, .solar: .variable(profile: profile ?? [])
      case .storage: .storage(hours: storageHours, charging: charging, discharging: discharging)
      case .thermal, .hydro, .tieLine: .dispatchable(availability: availability, mostHours: fullLoadHours)
      }
    // CNY/kWh times GWh is 1e6 CNY; t/MWh times GWh is 1e3 t.
    return PowerPlant(
      name: name, kind: kind, isRenewable: isRenewable, capacityCost: capacityCost(rate: rate),
      energyCost: energyCost * 0.01, firmShare: firmShare, emissions: emissions * 0.001)
  }
}
