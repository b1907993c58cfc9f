/// A table for a terminal: columns as wide as their widest cell, full-width characters counting two.
package struct TextTable {
  package enum Alignment {
    case left, right
  }

  private let alignments: [Alignment]
  private var rows: [[String]]
  /// Lines under a row, indented, by the row's number.
  private var remarks: [Int: String] = [:]

  package init(_ heads: [String], _ alignments: [Alignment]) {
    rows = [heads]
    self.alignments = alignments
  }

  /// Adds a row, with a remark on a line of its own below it where there is one.
  package mutating func add(_ cells: [String], below remark: String = "") {
    if !remark.isEmpty { remarks[rows.count] = remark }
    rows.append(cells)
  }

  /// The text, every line ended; the heads underlined.
  package var text: String {
    let widths = alignments.indices.map { column in rows.reduce(0) { max($0, Self.width($1[column])) } }
    func line(_ row: [String]) -> String {
      let cells = zip(row, zip(widths, alignments)).map { cell, shape in
        let padding = String(repeating: " ", count: shape.0 - Self.width(cell))
        return shape.1 == .left ? cell + padding : padding + cell
      }
      var text = cells.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
    return line(rows[0]) + rule
      + rows.indices.dropFirst().map { line(rows[$0]) + (remarks[$0].map { "    \($0)\n" } ?? "") }.joined()
  }

  private static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + displayWidth($1) } }
}
