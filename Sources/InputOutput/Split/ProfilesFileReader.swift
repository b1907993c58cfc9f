import CSVText
public import Diagnostics
import LinearAlgebra
import NumberText

extension NationalProfiles {
  /// Reads a file of national profiles: `# key: value` lines; the header `code,sector,name_zh,name_en`, a column for each
  /// row, one for each category of final use, `exports`, `imports` and `gross_output`; a row for each sector (without an entry
  /// under `sector`), then for each detailed sector with the code of its sector, and last `value_added`. Rows sell, columns buy.
  /// - Throws: `InvalidInput` with every mistake and its place.
  public static func read(bytes: [UInt8], file: String) throws(InvalidInput) -> NationalProfiles {
    var reader = ProfilesFileReader(csv: try CSVFile.read(bytes: bytes, file: file, leadingComments: true))
    return try reader.profiles()
  }
}

private struct ProfilesFileReader {
  let csv: CSVFile
  private var problems: [Diagnostic] = []

  init(csv: CSVFile) { self.csv = csv }

  private static let keys = ["title", "title_zh", "year", "unit", "kind", "note", "citation"]
  private static let labels = ["code", "sector", "name_zh", "name_en"]
  private static let totals = ["exports", "imports", "gross_output"]
  private static let valueAdded = "value_added"

  mutating func profiles() throws(InvalidInput) -> NationalProfiles {
    let keys = CommentKeys(
      of: csv, known: Self.keys, required: ["title", "unit", "kind", "citation"], &problems)
    let (header, first) = (csv.records[0], Self.labels.count)
    guard header.count > first, header.prefix(first).map(\.text) == Self.labels else {
      problems.append(
        .error(at: header[0].location, "the header must begin with \(Self.labels.joined(separator: ","))"))
      throw InvalidInput(problems)
    }
    let rows = Array(csv.records.dropFirst())
    guard let last = rows.last, last[0].text == Self.valueAdded, rows.count > 1 else {
      problems.append(
        .error(
          at: (rows.last ?? header)[0].location, "the last row must be '\(Self.valueAdded)'",
          advice: "rows of sectors and detailed sectors stand before it"))
      throw InvalidInput(problems)
    }
    let lines = self.lines(rows.dropLast())
    checkColumns(lines, header)
    guard problems.isEmpty else { throw InvalidInput(problems) }

    let count = lines.count
    var flows = Matrix(rows: count, columns: count)
    for (i, row) in rows.dropLast().enumerated() {
      for j in 0..<count { flows[i, j] = figure(row[first + j], "the flow", isSigned: false) }
    }
    let end = header.count - Self.totals.count
    let finalUse = (first + count..<end).map { column in
      NationalProfiles.FinalUse(
        code: header[column].text,
        values: rows.dropLast().map { figure($0[column], header[column].text, isSigned: true) })
    }
    let totals = Self.totals.enumerated().map { offset, name in
      rows.dropLast().map { figure($0[end + offset], name, isSigned: false) }
    }
    let added = (0..<count).map { figure(last[first + $0], Self.valueAdded, isSigned: true) }
    for column in first + count..<header.count where !last[column].isEmpty {
      problems.append(
        .error(
          at: last[column].location,
          "'\(last[column].text)' stands in the row '\(Self.valueAdded)' outside the sectors",
          advice: "leave the cell empty: nothing would read it"))
    }
    checkSizes(lines, totals[2], rows.dropLast().map { $0[end + 2].location })
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return NationalProfiles(
      citation: keys["citation"], lines: lines, flows: flows, finalUse: finalUse, exports: totals[0],
      imports: totals[1], output: totals[2], valueAdded: added)
  }

  private mutating func lines(_ rows: ArraySlice<CSVRecord>) -> [NationalProfiles.Line] {
    var (lines, seen): ([NationalProfiles.Line], [String: Int]) = ([], [:])
    var sectors: [String: Int] = [:]
    for row in rows {
      let (code, sector) = (row[0].text, row[1].text)
      if code.isEmpty {
        problems.append(.error(at: row[0].location, "the row has no code", advice: "name its sector, or take it out"))
      } else if let line = seen.updateValue(row.line, forKey: code) {
        problems.append(.error(at: row[0].location, "the row '\(code)' stands twice, first in line \(line)"))
      }
      var parent: Int?
      if sector.isEmpty {
        if lines.last?.sector != nil {
          problems.append(
            .error(
              at: row[1].location, "the sector '\(code)' stands behind detailed sectors",
              advice: "all sectors stand first; a detailed sector names its own"))
        }
        if sectors[code] == nil { sectors[code] = lines.count }
      } else if let known = sectors[sector] {
        parent = known
      } else {
        let near = closest(to: sector, in: sectors.keys.sorted()).map { "did you mean \($0)?" }
        problems.append(
          .error(at: row[1].location, "the sector '\(sector)' of '\(code)' has no row before this one", advice: near))
      }
      lines.append(.init(code: code, nameZh: row[2].text, nameEn: row[3].text, sector: parent))
    }
    return lines
  }

  private mutating func checkColumns(_ lines: [NationalProfiles.Line], _ header: CSVRecord) {
    let first = Self.labels.count
    let names = header.dropFirst(first).map(\.text)
    var seen: Set<String> = []
    for (name, cell) in zip(names, header.dropFirst(first)) where !seen.insert(name).inserted {
      problems.append(.error(at: cell.location, "the column '\(name)' stands twice"))
    }
    for (k, line) in lines.enumerated() {
      if k < names.count, names[k] == line.code { continue }
      let there = k < names.count ? "'\(names[k])' stands where the column" : "the column"
      let place = header[min(first + k, header.count - 1)].location
      problems.append(
        .error(
          at: place, "\(there) '\(line.code)' is due", advice: "columns stand in the order of the rows"))
      return
    }
    guard names.suffix(Self.totals.count) == Self.totals[...], names.count >= lines.count + Self.totals.count else {
      problems.append(
        .error(
          at: header[header.count - 1].location, "the last columns must be \(Self.totals.joined(separator: ", "))"))
      return
    }
  }

  private mutating func figure(_ cell: CSVCell, _ name: String, isSigned: Bool) -> Double {
    guard let value = cell.number(&problems) else { return 0 }
    if value < 0, !isSigned {
      problems.append(.error(at: cell.location, "\(name) is \(formatNumber(value))", advice: "write 0 or more"))
    }
    return value
  }

  /// Detailed sectors together are no larger than their sector.
  private mutating func checkSizes(
    _ lines: [NationalProfiles.Line], _ outputs: [Double], _ places: [SourceLocation]
  ) {
    for (k, line) in lines.enumerated() {
      guard outputs[k] > 0 else {
        if line.sector != nil {
          problems.append(
            .error(
              at: places[k], "the detailed sector '\(line.code)' has no output", advice: "take its row and column out"))
        }
        continue
      }
      guard line.sector == nil else { continue }
      let sum = zip(lines, outputs).reduce(0) { $1.0.sector == k ? $0 + $1.1 : $0 }
      guard sum > outputs[k] * 1.0001 else { continue }
      problems.append(
        .error(
          at: places[k],
          "the detailed sectors of \(line.code) make \(formatNumber(sum)), the sector itself \(formatNumber(outputs[k]))",
          advice: "a detailed sector is contained in its sector"))
    }
  }
}
