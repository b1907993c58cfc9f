import CSVText
import Diagnostics

/// Refuses labels of a table file that are equal or look alike: scenarios and options call sectors and categories of final
/// demand by their codes and names, and a reader must be able to tell them apart.
struct TableLabels {
  let csv: CSVFile
  let columns: TableFileColumns
  /// The codes of the intermediate columns and of the sector rows.
  let across: [String]
  let down: [String]
  private(set) var problems: [Diagnostic] = []
  /// Codes of rows that are the code of a column, or a word of the layout, written otherwise; and the codes of those columns.
  private(set) var misspelt: Set<String> = []
  private(set) var written: Set<String> = []

  init(csv: CSVFile, columns: TableFileColumns, across: [String], down: [String]) {
    (self.csv, self.columns, self.across, self.down) = (csv, columns, across, down)
  }

  /// - Parameters:
  ///   - sectorRows: numbers of records.
  ///   - otherRows: records of value added and of satellite accounts.
  mutating func check(_ sectorRows: [Int], otherRows: [Int]) {
    let header = csv.records[0]
    var codes: [LabelKey: Label] = [:]
    for index in columns.intermediate + columns.finalDemand.map(\.index) {
      let label = Label(kind: "column", text: header[index].text, cell: header[index])
      checkCode(label, &codes)
    }
    let known = Set(across)
    for (row, code) in zip(sectorRows, down) where !known.contains(code) { checkRow(code, csv.records[row][0], codes) }
    for row in otherRows {
      let cell = csv.records[row][0]
      checkCode(Label(kind: "row", text: cell.text, cell: cell), &codes)
    }
    checkNames(
      "sector", zip(sectorRows, down).map { row, code in (code, (0...2).map { csv.records[row][$0] }) })
    checkNames(
      "category",
      columns.finalDemand.map { index, _ in
        (header[index].text, [header[index], csv.records[2][index], csv.records[3][index]])
      })
    // A label that looks like another one is told as such.
    if problems.isEmpty { checkEnds(sectorRows + otherRows) }
  }

  /// Refuses codes and names that begin or end with a blank: nobody sees it, and nobody would write it in a scenario.
  private mutating func checkEnds(_ rows: [Int]) {
    let header = csv.records[0]
    let named = columns.finalDemand.map(\.index)
    var cells = (TableFileLayout.labelColumns.count..<header.count).map { header[$0] }
    for row in csv.records[2...3] { cells += named.map { row[$0] } }
    for row in rows { cells += TableFileLayout.labelColumns.indices.map { csv.records[row][$0] } }
    for cell in cells {
      let (text, bare) = (cell.text, cell.text.withoutBlankEnds)
      if bare == text { continue }
      problems.append(
        .error(
          at: cell.location, "the label '\(text.withVisibleSpaces)' begins or ends with a blank",
          advice: bare.isEmpty ? "leave the cell empty" : "write '\(bare)'"))
    }
  }

  private struct Label {
    var kind: String
    var text: String
    var cell: CSVCell

    var quoted: String { "'\(text.withVisibleSpaces)'" }
  }

  private mutating func checkCode(_ label: Label, _ codes: inout [LabelKey: Label]) {
    guard let first = codes[LabelKey(label.text)] else {
      codes[LabelKey(label.text)] = label
      return
    }
    let relation = first.text == label.text ? "has the code of" : "looks like"
    problems.append(
      .error(
        at: label.cell.location,
        "the \(label.kind) \(label.quoted) \(relation) the \(first.kind) \(first.quoted) in \(place(of: first.cell))",
        advice: "give each a code that differs to the eye"))
  }

  /// Sector rows must be the columns over again, which is told elsewhere; here, that one is so but for its spelling.
  private mutating func checkRow(_ code: String, _ cell: CSVCell, _ codes: [LabelKey: Label]) {
    let key = LabelKey(code)
    let label = Label(kind: "row", text: code, cell: cell)
    if let column = codes[key] {
      written.insert(column.text)
      problems.append(
        .error(
          at: cell.location,
          "the row \(label.quoted) is the column \(column.quoted) in \(place(of: column.cell)) written otherwise",
          advice: "write both alike"))
    } else if let word = Self.layoutWords.first(where: { LabelKey($0) == key }) {
      problems.append(
        .error(at: cell.location, "the row \(label.quoted) is '\(word)' written otherwise", advice: "write '\(word)'"))
    } else {
      return
    }
    misspelt.insert(code)
  }

  private static let layoutWords = ValueAddedCode.allCases.map(\.rawValue) + [TableFileLayout.totalInput]

  /// - Parameter entries: each with its code and the cells of code, Chinese and English name.
  private mutating func checkNames(_ kind: String, _ entries: [(code: String, cells: [CSVCell])]) {
    struct Place: Hashable {
      var region: Substring
      var key: LabelKey
    }
    // Regions have the same sectors, and these the same names.
    let hasRegions = InputOutputTable.haveRegionLabels(across)
    var seen: [Place: (entry: Int, isCode: Bool, text: String, cell: CSVCell)] = [:]
    func region(_ k: Int) -> Substring { hasRegions ? entries[k].code.prefix { $0 != "." } : "" }
    // Codes that look alike are told as columns.
    for (k, entry) in entries.enumerated() {
      seen[Place(region: region(k), key: LabelKey(entry.code))] = (k, true, entry.code, entry.cells[0])
    }
    for (k, entry) in entries.enumerated() {
      for cell in entry.cells.dropFirst() {
        let text = cell.text
        if text.isEmpty { continue }
        let place = Place(region: region(k), key: LabelKey(text))
        guard let first = seen[place], first.entry != k else {
          seen[place] = (k, false, text, cell)
          continue
        }
        let name = "the name '\(text.withVisibleSpaces)' of \(entry.code)"
        let relation =
          switch (first.text == text, first.isCode) {
          case (true, true): "is the code of another"
          case (true, false): "is that of \(entries[first.entry].code), too"
          case (false, true): "looks like the code '\(first.text.withVisibleSpaces)'"
          case (false, false): "looks like '\(first.text.withVisibleSpaces)', that of \(entries[first.entry].code)"
          }
        problems.append(
          .error(
            at: cell.location, "\(name) \(relation), in \(self.place(of: first.cell))",
            advice: "give each \(kind) a name of its own"))
      }
    }
  }

  private func place(of cell: CSVCell) -> String { cell.location.withinFile }
}
