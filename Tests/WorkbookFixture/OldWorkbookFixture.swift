/// Workbooks of Excel 97 made in memory: a compound file ([MS-CFB]) with one stream of records ([MS-XLS]).
public enum OldWorkbookFixture {
  public enum Cell: Sendable {
    case number(Double)
    case text(String)
    /// The eight bytes of a formula's result, and its text where it gave one.
    case formula([UInt8], text: String? = nil)
    case truth(Bool)
    /// By Excel's number of the error.
    case error(UInt8)
    case date(Double)

    public static func formula(_ value: Double) -> Cell { .formula(OldWorkbookFixture.bytes(value.bitPattern)) }
    /// A formula that gave what is no number: its kind (0 a text, 1 a truth value, 2 an error, 3 nothing) and its value.
    public static func formula(kind: UInt8, _ value: UInt8 = 0, text: String? = nil) -> Cell {
      .formula([kind, 0, value, 0, 0, 0, 0xFF, 0xFF], text: text)
    }
  }

  /// A range of merged cells, both ends within, counted from 0.
  public typealias Range = (rows: ClosedRange<UInt16>, columns: ClosedRange<UInt16>)

  /// A workbook of sheets of rows; a missing cell is blank.
  public static func bytes(
    sheets: [(name: String, rows: [[Cell?]])], merged: [Range] = [], padding: Int = 4096
  ) -> [UInt8] {
    let texts = sheets.map { sheet(sheet: $0.rows, merged) }
    // Two styles: a number's, and that of a date in Excel's format 14.
    let styles = [0, 14].map { record(0x00E0, bytes(UInt16(0)) + bytes(UInt16($0)) + [UInt8](repeating: 0, count: 16)) }
    let head = begin(0x0005) + styles.joined()
    let names = sheets.map { Array($0.name.utf16) }
    var start = head.count + names.reduce(4) { $0 + 12 + 2 * $1.count }
    var stream = head
    for (name, text) in zip(names, texts) {
      let listed = bytes(UInt32(start)) + [0, 0, UInt8(name.count), 1] + name.flatMap { bytes($0) }
      stream += record(0x0085, listed)
      start += text.count
    }
    stream += record(0x000A, [])
    stream += texts.joined()
    return compound(stream + [UInt8](repeating: 0, count: max(0, padding - stream.count)))
  }

  /// A workbook of one sheet from rows as `WorkbookFixture` takes them, with some cells replaced by their row and column.
  public static func bytes(rows: [String], replacing: [(row: Int, column: Int, cell: Cell)], merged: [Range] = [])
    -> [UInt8]
  {
    var cells: [[Cell?]] = rows.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).map { text -> Cell? in
        if text.isEmpty { return nil }
        let isCode = text.hasPrefix("0") && text.count > 1
        return isCode
          ? .text(String(text)) : Double(text).map { .number($0) } ?? .text(String(text).replacing("\\n", with: "\n"))
      }
    }
    for (row, column, cell) in replacing { cells[row][column] = cell }
    return bytes(sheets: [("Sheet1", cells)], merged: merged)
  }

  private static func sheet(sheet rows: [[Cell?]], _ merged: [Range]) -> [UInt8] {
    let width = rows.reduce(0) { max($0, $1.count) }
    var text = begin(0x0010)
    text += record(
      0x0200, bytes(UInt32(0)) + bytes(UInt32(rows.count)) + bytes(UInt16(0)) + bytes(UInt16(width)) + bytes(UInt16(0)))
    for (row, cells) in rows.enumerated() {
      for case (let column, let cell?) in cells.enumerated() {
        func add(_ kind: UInt16, style: UInt16 = 0, _ content: [UInt8]) {
          text += record(kind, bytes(UInt16(row)) + bytes(UInt16(column)) + bytes(style) + content)
        }
        switch cell {
        case .number(let value): add(0x0203, bytes(value.bitPattern))
        case .date(let value): add(0x0203, style: 1, bytes(value.bitPattern))
        case .text(let label): add(0x0204, string(label))
        case .truth(let value): add(0x0205, [value ? 1 : 0, 0])
        case .error(let code): add(0x0205, [code, 1])
        case .formula(let result, let label):
          add(0x0006, result + [UInt8](repeating: 0, count: 8))
          if let label { text += record(0x0207, string(label)) }
        }
      }
    }
    if !merged.isEmpty {
      let ranges = merged.flatMap { range in
        [range.rows.lowerBound, range.rows.upperBound, range.columns.lowerBound, range.columns.upperBound]
      }
      text += record(0x00E5, bytes(UInt16(merged.count)) + ranges.flatMap { bytes($0) })
    }
    return text + record(0x000A, [])
  }

  private static func begin(_ kind: UInt16) -> [UInt8] {
    record(0x0809, bytes(UInt16(0x0600)) + bytes(kind) + bytes(UInt16(0)) + bytes(UInt16(1997)) + bytes(UInt64(0)))
  }

  private static func record(_ kind: UInt16, _ content: [UInt8]) -> [UInt8] {
    bytes(kind) + bytes(UInt16(content.count)) + content
  }

  private static func string(_ text: String) -> [UInt8] {
    bytes(UInt16(text.utf16.count)) + [1] + text.utf16.flatMap { bytes($0) }
  }

  static func bytes(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian, Array.init) }

  /// Sectors of 512 bytes: those of the stream, the directory, then the table of sectors.
  private static func compound(_ stream: [UInt8]) -> [UInt8] {
    let count = (stream.count + 511) / 512
    let tables = (count + 2 + 126) / 127
    let (last, free) = (UInt32(0xFFFF_FFFE), UInt32(0xFFFF_FFFF))
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    for word: UInt16 in [0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0] { header += bytes(word) }
    for long in [0, UInt32(tables), UInt32(count), 0, 4096, last, 0, last, 0] { header += bytes(long) }
    for table in 0..<109 { header += bytes(table < tables ? UInt32(count + 1 + table) : free) }
    func entry(_ name: String, _ kind: UInt8, child: UInt32, start: UInt32, size: Int) -> [UInt8] {
      var entry: [UInt8] = name.utf16.flatMap { unit in bytes(unit) } + [0, 0]
      let length = name.isEmpty ? 0 : entry.count
      entry += [UInt8](repeating: 0, count: 64 - entry.count)
      entry += bytes(UInt16(length)) + [kind, 1]
      for long in [free, free, child] { entry += bytes(long) }
      entry += [UInt8](repeating: 0, count: 36)
      for long in [start, UInt32(size), 0] { entry += bytes(long) }
      return entry
    }
    let directory =
      entry("Root Entry", 5, child: 1, start: last, size: 0)
      + entry("Workbook", 2, child: free, start: 0, size: stream.count)
      + entry("", 0, child: free, start: 0, size: 0) + entry("", 0, child: free, start: 0, size: 0)
    var sectors = (0..<count).map { UInt32($0 + 1 == count ? Int(last) : $0 + 1) } + [last]
    sectors += [UInt32](repeating: 0xFFFF_FFFD, count: tables)
    sectors += [UInt32](repeating: free, count: tables * 128 - sectors.count)
    return header + stream + [UInt8](repeating: 0, count: count * 512 - stream.count) + directory
      + sectors.flatMap { bytes($0) }
  }
}
