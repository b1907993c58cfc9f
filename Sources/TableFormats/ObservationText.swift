import CSVText
import Diagnostics

/// The readers of texts with one figure to a line, which the header tells.
enum ObservationText {
  /// Whether a text's first line is the header of one.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let head = Set(header(bytes))
    return isFigaro(head) || isEurostat(head)
  }

  private static func header(_ bytes: [UInt8]) -> [String] {
    var line = bytes.prefix { $0 != 10 && $0 != 13 }.prefix(2000)
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return String(decoding: line, as: UTF8.self).split(separator: ",").map { $0.filter { $0 != "\"" } }
  }

  private static func isFigaro(_ head: Set<String>) -> Bool {
    Set(["refArea", "counterpartArea", "obsValue"]).isSubset(of: head)
  }

  private static func isEurostat(_ head: Set<String>) -> Bool {
    Set(["unit", "stk_flow", "geo", "TIME_PERIOD", "OBS_VALUE"]).isSubset(of: head)
  }

  /// - Throws: `InvalidInput` for a file that is not one table.
  static func recognise(
    _ bytes: [UInt8], file: String, year: Int?
  ) throws(InvalidInput) -> RecognisedTable {
    let csv = try CSVFile.read(bytes: bytes, file: file)
    let head = csv.records[0].map(\.text)
    return isFigaro(Set(head)) ? try figaro(csv, head) : try eurostat(csv, head, year: year)
  }

  private static func column(_ names: [String], _ head: [String], _ csv: CSVFile) throws(InvalidInput) -> Int {
    if let place = head.firstIndex(where: names.contains) { return place }
    throw InvalidInput(
      .error(
        at: csv.records[0][0].location, "the header has no column \(names.map { "'\($0)'" }.joined(separator: " or "))",
        advice: "take the file as Eurostat publishes it"))
  }

  private static func figaro(_ csv: CSVFile, _ head: [String]) throws(InvalidInput) -> RecognisedTable {
    let from = try column(["refArea"], head, csv)
    let row = try column(["rowIi", "rowPi"], head, csv)
    let to = try column(["counterpartArea"], head, csv)
    let user = try column(["colIi", "colPi"], head, csv)
    let value = try column(["obsValue"], head, csv)
    var observations = Observations(csv, valueColumn: value)
    var blanks = BlankFigures()
    for record in csv.records.indices.dropFirst() {
      let cells = csv.records[record]
      observations.add(
        record: record, row: .init(region: cells[from].text, name: cells[row].text),
        column: .init(region: cells[to].text, name: cells[user].text))
      blanks.take(cells[value], note: "")
    }
    let lines = observations.lines(.figaro)
    var table = RecognisedTable(
      layout: .figaro, source: observations, rows: lines.rows, columns: lines.columns, sheet: nil)
    table.findings = blanks.findings
    table.takeYear(fromName: csv.file)
    return table
  }

  private static func eurostat(_ csv: CSVFile, _ head: [String], year: Int?) throws(InvalidInput) -> RecognisedTable {
    let flow = try column(["stk_flow"], head, csv)
    let unit = try column(["unit"], head, csv)
    let geo = try column(["geo"], head, csv)
    let time = try column(["TIME_PERIOD"], head, csv)
    let value = try column(["OBS_VALUE"], head, csv)
    let row = try column(["prd_ava", "ind_ava"], head, csv)
    let user = try column([head[row] == "prd_ava" ? "prd_use" : "ind_use"], head, csv)
    let flag = head.firstIndex(of: "OBS_FLAG")
    let dataflow = head.firstIndex(of: "DATAFLOW")
    func values(_ column: Int) -> [String] {
      var seen: [String] = []
      for record in csv.records.indices.dropFirst() {
        let text = csv.records[record][column].text
        if !seen.contains(text) { seen.append(text) }
      }
      return seen
    }
    var problems: [Diagnostic] = []
    let place = csv.records[0][0].location
    func only(_ name: String, _ column: Int, _ advice: String) -> String {
      let found = values(column)
      if found.count != 1 {
        let list = found.sorted().prefix(10).joined(separator: ", ")
        problems.append(.error(at: place, "the file holds \(found.count) of \(name): \(list)", advice: advice))
      }
      return found.first ?? ""
    }
    let money = only("unit", unit, "download one, MIO_EUR or MIO_NAC")
    let country = only("geo", geo, "download one country")
    let years = values(time)
    let wanted = year.map(String.init) ?? (years.count == 1 ? years[0] : "")
    if !years.contains(wanted) {
      let list = years.sorted().joined(separator: ", ")
      problems.append(
        .error(
          at: place, "the file holds the years \(list)\(wanted.isEmpty ? "" : ", and not \(wanted)")",
          advice: "say one with --year"))
    }
    let flows = values(flow)
    if !flows.contains("TOTAL") {
      problems.append(
        .error(
          at: place, "the file holds \(flows.joined(separator: ", ")) of stk_flow, and no TOTAL",
          advice: "download TOTAL, domestic and imported uses together"))
    }
    let units = ["MIO_EUR": "1e6 EUR", "MIO_NAC": "1e6 national currency", "T_NAC": "1e3 national currency"]
    if !money.isEmpty, units[money] == nil {
      problems.append(.error(at: place, "the unit '\(money)' is not known", advice: "download MIO_EUR or MIO_NAC"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    var observations = Observations(csv, valueColumn: value)
    var blanks = BlankFigures()
    for record in csv.records.indices.dropFirst() {
      let cells = csv.records[record]
      guard cells[flow].text == "TOTAL", cells[time].text == wanted else { continue }
      observations.add(
        record: record, row: .init(region: "", name: cells[row].text), column: .init(region: "", name: cells[user].text)
      )
      blanks.take(cells[value], note: flag.map { cells[$0].text } ?? "")
    }
    let lines = observations.lines(.eurostat)
    var table = RecognisedTable(
      layout: .eurostat, source: observations, rows: lines.rows, columns: lines.columns, sheet: nil)
    table.findings = blanks.findings
    if flows.count > 1 {
      let others = flows.filter { $0 != "TOTAL" }.joined(separator: ", ")
      table.findings.append(
        Diagnostic(.note, "of stk_flow TOTAL is read; \(others) are left out", advice: "their uses are parts of it"))
    }
    table.year = Int(wanted).map { .init(value: $0, origin: "TIME_PERIOD") }
    table.unit = units[money]
    table.subject = country
    if let dataflow, csv.records.count > 1, csv.records[1][dataflow].text.uppercased().contains("_PYP") {
      table.prices = "previous year's prices"
    }
    return table
  }
}

/// Figures that a file leaves blank: they count as 0, which is said.
private struct BlankFigures {
  private var count = 0
  private var first: SourceLocation?
  private var notes: Set<String> = []

  mutating func take(_ cell: CSVCell, note: String) {
    guard cell.isEmpty else { return }
    count += 1
    if first == nil { first = cell.location }
    if !note.isEmpty { notes.insert(note) }
  }

  var findings: [Diagnostic] {
    if count == 0 { return [] }
    let flags = notes.isEmpty ? "" : " (flag \(notes.sorted().joined(separator: ", ")))"
    return [
      Diagnostic(
        .warning, at: first, "\(count) figure\(count == 1 ? " is" : "s are") blank\(flags) and counted as 0",
        advice: "a confidential figure is not 0; the table balances without it, or it is refused")
    ]
  }
}
