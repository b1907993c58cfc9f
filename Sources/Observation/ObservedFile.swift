import CSVText
import Coupling
package import Diagnostics
import Economy
import NumberText
import PlanReading
import ScenarioKit
import ScenarioReading
import Study

/// Reads figures that were observed from a CSV file, and finds for each the result of a run that it belongs to.
///
/// Its columns are variable (as plans write variables), year, value, unit, kind and source; `note` is for its readers.
package struct ObservedFile {
  private enum Column: String, CaseIterable {
    case variable, year, value, unit, kind, source, note
  }

  private let run: any ObservableRun
  private let header: CSVHeader
  private let units: DocumentUnits
  private var problems: [Diagnostic] = []
  private var found: [String: FoundResult] = [:]

  /// - Throws: `InvalidInput` with every fault of the file, each at its cell.
  package static func read(
    path: String, for run: any ObservableRun
  ) throws(InvalidInput) -> [ObservedFigure] {
    try read(bytes: CSVFile.contents(of: path), file: path, for: run)
  }

  package static func read(
    bytes: [UInt8], file: String, for run: any ObservableRun
  ) throws(InvalidInput) -> [ObservedFigure] {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var problems: [Diagnostic] = []
    let header = CSVHeader(of: csv, known: Column.allCases.map(\.rawValue), &problems)
    let missing = Column.allCases.filter { $0 != .note }.map(\.rawValue).filter { header[$0] == nil }
    if !missing.isEmpty {
      problems.append(
        header.missing(missing, advice: "observed figures have the columns variable, year, value, unit, kind, source"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    var reading = ObservedFile(
      run: run, header: header, units: DocumentUnits(tableYear: run.priceYear ?? run.header.years[0]))
    let figures = csv.records.dropFirst().compactMap { reading.figure($0) }
    if !reading.problems.isEmpty {
      throw InvalidInput(
        reading.problems.sorted {
          ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
        })
    }
    guard !figures.isEmpty else {
      throw InvalidInput(
        .error(
          at: SourceLocation(file: file, line: 1, column: 1), "the file holds no figure",
          advice: "write a row for each, such as sei_share,2017,12.1,%,document,\"Bureau of Statistics\""))
    }
    return figures
  }

  private init(run: any ObservableRun, header: CSVHeader, units: DocumentUnits) {
    self.run = run
    self.header = header
    self.units = units
  }

  private mutating func report(_ cell: CSVCell, _ message: String, _ advice: String?) {
    problems.append(.error(at: cell.location, message, advice: advice))
  }

  private mutating func figure(_ record: CSVRecord) -> ObservedFigure? {
    func cell(_ column: Column) -> CSVCell { record[header[column.rawValue] ?? 0] }
    let result = self.result(cell(.variable))
    let year = self.year(cell(.year))
    let value = cell(.value).number(&problems)
    if cell(.source).isEmpty { report(cell(.source), "the figure has no source", "write where it was published") }
    let kind = cell(.kind).text
    if !Self.kinds.contains(kind) {
      report(
        cell(.kind), kind.isEmpty ? "the kind is empty" : "no kind '\(kind)' is known",
        closest(to: kind, in: Self.kinds).map { "did you mean '\($0)'?" }
          ?? "write one of \(Self.kinds.joined(separator: ", "))")
    }
    guard let result, let (conversion, isInCurrentPrices) = unit(cell(.unit), of: result), let year, let value else {
      return nil
    }
    if case .computed(let computed) = result, computed.isShareOfAWhole, let conversion,
      !(conversion(0)...conversion(1)).contains(value)
    {
      report(
        cell(.value), "\(cell(.value).text) \(cell(.unit).text) cannot be a share of a whole",
        "write a number from \(formatNumber(conversion(0))) to \(formatNumber(conversion(1)))")
      return nil
    }
    return ObservedFigure(
      variable: cell(.variable).text, result: result, year: year, value: value, unit: cell(.unit).text,
      valuePlace: cell(.value).location, unitPlace: cell(.unit).location, kind: kind,
      source: cell(.source).text, conversion: conversion,
      omission: omission(result, in: year, isInCurrentPrices: isInCurrentPrices))
  }

  private static let kinds = ["document", "derived", "unverified", "assumption"]

  private mutating func result(_ cell: CSVCell) -> FoundResult? {
    if let known = found[cell.text] { return known }
    guard !cell.isEmpty else {
      report(cell, "the figure has no variable", "name it as plans do, as in satellite:co2 or growth(value_added)")
      return nil
    }
    do throws(InvalidInput) {
      let result = try run.lookUp(cell.text)
      found[cell.text] = result
      return result
    } catch {
      for problem in error.diagnostics { report(cell, problem.message, problem.advice) }
      return nil
    }
  }

  private mutating func year(_ cell: CSVCell) -> Int? {
    guard cell.text.utf8.count == 4, cell.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      report(
        cell, cell.isEmpty ? "the figure has no year" : "'\(cell.text)' is no year",
        "write a whole year with four digits")
      return nil
    }
    return Int(cell.text)
  }

  private mutating func unit(
    _ cell: CSVCell, of result: FoundResult
  ) -> (conversion: UnitConversion?, isInCurrentPrices: Bool)? {
    guard !cell.isEmpty else {
      report(cell, "the figure has no unit", "write it, or 1 for a number without one")
      return nil
    }
    // Of what nothing computes the unit may be any word.
    guard case .computed(let computed) = result else { return (nil, false) }
    do throws(UnitError) {
      let reading = try units.reading(of: cell.text, computedIn: computed.unit)
      return (reading.conversion, reading.isInCurrentPrices)
    } catch {
      report(cell, error.message, computed.isGrowth ? "write '%/year', the unit of a growth" : error.advice)
      return nil
    }
  }

  private func omission(
    _ result: FoundResult, in year: Int, isInCurrentPrices: Bool
  ) -> ObservedFigure.Omission? {
    switch result {
    case .notModelled(_, let offer): return .notModelled(offer)
    case .computed(let computed):
      let years = run.header.years
      if !years.contains(year) { return .outsideRun(first: years[0], last: years[years.count - 1]) }
      if computed.isGrowth, year == years[0] { return .noYearBefore }
      guard isInCurrentPrices, let priceYear = run.priceYear, year != priceYear else { return nil }
      return .currentPrices(tableYear: priceYear)
    }
  }
}

extension NamedResult {
  /// Whether it lies between nothing and the whole, as the strategic industries' part of industry does.
  fileprivate var isShareOfAWhole: Bool {
    guard case .quantity(let quantity) = measure else { return false }
    return quantity.output == .economy(.strategicShare)
  }
}
