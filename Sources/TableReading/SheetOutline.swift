import Diagnostics
import WorkbookReading

/// Where the names, the codes and the figures of a table stand in a sheet, found by the names that stand both before rows and
/// above columns.
struct SheetOutline {
  let sheet: Sheet
  let columns: [Column]
  let rows: [Row]
  /// Text in the rows above the header, and before it: titles, units, notes.
  let remarks: [Remark]
  /// The places of figures: rows from here on, by their place in the sheet, and columns.
  let firstRow: Int
  let firstColumn: Int

  struct Column {
    var number: Int
    /// The lowest label above its figures, as it is and normal.
    var label: String
    var normal: String
    /// The labels above that one, the nearest first.
    var groups: [String]
    var code: String?
    var place: SourceLocation
  }

  struct Row {
    /// Its place among the rows of the sheet.
    var number: Int
    var label: String
    var normal: String
    var origin: RowOrigin?
    var code: String?
    var place: SourceLocation
    var hasFigures: Bool
  }

  struct Remark {
    var text: String
    var place: SourceLocation
  }

  /// The most columns of a sheet that is a table of sectors.
  static let mostColumns = 20_000
  /// Names stand in the first columns.
  private static let mostLabelColumns = 12

  /// Nil for a sheet without such names.
  init?(_ sheet: Sheet) {
    let width = sheet.rows.reduce(0) { max($0, ($1.cells.last?.column ?? -1) + 1) }
    guard width <= Self.mostColumns, let frame = Self.frame(of: sheet) else { return nil }
    self.sheet = sheet
    (firstRow, firstColumn) = (frame.firstRow, frame.firstColumn)
    let codeRows = Set((0..<frame.firstRow).filter { Self.isCodeRow($0, of: sheet, frame) })
    columns = Self.columns(of: sheet, frame, codeRows: codeRows, width: width)
    rows = Self.rows(of: sheet, frame)
    var remarks: [Remark] = []
    for number in 0..<frame.firstRow {
      for cell in sheet.rows[number].cells where cell.column < frame.firstColumn || number < frame.header {
        guard case .text(let text) = sheet.content(cell), !LabelText.normal(text).isEmpty else { continue }
        remarks.append(Remark(text: text, place: sheet.location(row: sheet.rows[number], column: cell.column)))
      }
    }
    self.remarks = remarks
  }

  struct Frame {
    var nameColumn: Int
    /// The row of the sheet that names the sectors again.
    var header: Int
    var firstRow: Int
    var firstColumn: Int
  }

  private static func frame(of sheet: Sheet) -> Frame? {
    frame(of: sheet, codes: false) ?? frame(of: sheet, codes: true)
  }

  /// The column and the row that share the most labels. Codes may be the only names, and count where there are no others.
  private static func frame(of sheet: Sheet, codes: Bool) -> Frame? {
    var above: [String: [(row: Int, column: Int)]] = [:]
    // How often a name of a column stands in a header row above it.
    var shared: [Int: [Int: Int]] = [:]
    for (number, row) in sheet.rows.enumerated() {
      var labels: [(String, Int)] = []
      for cell in row.cells {
        guard case .text(let text) = sheet.content(cell) else { continue }
        let isCode = LabelText.isCode(text)
        guard codes || !isCode, !isFigure(text, isCode: isCode) else { continue }
        let label = LabelText.normal(text)
        guard !label.isEmpty, !isKnown(label) else { continue }
        labels.append((label, cell.column))
      }
      for (label, column) in labels where column < mostLabelColumns {
        var headers: Set<Int> = []
        for place in above[label] ?? [] where place.column > column { headers.insert(place.row) }
        for header in headers { shared[column, default: [:]][header, default: 0] += 1 }
      }
      for (label, column) in labels { above[label, default: []].append((number, column)) }
    }
    var best: (count: Int, column: Int, header: Int)?
    for (column, headers) in shared.sorted(by: { $0.key < $1.key }) {
      for (header, count) in headers.sorted(by: { $0.key < $1.key }) where count > best?.count ?? 1 {
        best = (count, column, header)
      }
    }
    guard let best else { return nil }
    // The first row and the first column that are named alike.
    let names = Set(
      sheet.rows[best.header].cells.compactMap { cell -> String? in
        guard cell.column > best.column, case .text(let text) = sheet.content(cell) else { return nil }
        let label = LabelText.normal(text)
        return isKnown(label) ? nil : label
      })
    func label(_ row: Int, _ column: Int) -> String? {
      guard let cell = sheet.rows[row][column], case .text(let text) = sheet.content(cell) else { return nil }
      return LabelText.normal(text)
    }
    let below = (best.header + 1..<sheet.rows.count).filter { label($0, best.column).map(names.contains) ?? false }
    guard let firstRow = below.first else { return nil }
    let down = Set(below.compactMap { label($0, best.column) })
    let firstColumn = sheet.rows[best.header].cells.first { cell in
      cell.column > best.column && (label(best.header, cell.column).map(down.contains) ?? false)
    }?.column
    guard let firstColumn else { return nil }
    return widened(
      Frame(nameColumn: best.column, header: best.header, firstRow: firstRow, firstColumn: firstColumn), sheet)
  }

  /// Whether a text is a figure, as in 12,345 or a dash, and names nothing.
  static func isFigure(_ text: String, isCode: Bool) -> Bool {
    // Names begin otherwise, and there are many.
    guard let first = text.utf8.first, first < 0x40 || first >= 0xE2 else { return false }
    switch FigureText(text) {
    case .number: return !isCode
    case .dash: return true
    case .masked, .noNumber: return false
    }
  }

  /// The labels of the row and the column of codes, which may be the same.
  static let codeHeads: Set<String> = ["代码", "编码", "部门代码", "code", "codes"]

  private static func isKnown(_ label: String) -> Bool {
    ColumnMeaning(label, under: []) != nil || RowMeaning(label) != nil || ColumnMeaning.sums.contains(label)
      || codeHeads.contains(label)
  }

  /// Whether a row of the header holds codes.
  private static func isCodeRow(_ number: Int, of sheet: Sheet, _ frame: Frame) -> Bool {
    guard number != frame.header else { return false }
    let cells = sheet.rows[number].cells.filter { $0.column >= frame.firstColumn }
    let codes = cells.count { cell in
      switch sheet.content(cell) {
      case .number: true
      case .text(let text): LabelText.isCode(text)
      default: false
      }
    }
    return cells.count > 1 && codes * 5 >= cells.count * 4
  }

  private static func columns(of sheet: Sheet, _ frame: Frame, codeRows: Set<Int>, width: Int) -> [Column] {
    let count = max(0, width - frame.firstColumn)
    // Of each header row the labels, and the labels at or before each column.
    var labels: [[String?]] = []
    var spread: [[String?]] = []
    var codes = [String?](repeating: nil, count: count)
    let header = (0..<frame.firstRow)
    for number in header {
      var row = [String?](repeating: nil, count: count)
      for cell in sheet.rows[number].cells where cell.column >= frame.firstColumn {
        let place = cell.column - frame.firstColumn
        if codeRows.contains(number) {
          codes[place] = code(sheet.content(cell))
        } else if case .text(let text) = sheet.content(cell), !LabelText.normal(text).isEmpty {
          row[place] = text
        }
      }
      labels.append(row)
      var last: String?
      spread.append(
        row.map { label in
          last = label ?? last
          return last
        })
    }
    return (0..<count).map { place in
      let lowest = header.reversed().first { labels[$0][place] != nil }
      let label = lowest.flatMap { labels[$0][place] } ?? ""
      let groups = (0..<(lowest ?? 0)).reversed().compactMap { spread[$0][place].map(LabelText.normal) }
      let row = sheet.rows[lowest ?? frame.header]
      return Column(
        number: frame.firstColumn + place, label: LabelText.shown(label), normal: LabelText.normal(label),
        groups: groups,
        code: codes[place], place: sheet.location(row: row, column: frame.firstColumn + place))
    }
  }

  private static func code(_ content: CellContent) -> String? {
    switch content {
    case .number(let value): value == value.rounded() && value.magnitude < 1e9 ? "\(Int(value))" : nil
    case .text(let text): LabelText.isCode(text) ? LabelText.shown(text) : nil
    default: nil
    }
  }

  private static func rows(of sheet: Sheet, _ frame: Frame) -> [Row] {
    var origin: RowOrigin?
    var rows: [Row] = []
    // The label of the first block may stand in a row of its own.
    for number in frame.header + 1..<sheet.rows.count {
      let row = sheet.rows[number]
      var (name, group, code): (String?, String?, String?)
      for cell in row.cells where cell.column < frame.firstColumn {
        let content = sheet.content(cell)
        if cell.column == frame.nameColumn {
          if case .text(let text) = content, !LabelText.normal(text).isEmpty { name = text }
        } else if let found = Self.code(content) {
          code = found
        } else if case .text(let text) = content, !LabelText.normal(text).isEmpty {
          group = text
        }
      }
      let hasFigures = (row.cells.last?.column ?? -1) >= frame.firstColumn
      let label = name ?? group ?? ""
      for text in [group, hasFigures ? nil : name].compactMap({ $0 }) {
        origin = RowOrigin(LabelText.normal(text)) ?? origin
      }
      if number < frame.firstRow { continue }
      rows.append(
        Row(
          number: number, label: LabelText.shown(label), normal: LabelText.normal(label), origin: origin, code: code,
          place: sheet.location(row: row, column: name == nil ? 0 : frame.nameColumn), hasFigures: hasFigures))
    }
    return rows
  }
}
