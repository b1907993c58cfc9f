/// A named axis of an array. Axes are open: `year`, `sector`, `class`, `hour`, or whatever a module or a scenario defines.
public struct Axis: Codable, Hashable, Sendable {
  public var name: String
  /// The labels where the module fixes them (`["LFP", "ternary"]`); nil where something else gives them.
  public var labels: [String]?
  /// The labels as reports write them, in their order; nil where the labels themselves will do.
  public var titles: [Text]?
  /// The meaning of the axis, in a line.
  public var meaning: Text?
  /// The parameter whose records name the labels, in their order; nil for any other axis.
  public var records: String?

  /// An axis with neither labels nor records has its labels from the host: from the scenario's years, the table, or the
  /// scenario's section `[axes]`.
  public init(
    _ name: String, labels: [String]? = nil, titles: [Text]? = nil, records: String? = nil, meaning: Text? = nil
  ) {
    self.name = name
    self.labels = labels
    self.titles = titles
    self.records = records
    self.meaning = meaning
  }

  /// Calendar years, given by the scenario.
  public static let year = Axis("year")
  /// Sectors of the scenario's input-output table.
  public static let sector = Axis("sector")
  /// The table's categories of final demand.
  public static let finalDemand = Axis("final_demand")

  /// Axes whose labels the scenario and its table give. A module uses them and never fixes their labels.
  public static let ofHost = [year, sector, finalDemand]
}

extension Manifest {
  /// The axes whose labels are the names of records, with the parameter that holds these.
  public var recordAxes: [String: String] {
    Dictionary(axes.compactMap { axis in axis.records.map { (axis.name, $0) } }) { first, _ in first }
  }
}

/// The labels of every axis in one run: those the modules fix and those the scenario gives.
public struct AxisLabels: Codable, Hashable, Sendable {
  private var labels: [String: [String]]

  public init(_ labels: [String: [String]] = [:]) { self.labels = labels }

  public subscript(_ axis: String) -> [String]? {
    get { labels[axis] }
    set { labels[axis] = newValue }
  }

  public var names: [String] { labels.keys.sorted() }

  /// The number of values of an array over `axes`; nil when an axis has no labels (or the number
  /// is beyond any memory).
  public func count(_ axes: [String]) -> Int? {
    var product = 1
    for axis in axes {
      guard let labels = labels[axis] else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: labels.count)
      guard !overflow else { return nil }
      product = next
    }
    return product
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    labels = try decoder.singleValueContainer().decode([String: [String]].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(labels)
  }
}
