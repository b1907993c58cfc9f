import Diagnostics

/// A file that is no text at all, told by its first bytes.
enum OtherFileKind {
  /// Office Open XML, a ZIP archive with a folder `xl`.
  case excel
  /// A compound file, as Excel wrote before 2007.
  case oldExcel
  case openDocument
  case zip

  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .oldExcel
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      // The names of an archive's files stand in it uncompressed.
      self = Self.holds("xl/", bytes) ? .excel : Self.holds("opendocument", bytes) ? .openDocument : .zip
    } else {
      return nil
    }
  }

  func problem(at place: SourceLocation) -> Diagnostic {
    let sheet = "and give the file of that sheet"
    return switch self {
    case .excel:
      .error(
        at: place, "this is an Excel workbook (.xlsx), not CSV text",
        advice: "in Excel, save the sheet as \"CSV UTF-8\" \(sheet)")
    case .oldExcel:
      .error(
        at: place, "this is an Excel workbook (.xls), not CSV text",
        advice: "in Excel, save the sheet as \"CSV UTF-8\" \(sheet)")
    case .openDocument:
      .error(
        at: place, "this is an OpenDocument spreadsheet (.ods), not CSV text",
        advice: "save the sheet as \"Text CSV\" in UTF-8 \(sheet)")
    case .zip: .error(at: place, "this is a ZIP archive, not CSV text", advice: "unpack it and give a file of it")
    }
  }

  private static func holds(_ word: String, _ bytes: [UInt8]) -> Bool {
    let word = Array(word.utf8)
    // Most of an archive is of no interest: names stand in the first headers and in the directory at the end.
    let parts = [bytes.prefix(1 << 16), bytes.suffix(1 << 16)]
    return parts.contains { part in
      part.indices.contains { part[$0] == word[0] && part[$0...].starts(with: word) }
    }
  }
}
