extension StoredTable {
  /// The columns that hold numbers and nothing else. A code such as 01 is no number.
  package var numericColumns: Set<Int> {
    Set(
      header.indices.filter { column in
        let cells = rows.map { column < $0.count ? $0[column] : "" }.filter { !$0.isEmpty }
        return !cells.isEmpty && cells.allSatisfy(Self.isNumber)
      })
  }

  private static func isNumber(_ cell: String) -> Bool {
    guard let value = Double(cell), value.isFinite else { return false }
    let digits = cell.drop { $0 == "-" }
    guard let first = digits.utf8.first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") else { return false }
    return first != UInt8(ascii: "0") || digits.count == 1 || !(digits.utf8.dropFirst().first.map(isDigit) ?? false)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// The rows as a JSON list of objects with the heads as keys, in their order; numbers are numbers, and an empty cell of a
  /// column of numbers is null.
  package var json: String {
    let numeric = numericColumns
    let objects = rows.map { row in
      let members = header.enumerated().map { column, head in
        let cell = column < row.count ? row[column] : ""
        let value = numeric.contains(column) ? (cell.isEmpty ? "null" : cell) : Self.quoted(cell)
        return "\(Self.quoted(head)): \(value)"
      }
      return "  {\(members.joined(separator: ", "))}"
    }
    return objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
