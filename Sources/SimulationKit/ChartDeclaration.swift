/// A chart of one output. The workbench draws it from the stored results; the module only says which and how.
public struct ChartDeclaration: Codable, Hashable, Sendable {
  public enum Mark: String, Codable, Hashable, Sendable {
    /// Upright columns by year, the labels of the other axis stacked.
    case columns
    /// A line per label over the years.
    case lines
    /// Stacked areas over the years.
    case area
    /// Labels by years, the numbers in coloured cells.
    case heatMap
  }

  /// The file's name without its ending: lower-case words with hyphens.
  public var name: String
  /// An output over `year` and at most one other axis.
  public var output: String
  public var mark: Mark
  public var title: Title
  /// What the values are, without the unit: `Battery demand`.
  public var quantity: Title

  public init(_ name: String, output: String, mark: Mark, title: Title, quantity: Title) {
    self.name = name
    self.output = output
    self.mark = mark
    self.title = title
    self.quantity = quantity
  }
}
