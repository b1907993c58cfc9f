import CSVText
import Diagnostics
import Economy
import InputOutput
import NumberText
import RegionalBase
import ScenarioKit
import SimulationKit

/// Reads a physical account from a file: comment lines `# key: value`, then a row for each sector with its amount in the
/// table's year or its intensity, the amount per 1e8 CNY of output; rows of household categories hold what households
/// release or use themselves.
struct PhysicalAccountReading {
  private static let neededKeys = ["title_en", "title_zh", "year", "unit", "citation"]
  private static let keys = neededKeys + ["kind", "iamc", "note"]
  private static let columns = ["code", "name_en", "name_zh", "amount", "intensity", "kind"]

  private let csv: CSVFile
  private let accounts: RegionalAccounts
  private let (sectors, categories): (NameLookup, NameLookup)
  private var problems: [Diagnostic] = []
  private var head: [String: CSVCell] = [:]
  private let places: CSVHeader

  /// - Parameter name: under which the scenario states the account.
  /// - Throws: `InvalidInput` with every mistake of the file and its place.
  static func read(
    bytes: [UInt8], file: String, name: String, accounts: RegionalAccounts
  ) throws(InvalidInput) -> PhysicalAccount {
    var reading = PhysicalAccountReading(
      csv: try CSVFile.read(bytes: bytes, file: file, leadingComments: true), accounts: accounts)
    reading.readHead()
    reading.checkColumns()
    let account = reading.account(name)
    guard reading.problems.isEmpty else {
      throw InvalidInput(
        reading.problems.enumerated().sorted {
          ($0.element.location?.line ?? 0, $0.offset) < ($1.element.location?.line ?? 0, $1.offset)
        }.map(\.element))
    }
    return account
  }

  private init(csv: CSVFile, accounts: RegionalAccounts) {
    self.csv = csv
    self.accounts = accounts
    places = CSVHeader(of: csv, known: Self.columns, &problems)
    (sectors, categories) = (accounts.model.table.sectorLookup, accounts.model.table.finalDemandLookup)
  }

  private var top: SourceLocation { SourceLocation(file: csv.file, line: 1, column: 1) }

  private mutating func report(_ place: SourceLocation, _ message: String, _ advice: String? = nil) {
    problems.append(.error(at: place, message, advice: advice))
  }

  private mutating func readHead() {
    for (key, cell) in csv.keyedComments(&problems) {
      guard Self.keys.contains(key) else {
        report(cell.location, "unknown key '\(key)'", "the keys are \(Self.keys.joined(separator: ", "))")
        continue
      }
      if let first = head.updateValue(cell, forKey: key), key != "note" {
        problems.append(cell.repeats(key: key, of: first))
      }
    }
    problems += Self.neededKeys.filter { head[$0] == nil }.map(csv.missing)
    checkYear()
    checkUnit()
    if let cell = head["kind"] { checkKind(cell) }
    if let cell = head["iamc"] {
      do throws(IAMCNameError) { try IAMCName.check(cell.text) } catch { report(cell.location, error.description) }
    }
  }

  /// Amounts and intensities go with the table's output, in its year and its prices.
  private mutating func checkYear() {
    guard let cell = head["year"] else { return }
    guard let year = Int(cell.text) else {
      return report(cell.location, "'\(cell.text)' is no value for 'year'", "write a year with four digits")
    }
    if year != accounts.year {
      report(
        cell.location, "the account is of \(year), and the table of \(accounts.year)",
        "name a file of \(accounts.year), or delete the account in this scenario")
    }
  }

  private mutating func checkUnit() {
    guard let cell = head["unit"] else { return }
    do throws(UnitError) { _ = try Unit(parsing: cell.text) } catch {
      report(cell.location, error.message, error.advice ?? "write a unit of measure, such as Mt, TWh or 1e4 person")
    }
  }

  private mutating func checkKind(_ cell: CSVCell) {
    let kinds = NumberKind.allCases.map(\.rawValue)
    if !kinds.contains(cell.text) {
      report(cell.location, "no kind '\(cell.text)' is known", "write one of \(kinds.joined(separator: ", "))")
    }
  }

  private mutating func checkColumns() {
    if places["code"] == nil { problems.append(places.missing(["code"], advice: "write the sectors' codes in it")) }
    if places["amount"] == nil && places["intensity"] == nil {
      problems.append(
        places.missing(
          oneOf: ["amount", "intensity"],
          advice: "write amounts of \(accounts.year), or amounts per 1e8 CNY of output"))
    }
    if places["kind"] == nil && head["kind"] == nil {
      report(top, "the key 'kind' is missing", "add a line '# kind: …' at the top, or a column kind")
    }
  }

  private mutating func account(_ name: String) -> PhysicalAccount {
    var intensities = accounts.sectors.map { _ in 0.0 }
    var households = accounts.categories.map { _ in 0.0 }
    var (kinds, lines): ([String: String], [String: Int]) = ([:], [:])
    let needsRows = places["code"] != nil
    for record in needsRows ? Array(csv.records.dropFirst()) : [] {
      let cell = record[places["code"] ?? 0]
      guard let row = row(cell) else { continue }
      let code = code(of: row)
      if let first = lines.updateValue(record.line, forKey: code) {
        report(cell.location, "the row of \(code) stands twice, first in line \(first)")
        continue
      }
      kinds[code] = kind(record)
      guard let number = number(record, row, cell) else { continue }
      switch row {
      case .sector(let place): intensities[place] = number
      case .household(let place): households[place] = number
      }
    }
    let missing = accounts.sectors.filter { lines[$0] == nil }
    if needsRows, !missing.isEmpty {
      report(
        csv.records.first?.first?.location ?? top, "there is no row for \(missing.joined(separator: ", "))",
        "write 0 where the sector has none")
    }
    func text(_ key: String) -> String { head[key]?.text ?? "" }
    return PhysicalAccount(
      name: name, titleEn: text("title_en"), titleZh: text("title_zh"), unit: text("unit"),
      iamc: head["iamc"]?.text ?? "Satellite|\(name)", intensities: intensities, householdIntensities: households,
      kinds: kinds)
  }

  private enum Row {
    case sector(Int)
    case household(Int)
  }

  private func code(of row: Row) -> String {
    switch row {
    case .sector(let place): accounts.sectors[place]
    case .household(let place): accounts.categories[place].code
    }
  }

  private mutating func row(_ cell: CSVCell) -> Row? {
    let match = sectors.match(cell.text)
    if case .found(let place) = match { return .sector(place) }
    if case .found(let place) = categories.match(cell.text) {
      if accounts.model.table.finalDemand[place].role == .household { return .household(place) }
      report(
        cell.location, "\(cell.text) is no household category, and only households have amounts of their own",
        "remove the row, or give the amount to the sectors that it comes from")
      return nil
    }
    report(
      cell.location, sectors.message(of: match, for: cell.text), sectors.advice(for: match, of: cell.text))
    return nil
  }

  private mutating func kind(_ record: CSVRecord) -> String {
    guard let place = places["kind"], !record[place].isEmpty || head["kind"] == nil else {
      return head["kind"]?.text ?? ""
    }
    checkKind(record[place])
    return record[place].text
  }

  /// The amount per 1e8 CNY of output, or of households' demand; nil after reporting what keeps it from being known.
  private mutating func number(_ record: CSVRecord, _ row: Row, _ code: CSVCell) -> Double? {
    let written = ["amount", "intensity"].compactMap { key in
      places[key].map { (key: key, cell: record[$0]) }
    }.filter { !$0.cell.isEmpty }
    guard written.count == 1, let (key, cell) = written.first else {
      if places["amount"] != nil || places["intensity"] != nil {
        report(
          written.first?.cell.location ?? code.location,
          "\(code.text) has \(written.isEmpty ? "neither an amount nor an intensity" : "an amount and an intensity")",
          written.isEmpty ? "write 0 where there is none" : "write one of them")
      }
      return nil
    }
    guard let value = cell.number(&problems) else { return nil }
    guard value >= 0 else {
      report(cell.location, "the \(key) of \(code.text) is \(formatNumber(value))", "write 0 or more")
      return nil
    }
    let size: (value: Double, words: String)
    switch row {
    case .sector(let place):
      if key == "intensity" { return value }
      size = (accounts.grossOutput[place], "output")
    case .household(let place):
      if key == "intensity" {
        report(
          cell.location, "\(code.text) has an intensity, and an intensity is per unit of a sector's output",
          "write the amount of \(accounts.year)")
        return nil
      }
      // All that they buy, also where a part of it follows their income.
      size = (accounts.model.table.finalDemand[place].values.reduce(0, +), "demand")
    }
    guard value == 0 || size.value > 0 else {
      report(
        cell.location, "\(code.text) has an amount of \(formatNumber(value)), and no \(size.words) in the table",
        "write 0, or give the amount to the sector that makes the product")
      return nil
    }
    return value == 0 ? 0 : value / size.value
  }
}
