import Diagnostics
import Files
import FoundationEssentials
import ModuleHost
import NumberText
import PlanReading
package import Results
import Sampling
package import ScenarioKeys
package import ScenarioReading
import SimulationKit

/// The record of a study, `study.json`: everything that its samples follow from. Its key is a digest of all of it but the
/// paths, so that two studies with one key have the same samples.
package struct StudyRecord: Codable, Hashable, Sendable {
  package struct FactorPart: Codable, Hashable, Sendable {
    package var key: String
    package var section: String
    /// As in words, such as "uniform, 0.04 to 0.12".
    package var distribution: String
    package var variation: VariedKey.Variation
    package var unit: String
    package var central: Double
  }

  /// A series among the outputs, whose columns are called by its name and a year.
  package struct SeriesPart: Codable, Hashable, Sendable {
    package var name: String
    package var title: String
    package var unit: String
    /// Of the columns' numbers, for this unit.
    package var scale: Double
    package var years: [Int]
  }

  /// A target among the outputs, whose column is called by "target." and its identifier.
  package struct TargetPart: Codable, Hashable, Sendable {
    package var identifier: String
    package var indicator: String
    package var value: Double
    package var unit: String
    package var year: Int
    /// As the plan words it, such as "about".
    package var bound: String?
    /// The condition that a value meets, such as "≥ 14.5".
    package var condition: String?
  }

  package struct CorrelationPart: Codable, Hashable, Sendable {
    package var first: String
    package var second: String
    package var correlation: Double
  }

  /// A table of numbers that samples are taken from.
  package struct TablePart: Codable, Hashable, Sendable {
    package var columns: [String]
    package var rows: Int
    /// Of its numbers, row by row, as files hold them.
    package var sha256: String

    init(_ columns: [String], _ values: [Double], rows: Int) {
      self.columns = columns
      self.rows = rows
      sha256 = FileDigest.sha256(Array(values.map { formatNumber($0) }.joined(separator: "\n").utf8))
    }
  }

  package struct ModulePart: Codable, Hashable, Sendable {
    package var identifier: String
    package var version: String
    package var sha256: String
    /// The SHA-256 of the kit for Python that its program imports; nil for a module without one.
    package var kit: String?
  }

  package var key = ""
  package var simplan: String
  package var libraries: [String: String]
  package var scenario: String
  package var design: String
  package var seed: UInt64
  /// Of a design that cannot grow; nil for one that goes on with more samples.
  package var samples: Int?
  package var samplesPerShard: Int
  package var factors: [FactorPart]
  /// Correlations and shares of factors, and rows of numbers that a table gives; nil where there is none.
  package var correlations: [CorrelationPart]?
  package var shares: [[String]]?
  package var levels: [Int]?
  package var settings: TablePart?
  package var quantiles: TablePart?
  package var outputs: [String]
  package var series: [SeriesPart]
  package var targets: [TargetPart]
  package var files: [InputFile]
  package var modules: [ModulePart]

  /// - Throws: `StudyError` for a module's library that can no longer be read.
  package init(_ run: StudyRun, program: ProgramDescription) throws(StudyError) {
    let (prepared, design) = (run.prepared, run.design)
    simplan = program.version
    libraries = program.libraries(with: prepared.modules.map(\.loaded))
    scenario = prepared.header.name
    self.design = design.kind.rawValue
    seed = design.seed
    samples = design.fixedCount
    samplesPerShard = Shard.size
    factors = zip(design.factors.keys, design.factors.central).map { key, central in
      FactorPart(
        key: key.key, section: key.section.rawValue, distribution: design.factors.words(key), variation: key.variation,
        unit: key.unit,
        central: central)
    }
    let variation = design.factors.variation
    if !variation.correlations.isEmpty {
      correlations = variation.correlations.map {
        CorrelationPart(
          first: variation.keys[$0.first].key, second: variation.keys[$0.second].key, correlation: $0.value)
      }
    }
    if !variation.shares.isEmpty { shares = variation.shares.map { $0.keys.map(\.key) } }
    if !design.levels.isEmpty { levels = design.levels }
    settings = variation.settings.map { TablePart($0.keys.map(\.key), $0.values, rows: $0.count) }
    if design.kind == .points, let points = design.design {
      quantiles = TablePart(
        design.factors.dimensionNames, points.points(0..<design.count), rows: design.count)
    }
    outputs = run.outputs.columns.map(\.name)
    series = run.outputs.series.map {
      SeriesPart(name: $0.name, title: $0.title, unit: $0.unit, scale: $0.scale, years: $0.years)
    }
    targets = run.outputs.targets.map {
      let target = $0.target
      return TargetPart(
        identifier: target.identifier, indicator: target.indicator[prepared.header.language], value: target.value,
        unit: target.unit, year: target.year, bound: target.bound, condition: run.condition($0))
    }
    files = prepared.files.map { InputFile($0) }
    modules = []
    for module in prepared.modules {
      do throws(FileError) {
        let input = try InputModule(module.loaded)
        modules.append(
          ModulePart(identifier: module.identifier, version: input.version, sha256: input.sha256, kit: input.kit))
      } catch { throw .refused(folder: module.loaded.path, because: "the module cannot be read: \(error.reason)") }
    }
    var nameless = self
    nameless.files = files.map { InputFile(path: "", sha256: $0.sha256) }
    // The plan's file is among the files: what follows from its words tells no study from another.
    for place in targets.indices { (nameless.targets[place].bound, nameless.targets[place].condition) = (nil, nil) }
    key = FileDigest.sha256(Array(try nameless.text().utf8))
  }

  static let seal = Seal(opening: ",\n  \"seal\" : \"", closing: "\"\n}\n")

  /// The JSON object without its closing brace, which the seal brings.
  func text() throws(StudyError) -> String {
    do throws(UnwritableJSON) {
      return String(try jsonText(of: self).dropLast("\n}".count))
    } catch { throw .refused(folder: "study.json", because: error.description) }
  }

  /// The record that a file holds; nil where it is none, or was changed since.
  init?(file bytes: [UInt8]) {
    guard let content = Self.seal.content(of: bytes),
      let record = try? JSONDecoder().decode(StudyRecord.self, from: Data(Array(content) + Array("\n}".utf8)))
    else { return nil }
    self = record
  }

  /// The record in the folder of a study; nil where there is none as the program wrote it.
  package static func stored(in folder: String) -> StudyRecord? {
    (try? readFile("\(folder)/\(StudyFolder.record)")).flatMap { StudyRecord(file: $0) }
  }

  /// Whether nothing but the number of samples tells the study from another that has `count`.
  func isSame(as other: StudyRecord, butSamples count: Int) -> Bool {
    var grown = self
    (grown.key, grown.samples, grown.files) = (other.key, count, other.files)
    (grown.levels, grown.settings, grown.quantiles) = (other.levels, other.settings, other.quantiles)
    grown.targets = other.targets
    return grown == other && files.map(\.sha256) == other.files.map(\.sha256)
  }

  /// The differences from another study, as the end of "it is a study with …".
  func differences(from other: StudyRecord) -> [String] {
    var found: [String] = []
    if scenario != other.scenario { found.append("the scenario \(scenario)") }
    if design != other.design { found.append("the design \(design)") }
    if seed != other.seed { found.append("the seed \(seed)") }
    if design == other.design, samples != other.samples { found.append("\(samples ?? 0) samples") }
    if factors != other.factors || correlations != other.correlations || shares != other.shares {
      found.append("other factors or distributions")
    }
    if levels != other.levels || settings != other.settings { found.append("other levels or settings") }
    if quantiles != other.quantiles { found.append("another table of points") }
    let digests = Set(other.files.map(\.sha256))
    found += files.filter { !digests.contains($0.sha256) }.map { "an earlier text of \($0.path)" }
    let known = Set(other.modules)
    found += modules.filter { !known.contains($0) }.map { "another module \($0.identifier)" }
    if modules.isEmpty, !other.modules.isEmpty { found.append("no modules") }
    if simplan != other.simplan { found.append("simplan \(simplan)") }
    for (name, version) in libraries.sorted(by: { $0.key < $1.key }) where other.libraries[name] != version {
      found.append(version.hasPrefix(name) ? version : "\(name) \(version)")
    }
    return found.isEmpty ? ["other outputs"] : found
  }
}
