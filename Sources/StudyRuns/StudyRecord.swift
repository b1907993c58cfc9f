import Diagnostics
import Files
import FoundationEssentials
import ModuleHost
import PlanReading
package import Results
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
  }

  package struct FilePart: Codable, Hashable, Sendable {
    package var path: String
    package var sha256: String
  }

  package struct ModulePart: Codable, Hashable, Sendable {
    package var identifier: String
    package var version: String
    package var sha256: String
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
  package var outputs: [String]
  package var series: [SeriesPart]
  package var targets: [TargetPart]
  package var files: [FilePart]
  package var modules: [ModulePart]

  /// - Throws: `StudyError` for a module's library that can no longer be read.
  package init(_ run: StudyRun, program: ProgramDescription) throws(StudyError) {
    let (prepared, design) = (run.prepared, run.design)
    simplan = program.version
    libraries = program.libraries
    scenario = prepared.header.name
    self.design = design.kind.rawValue
    seed = design.seed
    samples = design.fixedCount
    samplesPerShard = Shard.size
    factors = zip(design.factors.keys, design.factors.central).map { key, central in
      FactorPart(
        key: key.key, section: key.section.rawValue, distribution: key.words, variation: key.variation, unit: key.unit,
        central: central)
    }
    outputs = run.outputs.columns.map(\.name)
    series = run.outputs.series.map {
      SeriesPart(name: $0.name, title: $0.title, unit: $0.unit, scale: $0.scale, years: $0.years)
    }
    targets = run.outputs.targets.map {
      let target = $0.target
      return TargetPart(
        identifier: target.identifier, indicator: target.indicator[prepared.header.language], value: target.value,
        unit: target.unit, year: target.year)
    }
    files = prepared.files.map { FilePart(path: $0.file, sha256: FileDigest.sha256($0.bytes)) }
    modules = []
    for module in prepared.modules {
      do throws(FileError) {
        modules.append(
          ModulePart(
            identifier: module.identifier, version: module.manifest.version,
            sha256: try FileDigest.sha256(ofFile: module.loaded.path)))
      } catch { throw .refused(folder: module.loaded.path, because: "the module cannot be read: \(error.reason)") }
    }
    var nameless = self
    nameless.files = files.map { FilePart(path: "", sha256: $0.sha256) }
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

  /// The differences from another study, as the end of "it is a study with …".
  func differences(from other: StudyRecord) -> [String] {
    var found: [String] = []
    if scenario != other.scenario { found.append("the scenario \(scenario)") }
    if design != other.design { found.append("the design \(design)") }
    if seed != other.seed { found.append("the seed \(seed)") }
    if design == other.design, samples != other.samples { found.append("\(samples ?? 0) samples") }
    if factors != other.factors { found.append("other factors or distributions") }
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
