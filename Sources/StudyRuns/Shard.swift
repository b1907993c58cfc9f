import CSVText
import Coupling
import Diagnostics
import Files
import NumberText

/// Samples that are written together: a CSV file with a row for each, sealed with the study's key.
struct Shard {
  /// Samples of a whole shard.
  static let size = 256

  let number: Int
  private let header: [String]
  private let factors: Int
  private let outputs: Int
  let seal: Seal

  init(_ number: Int, of record: StudyRecord) {
    self.number = number
    factors = record.factors.count
    outputs = record.outputs.count
    header = ["sample", "status"] + record.factors.map(\.key) + record.outputs + ["sentence"]
    seal = Seal(opening: "# simplan study \(record.key) ", closing: "\n")
  }

  /// "000012.csv"
  var name: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".csv"
  }

  /// The samples that it has in a study of `count`.
  func samples(of count: Int) -> Range<Int> { number * Self.size..<min((number + 1) * Self.size, count) }

  static func count(for samples: Int) -> Int { (samples + size - 1) / size }

  func text(_ rows: [SampleRow]) -> String {
    var writer = CSVWriter()
    writer.row(header)
    for row in rows {
      writer.row(
        [String(row.sample), row.failure?.kind.rawValue ?? "answered"] + row.values.map(formatNumber)
          + row.outputs.map { $0.isNaN ? "" : formatNumber($0) } + [row.failure?.sentence ?? ""])
    }
    return writer.text
  }

  /// The rows of a file; nil for one that is not of this study, or not as it was written.
  func rows(_ bytes: [UInt8]) -> [SampleRow]? {
    guard let content = seal.content(of: bytes),
      let file = try? CSVFile.read(bytes: Array(content), file: name), file.records[0].map(\.text) == header
    else { return nil }
    var rows: [SampleRow] = []
    rows.reserveCapacity(Self.size)
    for record in file.records.dropFirst() {
      var numbers: [Double] = []
      numbers.reserveCapacity(factors + outputs)
      record.forEachNumber(in: 2..<2 + factors + outputs) { _, number in numbers.append(number?.value ?? .nan) }
      let status = record[1].text
      let failure = SampleFailure.Kind(rawValue: status).map {
        SampleRow.Failure(kind: $0, sentence: record[record.count - 1].text)
      }
      guard let sample = Int(record[0].text), sample == number * Self.size + rows.count,
        failure != nil || status == "answered"
      else { return nil }
      rows.append(
        SampleRow(
          sample: sample, values: Array(numbers[..<factors]), outputs: Array(numbers[factors...]), failure: failure))
    }
    return rows
  }
}
