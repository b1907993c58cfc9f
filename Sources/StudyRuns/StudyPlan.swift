import Diagnostics
import Files
import FoundationEssentials
import Glibc
import Results
import ScenarioKit
package import ScenarioReading

/// A study as it is handed to several machines, the file `plan.json` of its folder: the command that would compute it here,
/// and the key that every machine's own reading must come to.
package struct StudyPlan: Codable, Hashable, Sendable {
  static let name = "plan.json"
  private static let seal = Seal(opening: ",\n  \"seal\" : \"", closing: "\"\n}\n")

  package var key: String
  /// The scenario, or the study file where there are no options. Paths lead from the folder, which moves with the scenario
  /// from machine to machine.
  package var file: String
  package var modulePath: [String]
  package var allowOutside: Bool
  /// How modules are run; nil where nothing was said of it.
  package var modules: ModuleRunning?
  package var samples: Int
  package var shards: Int
  /// Nil for a study file, which says all of it.
  package var options: Options?

  /// The options with which modules are run. They change no sample, but whether one that a module spoils fails alone.
  package struct ModuleRunning: Codable, Hashable, Sendable {
    package var isolate: Bool
    /// The longest time over one answer, in seconds as they were written.
    package var timeout: String?
    /// The most memory of a module's process, in MB.
    package var memory: Int?

    package init(isolate: Bool, timeout: String?, memory: Int?) {
      self.isolate = isolate
      self.timeout = timeout
      self.memory = memory
    }
  }

  /// A study of a scenario, as commands describe it.
  package struct Options: Codable, Hashable, Sendable {
    package var analysis: String
    package var design: StudyDesign.Kind?
    package var seed: UInt64?
    /// As asked for; nil for as many as the analysis needs.
    package var samples: Int?
    package var levers: Bool
    package var target: String?

    package init(
      analysis: StudyAnalysis, design: StudyDesign.Kind?, seed: UInt64?, samples: Int?, levers: Bool, target: String?
    ) {
      self.analysis = analysis.rawValue
      self.design = design
      self.seed = seed
      self.samples = samples
      self.levers = levers
      self.target = target
    }

    /// The study of a scenario.
    package func study(of prepared: PreparedRun) -> StudyDescription {
      let analysis = StudyAnalysis(rawValue: self.analysis) ?? .ensemble
      var study = StudyDescription(
        "\(prepared.header.name)-\(analysis.rawValue)", [analysis], StudyVariation(prepared, levers: levers))
      study.design = design
      study.seed = seed
      study.samples = samples
      study.target = target
      return study
    }
  }

  /// - Parameters:
  ///   - file: the scenario, or the study file.
  ///   - options: nil for a study file.
  package init(
    _ run: StudyRun, in folder: StudyFolder, file: String, modulePath: [String], allowOutside: Bool,
    modules: ModuleRunning?, options: Options?
  ) {
    key = folder.record.key
    let place = folder.place.folder
    self.file = relativePath(to: file, from: place)
    self.modulePath = modulePath.map { relativePath(to: $0, from: place) }
    self.allowOutside = allowOutside
    self.modules = modules
    self.options = options
    samples = run.design.count
    shards = run.shardCount
  }

  /// Says that the plan takes the place of one with more samples; nil where it does not.
  package func replaced(in folder: String) -> String? {
    guard let before = try? Self.read(folder), before.samples > samples else { return nil }
    return
      "note: \(folder) was planned for \(before.samples) samples in \(before.shards) shards, and is now planned for "
      + "\(samples) in \(shards); finished shards stay"
  }

  /// Writes the plan into the folder of its study.
  package func write(to folder: StudyFolder) throws(StudyError) {
    let text: String
    do throws(UnwritableJSON) { text = String(try jsonText(of: self).dropLast("\n}".count)) } catch {
      throw .refused(folder: folder.path, because: error.description)
    }
    try folder.write(text, to: Self.name, Self.seal)
  }

  /// The plan of a folder.
  /// - Throws: `StudyError` for a folder without one, or with one that was changed.
  package static func read(_ folder: String) throws(StudyError) -> StudyPlan {
    let file = "\(folder)/\(name)"
    guard FileKind(at: file) == .file else {
      throw .refused(
        folder: folder,
        because:
          "there is no \(name), so it is not the folder of a planned study; simplan study plan SCENARIO --output "
          + "\(folder) makes one")
    }
    guard let bytes = try? readFile(file), let content = seal.content(of: bytes),
      let plan = try? JSONDecoder().decode(StudyPlan.self, from: Data(Array(content) + Array("\n}".utf8)))
    else { throw .refused(folder: folder, because: "\(name) is not as simplan wrote it; plan the study again") }
    return plan
  }

  /// A path of the plan, as this machine reaches it.
  package func path(_ path: String, of folder: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }

  /// The study that this machine reads.
  /// - Throws: `StudyError` for one of another size; other differences show in the key.
  package func run(_ study: StudyDescription, _ prepared: PreparedRun, in folder: String) throws(StudyError) -> StudyRun
  {
    let run = try study.run(prepared)
    guard run.design.count == samples else {
      throw .refused(
        folder: folder,
        because:
          "the study was planned with \(samples) samples, and \(file) has \(run.design.count) here; plan it again")
    }
    return run
  }
}
