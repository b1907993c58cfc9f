package import Coupling
package import Diagnostics
import Economy
import RegionalBase
package import ScenarioReading
import SimulationKit
import Study

/// A run whose numbers can stand beside observed ones: a whole scenario, or one of its modules alone.
package protocol ObservableRun: Sendable {
  var header: ScenarioHeader { get }
  /// The year in whose prices its money is; nil for a run without money.
  var priceYear: Int? { get }
  /// Finds a variable as plans write it.
  func lookUp(_ name: String) throws(InvalidInput) -> FoundResult
  /// Runs once.
  func computed(_ wishes: Set<ComputedYears.Wish>) throws(SampleFailure) -> ComputedYears
}

extension PreparedRun: ObservableRun {
  package var priceYear: Int? { accounts.year }

  package func computed(_ wishes: Set<ComputedYears.Wish>) throws(SampleFailure) -> ComputedYears {
    try ComputedYears(self, wishes)
  }
}

extension ModuleAlone: ObservableRun {
  package func computed(_ wishes: Set<ComputedYears.Wish>) throws(SampleFailure) -> ComputedYears {
    let outputs = try run().outputs
    var values: [ComputedYears.Wish: Double] = [:]
    for wish in wishes {
      guard let year = header.years.firstIndex(of: wish.year) else { continue }
      values[wish] = wish.result.measure.value(in: year, since: max(0, year - 1)) { output in
        guard case .module(let name, let variable) = output, name == module.identifier else { return nil }
        return outputs[variable].map { $0.values[...] }
      }
    }
    return ComputedYears(values)
  }
}
