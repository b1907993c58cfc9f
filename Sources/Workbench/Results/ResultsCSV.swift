import Glibc

/// CSV as the results hold it: UTF-8 with byte order mark, fields quoted where they must be (RFC 4180), `\n` line ends.
enum ResultsCSV {
  static func text(header: [String], rows: [[String]]) -> String {
    "\u{FEFF}" + ([header] + rows).map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// 12 significant digits, so that the last bits of a solver do not show.
  static func number(_ value: Double) -> String {
    let capacity = 32
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      _ = withVaList([value == 0 ? 0 : value]) { vsnprintf(buffer.baseAddress, capacity, "%.12g", $0) }
      return String(cString: Array(buffer))
    }
  }

  private static func field(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
