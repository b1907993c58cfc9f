package import Diagnostics
import Files
package import ModuleHost
import ScenarioKit
package import ScenarioReading
import SimulationKit
package import StudyRuns

/// A study file: the scenario that it varies, and the study as commands describe it too.
///
/// The room reads study files, with the tables of numbers that they name, and says what is wrong with them. Scenarios are
/// read elsewhere, and what a study computes is not known here.
package struct StudyFile: Sendable {
  package let prepared: PreparedRun
  package let study: StudyDescription
  /// The study file itself and the tables that it names; those of the scenario are the scenario's.
  package let files: [SourceText]
  /// Warnings and notes; the study is valid.
  package let notes: [Diagnostic]

  /// Reads a study file, its scenario and its tables.
  /// - Parameter anywhere: whether files may lie outside the project's folder.
  /// - Throws: `InvalidInput` with everything that is wrong in any of the files, at once.
  package init(path: String, anywhere: Bool = false, search: ModuleSearch) throws(InvalidInput) {
    let document = try Self.document(path)
    let root = Scenario(merging: document).root
    let project = anywhere ? ProjectFolder.anywhere : ProjectFolder(of: document.source.file)
    var problems: [Diagnostic] = []
    if root["scenario"] == nil, root["base"] != nil || root["years"] != nil {
      throw InvalidInput(
        .error(
          at: SourceLocation(file: document.source.file, line: 1, column: 1), "this is a scenario, and no study",
          advice: "write simplan ensemble and this file, or a study file with the line scenario = \"\(path)\""))
    }
    let head = SectionChecker(
      axes: [:], declarations: StudyKeys.declarations, otherKeys: StudyKeys.tables
    ).resolve(root, into: &problems)
    let analyses = StudyKeys.analyses(root, into: &problems)
    var prepared: PreparedRun?
    if head.parameters.has("scenario"),
      let file = project.file(
        named: head.parameters.text("scenario"), at: head.location(of: "scenario"), key: "scenario", into: &problems)
    {
      if Self.isOne(file) {
        throw InvalidInput(
          .error(
            at: head.location(of: "scenario"), "scenario: \(file) is a study, and no scenario",
            advice: "write the path of the scenario that it varies"))
      }
      do throws(InvalidInput) { prepared = try PreparedRun(path: file, anywhere: anywhere, search: search) } catch {
        // A file that cannot be read at all has no place of its own: the line that names it has.
        problems += error.diagnostics.map { found in
          guard found.location == nil else { return found }
          return .error(
            at: head.location(of: "scenario"), found.message,
            advice: found.advice ?? "write the path of the scenario that it varies, a TOML file beside this one")
        }
      }
    }
    guard let prepared else { throw InvalidInput(problems) }
    var reader = StudyReader(prepared, root, head, analyses, project, problems)
    let study = reader.study(named: Self.stem(document.source.file))
    let notes = prepared.notes + reader.problems.filter { $0.severity != .error }
    guard !reader.hasErrors else { throw InvalidInput(reader.problems) }
    self.prepared = prepared
    self.study = study
    files = [document.source] + reader.tables
    self.notes = notes
  }

  /// Whether a file is a study rather than a scenario: it names the scenario that it varies.
  package static func isOne(_ path: String) -> Bool {
    guard let document = try? document(path) else { return false }
    return Scenario(merging: document).root["scenario"] != nil
  }

  private static func document(_ path: String) throws(InvalidInput) -> TOMLDocument {
    let file: String
    do throws(PathError) { file = try resolvePathIgnoringCase(path).path } catch {
      throw InvalidInput(.error(error.description, advice: error.advice))
    }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(file) } catch {
      throw InvalidInput(.error("\(file) cannot be read: \(error.reason)", advice: "write the path of a study file"))
    }
    return try TOMLDocument.parse(SourceText(file: file, bytes: bytes))
  }

  /// "2020-study" of "scenarios/2020-study.toml".
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".toml") ? String(name.dropLast(5)) : name
  }
}

extension StudyFile: ReadInputs {
  package var inputs: RunInputs {
    get throws(FileError) {
      let inputs = try prepared.inputs
      return RunInputs(files: files.map { InputFile($0) } + inputs.files, modules: inputs.modules)
    }
  }
}
