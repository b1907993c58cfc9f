import Diagnostics
public import SimulationKit

/// A module of formulas: its manifest, and its arrays in the order in which they are computed.
///
/// This room reads files of formulas and computes them; what the host of modules does with a module belongs to
/// `ModuleHost`, what a scenario writes for one to `ScenarioKit`.
public struct FormulaModule: Sendable {
  /// A condition that must hold for every element.
  struct Check: Sendable {
    /// The array of 1 and 0.
    var node: Int
    var severity: ParameterDiagnostic.Severity
    var message: Text
    var advice: Text
    /// The parameter that findings are attached to; nil for what depends on more than parameters.
    var parameter: String?
    /// The axes of that parameter.
    var parameterAxes: [String]
    var place: SourceLocation
  }

  public let manifest: Manifest
  let plan: Plan
  let groups: [ComputingOrder.Group]
  let checks: [Check]
  /// The nodes of the outputs, in the order of the manifest.
  let outputs: [Int]
  /// Of what the formula of a node depends on: parameters and inputs, by name.
  let roots: [Set<String>]
  let idleEngines = IdleEngines()
}
