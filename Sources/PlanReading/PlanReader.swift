import CSVText
package import Diagnostics
import NumberText
import ScenarioKit
import SimulationKit
import Study

/// Reads the targets of a plan from a table, and checks each cell against the words and units that the run knows.
package struct PlanReader {
  private let scope: PlanScope
  private var problems: [Diagnostic] = []
  private var columns: PlanColumns

  /// The targets of a plan's file.
  /// - Throws: `InvalidInput` with every fault of the file.
  package static func read(bytes: [UInt8], file: String, _ scope: PlanScope) throws(InvalidInput) -> PlanTargets {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var reading = PlanReader(scope: scope, columns: try PlanColumns(of: csv))
    let targets = reading.targets(csv)
    if !reading.problems.isEmpty { throw InvalidInput(reading.problems) }
    let citation = csv.comments.first { $0.text.contains("citation:") }?.text ?? ""
    return PlanTargets(
      targets: targets.map(\.stated),
      citation: citation.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? "",
      numbers: targets.map(\.judged))
  }

  private mutating func targets(_ csv: CSVFile) -> [(stated: PlanTargets.Target, judged: Study.Target)] {
    var rows: [String: CSVCell] = [:]
    var read: [(stated: PlanTargets.Target, judged: Study.Target)] = []
    for record in csv.records.dropFirst() {
      let identifier = columns.cell(.target, record)
      if rows[identifier.text] != nil { report(identifier, "the target '\(identifier.text)' stands twice") }
      if identifier.text.isEmpty { report(identifier, "the target has no identifier") }
      rows[identifier.text] = identifier
      read.append(row(record))
    }
    let identifiers = read.map(\.stated.identifier)
    let known = Set(identifiers)
    for record in csv.records.dropFirst() { checkRelation(record, identifiers, known) }
    problems.sort {
      ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
    }
    return read
  }

  private mutating func report(_ cell: CSVCell, _ message: String, advice: String? = nil) {
    problems.append(.error(at: cell.location, message, advice: advice))
  }

  private mutating func row(_ record: CSVRecord) -> (stated: PlanTargets.Target, judged: Study.Target) {
    func cell(_ column: PlanColumn) -> CSVCell { columns.cell(column, record) }
    let value = cell(.value).number(&problems) ?? 0
    if value.magnitude > 1e12 {
      report(
        cell(.value), "the target is \(formatNumber(value)), and results show no more than 1e12",
        advice: "is the unit right?")
    }
    let year = self.year(cell(.year))
    let variable = self.variable(cell(.variable))
    checkWord(cell(.bound), "bound", PlanBound.allCases.map(\.rawValue))
    let bound = PlanBound(rawValue: cell(.bound).text) ?? .atLeast
    let factor = factor(of: cell(.unit), variable, cell(.variable))
    let (baseline, since) = baseline(record, year, variable)
    let stated = PlanTargets.Target(
      identifier: cell(.target).text, indicator: Title(en: cell(.indicatorEn).text, zh: cell(.indicatorZh).text),
      value: value, unit: cell(.unit).text, year: year ?? 0, baseline: baseline, since: since, bound: bound.rawValue,
      band: columns.optionalCell(.band, record)?.text ?? "", clause: cell(.clause).text,
      relation: cell(.relation).text, relationTo: cell(.relationTo).text,
      note: Title(en: cell(.noteEn).text, zh: cell(.noteZh).text), variable: cell(.variable).text,
      offer: variable.measure == nil ? reason(record, variable.offer) : nil)
    let years = scope.years ?? []
    let judged = Study.Target(
      identifier: stated.identifier, value: value, needed: value - reach(record, bound, value), bound: bound.side,
      measure: variable.measure, factor: factor, year: year.flatMap(years.firstIndex),
      since: since.flatMap(years.firstIndex) ?? 0, isOfOtherPerimeter: isOfOtherPerimeter(record, variable))
    return (stated, judged)
  }

  /// Why nothing computes a target: what no data is at hand for, and who would offer its variable.
  private func reason(_ record: CSVRecord, _ offer: Title?) -> Title? {
    func text(_ column: PlanColumn) -> String { columns.optionalCell(column, record)?.text ?? "" }
    let (en, zh) = (text(.noDataEn), text(.noDataZh))
    guard !en.isEmpty || !zh.isEmpty else { return offer }
    return Title(
      en: (["no public data for \(en.isEmpty ? zh : en)"] + (offer.map { [$0.en] } ?? [])).joined(separator: "; "),
      zh: (["无公开数据：\(zh.isEmpty ? en : zh)"] + (offer.map { [$0.zh] } ?? [])).joined(separator: "；"))
  }

  private mutating func year(_ cell: CSVCell) -> Int? {
    guard cell.text.isYear, let year = Int(cell.text) else {
      report(
        cell, cell.isEmpty ? "the target has no year" : "the target's year '\(cell.text)' is no year",
        advice: "write it with four digits")
      return nil
    }
    if let years = scope.years, !years.contains(year) {
      report(
        cell, "the target is one of \(year), and the run covers \(years[0]) to \(years[years.count - 1])",
        advice: "change the years of the run, or name targets of a year that it covers")
    }
    return year
  }

  private mutating func checkWord(_ cell: CSVCell, _ name: String, _ words: [String]) {
    if words.contains(cell.text) { return }
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    report(
      cell, cell.isEmpty ? "the \(name) is empty" : "no \(name) '\(cell.text)' is known",
      advice: closest(to: cell.text, in: words).map { "did you mean '\($0)'?" } ?? "write one of \(list)")
  }

  private mutating func checkRelation(_ record: CSVRecord, _ identifiers: [String], _ known: Set<String>) {
    let (relation, other) = (columns.cell(.relation, record), columns.cell(.relationTo, record))
    let own = columns.cell(.target, record).text
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

extension PlanReader {
  private mutating func variable(_ cell: CSVCell) -> ResolvedVariable {
    if cell.isEmpty { return ResolvedVariable() }
    let variable: PlanVariable
    do throws(PlanVariable.Malformed) { variable = try PlanVariable(cell.text) } catch {
      report(cell, error.message, advice: error.advice)
      return ResolvedVariable()
    }
    do throws(PlanVariableReading.Fault) { return try PlanVariableReading(scope: scope).resolve(variable) } catch {
      report(cell, error.message, advice: error.advice)
      return ResolvedVariable()
    }
  }

  /// The target's unit for one of the measure's; 1 after reporting, and for what is not computed, whose unit may be
  /// any word.
  private mutating func factor(of cell: CSVCell, _ variable: ResolvedVariable, _ variableCell: CSVCell) -> Double {
    if cell.isEmpty {
      report(cell, "the target has no unit", advice: "write it, or 1 for a number without one")
      return 1
    }
    guard let computed = variable.unit else { return 1 }
    do throws(UnitError) {
      return try DocumentUnits(tableYear: scope.tableYear).reading(of: cell.text, computedIn: computed).conversion(1)
    } catch {
      report(
        cell, error.message,
        advice: variable.isGrowth
          ? "write 'percentage points per year' or '%/year', the unit of \(variableCell.text)" : error.advice)
      return 1
    }
  }

  /// How far below its value a target is met: the band of "about", else nothing. "About 15" without a band is met by a
  /// result that rounds to 15 in the digits that the document prints, or by more.
  private mutating func reach(_ record: CSVRecord, _ bound: PlanBound, _ value: Double) -> Double {
    guard let cell = columns.optionalCell(.band, record), !cell.isEmpty else {
      return bound == .about ? 0.5 * lastDigit(of: columns.cell(.value, record).text) : 0
    }
    guard bound == .about else {
      report(cell, "the bound '\(bound.rawValue)' has no band", advice: "leave it empty, or write the bound 'about'")
      return 0
    }
    let unit = columns.cell(.unit, record).text
    do throws(UnitError) {
      let band = try Quantity.parse(cell.text)
      guard band.number >= 0 else {
        report(
          cell, "the band is \(formatNumber(band.number))", advice: "write how far below the target 'about' reaches")
        return 0
      }
      if band.unit.isEmpty { return band.number }
      let own = try DocumentUnits.unit(unit)
      if band.unit == "%" || band.unit == "％" {
        let isPercent = try [Unit(parsing: "1"), Unit(parsing: "1/year")].contains { $0.dimension == own.dimension }
        if !isPercent { return band.number / 100 * value.magnitude }
        report(
          cell, "'\(cell.text)' may mean points of the target's unit \(unit), or a part of its value",
          advice: "write the number alone, in the target's unit")
        return 0
      }
      return try DocumentUnits.unit(band.unit).conversion(to: own)(band.number)
    } catch {
      report(cell, error.message, advice: error.advice)
      return 0
    }
  }

  /// Whether the document counts another perimeter. Without a word on it that is so of an industry's output: the
  /// satellite of shares counts no services and no chain of suppliers twice, as a plan's scale does.
  private mutating func isOfOtherPerimeter(_ record: CSVRecord, _ variable: ResolvedVariable) -> Bool {
    guard let cell = columns.optionalCell(.perimeter, record), !cell.isEmpty else { return variable.isIndustryOutput }
    checkWord(cell, "perimeter", ["same", "other"])
    return cell.text == "other"
  }

  /// The number of an earlier year, and the year from which a growth counts.
  private mutating func baseline(
    _ record: CSVRecord, _ target: Int?, _ variable: ResolvedVariable
  ) -> (PlanTargets.Target.Baseline?, since: Int?) {
    let number = columns.optionalCell(.baseline, record).flatMap { $0.isEmpty ? nil : $0 }
    let unit = columns.optionalCell(.baselineUnit, record)
    let yearCell = columns.optionalCell(.baselineYear, record)
    guard let number else {
      for case let cell? in [unit, variable.isGrowth ? nil : yearCell] where !cell.isEmpty {
        report(cell, "the target has no baseline that this could belong to", advice: "leave it empty")
      }
      return (nil, variable.isGrowth ? growthYear(yearCell, record, target) : nil)
    }
    let value = number.number(&problems)
    guard let unit, let yearCell else {
      report(
        number, "a baseline has a unit and a year", advice: "add the columns baseline_unit and baseline_year")
      return (nil, nil)
    }
    if unit.isEmpty { report(unit, "the baseline has no unit") }
    guard let year = earlierYear(yearCell, target) else { return (nil, nil) }
    let targetUnit = columns.cell(.unit, record)
    if variable.unit != nil, !unit.isEmpty {
      do throws(UnitError) {
        _ = try DocumentUnits.unit(unit.text)
          .conversion(to: DocumentUnits.unit(targetUnit.text))
      } catch {
        report(unit, error.message, advice: error.advice)
      }
    }
    return (
      value.map { PlanTargets.Target.Baseline(value: $0, unit: unit.text, year: year) },
      variable.isGrowth ? year : nil
    )
  }

  private mutating func growthYear(_ cell: CSVCell?, _ record: CSVRecord, _ target: Int?) -> Int? {
    if let cell, !cell.isEmpty { return earlierYear(cell, target) }
    report(
      cell ?? columns.cell(.variable, record),
      "\(columns.cell(.variable, record).text) is a growth, and the year from which it counts is not said",
      advice: "write it in the column baseline_year")
    return nil
  }

  private mutating func earlierYear(_ cell: CSVCell, _ target: Int?) -> Int? {
    guard let year = Int(cell.text) else {
      report(cell, "the baseline's year '\(cell.text)' is no year", advice: "write it with four digits")
      return nil
    }
    if let years = scope.years, !years.contains(year) {
      report(
        cell, "the baseline's year \(year) is none of the run's, \(years[0]) to \(years[years.count - 1])",
        advice: "leave the baseline empty, or change the years of the run")
    } else if let target, year >= target {
      report(cell, "the baseline's year \(year) is not before the target's, \(target)")
    }
    return year
  }
}

/// One in the last digit that is written of a number: 0.1 of "13.0", as of "0.13e2" it is 1.
private func lastDigit(of text: String) -> Double {
  let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
  let mantissa = parts.first ?? ""
  let decimals =
    mantissa.firstIndex(of: ".").map { mantissa[mantissa.index(after: $0)...].count(where: \.isNumber) } ?? 0
  let shift = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - decimals
  var digit = 1.0
  for _ in 0..<min(abs(shift), 400) { if shift < 0 { digit /= 10 } else { digit *= 10 } }
  return digit
}

extension String {
  /// Whether it is four digits.
  fileprivate var isYear: Bool { utf8.count == 4 && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
