/// One kind of plant, or of storage, as the program of hours has it. Power in GW, energy in GWh, money in any one unit:
/// costs a year for each GW, costs for each GWh.
struct PowerPlant {
  enum Kind: Equatable {
    /// Gives what the weather gives: the share of its capacity in each hour.
    case variable(profile: [Double])
    /// Gives up to `availability` of its capacity; over a year at most as much as these full-load hours, if any.
    case dispatchable(availability: Double, mostHours: Double?)
    /// `hours` of its power in store; losses of charging and discharging.
    case storage(hours: Double, charging: Double, discharging: Double)
  }

  var name: String
  var kind: Kind
  var isRenewable = false
  /// A year, for each GW.
  var capacityCost: Double
  /// For each GWh generated.
  var energyCost = 0.0
  var least = 0.0
  var most = Double.infinity
  /// Part of the capacity that counts towards the reserve.
  var firmShare = 0.0
  /// Mt for each GWh.
  var emissions = 0.0

  var isStorage: Bool { if case .storage = kind { true } else { false } }
  var isVariable: Bool { if case .variable = kind { true } else { false } }
  /// Whether there is nothing to choose about the capacity.
  var isFixed: Bool { least == most }
}

/// The hours that stand for a year.
struct PowerHours: Equatable {
  /// GW.
  var load: [Double]
  /// How many hours of the year each stands for.
  var weights: [Double]
  /// Where periods begin; storage goes round within each of them.
  var periodStarts: [Int] = [0]
  /// For each hour shown, its number in the year, from 0.
  var numbers: [Int] = []

  var energy: Double { zip(load, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The hours of a period, with the one that follows each.
  func next(_ hour: Int) -> Int {
    let start = periodStarts.last { $0 <= hour } ?? 0
    let end = periodStarts.first { $0 > hour } ?? load.count
    return hour + 1 < end ? hour + 1 : start
  }
}

/// The limits that a plan must keep beside the balance of every hour.
struct PowerLimits {
  /// Of the load, that does not come from plants that are not renewable.
  var renewableShare: Double?
  /// Of what wind and sun offer, that is thrown away at most.
  var curtailedShare: Double?
  /// Mt a year.
  var emissions: Double?
  /// Firm capacity over the peak load, less one.
  var reserveMargin: Double?
  /// For each GWh that is not served; nil where every hour must be.
  var lostLoadCost: Double?
  /// Least capacity of several plants together, GW, each with its name.
  var floors: [(name: String, plants: [Int], least: Double)] = []
  /// Most capacity of several plants together, GW, each with its name.
  var ceilings: [(name: String, plants: [Int], most: Double)] = []
}
