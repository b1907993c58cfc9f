package import Diagnostics
import NumberText
package import Sampling
package import ScenarioKeys
import ScenarioKit
package import ScenarioReading

/// The numbers that a study varies, and how they depend on each other.
package struct StudyVariation: Sendable {
  /// Numbers that sum to one, drawn together.
  package struct Shares: Sendable {
    package var keys: [VariedKey]
    package var shares: BoundedShares
    package var place: SourceLocation

    package init(_ keys: [VariedKey], _ shares: BoundedShares, at place: SourceLocation) {
      self.keys = keys
      self.shares = shares
      self.place = place
    }
  }

  /// The correlation of two keys, by their places among those that vary by themselves.
  package struct Correlation: Sendable {
    package var first, second: Int
    package var value: Double
    package var place: SourceLocation

    package init(_ first: Int, _ second: Int, _ value: Double, at place: SourceLocation) {
      self.first = first
      self.second = second
      self.value = value
      self.place = place
    }
  }

  /// Keys that vary by themselves.
  package var keys: [VariedKey]
  package var shares: [Shares] = []
  package var correlations: [Correlation] = []
  /// Rows of numbers that are taken as they are, each with every drawn sample.
  package var settings: SettingTable?
  /// Whether levers are among the keys, where that was asked.
  private var hasLevers: Bool

  /// The keys of a scenario that vary by chance, and by choice where asked.
  package init(_ prepared: PreparedRun, levers: Bool) {
    self.init(prepared.varied.filter { levers || $0.section == .uncertain }, levers: levers)
  }

  package init(_ keys: [VariedKey], levers: Bool = false) {
    self.keys = keys
    hasLevers = levers
  }

  /// The error of a study with nothing to vary.
  package func nothing(_ prepared: PreparedRun) -> Diagnostic {
    let offersLevers = !hasLevers && !prepared.varied.isEmpty
    return .error(
      "'\(prepared.scenario.path)' has nothing to vary: "
        + (hasLevers ? "neither [uncertain] nor [levers] names a key" : "[uncertain] names no key"),
      advice: "under [uncertain], write a line such as \"economy.growth\" = { distribution = \"uniform\", low = 0.06, "
        + "high = 0.09 }, or { distribution = \"range\" } for an assumption that has a low and a high value"
        + (offersLevers ? "; --levers varies what [levers] names" : ""))
  }

  /// A refusal of the factors, with the names of keys in the place of numbers.
  package func refusal(_ error: SamplingError) -> Diagnostic {
    func name(_ factor: Int) -> String { keys.indices.contains(factor) ? keys[factor].key : "input \(factor)" }
    func place(_ first: Int, _ second: Int) -> SourceLocation? {
      correlations.last { Set([$0.first, $0.second]) == Set([first, second]) }?.place ?? correlations.last?.place
    }
    switch error {
    case .correlationOutOfRange(let first, let second, let value):
      return .error(
        at: place(first, second),
        "the correlation of \(name(first)) with \(name(second)) is \(formatNumber(value))",
        advice: "write a number between -1 and 1, without them")
    case .correlationTwice(let first, let second):
      return first == second
        ? .error(at: place(first, second), "\(name(first)) is correlated with itself", advice: "name another key")
        : .error(
          at: place(first, second), "the correlation of \(name(first)) with \(name(second)) is given twice",
          advice: "leave one")
    case .contradictoryCorrelations(let first, let second, let range, let eigenvalue):
      return .error(
        at: place(first, second),
        "the correlations contradict each other: their matrix is not positive definite, with the smallest eigenvalue "
          + decimals(eigenvalue, 3),
        advice: range.map {
          "with the others as they are, let \(name(first)) with \(name(second)) be above "
            + "\(decimals($0.lowerBound, 3)) and below \(decimals($0.upperBound, 3))"
        } ?? "no single correlation of \(name(second)) mends it: bring several nearer to 0")
    default: return .error("the study cannot vary its inputs: \(error)")
    }
  }
}
