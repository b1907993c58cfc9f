import CSVText
public import Diagnostics
import InputOutput

/// Which region of a table goes into which: a CSV file of `from,to` with the line `# citation: …`.
public struct RegionConcordance: Hashable, Sendable {
  public var citation: String
  /// The new region of each.
  public var regions: [String: String]

  /// - Throws: `InvalidInput` with every mistake and its place.
  public static func read(bytes: [UInt8], file: String) throws(InvalidInput) -> RegionConcordance {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var problems: [Diagnostic] = []
    let citation = csv.citation(&problems)
    let header = CSVHeader(of: csv, known: ["from", "to"], &problems)
    guard let from = header["from"], let to = header["to"] else {
      if header.isSound {
        problems.append(header.missing(["from", "to"].filter { header[$0] == nil }, advice: "write from,to"))
      }
      throw InvalidInput(problems)
    }
    var regions: [String: String] = [:]
    var lines: [String: Int] = [:]
    var comparison = LabelComparison()
    for record in csv.records.dropFirst() {
      let (old, new) = (record[from], record[to])
      for cell in [old, new] where cell.isEmpty || cell.text.contains(".") {
        problems.append(
          .error(
            at: cell.location, "'\(cell.text)' is no code of a region", advice: "write a code without a point, as in N")
        )
      }
      if let line = lines.updateValue(record.line, forKey: old.text) {
        problems.append(
          .error(
            at: old.location, "the region '\(old.text)' stands twice, first in line \(line)",
            advice: "leave one of them"))
      }
      let label = TableLabel(new.text, at: new.location)
      if !regions.values.contains(new.text) { comparison.add("new region", label) }
      comparison.checkEnds([label])
      regions[old.text] = new.text
    }
    problems += comparison.problems
    if !problems.isEmpty { throw InvalidInput(problems) }
    return RegionConcordance(citation: citation, regions: regions)
  }
}
