import CSVText
import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

/// A file of capital coefficients: a header `code` and the sectors' codes, then a row for each sector, both in the table's
/// order. The figure in row i and column j is the capital of product i, of all origins, for a unit of yearly output of j.
struct CapitalFile {
  /// K, n x n.
  let coefficients: Matrix

  /// - Throws: `InvalidInput` with every mistake of the file and its place.
  init(path: String, sectors: [Sector]) throws(InvalidInput) {
    let records = try CSVFile.read(bytes: CSVFile.contents(of: path), file: path).records
    let codes = sectors.map(\.code)
    // The scanner refuses a file without records, and records without cells.
    let header = records[0]
    guard header[0].text == "code" else {
      throw InvalidInput(
        .error(
          at: header[0].location, "the header must begin with code",
          advice: "write code,\(codes.joined(separator: ","))"))
    }
    var problems: [Diagnostic] = []
    Self.check(Array(header.dropFirst()), against: codes, kind: "column", end: header[0], &problems)
    Self.check(records.dropFirst().map { $0[0] }, against: codes, kind: "row", end: header[0], &problems)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var coefficients = Matrix(rows: codes.count, columns: codes.count)
    for (i, record) in records.dropFirst().enumerated() {
      for (j, cell) in record.dropFirst().enumerated() {
        guard let value = cell.number(&problems) else { continue }
        if value < 0 {
          let what = "the capital coefficient of \(codes[i]) in \(codes[j]) is \(formatNumber(value))"
          problems.append(.error(at: cell.location, what, advice: "write 0 or more"))
        }
        coefficients[i, j] = value
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.coefficients = coefficients
  }

  /// Labels must be those of the table in its order: nothing is sorted or padded.
  private static func check(
    _ labels: [CSVCell], against codes: [String], kind: String, end: CSVCell, _ problems: inout [Diagnostic]
  ) {
    let before = problems.count
    var seen: Set<String> = []
    for label in labels {
      if !codes.contains(label.text) {
        problems.append(
          .error(
            at: label.location, "the table has no sector '\(label.text)'",
            advice: advice("its sectors are", codes, nearest: label.text)))
      } else if !seen.insert(label.text).inserted {
        problems.append(.error(at: label.location, "the \(kind) '\(label.text)' stands twice"))
      }
    }
    let missing = codes.filter { !seen.contains($0) }
    if !missing.isEmpty {
      let list = missing.joined(separator: ", ")
      problems.append(
        .error(at: end.location, "there is no \(kind) for \(list)", advice: "write zeros where no capital is needed"))
    }
    guard problems.count == before, let k = codes.indices.first(where: { labels[$0].text != codes[$0] }) else { return }
    problems.append(
      .error(
        at: labels[k].location, "the \(kind) '\(labels[k].text)' stands where '\(codes[k])' is due",
        advice: "keep the order of the table"))
  }
}
