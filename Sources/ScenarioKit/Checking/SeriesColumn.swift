import CSVText
import Diagnostics

extension ValueReader {
  /// The table by year that a column of a CSV file stands for; nil after reporting.
  mutating func column(of table: ScenarioTable, labels: [String], path: [String]) -> ScenarioTable? {
    guard let file = table["file"], let column = table["column"] else {
      let given = table["file"] ?? table["column"]
      report(
        at: given?.keyLocation ?? table.location, "\(path.dotted) needs both file and column",
        advice: "write { file = \"data/capacity.csv\", column = \"wind\" }")
      return nil
    }
    let given = table.members.filter(\.key.isYear)
    if let year = given.first(where: { !$0.value.inherited }) ?? given.first {
      let inherited = given.filter(\.value.inherited).map { "\"\($0.key)\"" }.joined(separator: ", ")
      report(
        at: year.value.inherited ? file.keyLocation : year.value.keyLocation,
        "\((path + [year.key]).dotted) is not read beside a column of a file",
        advice: year.value.inherited
          ? "it is inherited: write delete = [\(inherited)] too" : "write the year into the file, or remove it")
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

  private mutating func place(of name: String, in header: CSVRecord, at location: SourceLocation, _ file: String)
    -> Int?
  {
    let found = header.indices.filter { header[$0].text == name }
    if found.count > 1 {
      report(
        at: header[found[1]].location, "the column \(name) stands twice, first at \(header[found[0]].location)",
        advice: "rename one of the two")
      return nil
    }
    if let found = found.first { return found }
    let names = header.map(\.text)
    report(
      at: location, "\(file) has no column \(name)",
      advice: closest(to: name, in: names).map { "did you mean \($0)?" } ?? "it has \(names.joined(separator: ", "))")
    return nil
  }

  private mutating func fill(
    _ series: inout ScenarioTable, _ rows: some Collection<CSVRecord>, _ years: Int, _ values: Int, _ labels: [String]
  ) -> Bool {
    var complete = true
    for row in rows where row[years].text.isYear {
      let (year, cell) = (row[years], row[values])
      // A series is longer than a run, and need not be whole there.
      let number = try? cell.number()
      if !labels.contains(year.text), number == nil { continue }
      if let first = series[year.text] {
        report(at: year.location, "the year \(year.text) stands twice, first at \(first.keyLocation)")
        complete = false
      }
      series[year.text] = ScenarioValue(
        content: number.map(ScenarioValue.Content.number) ?? .text(cell.text), location: cell.location,
        keyLocation: year.location, inherited: !labels.contains(year.text))
    }
    return complete
  }
}
