// The room of Excel workbooks, over libxlsxwriter, which is opened when the first one is written. What stands in a sheet is the
// business of whoever fills it.

/// A sheet of a workbook: one table under a row of heads that stays in sight.
package struct WorkbookSheet: Sendable, Hashable {
  package enum Cell: Sendable, Hashable {
    case empty
    /// A text whatever it begins with: no spreadsheet computes it.
    case text(String)
    case number(Double)
    /// A text that leads to another sheet.
    case link(String, sheet: String)
  }

  package struct Column: Sendable, Hashable {
    package var head: String
    /// In characters of the standard font.
    package var width: Double
    /// Excel's code of the format of numbers, such as `#,##0.0`; nil for the standard one.
    package var format: String?
    /// Whether long texts go on in further lines of their cell.
    package var isWrapped: Bool

    package init(_ head: String, width: Double = 12, format: String? = nil, isWrapped: Bool = false) {
      self.head = head
      self.width = width
      self.format = format
      self.isWrapped = isWrapped
    }
  }

  /// As the workbook names it: `WorkbookSheetNames` makes it one that Excel takes.
  package var name: String
  package var columns: [Column]
  package var rows: [[Cell]]
  /// Columns on the left that stay in sight.
  package var frozenColumns: Int

  package init(_ name: String, _ columns: [Column], rows: [[Cell]] = [], frozenColumns: Int = 0) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.frozenColumns = frozenColumns
  }
}

/// Names of sheets as Excel takes them: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at an end, each once
/// whatever its case.
package struct WorkbookSheetNames {
  private static let limit = 31
  private var taken: Set<String> = ["history"]

  package init() {}

  /// The name for a wish; the second of one name gets a number.
  package mutating func name(for wish: String) -> String {
    let clean = String(wish.map { "[]:*?/\\".contains($0) || $0.isNewline ? " " : $0 })
    var number = 1
    while true {
      let ending = number == 1 ? "" : " \(number)"
      var base = Self.trimmed(clean)
      while base.utf16.count > Self.limit - ending.utf16.count { base.removeLast() }
      let name = Self.trimmed(base) + ending
      if !Self.trimmed(base).isEmpty, taken.insert(name.lowercased()).inserted { return name }
      if Self.trimmed(base).isEmpty { return self.name(for: "Sheet") }
      number += 1
    }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last == " " || last == "'" { text.removeLast() }
    while let first = text.first, first == " " || first == "'" { text.removeFirst() }
    return String(text)
  }
}
