import CompactJSON

/// Where a table comes from and what was done to it, in order.
package struct TableProvenance: Sendable {
  package var file: String
  /// Of the file's bytes.
  package var sha256: String
  /// As in "an Excel workbook (.xlsx)".
  package var kind: String
  package var sheet: String?
  package var layout: String
  package var unit: String
  package var year: Int
  /// Where unit, year and prices were found.
  package var origins: [String]
  package var prices: String
  package var imports: String
  package var steps: [String]
  package var warnings: [String]

  /// As a JSON text, a member a line.
  package var json: String {
    func list(_ values: [String]) -> (inout JSONText) -> Void {
      { json in json.list { list in for value in values { list.add(value) } } }
    }
    func text(_ value: String) -> (inout JSONText) -> Void { { $0.add(value) } }
    let members: [(String, (inout JSONText) -> Void)] =
      [("source", text(file)), ("sha256", text(sha256)), ("format", text(kind))]
      + (sheet.map { [("sheet", text($0))] } ?? [])
      + [
        ("layout", text(layout)), ("unit", text(unit)), ("year", { $0.add(year) }), ("prices", text(prices)),
        ("imports", text(imports)), ("stated", list(origins)), ("steps", list(steps)), ("warnings", list(warnings)),
      ]
    let lines = members.map { key, add in
      var value = JSONText()
      add(&value)
      return "  \"\(key)\": " + String(decoding: value.bytes, as: UTF8.self)
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}
