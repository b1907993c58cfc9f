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
  /// Paths lead from the folder, which moves with its scenario from machine to machine.
  package var scenario: String
  package var modulePath: [String]
  package var allowOutside: Bool
  package var levers: Bool
  package var design: StudyDesign.Kind
  package var seed: UInt64
  package var samples: Int
  package var shards: Int
  /// Of a sensitivity; nil for an ensemble.
  package var method: String?
  package var target: String?

  /// - Parameters:
  ///   - method: of a sensitivity; nil for an ensemble.
  ///   - target: the identifier of the target that a sensitivity is asked of.
  package init(
    _ run: StudyRun, in folder: StudyFolder, modulePath: [String], allowOutside: Bool, levers: Bool,
    method: SensitivitySummary.Method? = nil, target: String? = nil
  ) {
    key = folder.record.key
    let place = folder.place.folder
    scenario = relativePath(to: run.prepared.scenario.path, from: place)
    self.modulePath = modulePath.map { relativePath(to: $0, from: place) }
    self.allowOutside = allowOutside
    self.levers = levers
    design = run.design.kind
    seed = run.design.seed
    samples = run.design.count
    shards = run.shardCount
    self.method = method?.rawValue
    self.target = target
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

  /// The study as this machine reads it.
  package func run(_ prepared: PreparedRun) throws(StudyError) -> StudyRun {
    let design: StudyDesign
    do throws(InvalidInput) {
      design = try StudyDesign(
        self.design, seed: seed, samples: samples, try StudyFactors(prepared, levers: levers))
    } catch { throw .input(error) }
    return try StudyRun(prepared, design)
  }

  /// What the samples tell, in the folder's `summary` and as text.
  package func summarise(_ run: StudyRun, _ folder: StudyFolder) throws(StudyError) -> String {
    guard let method = method.flatMap(SensitivitySummary.Method.init) else {
      let summary = try EnsembleSummary(run, folder)
      try summary.write(to: folder)
      return summary.text
    }
    let summary = try SensitivitySummary(run, folder, method, try run.outputs.target(target))
    try summary.write(to: folder)
    return summary.text
  }
}

/// The way to a file from a folder; both exist, and no link lies between them on the way back.
private func relativePath(to file: String, from folder: String) -> String {
  let slash = file.lastIndex(of: "/")
  let above = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
  let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
  guard let above = realPath(of: above), let folder = realPath(of: folder) else { return file }
  let parts = above.split(separator: "/")
  let start = folder.split(separator: "/")
  let common = zip(parts, start).prefix { $0 == $1 }.count
  return (Array(repeating: "..", count: start.count - common) + parts[common...] + [Substring(name)])
    .joined(separator: "/")
}
