/// The cells of an old workbook that FreeXL 1.0 passes over or gives as other things: formulas, which it leaves blank,
/// errors and truth values, which it gives as numbers, and merged cells. Read from the records of the workbook's stream
/// ([MS-XLS]).
struct BIFFRecords {
  struct Place: Hashable {
    var row: UInt32
    var column: UInt16
  }

  struct Cells {
    var contents: [Place: CellContent] = [:]
    var merged: [CellRange] = []
    /// Whether the sheet holds cells, and is no chart or macro.
    var isSheet: Bool
  }

  /// In the order of the workbook.
  private(set) var sheets: [Cells] = []
  private let stream: [UInt8]
  private var isUnicode = true
  private var formats = DateFormats()
  /// The number formats of the cells' styles.
  private var styles: [Int] = []

  private enum Kind {
    static let formula: UInt16 = 0x0006
    static let end: UInt16 = 0x000A
    static let sheet: UInt16 = 0x0085
    static let style: UInt16 = 0x00E0
    static let merged: UInt16 = 0x00E5
    static let truthOrError: UInt16 = 0x0205
    static let string: UInt16 = 0x0207
    static let format: UInt16 = 0x041E
    static let begin: UInt16 = 0x0809
  }

  /// Nil for a workbook whose records cannot be followed.
  init?(workbook bytes: [UInt8]) {
    guard let file = CompoundFile(bytes), let stream = file.stream("Workbook") ?? file.stream("Book") else {
      return nil
    }
    self.stream = stream
    var starts: [(at: Int, isSheet: Bool)] = []
    let isWhole = walk(from: 0) { kind, data in
      switch kind {
      case Kind.begin: isUnicode = data.word(at: 0) == 0x0600
      case Kind.sheet:
        if let start = data.long(at: 0), data.count > 5 { starts.append((Int(start), data[5] == 0)) }
      case Kind.style: styles.append(Int(data.word(at: 2) ?? 0))
      case Kind.format: if let number = data.word(at: 0) { formats.add(text(data, at: 2) ?? "", number: Int(number)) }
      default: break
      }
    }
    guard isWhole else { return nil }
    for start in starts {
      guard let cells = cells(from: start.at, isSheet: start.isSheet) else { return nil }
      sheets.append(cells)
    }
  }

  /// Hands over the records of a part of the stream with their kinds, up to its end; false where they are broken.
  private func walk(from start: Int, _ body: (_ kind: UInt16, _ data: [UInt8]) -> Void) -> Bool {
    var (at, depth) = (start, 0)
    while let kind = stream.word(at: at), let size = stream.word(at: at + 2), at + 4 + Int(size) <= stream.count {
      let data = Array(stream[at + 4..<at + 4 + Int(size)])
      if at == start, kind != Kind.begin { return false }
      if kind == Kind.begin { depth += 1 }
      if kind == Kind.end { depth -= 1 }
      if depth == 0 { return true }
      // Charts within a sheet are parts of their own.
      if depth == 1 { body(kind, data) }
      at += 4 + Int(size)
    }
    return false
  }

  private func cells(from start: Int, isSheet: Bool) -> Cells? {
    var cells = Cells(isSheet: isSheet)
    guard isSheet else { return cells }
    // The text that a formula gave follows in a record of its own.
    var awaiting: Place?
    let isWhole = walk(from: start) { kind, data in
      switch kind {
      case Kind.formula:
        guard let place = Self.place(data), data.count >= 14 else { return }
        let style = Int(data.word(at: 4) ?? 0)
        cells.contents[place] = result(
          Array(data[6..<14]), isDate: styles.indices.contains(style) && formats.contains(styles[style]))
        awaiting = place
      case Kind.string:
        guard let place = awaiting else { return }
        awaiting = nil
        if let text = text(data, at: 0), !text.isEmpty { cells.contents[place] = .text(text) }
      case Kind.truthOrError:
        guard let place = Self.place(data), data.count >= 8 else { return }
        cells.contents[place] = data[7] == 0 ? .truth(data[6] != 0) : .error(Self.error(data[6]))
      case Kind.merged:
        for number in 0..<Int(data.word(at: 0) ?? 0) {
          let ends = (0..<4).compactMap { data.word(at: 2 + 8 * number + 2 * $0).map(Int.init) }
          guard ends.count == 4, ends[0] <= ends[1], ends[2] <= ends[3] else { return }
          cells.merged.append(CellRange(rows: ends[0]...ends[1], columns: ends[2]...ends[3]))
        }
      default: break
      }
    }
    return isWhole ? cells : nil
  }

  private static func place(_ data: [UInt8]) -> Place? {
    guard let row = data.word(at: 0), let column = data.word(at: 2) else { return nil }
    return Place(row: UInt32(row), column: column)
  }

  /// The result of a formula as it was last computed: eight bytes, a number unless the last two are all ones.
  private func result(_ bytes: [UInt8], isDate: Bool) -> CellContent {
    guard bytes[6] == 0xFF, bytes[7] == 0xFF else {
      let value = Double(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) })
      return !value.isFinite ? .unknownResult : isDate ? .date : .number(value)
    }
    return switch bytes[0] {
    case 1: .truth(bytes[2] != 0)
    case 2: .error(Self.error(bytes[2]))
    // A text follows. An empty one is also what programs write that compute nothing.
    default: .unknownResult
    }
  }

  private static func error(_ code: UInt8) -> String {
    let names: [UInt8: String] = [
      0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    ]
    return names[code] ?? "#ERROR"
  }

  /// A text behind its length. Before Excel 97 it is in some code page, of which only ASCII is taken.
  private func text(_ data: [UInt8], at start: Int) -> String? {
    guard isUnicode else {
      let bytes = data.dropFirst(start + 2)
      return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
    }
    guard let count = data.word(at: start), data.count > start + 2 else { return nil }
    let isWide = data[start + 2] & 1 == 1
    let units: [UInt16] = (0..<Int(count)).compactMap { place in
      let at = start + 3 + (isWide ? 2 * place : place)
      return isWide ? data.word(at: at) : at < data.count ? UInt16(data[at]) : nil
    }
    return units.count == Int(count) ? String(decoding: units, as: UTF16.self) : nil
  }
}
