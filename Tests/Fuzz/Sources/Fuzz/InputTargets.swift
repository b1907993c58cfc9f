import Coupling
import Diagnostics
import Files
import FoundationEssentials
import InputOutput
import ModuleHost
import PlanReading
import Results
import ScenarioReading
import Study
import StudyReading
import StudyRuns
import TableAnalysis

extension String {
  /// Writes a file of the scratch folder, which is there.
  func write(_ bytes: some Sequence<UInt8>) {
    do { try Data(bytes).write(to: URL(filePath: self)) } catch { broken("'\(self)' cannot be written: \(error)") }
  }
}

/// A scenario file, in the place of a shipped one where its first line is `#@ henan/wind-solar.toml`. It is read with
/// everything around it, and run where it is valid.
final class ScenarioTarget: FuzzTarget {
  private let folder: String
  private let search: ModuleSearch
  private let shipped: [String: [UInt8]]
  let linesThatStay: Int? = 1

  init(folder: String, modules: String) {
    self.folder = folder
    search = ModuleSearch(options: [modules])
    var shipped: [String: [UInt8]] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] where path.hasSuffix(".toml") {
      shipped[path] = try? readFile("\(folder)/\(path)")
    }
    self.shipped = shipped
  }

  func outcome(of input: [UInt8]) -> String? {
    let first = String(decoding: input.prefix { $0 != 0x0A }, as: UTF8.self)
    let named = first.hasPrefix("#@ ") ? String(first.dropFirst(3)) : ""
    let original = shipped[named]
    let path = original == nil ? "henan/fuzzed.toml" : named
    "\(folder)/\(path)".write(input)
    defer { if let original { "\(folder)/\(path)".write(original) } }
    let scenario = original != nil && (path.contains("/") || path == "henan.toml") ? "2020.toml" : path
    guard let run = Prepared.run("\(folder)/\(scenario)", search) else { return "refused" }
    do throws(SampleFailure) {
      let answer = try ScenarioRun(run)
      for row in answer.scorecard.rows {
        if let value = row.value, !value.isFinite { broken("\(row.target.identifier) is \(value)") }
      }
      return "answered"
    } catch {
      if "\(error)".isEmpty { broken("a failure without a word") }
      return error.kind == .infeasible ? "infeasible" : "run failed"
    }
  }
}

/// A study file over a scenario that runs no module; where it is valid its first samples are run.
struct StudyTarget: FuzzTarget {
  private let folder: String
  private let search: ModuleSearch

  init(folder: String, modules: String) {
    self.folder = folder
    search = ModuleSearch(options: [modules])
    "\(folder)/varied.toml".write(
      """
      base = ["henan/economy.toml", "henan/strategic-industries.toml"]
      name = "varied"
      title_en = "Varied"
      title_zh = "变化"
      region = "Henan"
      years = { first = 2015, last = 2020 }
      [plan]
      targets = "plans/henan-2020.csv"
      [uncertain]
      "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
      "electricity.losses" = { distribution = "range" }
      [levers]
      "electricity.net_import_share" = { low = 0.05, high = 0.2 }
      """.utf8)
    "\(folder)/points.csv".write("economy.growth,electricity.losses\n0.07,0.05\n0.08,0.06\n".utf8)
  }

  func outcome(of input: [UInt8]) -> String? {
    "\(folder)/study.toml".write(input)
    let study: StudyFile
    do throws(InvalidInput) { study = try StudyFile(path: "\(folder)/study.toml", search: search) } catch {
      Promises.check(error)
      return "refused"
    }
    Promises.check(study.notes)
    do throws(StudyError) {
      let run = try study.study.run(study.prepared)
      for row in try run.rows(0..<min(4, run.design.count)) {
        if row.failure == nil, !row.values.allSatisfy(\.isFinite) { broken("an input of \(row) is no number") }
      }
      return "answered"
    } catch {
      if "\(error)".isEmpty { broken("a failure without a word") }
      return "run failed"
    }
  }
}

/// The targets of a plan, read with a scenario that runs no module; the plan's variables name some that are at hand.
struct PlanTarget: FuzzTarget {
  private let folder: String
  private let search: ModuleSearch

  init(folder: String, modules: String) {
    self.folder = folder
    search = ModuleSearch(options: [modules])
    "\(folder)/economy.toml".write(
      """
      base = ["henan/economy.toml", "henan/strategic-industries.toml"]
      name = "economy"
      title_en = "Economy"
      title_zh = "经济"
      region = "Henan"
      years = { first = 2015, last = 2020 }
      [plan]
      targets = "plans/henan-2020.csv"
      """.utf8)
  }

  func outcome(of input: [UInt8]) -> String? {
    "\(folder)/plans/henan-2020.csv".write(input)
    guard let run = Prepared.run("\(folder)/economy.toml", search) else { return "refused" }
    if let target = run.targets.targets.first(where: { !$0.value.isFinite }) { broken("\(target) is read") }
    return "read"
  }
}

enum Prepared {
  /// Reads a scenario with all that it names. Returns nil where it is refused in a proper way.
  static func run(_ scenario: String, _ search: ModuleSearch) -> PreparedRun? {
    do throws(InvalidInput) {
      let run = try PreparedRun(path: scenario, search: search)
      Promises.check(run.notes)
      if run.notes.contains(where: { $0.severity == .error }) { broken("a valid scenario with an error") }
      return run
    } catch {
      Promises.check(error)
      return nil
    }
  }
}

/// An input-output table: read strictly, then with every fault tolerated; every report is asked of what was read.
struct TableTarget: FuzzTarget {
  let file: String

  func outcome(of input: [UInt8]) -> String? {
    file.write(input)
    for (tolerated, outcome) in [([], "read"), (Set(ToleratedFault.allCases), "read with faults tolerated")] {
      do throws(InvalidInput) {
        let report = try TableReport(path: file, tolerating: tolerated)
        Promises.check(report.tolerated)
        ask(report)
        return outcome
      } catch {
        Promises.check(error)
      }
    }
    return "refused"
  }

  private enum Question: CaseIterable {
    case check, footprint, imports, linkages, multipliers
  }

  private func ask(_ report: TableReport) {
    for question in Question.allCases {
      do throws(InvalidInput) {
        if try answer(to: question, report).isEmpty { broken("the report \(question) is empty") }
      } catch {
        Promises.check(error)
      }
    }
  }

  private func answer(to question: Question, _ report: TableReport) throws(InvalidInput) -> String {
    switch question {
    case .check: try report.check()
    case .footprint: try report.footprint().text
    case .imports: try report.importTreatments().text
    case .linkages: try report.linkages().text
    case .multipliers: try report.multipliers().text
    }
  }
}
