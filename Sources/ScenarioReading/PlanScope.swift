import Diagnostics
import Economy
import InputOutput
import ModuleHost
import ScenarioKit
import SimulationKit

/// The run's side of the things that a plan speaks of; what could not be read is nil or empty, and nothing is checked
/// against it then.
struct PlanScope {
  var years: [Int]?
  var tableYear: Int?
  var industries = StrategicIndustries()
  var sectors: NameLookup?
  /// Places of the table's categories of final demand that are sales abroad and to other provinces.
  var exports: [Int] = []
  var outflow: [Int] = []
  /// Names and units of the accounts beside the money.
  var accounts: [(name: String, unit: String)] = []
  /// Of the scenario, those that are switched off among them.
  var modules: [Module] = []
  /// Whether every module of the scenario is among them.
  var knowsModules = false
  /// The manifest of a module that is at hand and that the scenario does not name.
  var manifest: (String) -> Manifest? = { _ in nil }

  struct Module {
    /// The name under which the scenario runs it.
    var name: String
    var manifest: Manifest
    var mode: String?
    /// The labels of all axes in this run.
    var axes: AxisLabels
    var isActive: Bool

    /// The outputs and declared targets that a plan may name.
    var names: [String] { manifest.targets.map(\.name) + manifest.outputs.map(\.name) }

    func offers(_ name: String) -> Bool { names.contains(name) }
  }
}

extension PlanScope {
  /// The labels of the economy's axes that are called so, and those there are.
  enum Label: Hashable {
    case industry(Int)
    case sector(Int)
    case ambiguous([String])
    case unknown(nearest: String?)
  }

  /// An industry or a sector by its code or by its name in either language.
  func label(_ written: String) -> Label {
    let industry = industries.code(named: written).flatMap(industries.codes.firstIndex)
    switch sectors?.match(written) {
    case nil: return industry.map(Label.industry) ?? .unknown(nearest: closest(to: written, in: industries.codes))
    case .found(let sector)?:
      guard let industry else { return .sector(sector) }
      return .ambiguous([industries.codes[industry], sectors?.codes[sector] ?? ""])
    case .ambiguous(let places)?: return .ambiguous(places.compactMap { sectors?.codes[$0] })
    case .unknown?:
      return industry.map(Label.industry)
        ?? .unknown(nearest: closest(to: written, in: industries.codes) ?? sectors?.nearest(to: written))
    }
  }
}
