import Diagnostics
import ScenarioCase
import ScenarioReading

@testable import ResultText

extension ScenarioCase {
  /// The answer of `simplan explain` about a key, or without one about all values.
  func explain(_ key: String? = nil) throws -> String {
    let explanation = Explanation(try prepared())
    do throws(InvalidInput) {
      return relative(try key.map { key throws(InvalidInput) in try explanation.text(of: key) } ?? explanation.overview)
    } catch {
      return message(of: error)
    }
  }
}
