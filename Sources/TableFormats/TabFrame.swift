import CSVText
import Diagnostics

/// A tab-separated file as pandas writes a frame: header rows, a row of index names under several of them, and rows of index
/// labels and numbers.
struct TabFrame {
  /// One list of levels for each column, and for each row.
  private(set) var columns: [[String]] = []
  private(set) var rows: [[String]] = []
  /// Column after column.
  private(set) var values: [Double] = []
  /// The most decimals of a figure, without zeros at the end.
  private(set) var decimals = 0
  /// The most digits of a figure, from the first to the last that is not zero.
  private(set) var digits = 0

  private static let tab = UInt8(ascii: "\t")
  private static let mostTold = 100

  /// - Parameters:
  ///   - levels: the numbers of index columns and of header rows.
  ///   - texts: whether the cells are words, as in a file of units, which `words` then has.
  init(bytes: [UInt8], file: String, index: Int, header: Int, texts: Bool = false) throws(InvalidInput) {
    let lines = Self.lines(bytes)
    func place(_ line: Int, _ column: Int = 1) -> SourceLocation {
      SourceLocation(file: file, line: line + 1, column: column)
    }
    guard lines.count > header, index > 0, header > 0 else {
      throw InvalidInput(
        .error(
          at: place(0), "the file has \(lines.count) lines, where \(header) of header and figures are due",
          advice: "save it with pymrio's table_format=\"txt\""))
    }
    let heads = (0..<header).map { Self.cells(bytes, lines[$0]) }
    let width = heads[0].count
    var first = header
    if header > 1 {
      // The line of index names, which pandas leaves out where they have none.
      let names = lines.count > header ? Self.cells(bytes, lines[header]) : []
      if names.dropFirst(index).allSatisfy(\.isEmpty) { first += 1 }
    }
    var problems: [Diagnostic] = []
    guard width > index else {
      throw InvalidInput(
        .error(at: place(0), "the header has \(width) cells, where \(index) of labels and figures are due"))
    }
    for (k, head) in heads.enumerated() where head.count != width {
      problems.append(.error(at: place(k), "the line has \(head.count) cells, the header \(width)"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    columns = (index..<width).map { column in heads.map { $0[column] } }
    let count = lines.count - first
    guard count <= ForeignTable.mostRows, columns.count <= ForeignTable.mostRows else {
      throw InvalidInput(
        .error(
          "'\(file)' has \(count) rows and \(columns.count) columns, and \(ForeignTable.mostRows) are the most",
          advice: "aggregate the table first"))
    }
    if !texts { values = Array(repeating: 0, count: count * columns.count) }
    for row in 0..<count {
      let ranges = Self.ranges(bytes, lines[first + row])
      guard ranges.count == width else {
        problems.append(.error(at: place(first + row), "the line has \(ranges.count) cells, the header \(width)"))
        if problems.count > Self.mostTold { break }
        continue
      }
      rows.append(ranges.prefix(index).map { Self.text(bytes, $0) })
      if texts {
        words.append(ranges.dropFirst(index).map { Self.text(bytes, $0) })
        continue
      }
      for column in 0..<columns.count {
        let range = ranges[index + column]
        let number = bytes.withUnsafeBufferPointer { DecimalNumber(UnsafeBufferPointer(rebasing: $0[range])) }
        if let number, number.value.isFinite {
          values[column * count + row] = number.value
          decimals = max(decimals, number.significantDecimals)
          digits = max(digits, number.significantDigits)
        } else if problems.count <= Self.mostTold {
          problems.append(
            .error(
              at: place(first + row, index + column + 1),
              "'\(Self.text(bytes, range))' in cell \(index + column + 1) of the line is not a number",
              advice: "write a decimal number; a missing figure is 0 only where somebody says so"))
        }
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// The cells of a file of words, row by row.
  private(set) var words: [[String]] = []

  func column(_ number: Int) -> [Double] { Array(values[number * rows.count..<(number + 1) * rows.count]) }

  /// Lines without their ends; a last one without anything is none.
  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(start..<(place > start && bytes[place - 1] == UInt8(ascii: "\r") ? place - 1 : place))
      start = place + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private static func ranges(_ bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = line.lowerBound
    for place in line where bytes[place] == tab {
      ranges.append(start..<place)
      start = place + 1
    }
    return ranges + [start..<line.upperBound]
  }

  private static func cells(_ bytes: [UInt8], _ line: Range<Int>) -> [String] {
    ranges(bytes, line).map { text(bytes, $0) }
  }

  /// The text of a cell; pandas puts quotes around one that holds a quote.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
