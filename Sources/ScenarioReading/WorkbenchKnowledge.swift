package import ModuleHost
import ScenarioKit
import SimulationKit

extension HostKnowledge {
  /// The units of this program, and all of the contract.
  package static let workbench = HostKnowledge(
    problem: { unit in
      // The year of the table's prices is that of the scenario's table.
      let priced = unit.replacing("CNY_table", with: "CNY_2017")
      do throws(UnitError) {
        _ = try Unit(parsing: priced)
        return nil
      } catch {
        return error.description
      }
    })
}
