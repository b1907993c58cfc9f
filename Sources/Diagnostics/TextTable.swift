/// A table for a terminal: columns as wide as their widest cell, full-width characters counting two.
package struct TextTable {
  package enum Alignment {
    case left, right
  }

  /// The look of a row's last cell on a terminal that has colours; its words say the same.
  package enum Tint: String, Sendable {
    case good = "32"
    case bad = "31"
    case faint = "2"
  }

  private let alignments: [Alignment]
  private var rows: [[String]]
  /// Lines under a row, indented, by the row's number.
  private var remarks: [Int: String] = [:]
  /// Lines before a row, by its number.
  private var headings: [Int: String] = [:]
  private var tints: [Int: Tint] = [:]

  package init(_ heads: [String], _ alignments: [Alignment]) {
    rows = [heads]
    self.alignments = alignments
  }

  /// Adds a row, with a remark on a line of its own below it where there is one.
  package mutating func add(_ cells: [String], below remark: String = "", tint: Tint? = nil) {
    if !remark.isEmpty { remarks[rows.count] = remark }
    tints[rows.count] = tint
    rows.append(cells)
  }

  /// Begins a group of rows.
  package mutating func addHeading(_ heading: String) { headings[rows.count] = heading }

  /// The text, every line ended; the heads underlined.
  package var text: String { text(within: nil) }

  /// The text in lines of at most so many columns: cells on the left of their columns are broken where they do not fit.
  /// - Parameter colored: whether tints are shown. Control characters in cells are then escaped here, since the text holds
  ///   some of its own.
  package func text(within columns: Int?, colored: Bool = false) -> String {
    let widths = widths(within: columns)
    func shown(_ text: String) -> String { colored ? text.escapingControls : text }
    func lines(_ number: Int) -> String {
      let cells = rows[number].enumerated().map { column, cell in
        alignments[column] == .right
          ? [shown(cell)] : shown(cell).wrapped(to: widths[column], hanging: column == 0 ? 2 : 0)
      }
      let height = cells.map(\.count).max() ?? 1
      return (0..<height).map { line in
        var text = ""
        for (column, cell) in cells.enumerated() {
          let part = line < cell.count ? cell[line] : ""
          let padding = String(repeating: " ", count: max(0, widths[column] - part.displayColumns))
          let isLast = column == cells.count - 1
          let tint = colored && isLast && !part.isEmpty ? tints[number] : nil
          let tinted = tint.map { "\u{1B}[\($0.rawValue)m\(part)\u{1B}[0m" } ?? part
          text += (column > 0 ? "  " : "") + (alignments[column] == .left ? tinted + padding : padding + tinted)
        }
        while text.last == " " { text.removeLast() }
        return text + "\n"
      }.joined()
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
    return lines(0) + rule
      + rows.indices.dropFirst().map { number in
        let heading = headings[number].map { Self.paragraph(shown($0), columns, indent: "") }
        let remark = remarks[number].map { Self.paragraph(shown($0), columns, indent: "    ") }
        return (heading.map { (number > 1 ? "\n" : "") + $0 } ?? "") + lines(number) + (remark ?? "")
      }.joined()
  }

  private static func paragraph(_ text: String, _ columns: Int?, indent: String) -> String {
    let lines = columns.map { text.wrapped(to: $0 - indent.count) } ?? [text]
    return lines.map { indent + $0 + "\n" }.joined()
  }

  /// Widths of the columns; the widest of those on the left give way, to no less than `least`.
  private func widths(within columns: Int?) -> [Int] {
    var widths = alignments.indices.map { column in rows.reduce(0) { max($0, $1[column].displayColumns) } }
    guard let columns else { return widths }
    let least = 12
    while widths.reduce(2 * (widths.count - 1), +) > columns {
      let wide = widths.indices.filter { alignments[$0] == .left && widths[$0] > least }
      guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }
}
