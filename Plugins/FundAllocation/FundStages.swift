import SimulationKit

/// The stages of firms that the money goes to, and how much of all that is paid each must and may take.
struct FundStages: Equatable {
  static let labels = ["early", "growth", "mature"]

  /// By industry and stage, each industry's shares sum to one; nil for a fund without rules on stages.
  let mix: [Double]?
  /// By stage.
  let floor: [Double]
  let ceiling: [Double]

  init(_ parameters: Parameters) {
    mix = parameters.has("stage_mix") ? parameters.array("stage_mix").values : nil
    floor = parameters.array("stage_floor").values
    ceiling = parameters.array("stage_ceiling").values
  }

  /// Stages with a limit that says something.
  var limited: [(stage: Int, isFloor: Bool)] {
    guard mix != nil else { return [] }
    return Self.labels.indices.flatMap { stage in
      (floor[stage] > 0 ? [(stage, true)] : []) + (ceiling[stage] < 1 ? [(stage, false)] : [])
    }
  }

  func share(_ industry: Int, _ stage: Int) -> Double { mix?[industry * Self.labels.count + stage] ?? 0 }
}
