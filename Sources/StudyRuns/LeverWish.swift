package import Diagnostics
import ScenarioKeys
import ScenarioKit
package import ScenarioReading

extension PreparedRun {
  /// The error of a study that is to vary levers of a scenario without any; nil where it has some.
  /// - Parameter wish: the words that ask for them, such as "--levers".
  package func refusal(toVaryLevers wish: String) -> Diagnostic? {
    guard !varied.contains(where: { $0.section == .levers }) else { return nil }
    return .error(
      "\(wish) varies what [levers] names, and '\(scenario.path)' has no [levers]",
      advice: "write [levers] with a line such as \"economy.growth\" = { low = 0.06, high = 0.1 }, or leave out \(wish)"
    )
  }
}
