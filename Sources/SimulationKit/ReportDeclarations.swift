/// A number by year that a plan may set a target for: an output, reduced to its years.
public struct TargetDeclaration: Hashable, Sendable {
  /// The name by which a plan's file refers to it: lower-case words with underscores.
  public var name: String
  public var title: Text
  public var output: String
  /// Axes of the output that are summed over.
  public var summed: [String]
  /// Axes of the output of which one label counts.
  public var at: [String: String]
  /// Whether the module makes no sense in a host that judges no targets of modules.
  public var required: Bool

  public init(
    _ name: String, title: Text, output: String, summed: [String] = [], at: [String: String] = [:],
    required: Bool = false
  ) {
    self.name = name
    self.title = title
    self.output = output
    self.summed = summed
    self.at = at
    self.required = required
  }
}

/// A section of the report that the module offers: text, charts and outputs as tables, in this order.
public struct ReportSection: Hashable, Sendable {
  /// Lower-case words with hyphens.
  public var name: String
  public var title: Text
  /// A few sentences; nil for none.
  public var text: Text?
  /// Names of charts of this manifest.
  public var charts: [String]
  /// Names of outputs that are shown as tables.
  public var tables: [String]
  /// Whether the module makes no sense in a host that writes no sections of modules.
  public var required: Bool

  public init(
    _ name: String, title: Text, text: Text? = nil, charts: [String] = [], tables: [String] = [],
    required: Bool = false
  ) {
    self.name = name
    self.title = title
    self.text = text
    self.charts = charts
    self.tables = tables
    self.required = required
  }
}

extension TargetDeclaration: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, title, output, summed, at, required
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try c.decode(String.self, forKey: .name), title: try c.decode(Text.self, forKey: .title),
      output: try c.decode(String.self, forKey: .output),
      summed: try c.decodeIfPresent([String].self, forKey: .summed) ?? [],
      at: try c.decodeIfPresent([String: String].self, forKey: .at) ?? [:],
      required: try c.decodeIfPresent(Bool.self, forKey: .required) ?? false)
  }
}

extension ReportSection: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, title, text, charts, tables, required
  }

  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try c.decode(String.self, forKey: .name), title: try c.decode(Text.self, forKey: .title),
      text: try c.decodeIfPresent(Text.self, forKey: .text),
      charts: try c.decodeIfPresent([String].self, forKey: .charts) ?? [],
      tables: try c.decodeIfPresent([String].self, forKey: .tables) ?? [],
      required: try c.decodeIfPresent(Bool.self, forKey: .required) ?? false)
  }
}
