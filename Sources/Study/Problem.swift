package import Coupling
package import Economy
package import SimulationKit

/// Everything that a run computes from, as numbers and labels; where each number was written stands beside it, never in
/// it. Made once from a checked scenario, and evaluated for any number of samples.
package struct Problem: Sendable {
  /// Labels of the economy: years of the run, sectors, categories of final demand, industries.
  package var axes: AxisLabels
  package var economy: EconomyProblem
  /// In the scenario's order.
  package var modules: [ModuleProblem]
  package var graph: CouplingGraph
  package var financing: [Financing]
  package var loops: LoopSolver
  package var targets: [Target]
  /// Nil for a problem that is its own reference.
  package var reference: ReferenceProblem?

  package init(
    axes: AxisLabels, economy: EconomyProblem, modules: [ModuleProblem], graph: CouplingGraph, financing: [Financing],
    loops: LoopSolver, targets: [Target], reference: ReferenceProblem? = nil
  ) {
    self.axes = axes
    self.economy = economy
    self.modules = modules
    self.graph = graph
    self.financing = financing
    self.loops = loops
    self.targets = targets
    self.reference = reference
  }

  package func module(_ name: String) -> ModuleProblem? { modules.first { $0.name == name } }
}

/// A module of a problem: its mode, its labels, its parameters and the language of its texts.
package struct ModuleProblem: Sendable {
  /// The name under which the scenario runs it.
  package var name: String
  package var manifest: Manifest
  package var mode: String?
  package var axes: AxisLabels
  package var parameters: [String: ParameterValue]
  package var language: Language
  /// The outputs that inputs are taken from, where the scenario chooses them.
  package var sources: [String: CouplingGraph.InputSource]

  package init(
    name: String, manifest: Manifest, mode: String?, axes: AxisLabels, parameters: [String: ParameterValue],
    language: Language = .en, sources: [String: CouplingGraph.InputSource] = [:]
  ) {
    self.name = name
    self.sources = sources
    self.manifest = manifest
    self.mode = mode
    self.axes = axes
    self.parameters = parameters
    self.language = language
  }

  package var member: CouplingGraph.Member {
    CouplingGraph.Member(name: name, manifest: manifest, mode: mode, axes: axes, sources: sources)
  }
}
