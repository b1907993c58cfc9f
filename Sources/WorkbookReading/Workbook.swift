public import Diagnostics

/// A file of sheets: a workbook (`.xlsx`, `.xls`), or a text of separated values as one sheet.
public struct Workbook: Sendable {
  public let sheets: [Sheet]
  /// The kind of file in words, as in "an Excel workbook (.xlsx)" or "text in GB 18030, cells separated by semicolons".
  public let kind: String

  /// - Parameters:
  ///   - bytes: the file, whose kind its first bytes tell.
  ///   - file: the name that messages carry.
  /// - Throws: `InvalidInput` with what the file is where it is nothing that can be read, or where and how it is damaged.
  public init(bytes: [UInt8], file: String) throws(InvalidInput) {
    let kind = SpreadsheetKind(of: bytes)
    if let refusal = kind.refusal(of: bytes, file: file) { throw InvalidInput(refusal) }
    switch kind {
    case .workbook:
      sheets = try XLSXReader.sheets(bytes, file: file)
      self.kind = "an Excel workbook (.xlsx)"
    case .oldWorkbook:
      sheets = try XLSReader.sheets(bytes, file: file)
      self.kind = "an Excel workbook (.xls)"
    default:
      let text = try SheetText(bytes, file: file)
      sheets = [text.sheet]
      self.kind = text.kind
    }
  }
}
