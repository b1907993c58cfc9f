import CFreeXL
import Glibc

/// The process that reads one old workbook: takes it on standard input and gives its cells on standard output. It may crash;
/// whoever asked reads on.
public enum XLSServer {
  /// The name of the hidden command.
  public static let command = "read-xls"
  /// The environment variable that tells such a process.
  static let mark = "SIMPLAN_READS_XLS"

  /// - Returns: the code to end the program with.
  public static func serve() -> Int32 {
    var stream = CellStreamWriter()
    let bytes = readInput()
    let descriptor = freexl_memory_file()
    guard descriptor >= 0, write(all: bytes, to: descriptor) else {
      stream.fail("there is no memory left to read the workbook", advice: nil)
      return stream.end()
    }
    guard freexl_load() else {
      stream.fail(
        "this is an Excel workbook in the old format (.xls), and the library that reads it, FreeXL, is not installed",
        advice: "install it with apt-get install libfreexl1, or save the workbook as .xlsx in Excel")
      return stream.end()
    }
    var opened: UnsafeRawPointer?
    let status = freexl_open_workbook("/proc/self/fd/\(descriptor)", &opened)
    guard status == 0, let workbook = opened else {
      stream.fail("the workbook is damaged, or no workbook (FreeXL's status \(status))", advice: nil)
      return stream.end()
    }
    var isEncrypted = false
    if freexl_is_encrypted(workbook, &isEncrypted) == 0, isEncrypted {
      stream.fail(
        "the workbook is encrypted: it opens with a password only",
        advice: "open it in Excel and save it without a password")
      return stream.end()
    }
    var count: UInt32 = 0
    guard freexl_count_sheets(workbook, &count) == 0 else {
      stream.fail("the workbook is damaged: its sheets are not listed", advice: nil)
      return stream.end()
    }
    guard let records = BIFFRecords(workbook: bytes), records.sheets.count == Int(count) else {
      stream.fail("the workbook is damaged: the records of its cells cannot be followed", advice: nil)
      return stream.end()
    }
    for number in 0..<UInt16(clamping: count) { give(number, of: workbook, records.sheets[Int(number)], &stream) }
    return stream.end()
  }

  /// - Parameter records: the cells of the sheet that the library does not give, or gives as others.
  private static func give(
    _ number: UInt16, of workbook: UnsafeRawPointer, _ records: BIFFRecords.Cells, _ stream: inout CellStreamWriter
  ) {
    var name: UnsafePointer<CChar>?
    _ = freexl_sheet_name(workbook, number, &name)
    stream.sheet(name.map { String(cString: $0) } ?? "sheet \(number + 1)")
    var (rows, columns): (UInt32, UInt16) = (0, 0)
    // Charts and macros are sheets of other kinds.
    guard freexl_choose_sheet(workbook, number, &rows, &columns) == 0, records.isSheet else { return }
    for range in records.merged { stream.merged(range) }
    let places = records.contents.keys
    rows = max(rows, (places.map(\.row).max() ?? 0) + 1)
    columns = max(columns, min(places.map(\.column).max() ?? 0, .max - 1) + 1)
    for row in 0..<rows {
      for column in 0..<columns {
        if let content = records.contents[.init(row: row, column: column)] {
          stream.cell(content, row, column)
          continue
        }
        var cell = freexl_cell()
        guard freexl_read_cell(workbook, row, column, &cell) == 0 else { continue }
        switch Int(cell.kind) {
        case FREEXL_KIND_NULL: continue
        case FREEXL_KIND_INTEGER: stream.cell(.number(Double(cell.integer)), row, column)
        case FREEXL_KIND_DOUBLE: stream.cell(.number(cell.number), row, column)
        case FREEXL_KIND_TEXT, FREEXL_KIND_SHARED_TEXT:
          if let text = cell.text, text.pointee != 0 { stream.cell(.text(String(cString: text)), row, column) }
        default: stream.cell(.date, row, column)
        }
      }
    }
  }

  private static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func write(all bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
