import Files
import FoundationEssentials
import NumberText
import PlanReading
package import Reporting
import ResultText
package import Results
import ScenarioReading
import SimulationKit
import StudyRuns

/// The studies whose folders stand beside the results of a run, as far as they are of the same scenario: the same program,
/// modules and files, and the same numbers wherever they are not drawn.
package struct StudiesBeside {
  private let record: RunRecord
  private let files: Set<String>
  private let modules: [String: String]

  package init(_ results: StoredResults) {
    record = results.record
    // The scenario itself may be another file: what it says is in the numbers.
    files = Set(record.files.filter { !$0.path.hasSuffix(".toml") }.map(\.sha256))
    modules = Dictionary(record.modules.map { ($0.identifier, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  /// Their findings, in the order of their folders' names.
  /// - Parameter folder: of the run's results.
  package func findings(beside folder: String) -> [StudyFinding] {
    guard let parent = ResultsPlace.folder(above: folder) else { return [] }
    return FileTree.names(in: parent).sorted().filter { !$0.hasPrefix(".") }.compactMap { name in
      FileKind(at: "\(parent)/\(name)/summary/\(FolderContent.summary.record)") == .file
        ? finding(in: "\(parent)/\(name)") : nil
    }
  }

  private struct SummaryRecord: Decodable {
    var study: String
    var samples: Int
    var failed: Int
    /// Nil in summaries of earlier versions.
    var inputs: String?
  }

  private func finding(in folder: String) -> StudyFinding? {
    guard let study = StudyRecord.stored(in: folder), study.simplan == record.simplan,
      files.isSubset(of: study.files.map(\.sha256)),
      Dictionary(study.modules.map { ($0.identifier, $0.sha256) }, uniquingKeysWith: { first, _ in first }) == modules,
      let summary = StoredSummary(at: folder + "/summary"),
      let said = try? JSONDecoder().decode(SummaryRecord.self, from: Data(summary.body.utf8)),
      said.study == study.key, said.inputs == record.inputDigest
    else { return nil }
    var finding = StudyFinding(
      scenario: study.scenario, samples: said.samples, failed: said.failed, inputs: study.factors.count)
    finding.ranges = summary.tables["bands.csv"].map(ranges) ?? []
    finding.chances = summary.tables["chances.csv"].map(chances) ?? []
    finding.ranking = summary.tables["tornado.csv"].flatMap(ranking)
    return finding.ranges.isEmpty && finding.chances.isEmpty && finding.ranking == nil ? nil : finding
  }

  private func unit(_ unit: String) -> Title { Translations.unit(unit, tableYear: record.scenario.tableYear) }

  /// The bands of results that a target of the plan is about, in their last year.
  private func ranges(_ table: StoredTable) -> [StudyFinding.Range] {
    record.scorecard.map(\.target).filter { $0.variable == "sei_share" }.prefix(1).compactMap { target in
      func value(_ probability: String) -> Double? {
        table.row(where: ["series": target.variable, "year": "\(target.year)", "probability": probability])
          .flatMap { row in table.column("value").flatMap { Double(row[$0]) } }
      }
      guard let low = value("0.05"), let high = value("0.95") else { return nil }
      return StudyFinding.Range(
        title: target.indicator, unit: unit(target.unit), year: target.year, low: low, high: high)
    }
  }

  /// Of the share, and of every target that is neither certain nor out of reach; at most three.
  private func chances(_ table: StoredTable) -> [StudyFinding.Chance] {
    let all = record.scorecard.map(\.target).compactMap { target -> (isOpen: Bool, chance: StudyFinding.Chance)? in
      guard let row = table.row(where: ["target": target.identifier]) else { return nil }
      func number(_ name: String) -> Double? { table.column(name).flatMap { Double(row[$0]) } }
      guard let share = number("chance"), let low = number("low"), let high = number("high") else { return nil }
      let (unit, wanted) = (unit(target.unit), short(target.value))
      // Summaries of earlier versions do not say from which number on a target is met.
      let met = number("needed")
      let goal = Title(
        en: "\(wanted) \(unit.en)" + (met.map { $0 == target.value ? "" : ", met from \(short($0)) on" } ?? ""),
        zh: wanted + unit.zh + (met.map { $0 == target.value ? "" : "，\(short($0))起视为达到" } ?? ""))
      return (
        target.variable == "sei_share" || share > 0 && share < 1,
        StudyFinding.Chance(target: target.indicator, goal: goal, share: share, low: low, high: high)
      )
    }
    return Array(all.filter(\.isOpen).map(\.chance).prefix(3))
  }

  private func ranking(_ table: StoredTable) -> StudyFinding.Ranking? {
    // A row without a number at either end tells nothing, whatever its rank.
    let ends = ["at its low", "at its high"].compactMap(table.column)
    let rows = table.rows.filter { row in ends.isEmpty || ends.contains { !row[$0].isEmpty } }
    guard let input = table.column("input"), let target = table.column("target"), let first = rows.first,
      let judged = record.scorecard.first(where: { $0.target.identifier == first[target] })?.target
    else { return nil }
    return StudyFinding.Ranking(
      target: judged.indicator,
      inputs: rows.filter { $0[target] == first[target] }.prefix(3).map { row in
        // Summaries of earlier versions have keys alone.
        func title(_ name: String) -> String { table.column(name).map { row[$0] } ?? row[input] }
        return Title(en: title("title"), zh: title("title_zh"))
      })
  }
}
