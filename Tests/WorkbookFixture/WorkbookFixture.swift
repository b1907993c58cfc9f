/// Office Open XML workbooks, made in memory.
public enum WorkbookFixture {
  /// A workbook of the parts that a reader needs.
  /// - Parameters:
  ///   - sheets: names and the XML between `<worksheet>` and `</worksheet>`.
  ///   - shared: the XML of each shared text, between `<si>` and `</si>`.
  ///   - styles: the XML of the style sheet; none where left out.
  public static func bytes(sheets: [(name: String, xml: String)], shared: [String] = [], styles: String? = nil)
    -> [UInt8]
  {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var list = ""
    var relations = ""
    for (number, sheet) in sheets.enumerated() {
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" r:id=\"rId\(number + 1)\"/>"
      relations +=
        "<Relationship Id=\"rId\(number + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(number + 1).xml\"/>"
    }
    relations += "<Relationship Id=\"s\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    if styles != nil { relations += "<Relationship Id=\"t\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>" }
    var archive = ZipFixture()
    func add(_ name: String, _ xml: String) { archive.add(name, Array((head + xml).utf8)) }
    add("xl/workbook.xml", "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(list)</sheets></workbook>")
    add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
    add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">" + shared.map { "<si>\($0)</si>" }.joined() + "</sst>")
    if let styles { add("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>") }
    for (number, sheet) in sheets.enumerated() {
      add("xl/worksheets/sheet\(number + 1).xml", "<worksheet xmlns=\"\(main)\">\(sheet.xml)</worksheet>")
    }
    return archive.bytes
  }

  /// A workbook of one sheet from rows of cells separated by bars: numbers as numbers, the rest as texts, blanks left out.
  public static func bytes(rows: [String], merged: [String] = []) -> [UInt8] {
    bytes(sheets: [("Sheet1", xml(rows: rows, merged: merged))])
  }

  /// A workbook from a text of rows as above; a line `=== NAME` begins a sheet of that name.
  public static func bytes(text: String) -> [UInt8] {
    var sheets: [(name: String, rows: [String])] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("=== ") {
        sheets.append((String(line.dropFirst(4)), []))
      } else {
        if sheets.isEmpty { sheets.append(("Sheet1", [])) }
        sheets[sheets.count - 1].rows.append(line)
      }
    }
    return bytes(sheets: sheets.map { ($0.name, xml(rows: $0.rows, merged: [])) })
  }

  private static func xml(rows: [String], merged: [String]) -> String {
    var xml = "<sheetData>"
    for (number, row) in rows.enumerated() {
      xml += "<row r=\"\(number + 1)\">"
      for (column, cell) in row.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
        let text = String(cell)
        if text.isEmpty { continue }
        let place = "\(letters(column))\(number + 1)"
        if text.hasPrefix("#") && text.hasSuffix("!") {
          xml += "<c r=\"\(place)\" t=\"e\"><v>\(text)</v></c>"
        } else if Double(text) != nil, !text.hasPrefix("0") || text == "0" || text.hasPrefix("0.") {
          xml += "<c r=\"\(place)\"><v>\(text)</v></c>"
        } else {
          xml += "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped(text.replacing("\\n", with: "\n")))</t></is></c>"
        }
      }
      xml += "</row>"
    }
    xml += "</sheetData>"
    if !merged.isEmpty {
      xml += "<mergeCells>" + merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
    }
    return xml
  }

  /// A text in UTF-16.
  public static func utf16(_ text: String, isLittle: Bool = true) -> [UInt8] {
    text.utf16.reduce(into: []) { bytes, unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isLittle ? pair : pair.reversed()
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func letters(_ column: Int) -> String {
    let last = String(Unicode.Scalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}
