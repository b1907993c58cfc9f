/// A module's description of itself. It is data: the scenario check, `simplan modules show`, the reference pages and the
/// schema are all made from it, and nothing is said twice.
public struct Manifest: Codable, Hashable, Sendable {
  /// The name that scenarios use: lower-case words with hyphens (`wind-solar`).
  public var identifier: String
  public var version: String
  public var title: Text
  /// The module's subject and method, in a sentence or two.
  public var summary: Text
  /// The ways in which the module can be run; empty when there is just one.
  public var modes: [Mode]
  /// Axes whose labels the module fixes or whose meaning it explains.
  public var axes: [Axis]
  public var parameters: [ParameterDeclaration]
  /// Variables read from other modules or from the economy.
  public var inputs: [VariableDeclaration]
  public var outputs: [VariableDeclaration]
  /// Meanings of the outputs to the economy.
  public var links: [EconomyLink]
  /// The charts that belong into a report of this module.
  public var charts: [ChartDeclaration]
  /// Numbers that a plan may set targets for.
  public var targets: [TargetDeclaration]
  /// Sections that the module offers to a report.
  public var sections: [ReportSection]

  enum CodingKeys: String, CodingKey {
    case identifier, version, title, summary, modes, axes, parameters, inputs, outputs, links, charts, targets, sections
  }

  public init(
    identifier: String, version: String, title: Text, summary: Text, modes: [Mode] = [], axes: [Axis] = [],
    parameters: [ParameterDeclaration] = [], inputs: [VariableDeclaration] = [], outputs: [VariableDeclaration] = [],
    links: [EconomyLink] = [], charts: [ChartDeclaration] = [], targets: [TargetDeclaration] = [],
    sections: [ReportSection] = []
  ) {
    self.identifier = identifier
    self.version = version
    self.title = title
    self.summary = summary
    self.modes = modes
    self.axes = axes
    self.parameters = parameters
    self.inputs = inputs
    self.outputs = outputs
    self.links = links
    self.charts = charts
    self.targets = targets
    self.sections = sections
  }
}

/// One way of running a module, chosen by `mode = "…"` in the scenario. The first is the default.
public struct Mode: Codable, Hashable, Sendable {
  public var name: String
  public var meaning: Text

  public init(_ name: String, meaning: Text) {
    self.name = name
    self.meaning = meaning
  }
}

/// A variable that a module reads or gives: an array over axes, in one unit.
public struct VariableDeclaration: Codable, Hashable, Sendable {
  /// The name by which modules and the economy are coupled (`electricity_demand`).
  public var name: String
  public var unit: String
  /// Axis names, slowest first; empty for a single number.
  public var axes: [String]
  public var meaning: Text
  /// The modes in which it is read or given; empty for all.
  public var modes: [String]
  /// The variable's name in the IAMC export, with `{axis}` where a label stands; nil for what is not exported.
  public var iamc: String?
  /// For an input: whether it is the same for all samples of a batch (`shared`) or may differ (`perSample`).
  public var variation: Variation
  /// For an input: whether the module can do without it; where nobody gives it, it is absent.
  public var optional: Bool

  public enum Variation: String, Codable, Hashable, Sendable {
    case shared, perSample
  }

  public init(
    _ name: String, unit: String, axes: [String] = [], meaning: Text, modes: [String] = [], iamc: String? = nil,
    variation: Variation = .perSample, optional: Bool = false
  ) {
    self.name = name
    self.unit = unit
    self.axes = axes
    self.meaning = meaning
    self.modes = modes
    self.iamc = iamc
    self.variation = variation
    self.optional = optional
  }

  enum CodingKeys: String, CodingKey {
    case name, unit, axes, meaning, modes, iamc, variation, optional
  }

  public func applies(in mode: String?) -> Bool { modes.isEmpty || mode.map(modes.contains) ?? true }
}
