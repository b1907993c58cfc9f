import Diagnostics
package import InputOutput
package import SimulationKit

/// The run's side of the things that a plan speaks of; what could not be read is nil or empty, and nothing is checked
/// against it then.
package struct PlanScope {
  package var years: [Int]?
  package var tableYear: Int?
  /// Strategic industries, by the code and the title under which a plan names them.
  package var industries: [(code: String, title: Title)] = []
  package var sectors: NameLookup?
  /// Places of the table's categories of final demand that are sales abroad and to other provinces.
  package var exports: [Int] = []
  package var outflow: [Int] = []
  /// Names and units of the accounts beside the money.
  package var accounts: [(name: String, unit: String)] = []
  /// Of the scenario, those that are switched off among them.
  package var modules: [Module] = []
  /// Whether every module of the scenario is among them.
  package var knowsModules = false
  /// The manifest of a module that is at hand and that the scenario does not name.
  package var manifest: (String) -> Manifest? = { _ in nil }

  package init() {}

  package struct Module {
    /// The name under which the scenario runs it.
    var name: String
    var manifest: Manifest
    var mode: String?
    /// The labels of all axes in this run.
    var axes: AxisLabels
    var isActive: Bool

    package init(name: String, manifest: Manifest, mode: String?, axes: AxisLabels, isActive: Bool) {
      self.name = name
      self.manifest = manifest
      self.mode = mode
      self.axes = axes
      self.isActive = isActive
    }

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

  /// The place of an industry that is called by its code, or by its title in either language.
  func industry(named name: String) -> Int? {
    industries.firstIndex { $0.code == name || $0.title.en == name || $0.title.zh == name }
  }

  /// An industry or a sector by its code or by its name in either language.
  func label(_ written: String) -> Label {
    let industry = industry(named: written)
    let codes = industries.map(\.code)
    switch sectors?.match(written) {
    case nil: return industry.map(Label.industry) ?? .unknown(nearest: closest(to: written, in: codes))
    case .found(let sector)?:
      guard let industry else { return .sector(sector) }
      return .ambiguous([codes[industry], sectors?.codes[sector] ?? ""])
    case .ambiguous(let places)?: return .ambiguous(places.compactMap { sectors?.codes[$0] })
    case .unknown?:
      return industry.map(Label.industry)
        ?? .unknown(nearest: closest(to: written, in: codes) ?? sectors?.nearest(to: written))
    }
  }
}
