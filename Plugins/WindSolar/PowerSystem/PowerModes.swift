import SimulationKit

/// The modes in which plants run by the hour.
enum PowerModes {
  static let all = ["path_balance", "share_balance", "least_cost"]
  static let leastCost = ["least_cost"]
}

extension Parameters {
  var hasHours: Bool { mode.map(PowerModes.all.contains) ?? false }
  var followsShares: Bool { mode == "share" || mode == "share_balance" }
}
