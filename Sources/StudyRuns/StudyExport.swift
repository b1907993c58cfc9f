import Files
import Glibc
import NetCDF
import NumberText
import Results

/// All samples of a study as one netCDF-4 file, which xarray, R and others read with names, dimensions and units. The shards
/// stay what the study goes on from: a file that is killed while it is written holds nothing.
package struct StudyExport: Sendable {
  private let path: String
  private let record: StudyRecord
  private let shards: [String]

  /// Samples that are packed together.
  private static let chunk = 4096

  /// - Parameter path: the folder of a study, all of whose shards are there.
  package init(_ path: String) throws(StudyError) {
    self.path = path
    guard let bytes = try? readFile("\(path)/\(StudyFolder.record)"), let record = StudyRecord(file: bytes) else {
      throw .refused(
        folder: path, because: "it has no \(StudyFolder.record) as simplan writes it: it is not the folder of a study")
    }
    self.record = record
    shards = FileTree.names(in: "\(path)/samples").filter { !$0.hasPrefix(".") && $0.hasSuffix(".csv") }
    guard !shards.isEmpty else { throw .refused(folder: path, because: "it has no samples yet") }
    for (number, name) in shards.enumerated() where name != Shard(number, of: record).name {
      throw .refused(
        folder: path, because: "samples/\(Shard(number, of: record).name) is missing: finish the study first")
    }
  }

  private func rows(_ number: Int) throws(StudyError) -> [SampleRow] {
    guard let bytes = try? readFile("\(path)/samples/\(shards[number])"),
      let rows = Shard(number, of: record).rows(bytes)
    else { throw .refused(folder: path, because: "samples/\(shards[number]) is not as simplan wrote it") }
    return rows
  }

  /// Writes the file beside its place and puts it there when it is whole.
  /// - Throws: `StudyError` where something other than an export of this program stands.
  /// - Returns: the samples in it.
  package func write(to file: String) throws(StudyError) -> Int {
    if FileKind(at: file) != nil {
      guard let old = try? ReadNetCDF(file), (try? old.text("simplan_study")) != nil else {
        throw .file(.foreign(path: file))
      }
    }
    let (folder, name) = folderAndName(of: file)
    let draft = "\(folder)/.\(name).\(getpid()).writing"
    let registration = EarlyEnd.register { unlink(draft) }
    defer {
      unlink(draft)
      EarlyEnd.forget(registration)
    }
    let samples = try content(draft)
    do throws(FileError) {
      try synchronise([draft])
      try FileTree.rename(draft, to: file)
    } catch { throw .file(.refused(path: file, reason: error.reason)) }
    return samples
  }

  /// Columns of the rows of samples as a variable of the file.
  private struct Part {
    var variable: NetCDFFile.Variable
    /// One for each element of the last dimension; nil where a series has no such year.
    var columns: [Int?]
    var scale = 1.0

    func values(_ rows: [SampleRow]) -> [Double] {
      rows.flatMap { row in
        columns.map { column in
          guard let value = column.map({ row.outputs[$0] }), value.isFinite else { return Double.nan }
          return scale == 1 ? value : inFileDigits(value * scale)
        }
      }
    }
  }

  /// Samples of a variable that are packed together: about a megabyte, and whole shards.
  private static func chunk(_ width: Int) -> Int { max(1, min(16, 131_072 / max(1, width) / Shard.size)) * Shard.size }

  private func content(_ draft: String) throws(StudyError) -> Int {
    let count = try (shards.count - 1) * Shard.size + rows(shards.count - 1).count
    var refusal: StudyError?
    do throws(NetCDFError) {
      let file = try NetCDFFile(creating: draft)
      let sample = try file.dimension("sample", count)
      let (input, inputNames) = try names(
        of: "input", in: file,
        [
          ("", record.factors.map(\.key)), ("_unit", record.factors.map(\.unit)),
          ("_distribution", record.factors.map(\.distribution)),
        ])
      let (target, targetNames) = try names(
        of: "target", in: file,
        [
          ("", record.targets.map(\.identifier)), ("_indicator", record.targets.map(\.indicator)),
          ("_unit", record.targets.map(\.unit)), ("_plan", record.targets.map { formatNumber($0.value) }),
          ("_year", record.targets.map { "\($0.year)" }),
        ])
      let years = Set(record.series.flatMap(\.years)).sorted()
      let year = try file.dimension("year", years.count)
      let yearNumbers = try file.variable("year", .integer, [year])
      let failed = try file.variable(
        "failed", .integer, [sample], chunk: Self.chunk(1),
        attributes: [("long_name", "1 for a sample without an answer")])
      let sentence = try file.variable(
        "sentence", .text, [sample], attributes: [("long_name", "why a sample has no answer")])
      let inputs = try file.variable(
        "input_value", .double, [sample, input], chunk: Self.chunk(input.length),
        attributes: [("long_name", "value of each input, in input_unit")])
      let place = Dictionary(
        record.outputs.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      func part(_ name: String, _ title: String, _ unit: String?, _ dimension: NetCDFFile.Dimension, _ columns: [Int?])
        throws(NetCDFError) -> Part
      {
        let variable = try file.variable(
          name, .double, [sample, dimension], chunk: Self.chunk(dimension.length),
          attributes: [("long_name", title)] + (unit.map { [("units", $0)] } ?? []))
        try file.missingIsNaN(variable)
        return Part(variable: variable, columns: columns)
      }
      var parts = [
        try part(
          "target_value", "value of each target, in target_unit", nil, target,
          record.targets.map { place["target.\($0.identifier)"] })
      ]
      for series in record.series {
        var new = try part(
          series.name.replacing("/", with: "."), series.title, series.unit, year,
          years.map { place["\(series.name).\($0)"] })
        new.scale = series.scale
        parts.append(new)
      }
      try putAttributes(on: file)
      try file.endDefinitions()
      for (variable, texts) in inputNames + targetNames { try file.write(texts, to: variable) }
      try file.write(years.map { Int32($0) }, to: yearNumbers)
      for number in shards.indices {
        let rows: [SampleRow]
        do throws(StudyError) { rows = try self.rows(number) } catch {
          refusal = error
          break
        }
        let first = number * Shard.size
        try file.write(rows.map { $0.failure == nil ? Int32(0) : 1 }, to: failed, from: first)
        try file.write(rows.map { $0.failure?.sentence ?? "" }, to: sentence, from: first)
        try file.write(rows.flatMap(\.values), to: inputs, from: first)
        for part in parts { try file.write(part.values(rows), to: part.variable, from: first) }
      }
      try file.close()
    } catch { throw .refused(folder: path, because: "the samples are not exported: \(error)") }
    if let refusal { throw refusal }
    return count
  }

  /// A dimension with texts for each of its elements; the first variable has its name.
  private func names(of name: String, in file: NetCDFFile, _ texts: [(ending: String, texts: [String])])
    throws(NetCDFError) -> (NetCDFFile.Dimension, [(NetCDFFile.Variable, [String])])
  {
    // A dimension of length 0 would be one that grows.
    let dimension = try file.dimension(name, max(1, texts[0].texts.count))
    var variables: [(NetCDFFile.Variable, [String])] = []
    for (ending, texts) in texts {
      variables.append((try file.variable(name + ending, .text, [dimension]), texts))
    }
    return (dimension, variables)
  }

  private func putAttributes(on file: NetCDFFile) throws(NetCDFError) {
    try file.put("Conventions", "CF-1.10")
    try file.put("title", record.scenario)
    try file.put("source", "simplan \(record.simplan)")
    try file.put("simplan_study", record.key)
    try file.put("design", record.design)
    try file.put("seed", "\(record.seed)")
    // Everything that the samples follow from, as in the folder.
    if let text = try? record.text() { try file.put("study", text + "\n}\n") }
  }
}
