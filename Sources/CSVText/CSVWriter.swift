/// Builds the text of a CSV file: UTF-8 with a byte order mark (Excel needs it to see Chinese), lines ended by LF,
/// quotes only around cells that need them.
public struct CSVWriter: Sendable {
  /// What has been written, the byte order mark first.
  public private(set) var text = "\u{FEFF}"

  public init() {}

  /// Adds one record.
  public mutating func row(_ cells: [String]) {
    // An empty line would be no record, so a lone empty cell is written as a pair of quotes.
    text += cells == [""] ? "\"\"" : cells.map(Self.quoted).joined(separator: ",")
    text += "\n"
  }

  /// A cell as it stands in a file: in quotes only if it holds a comma, a quote or a line end.
  public static func quoted(_ cell: String) -> String {
    let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard cell.utf8.contains(where: marks.contains) else { return cell }
    var result = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
