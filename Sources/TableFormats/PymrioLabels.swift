import InputOutput

/// The labels of a table's sectors as pymrio's files have them.
///
/// pandas reads the labels of rows as numbers where all of them look so, and those of columns as text, so that the two no
/// longer fit; and it takes some words for missing values. Such labels get a letter before them.
struct PymrioLabels {
  typealias Label = (region: String, name: String)

  let sectors: [Label]
  private let region: String
  private let hasRegions: Bool
  private let regions: [String: String]

  /// - Parameter region: the name of a table's one region.
  init(_ table: InputOutputTable, region: String) {
    let hasRegions = table.hasRegionLabels
    self.hasRegions = hasRegions
    let parts = table.sectors.map { Self.parts($0.code, hasRegions, region) }
    let readable = Self.readable(parts.map(\.region), letter: "R")
    let names = Self.readable(parts.map(\.name), letter: "S")
    sectors = parts.map { (readable[$0.region] ?? $0.region, names[$0.name] ?? $0.name) }
    (regions, self.region) = (readable, region)
  }

  private static func parts(_ code: String, _ hasRegions: Bool, _ region: String) -> Label {
    guard hasRegions, let point = code.firstIndex(of: ".") else { return (region, code) }
    return (String(code[..<point]), String(code[code.index(after: point)...]))
  }

  /// The label of a category of final demand; pandas never reads those as numbers.
  func category(_ code: String) -> Label {
    let parts = Self.parts(code, hasRegions, region)
    return (regions[parts.region] ?? parts.region, parts.name)
  }

  /// The code that a label is read as.
  func code(_ label: Label) -> String { hasRegions ? "\(label.region).\(label.name)" : label.name }

  private static func readable(_ labels: [String], letter: String) -> [String: String] {
    var taken = Set(labels)
    var readable: [String: String] = [:]
    for label in labels where readable[label] == nil && isMisread(label) {
      var other = letter + label
      while !taken.insert(other).inserted { other = letter + other }
      readable[label] = other
    }
    return readable
  }

  /// Whether pandas would not read a label as the text that it is.
  private static func isMisread(_ label: String) -> Bool {
    label.isEmpty || Double(label) != nil || missing.contains(label) || ["true", "false"].contains(label.lowercased())
  }

  /// The words that pandas reads as missing values (pandas 2, `read_csv`, `na_values`).
  private static let missing: Set = [
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
    "NaN", "None", "n/a", "nan", "null",
  ]
}
