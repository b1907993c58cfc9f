public import Diagnostics

/// How many times a relative error in the data may grow in a solution: ‖A‖₁ ‖A⁻¹‖₁ (Higham 2002, section 7.1).
public struct ConditionEstimate: Hashable, Sendable, Comparable {
  public let value: Double
  private static let limit = 1e10

  public init(_ value: Double) { self.value = value }

  public static func < (a: ConditionEstimate, b: ConditionEstimate) -> Bool { a.value < b.value }

  /// A warning where the estimate is above 1e10, and nothing otherwise.
  public var findings: [Diagnostic] {
    guard value > Self.limit else { return [] }
    let digits = max(0, 15 - powerOfTen)
    return [
      Diagnostic(
        .warning,
        "the equations are nearly singular (condition about 1e\(powerOfTen)): results hold to about \(digits) digits",
        advice: "look for a sector whose inputs come close to its output")
    ]
  }

  private var powerOfTen: Int {
    var (power, rest) = (0, value)
    while rest >= 10 { (power, rest) = (power + 1, rest / 10) }
    return power
  }
}
