import Diagnostics

/// A sign other than the comma between the cells of a file: where a comma is the decimal mark Excel writes semicolons, and a
/// "Text" file has tabs.
enum OtherSeparator: UInt8 {
  case semicolon = 0x3B
  case tab = 0x09

  /// The separator of the line that begins at an offset; nil where it has as many commas as any other sign. Signs in
  /// quotes separate nothing.
  init?(ofLineAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var (commas, semicolons, tabs) = (0, 0, 0)
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == CSVMark.quote { isQuoted.toggle() }
      if isQuoted { continue }
      switch byte {
      case CSVMark.comma: commas += 1
      case Self.semicolon.rawValue: semicolons += 1
      case Self.tab.rawValue: tabs += 1
      default: break
      }
      if byte == CSVMark.lineFeed { break }
    }
    guard max(semicolons, tabs) > commas else { return nil }
    self = semicolons >= tabs ? .semicolon : .tab
  }

  func problem(at place: SourceLocation) -> Diagnostic {
    .error(
      at: place, "the cells are separated by \(self == .tab ? "tabs" : "semicolons"), not by commas",
      advice: "save with commas between the cells and a point as the decimal mark (in Excel: \"CSV UTF-8\")")
  }
}
