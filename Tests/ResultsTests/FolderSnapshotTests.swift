import Diagnostics
import FoundationEssentials
import Glibc
import ScratchFolder
import Testing

@testable import Results

/// Results are read as one run left them, or not at all.
struct FolderSnapshotTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  /// Publishes results of a run whose every figure is `figure`.
  private func publish(_ figure: Int) throws {
    let folder = try ResultsFolder(at: scratch.at("plan"))
    for name in ["output", "electricity", "strategic_share"] {
      try folder.write("indicator,unit,2020\ndemand,TWh,\(figure)\n", to: "economy/\(name).csv")
    }
    try folder.write("<svg/>", to: "charts/a.svg")
    try folder.publish(
      record: """
        {"simplan": "1", "libraries": {}, "files": [], "modules": [], "plan": "", "order": [], "loops": [], "drivers": [],
         "industries": [], "calibrationFactor": \(figure), "conditionEstimate": 4, "headlines": [], "notes": [],
         "scenario": {"name": "a", "title": {"en": "", "zh": ""}, "story": "", "language": "en", "region": "Henan",
           "path": "", "reference": "self", "years": [2020], "tableYear": 2017, "tableTitle": {"en": "", "zh": ""}, "tableCitation": ""},
         "idle": [], "deletions": {}, "scorecard": [], "varied": [], "changes": [], "values": []}
        """)
  }

  private func refusal() -> String {
    do throws(InvalidInput) {
      _ = try FolderSnapshot.read(scratch.at("plan")).results
      return ""
    } catch {
      return error.description.replacing(scratch.path + "/", with: "")
    }
  }

  @Test func `every file that is missing or was changed is named`() throws {
    try publish(1)
    try scratch.remove("plan/economy/output.csv")
    try scratch.write("indicator,unit,2020\ndemand,TWh,2\n", to: "plan/economy/electricity.csv")
    try scratch.write("<svg></svg>", to: "plan/charts/a.svg")
    #expect(
      refusal() == """
        error: plan/charts/a.svg was changed since the run; restore the file, or run the scenario again, into another folder
        error: plan/economy/electricity.csv was changed since the run; restore the file, or run the scenario again, into another folder
        error: plan/economy/output.csv is missing; restore the file, or run the scenario again, into another folder
        """)
  }

  @Test func `a changed record is named`() throws {
    let changed =
      "error: plan/run.json was changed since the run; restore the file, or run the scenario again, into another folder"
    try publish(1)
    let record = try scratch.text("plan/run.json")
    try scratch.write(
      record.replacing("\"conditionEstimate\": 4", with: "\"conditionEstimate\": 3"), to: "plan/run.json")
    #expect(refusal() == changed)
    try scratch.write(record.replacing("electricity.csv", with: "electricitY.csv"), to: "plan/run.json")
    #expect(refusal() == changed)
  }

  @Test func `a record that was cut short, or cannot be opened, is told with a way out`() throws {
    try publish(1)
    try scratch.write(String(try scratch.text("plan/run.json").prefix(40)), to: "plan/run.json")
    #expect(
      refusal()
        == "error: plan/run.json is not as a run writes it: it was cut short or changed, or is another program's; restore "
        + "the file, or run the scenario again, into another folder")
    try scratch.remove("plan/run.json")
    mkdir(scratch.at("plan/run.json"), 0o755)
    #expect(
      refusal()
        == "error: plan/run.json cannot be read: it is not a regular file; make it readable, or restore the file")
  }

  @Test func `what was added is named and never read`() throws {
    try publish(1)
    try scratch.write("no table at all \" \n", to: "plan/economy/mine.csv")
    let snapshot = try FolderSnapshot.read(scratch.at("plan"))
    #expect(
      snapshot.notes.map { $0.oneLine.replacing(scratch.path + "/", with: "") } == [
        "warning: plan/economy/mine.csv is not of this run and is ignored; keep other files elsewhere"
      ])
    #expect(
      snapshot.results.tables.keys.sorted() == [
        "economy/electricity.csv", "economy/output.csv", "economy/strategic_share.csv",
      ])
  }

  @Test func `beside a run that publishes, every reading is of one run`() async throws {
    try publish(0)
    let path = scratch.at("plan")
    async let reading: Int = {
      var mixed = 0
      for _ in 0..<150 {
        let results = try FolderSnapshot.read(path).results
        let figures = Set(results.tables.values.map { $0.rows[0][2] })
        if figures != ["\(Int(results.record.calibrationFactor ?? 0))"] { mixed += 1 }
      }
      return mixed
    }()
    for figure in 1...100 { try publish(figure) }
    #expect(try await reading == 0)
  }
}
