import CSVText
import Diagnostics
import TableFormats
import WorkbookFixture
import WorkbookReading

/// A small table in a provider's layout: a CSV text, or a workbook made of lines of cells.
struct ProviderFixture {
  var name: String
  var text: String

  init(_ name: String) throws {
    self.name = name
    let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures"
    text = String(decoding: try CSVFile.contents(of: "\(folder)/\(name)"), as: UTF8.self)
  }

  /// All of them.
  static let names = [
    "wiod-2013.rows", "wiod-2016.rows", "adb.rows", "ceads-2018.rows", "CHN2018ttl.csv",
    "flat_eu-ic-io_ind-by-ind_24ed_2019.csv", "matrix_eu-ic-io_ind-by-ind_24ed_2019.csv", "naio_10_cp1700.csv",
  ]

  func replacing(_ old: String, with new: String) -> ProviderFixture {
    var copy = self
    copy.text = text.replacing(old, with: new)
    return copy
  }

  var bytes: [UInt8] { name.hasSuffix(".rows") ? WorkbookFixture.bytes(text: text) : Array(text.utf8) }

  /// Nil where no layout is recognised.
  func read(_ facts: ProviderTable.Facts = .init()) throws(InvalidInput) -> ProviderTable.Reading? {
    try Self.read(bytes, file: name, facts)
  }

  static func read(
    _ bytes: [UInt8], file: String, _ facts: ProviderTable.Facts = .init()
  ) throws(InvalidInput) -> ProviderTable.Reading? {
    if let read = try ProviderTable.read(bytes: bytes, file: file, facts) { return read }
    return try ProviderTable.read(sheets: Workbook(bytes: bytes, file: file).sheets, file: file, facts)
  }
}
