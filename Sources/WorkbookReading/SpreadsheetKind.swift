import Diagnostics

/// The kind of a file that may hold a table, by its first bytes: names lie. Web pages are often called `.xls`.
enum SpreadsheetKind: Hashable {
  /// Office Open XML (`.xlsx`), a ZIP archive with a folder `xl`.
  case workbook
  /// Excel's binary workbook (`.xlsb`), an archive too.
  case binaryWorkbook
  /// A compound file with a BIFF stream (`.xls`).
  case oldWorkbook
  /// A compound file that holds an encrypted workbook.
  case encryptedWorkbook
  case openDocument
  case otherArchive
  case webPage
  /// Excel 2003 XML.
  case xmlSpreadsheet
  case otherXML
  case pdf
  case text

  init(of bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // Names of streams are UTF-16.
      let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
      self = Self.holds(name, bytes[...]) ? .encryptedWorkbook : .oldWorkbook
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // The names of an archive's files stand in it uncompressed, in the first headers and in the directory at the end.
      let ends = [bytes.prefix(1 << 16), bytes.suffix(1 << 16)]
      if ends.contains(where: { Self.holds("xl/workbook.bin".utf8, $0) }) {
        self = .binaryWorkbook
      } else if ends.contains(where: { Self.holds("xl/".utf8, $0) }) {
        self = .workbook
      } else {
        self = ends.contains { Self.holds("opendocument".utf8, $0) } ? .openDocument : .otherArchive
      }
    } else if bytes.starts(with: "%PDF".utf8) {
      self = .pdf
    } else {
      self = Self.markup(bytes) ?? .text
    }
  }

  private static func markup(_ bytes: [UInt8]) -> Self? {
    var start = bytes[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let head = String(decoding: start.prefix(4096), as: UTF8.self).lowercased()
    if head.hasPrefix("mime-version") || head.hasPrefix("<html") || head.hasPrefix("<!doctype html") { return .webPage }
    guard head.hasPrefix("<") else { return nil }
    if head.hasPrefix("<?xml") || head.hasPrefix("<workbook") {
      if head.contains("<workbook") || head.contains("office:spreadsheet") || head.contains("excel.sheet") {
        return .xmlSpreadsheet
      }
      return head.contains("<html") ? .webPage : .otherXML
    }
    return head.contains("<table") || head.contains("<html") ? .webPage : nil
  }

  private static func holds(_ word: some Collection<UInt8>, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return true }
    var rest = bytes
    while let place = rest.firstIndex(of: first) {
      if rest[place...].starts(with: word) { return true }
      rest = rest[(place + 1)...]
    }
    return false
  }

  /// The reason why a file of this kind cannot be read; nil for one that can be tried.
  func refusal(of bytes: [UInt8], file: String) -> Diagnostic? {
    let place = SourceLocation(file: file, line: 1, column: 1)
    func refused(_ message: String, _ advice: String) -> Diagnostic { .error(at: place, message, advice: advice) }
    let save = "open it in Excel or LibreOffice and save it as .xlsx"
    switch self {
    case .workbook, .oldWorkbook, .text: return nil
    case .encryptedWorkbook:
      return refused(
        "the workbook is encrypted: it opens with a password only", "open it in Excel and save it without a password")
    case .binaryWorkbook: return refused("this is a binary workbook of Excel (.xlsb)", save)
    case .openDocument: return refused("this is an OpenDocument spreadsheet (.ods)", save)
    case .otherArchive:
      return refused("this is a ZIP archive, and no workbook is in it", "unpack it and give a file of it")
    case .xmlSpreadsheet: return refused("this is an XML spreadsheet of Excel 2003, whatever its name says", save)
    case .otherXML: return refused("this is an XML file, not a table", "give a workbook or a CSV file")
    case .pdf: return refused("this is a PDF file, not a table", "give a workbook or a CSV file")
    case .webPage:
      let masked = Self.maskedFigures(bytes)
      if masked > 0 {
        return refused(
          "this is a web page, whatever its name says, and \(masked) of its figures are masked as '[**]': the publisher "
            + "withholds them", "get the table from a source that shows its figures")
      }
      return refused("this is a web page, whatever its name says", save)
    }
  }

  private static func maskedFigures(_ bytes: [UInt8]) -> Int {
    var (count, rest) = (0, bytes[...])
    while let place = rest.firstIndex(of: UInt8(ascii: "[")) {
      if rest[place...].starts(with: "[**]".utf8) { count += 1 }
      rest = rest[(place + 1)...]
    }
    return count
  }
}
