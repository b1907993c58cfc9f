import CSVText
import Diagnostics
import NumberText
import ScenarioKit
import SimulationKit
import Study

/// Reads the targets of a plan from a table, and checks each cell against the words and units that the run knows.
struct PlanReading {
  /// The columns that every plan has; `target_2020` names the year of the targets.
  private static let columns = [
    "target", "indicator_en", "indicator_zh", "target_2020", "unit", "bound", "clause", "relation", "relation_to",
    "note_en", "note_zh", "measure",
  ]
  private static let baselineColumns = ["baseline", "baseline_unit", "baseline_year"]

  /// A run's side of the things that a plan speaks of; nil where it could not be read, and nothing is checked then.
  struct Context {
    var years: [Int]?
    var tableYear: Int?
    /// The declared unit of a module's single number, or why there is none.
    var parameter: (_ module: String, _ key: String) -> Parameter = { _, _ in .unknown }
  }

  enum Parameter {
    case number(unit: String)
    /// The module has no such number; with the numbers that it has.
    case absent(numbers: [String])
    /// Nothing is known of the module.
    case unknown
  }

  private let context: Context
  private var problems: [Diagnostic] = []
  private var places: [String: Int] = [:]
  private var targetColumn = ""
  private var year: Int?

  private init(_ context: Context) { self.context = context }

  static func read(bytes: [UInt8], file: String, _ context: Context) throws(InvalidInput) -> PlanTargets {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var reading = PlanReading(context)
    let targets = try reading.targets(csv)
    if !reading.problems.isEmpty { throw InvalidInput(reading.problems) }
    let citation = csv.comments.first { $0.text.contains("citation:") }?.text ?? ""
    return PlanTargets(
      targets: targets.map(\.target),
      citation: citation.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? "",
      factors: targets.map(\.factor))
  }

  private mutating func targets(_ csv: CSVFile) throws(InvalidInput) -> [(target: PlanTargets.Target, factor: Double)] {
    let header = csv.records.first.map(Array.init) ?? []
    let start = header.first?.location ?? SourceLocation(file: csv.file, line: 1, column: 1)
    let dated = header.filter { Self.year(ofColumn: $0.text) != nil }
    targetColumn = dated.first?.text ?? "target_2020"
    year = Self.year(ofColumn: targetColumn)
    for (number, cell) in header.enumerated() {
      if places[cell.text] == nil {
        places[cell.text] = number
      } else if !cell.isEmpty {
        report(cell, "the column '\(cell.text)' stands twice", advice: "leave one of them")
      }
    }
    let needed = Self.columns.map { $0 == "target_2020" ? targetColumn : $0 }
    let missing = needed.filter { places[$0] == nil }
    guard missing.isEmpty else {
      throw InvalidInput(
        .error(
          at: start, "there is no column \(missing.map { "'\($0)'" }.joined(separator: ", "))",
          advice: "a plan's targets have the columns \(Self.columns.joined(separator: ", "))"))
    }
    for cell in dated.dropFirst() {
      report(
        cell, "the targets are stated for two years, in \(targetColumn) and \(cell.text)",
        advice: "write the targets of another year in a file of their own")
    }
    if let cell = dated.first, let year, let years = context.years, !years.contains(year) {
      report(
        cell, "the targets are those of \(year), and the run covers \(years[0]) to \(years[years.count - 1])",
        advice: "change the years of the run, or name targets of a year that it covers")
    }
    var rows: [String: CSVCell] = [:]
    var read: [(target: PlanTargets.Target, factor: Double)] = []
    for record in csv.records.dropFirst() {
      let identifier = record[places["target"] ?? 0]
      if rows[identifier.text] != nil { report(identifier, "the target '\(identifier.text)' stands twice") }
      if identifier.text.isEmpty { report(identifier, "the target has no identifier") }
      rows[identifier.text] = identifier
      read.append(row(record))
    }
    let identifiers = read.map(\.target.identifier)
    let known = Set(identifiers)
    for record in csv.records.dropFirst() { checkRelation(record, identifiers, known) }
    problems.sort {
      ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
    }
    return read
  }

  private static func year(ofColumn name: String) -> Int? {
    guard name.hasPrefix("target_"), name.utf8.count == 11 else { return nil }
    return Int(name.dropFirst("target_".count))
  }

  private mutating func report(_ cell: CSVCell, _ message: String, advice: String? = nil) {
    problems.append(.error(at: cell.location, message, advice: advice))
  }

  private mutating func row(_ record: CSVRecord) -> (target: PlanTargets.Target, factor: Double) {
    func cell(_ column: String) -> CSVCell { record[places[column] ?? 0] }
    let value = cell(targetColumn).number(&problems) ?? 0
    if value.magnitude > 1e12 {
      report(
        cell(targetColumn), "the target is \(formatNumber(value)), and results show no more than 1e12",
        advice: "is the unit right?")
    }
    let measure = self.measure(cell("measure"))
    checkWord(cell("bound"), "bound", PlanBound.allCases.map(\.rawValue))
    let factor = factor(of: cell("unit"), measure, cell("measure"))
    let target = PlanTargets.Target(
      identifier: cell("target").text, indicator: Title(en: cell("indicator_en").text, zh: cell("indicator_zh").text),
      value: value, unit: cell("unit").text, year: year, baseline: baseline(record), bound: cell("bound").text,
      clause: cell("clause").text, relation: cell("relation").text, relationTo: cell("relation_to").text,
      note: Title(en: cell("note_en").text, zh: cell("note_zh").text), measure: cell("measure").text)
    return (target, factor)
  }

  private mutating func checkWord(_ cell: CSVCell, _ name: String, _ words: [String]) {
    if words.contains(cell.text) { return }
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    report(
      cell, cell.isEmpty ? "the \(name) is empty" : "no \(name) '\(cell.text)' is known",
      advice: closest(to: cell.text, in: words).map { "did you mean '\($0)'?" } ?? "write one of \(list)")
  }

  private mutating func checkRelation(_ record: CSVRecord, _ identifiers: [String], _ known: Set<String>) {
    let (relation, other) = (record[places["relation"] ?? 0], record[places["relation_to"] ?? 0])
    let own = record[places["target"] ?? 0].text
    if relation.isEmpty {
      if !other.isEmpty {
        report(other, "relation_to names a target, and the relation to it is not said", advice: "write the relation")
      }
      return
    }
    checkWord(relation, "relation", PlanRelation.allCases.map(\.rawValue))
    guard let meant = PlanRelation(rawValue: relation.text) else { return }
    if other.isEmpty {
      if meant.namesAnother {
        report(
          other, "the relation '\(relation.text)' is one to another target, and relation_to is empty",
          advice: "write the other target's identifier")
      }
    } else if !known.contains(other.text) {
      report(
        other, "there is no target '\(other.text)'",
        advice: closest(to: other.text, in: identifiers).map { "did you mean '\($0)'?" }
          ?? "write an identifier of the column target")
    } else if other.text == own {
      report(other, "the target '\(own)' is related to itself", advice: "name another one")
    }
  }
}

extension PlanReading {
  private mutating func measure(_ cell: CSVCell) -> Study.Target.Measure? {
    if cell.isEmpty { return nil }
    guard let measure = Study.Target.Measure(cell.text, industries: EconomySections.industries) else {
      let industry = cell.text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
      let close =
        cell.text.hasPrefix("gross_output:")
        ? closest(to: industry, in: EconomySections.industries).map { "gross_output:\($0)" }
        : closest(to: cell.text, in: ["sei_share", "sei_growth_premium"])
      report(
        cell, "no measure '\(cell.text)' is known",
        advice: close.map { "did you mean '\($0)'?" }
          ?? "leave it empty for what is not modelled, or write one of "
          + Study.Target.Measure.spellings.joined(separator: ", "))
      return nil
    }
    if case .parameter(let module, let key) = measure, case .absent(let numbers) = context.parameter(module, key) {
      report(
        cell, "\(module) has no single number \(key)",
        advice: closest(to: key, in: numbers).map { "did you mean parameter:\(module).\($0)?" }
          ?? "its numbers are \(numbers.joined(separator: ", "))")
      return nil
    }
    return measure
  }

  /// The unit in which a measure is computed; nil where nobody knows.
  private func unit(of measure: Study.Target.Measure) -> String? {
    switch measure {
    case .share: return "%"
    case .growthPremium: return "%/year"
    case .grossOutput: return "1e8 CNY_table"
    case .parameter(let module, let key):
      guard case .number(let unit) = context.parameter(module, key) else { return nil }
      return unit
    }
  }

  /// The target's unit for one of the measure's; 1 after reporting, and for what is not computed, whose unit may be
  /// any word.
  private mutating func factor(of cell: CSVCell, _ measure: Study.Target.Measure?, _ measureCell: CSVCell) -> Double {
    if cell.isEmpty {
      report(cell, "the target has no unit", advice: "write it, or 1 for a number without one")
      return 1
    }
    guard let measure, let computed = unit(of: measure) else { return 1 }
    do throws(UnitError) {
      let factor = try conversion(from: computed, to: cell.text)(1)
      return factor
    } catch {
      report(
        cell, error.message,
        advice: measure == .growthPremium
          ? "write 'percentage points per year', the unit of \(measureCell.text)" : error.advice)
      return 1
    }
  }

  /// From a unit that the run computes in to one that a document writes.
  private func conversion(from computed: String, to written: String) throws(UnitError) -> UnitConversion {
    let target = try Unit(parsing: Self.points[written] ?? written)
    let priced = try Unit(parsing: context.tableYear.map { computed.inPrices(of: $0) } ?? computed.withoutPriceYear)
    // Documents state money of their own years; what is said of it is not compared with prices of the table.
    let unpriced = try Unit(parsing: computed.withoutPriceYear)
    do { return try unpriced.conversion(to: target) } catch {}
    // The words of the error are those of what is written.
    _ = try target.conversion(to: priced)
    return try priced.conversion(to: target)
  }

  /// Differences of percentages, in the words of documents.
  private static let points = [
    "percentage points": "%", "percentage points per year": "%/year", "percentage points a year": "%/year",
    "points a year": "%/year", "个百分点": "%", "个百分点/年": "%/year",
  ]

  private mutating func baseline(_ record: CSVRecord) -> PlanTargets.Target.Baseline? {
    let cells = Self.baselineColumns.map { column in places[column].map { record[$0] } }
    guard let number = cells[0], !number.isEmpty else {
      for case let cell? in cells where !cell.isEmpty {
        report(cell, "the target has no baseline that this could belong to", advice: "leave it empty")
      }
      return nil
    }
    let value = number.number(&problems)
    guard let unit = cells[1], let yearCell = cells[2] else {
      report(
        number, "a baseline has a unit and a year", advice: "add the columns baseline_unit and baseline_year")
      return nil
    }
    if unit.isEmpty { report(unit, "the baseline has no unit") }
    guard let year = Int(yearCell.text) else {
      report(yearCell, "the baseline's year '\(yearCell.text)' is no year", advice: "write it with four digits")
      return nil
    }
    if let years = context.years, !years.contains(year) {
      report(
        yearCell, "the baseline's year \(year) is none of the run's, \(years[0]) to \(years[years.count - 1])",
        advice: "leave the baseline empty, or change the years of the run")
    } else if let target = self.year, year >= target {
      report(yearCell, "the baseline's year \(year) is not before the target's, \(target)")
    }
    let targetUnit = record[places["unit"] ?? 0]
    if !record[places["measure"] ?? 0].isEmpty, !unit.isEmpty {
      do throws(UnitError) {
        _ = try Unit(parsing: Self.points[unit.text] ?? unit.text)
          .conversion(to: Unit(parsing: Self.points[targetUnit.text] ?? targetUnit.text))
      } catch {
        report(unit, error.message, advice: error.advice)
      }
    }
    return value.map { PlanTargets.Target.Baseline(value: $0, unit: unit.text, year: year) }
  }
}

extension String {
  /// A unit with its money at no prices in particular.
  fileprivate var withoutPriceYear: String {
    var text = split(separator: "CNY_table", omittingEmptySubsequences: false).joined(separator: "CNY")
    while let range = text.firstRange(of: "CNY_") {
      let digits = text[range.upperBound...].prefix { $0.isNumber }
      text.replaceSubrange(range.lowerBound..<digits.endIndex, with: "CNY")
    }
    return text
  }
}
