import CSVText
import Diagnostics
import Glibc
import SimulationKit

/// Keys of a table by year that give more than one year at once.
enum YearCourse {
  static let keys = ["interpolation", "growth", "s_curve", "file", "column"]
}

extension ValueReader {
  /// Notes how the years of a value came about, at the value itself or at what lies around it.
  mutating func noteCourse(_ words: String, path: [String]) {
    courses[path, default: YearOrigin()].course = words
    for length in stride(from: path.count, to: 0, by: -1) {
      let key = path[..<length].joined(separator: ".")
      guard provenance[key] != nil else { continue }
      provenance[key]?.note(course: words)
      return
    }
  }

  // MARK: Growth

  /// Fills the years before the first and after the last row at the rates of `growth`, which count against the year
  /// before; nil after reporting.
  mutating func extended(
    _ rows: [[Double]], from first: Int, labels: [String], by growth: ScenarioValue, _ frame: ArrayFrame,
    path: [String]
  ) -> [Double]? {
    let own = path + ["growth"]
    guard rows.count < labels.count else {
      report(
        at: growth.keyLocation, "\(own.dotted) is not read: the first and the last year are given",
        advice: "remove it, or delete = [\"\(labels.last ?? "")\"]")
      return nil
    }
    let rateFrame = ArrayFrame(number: NumberFrame(unit: "1", bounds: Bounds(-0.99, 10)), absent: nil)
    guard let rates = element(growth, ["year"], rateFrame, nil, path: own) else { return nil }
    var all = rows
    for year in first + rows.count..<max(labels.count, first + rows.count) {
      all.append(all[all.count - 1].map { $0 * (1 + rates[year]) })
    }
    for year in (0..<first).reversed() { all.insert(all[0].map { $0 / (1 + rates[year + 1]) }, at: 0) }
    for (label, row) in zip(labels, all) {
      guard let bad = row.first(where: { !frame.number.bounds.contains($0) }) else { continue }
      report(
        at: growth.location,
        "\((path + [label]).dotted) grows to \(frame.number.text(bad)) but must be "
          + frame.number.bounds.text(unit: frame.number.unit), advice: "choose another rate")
      return nil
    }
    noteCourse(
      rates.allSatisfy { $0 == rates[0] } ? "growth of \(formatNumber(100 * rates[0])) % a year" : "growth by year",
      path: path)
    return all.flatMap(\.self)
  }

  // MARK: S-curve

  /// A logistic curve: y = from + (to - from) / (1 + exp(-ln 81 (t - midpoint) / duration)), where `duration` is the
  /// years from 10 % to 90 % of the way (Grübler 1990, "The Rise and Fall of Infrastructures", section 1.2).
  mutating func sCurve(
    _ written: ScenarioValue, beside table: ScenarioTable, labels: [String], within: Int, _ frame: ArrayFrame,
    path: [String]
  ) -> [Double]? {
    let own = path + ["s_curve"]
    for member in table.members where member.key != "s_curve" {
      report(
        at: member.value.keyLocation, "\((path + [member.key]).dotted) is not read beside s_curve",
        advice: member.value.inherited ? "delete = [\"\(member.key)\"] where s_curve stands" : "remove one of the two")
      return nil
    }
    guard let curve = written.table else {
      report(
        at: written.location, "\(own.dotted) must be a table, not \(written.kindName)",
        advice: "write { from = 1, to = 20, midpoint = 2018, duration = 6 }")
      return nil
    }
    let misspelt = curve.reportUnknownKeys(except: ["from", "to", "midpoint", "duration"], into: &problems)
    func number(_ key: String, _ frame: NumberFrame, _ reader: inout ValueReader) -> Double? {
      guard let value = curve[key] else {
        if !misspelt.contains(key) {
          reader.report(
            at: written.location, "\(own.dotted) has no \(key)",
            advice: "write { from = 1, to = 20, midpoint = 2018, duration = 6 }")
        }
        return nil
      }
      return reader.number(value, frame, path: own + [key])
    }
    let from = number("from", frame.number, &self)
    let to = number("to", frame.number, &self)
    let midpoint = number("midpoint", NumberFrame(unit: "1", bounds: Bounds(1900, 2200)), &self)
    let duration = number("duration", NumberFrame(unit: "year", bounds: .positive), &self)
    guard let from, let to, let midpoint, let duration else { return nil }
    noteCourse("an S-curve round \(formatNumber(midpoint))", path: path)
    return labels.flatMap { label in
      let time = (Double(label) ?? midpoint) - midpoint
      return Array(repeating: from + (to - from) / (1 + exp(-log(81) * time / duration)), count: within)
    }
  }

  // MARK: A column of a file

  /// The table by year that a column of a CSV file stands for; nil after reporting.
  mutating func column(of table: ScenarioTable, labels: [String], path: [String]) -> ScenarioTable? {
    guard let file = table["file"], let column = table["column"] else {
      let given = table["file"] ?? table["column"]
      report(
        at: given?.keyLocation ?? table.location, "\(path.dotted) needs both file and column",
        advice: "write { file = \"data/capacity.csv\", column = \"wind\" }")
      return nil
    }
    for member in table.members where member.key.isYear {
      report(
        at: member.value.keyLocation, "\((path + [member.key]).dotted) is not read beside a column of a file",
        advice: "write the year into the file, or remove it")
      return nil
    }
    guard let text = text(file, path: path + ["file"]), let name = self.text(column, path: path + ["column"]),
      let source = tableSource(text, at: file.location, path: path)
    else { return nil }
    var series = table
    do {
      let csv = try CSVFile.read(bytes: source.bytes, file: source.file, leadingComments: true)
      guard let header = csv.records.first else {
        report(at: file.location, "\(source.file) is empty", advice: "begin with the columns year,\(name)")
        return nil
      }
      guard let years = place(of: "year", in: header, at: file.location, source.file),
        let values = place(of: name, in: header, at: column.location, source.file),
        fill(&series, csv.records.dropFirst(), years, values, labels)
      else { return nil }
    } catch {
      problems += error.diagnostics
      return nil
    }
    noteCourse("the column \(name) of \(source.file)", path: path)
    return series
  }

  private mutating func place(of name: String, in header: [CSVCell], at location: SourceLocation, _ file: String)
    -> Int?
  {
    if let found = header.firstIndex(where: { $0.text == name }) { return found }
    let names = header.map(\.text)
    report(
      at: location, "\(file) has no column \(name)",
      advice: closest(to: name, in: names).map { "did you mean \($0)?" } ?? "it has \(names.joined(separator: ", "))")
    return nil
  }

  private mutating func fill(
    _ series: inout ScenarioTable, _ rows: some Collection<[CSVCell]>, _ years: Int, _ values: Int, _ labels: [String]
  ) -> Bool {
    var complete = true
    for row in rows where row[years].text.isYear {
      let (year, cell) = (row[years], row[values])
      // A series is longer than a run, and need not be whole there.
      if !labels.contains(year.text), Double(cell.text) == nil { continue }
      if let first = series[year.text] {
        report(at: year.location, "the year \(year.text) stands twice, first at \(first.keyLocation)")
        complete = false
      }
      series[year.text] = ScenarioValue(
        content: Double(cell.text).map(ScenarioValue.Content.number) ?? .text(cell.text), location: cell.location,
        keyLocation: year.location, overridden: [],
        inherited: !labels.contains(year.text))
    }
    return complete
  }
}
