import CSVText
import Diagnostics
import NumberText
import Sampling
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit
import StudyRuns

/// Tables that a study brings: samples of one's own, and settings of levers.
extension StudyReader {
  mutating func readPoints(into study: inout StudyDescription) {
    guard let csv = csv("points") else { return }
    if has("points_are"), head.parameters.text("points_are") == "quantiles" {
      guard !hasErrors, let factors = try? StudyFactors(prepared, study.variation) else { return }
      study.quantiles = quantiles(csv, factors.dimensionNames)
      return
    }
    guard let table = values(csv, .uncertain, named: "points") else { return }
    study.variation.settings = table
    let left = prepared.varied.filter { key in key.section == .uncertain && !table.keys.contains { $0.key == key.key } }
    if !left.isEmpty {
      problems.append(
        Diagnostic(
          .note, at: head.location(of: "points"),
          "the points leave at their central value: \(left.map(\.key).joined(separator: ", "))"))
    }
  }

  /// Settings of a table, or every combination of the levers' levels, after the levers as they are; nil where there are
  /// none.
  mutating func settings(of levers: [VariedKey], _ levels: StudyLevels) -> SettingTable? {
    guard has("settings") else {
      guard !levers.isEmpty else { return nil }
      do throws(InvalidInput) { return try SettingTable.factorial(levers, levels, of: prepared) } catch {
        problems += error.diagnostics.map { .error(at: root["levels"]?.location ?? root.location, $0.message) }
        return nil
      }
    }
    if let place = root["lever"]?.keyLocation {
      report(place, "settings give every lever its numbers, and nothing reads [[lever]]", "remove one of the two")
    }
    guard let csv = csv("settings") else { return nil }
    return values(csv, .levers, named: "settings")?.withStated(by: prepared)
  }

  private mutating func csv(_ key: String) -> CSVFile? {
    guard
      let file = project.file(
        named: head.parameters.text(key), at: head.location(of: key), key: key, into: &problems)
    else { return nil }
    do throws(InvalidInput) {
      let bytes = try CSVFile.contents(of: file)
      tables.append(SourceText(file: file, bytes: bytes))
      let csv = try CSVFile.read(bytes: bytes, file: file)
      guard csv.records.count > 1 else {
        problems.append(
          .error(
            at: SourceLocation(file: file, line: 1, column: 1), "the table has no rows",
            advice: "write the keys into the first line and numbers below it"))
        return nil
      }
      return csv
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  /// The column that names rows; every other is a key.
  private static let nameColumn = "setting"

  private mutating func values(_ csv: CSVFile, _ section: VariedKey.Section, named name: String) -> SettingTable? {
    let before = problems.count
    let header = Array(csv.records[0])
    let named = section == .levers ? header.firstIndex { $0.text == Self.nameColumn } : nil
    let columns = header.indices.filter { $0 != named }
    for (place, column) in columns.enumerated()
    where columns[..<place].contains(where: { header[$0].text == header[column].text }) {
      report(header[column].location, "the column '\(header[column].text)' stands twice", "leave one of them")
    }
    let numbers = prepared.numbers(
      at: columns.map { (key: header[$0].text, place: header[$0].location) }, speaker: "the table of \(name)",
      into: &problems)
    guard problems.count == before else { return nil }
    var (values, names) = ([Double](), [String]())
    var ranges = columns.map { _ in (low: Double.infinity, high: -Double.infinity) }
    for record in csv.records.dropFirst() {
      names.append(named.map { record[$0].text } ?? "\(names.count + 1)")
      for (place, column) in columns.enumerated() {
        let cell = record[column]
        guard let number = cell.number(&problems), let kind = numbers[place] else { continue }
        check(number, kind, header[column].text, at: cell.location)
        values.append(number)
        ranges[place] = (min(ranges[place].low, number), max(ranges[place].high, number))
      }
    }
    guard problems.count == before else { return nil }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      let record = csv.records[twice + 1]
      report(record[named ?? 0].location, "the setting '\(names[twice])' stands twice", "give each a name of its own")
    }
    let keys = zip(columns, zip(numbers, ranges)).map { column, found in
      VariedKey(
        section: section, key: header[column].text,
        variation: .interval(low: found.1.low, high: found.1.high), unit: found.0?.unit ?? "1",
        place: header[column].location, overridden: [])
    }
    return SettingTable(keys, values: values, names: names)
  }

  private mutating func check(_ number: Double, _ kind: ReplaceableNumber, _ key: String, at place: SourceLocation) {
    if !kind.bounds.contains(number) {
      report(
        place, "\(key) is \(formatNumber(number)) but must be \(kind.bounds.text(unit: kind.unit))",
        "write it in \(kind.unit == "1" ? "plain numbers, 0.05 for 5 %" : kind.unit)")
    } else if kind.isWhole, number != number.rounded() {
      report(
        place, "\(key) is \(formatNumber(number)), but it is a whole number", "write \(formatNumber(number.rounded()))")
    }
  }

  /// Coordinates for every dimension of the design, whatever the order of the columns.
  private mutating func quantiles(_ csv: CSVFile, _ names: [String]) -> [Double] {
    let header = CSVHeader(of: csv, known: names, &problems)
    let missing = names.filter { header[$0] == nil }
    guard missing.isEmpty, header.isSound else {
      if header.isSound { problems.append(header.missing(missing, advice: "give each input that varies a column")) }
      return []
    }
    let columns = names.compactMap { header[$0] }
    var points: [Double] = []
    for record in csv.records.dropFirst() {
      for column in columns {
        guard let number = record[column].number(&problems) else { continue }
        if !(number > 0 && number < 1) {
          report(
            record[column].location, "the quantile \(formatNumber(number)) does not lie between 0 and 1",
            "write a number above 0 and below 1, or points_are = \"values\"")
        }
        points.append(number)
      }
    }
    return points
  }
}
