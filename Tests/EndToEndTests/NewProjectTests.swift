import Foundation
import ScratchFolder
import Testing

@Suite struct NewProjectTests {
  @Test func `a new project validates and runs at once`() throws {
    let folder = try ScratchFolder()
    #expect(
      try Program.run(["new", "region"], in: folder)
        == Program.Answer(
          code: 0, results: "wrote region; next: cd region && simplan run scenarios/2020.toml\n", messages: ""))
    #expect(
      try folder.tree("region").keys.sorted() == [
        "README.md", "data/region-2017.csv", "data/targets.csv", "scenario.schema.json", "scenarios/2020-slow.toml",
        "scenarios/2020.toml",
      ])
    #expect(
      try Program.run(["validate", "region/scenarios/2020.toml", "region/scenarios/2020-slow.toml"], in: folder)
        == Program.Answer(
          code: 0, results: "region/scenarios/2020.toml is valid\nregion/scenarios/2020-slow.toml is valid\n",
          messages: ""))
    let run = try Program.run(["run", "region/scenarios/2020.toml", "--output", "out"], in: folder)
    #expect(run.code == 0 && run.results.contains("Judged: "))
    #expect(
      try folder.text("out/scorecard.csv").contains("Strategic industries as a share of industrial value added"))
    #expect(folder.exists("out/report.html"))
    #expect(try folder.text("region/scenario.schema.json") == Program.run(["schema"], in: folder).results)
  }

  @Test func `an empty folder is filled, and one that holds something is left as it is`() throws {
    let folder = try ScratchFolder(["full/note.txt": "mine\n"])
    try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    #expect(try Program.run(["new", "empty"], in: folder).code == 0)
    #expect(
      try Program.run(["new", "full"], in: folder)
        == .invalid("error: full is not empty; name a folder that does not exist yet"))
    #expect(
      try Program.run(["new", "full/note.txt"], in: folder)
        == .invalid("error: full/note.txt is a file; name a folder that does not exist yet"))
    #expect(try folder.tree("full") == ["note.txt": Data("mine\n".utf8)])
  }

  @Test func `a project that cannot be written says why`() throws {
    let folder = try ScratchFolder()
    let answer = try Program.run(["new", "/proc/region"], in: folder)
    #expect(
      answer
        == .init(
          code: 3, results: "",
          messages:
            "error: '/proc/region/scenarios/2020.toml' cannot be written: No such file or directory; choose another place for "
            + "it\n"))
  }

  @Test(arguments: [true, false])
  func `files outside the project are read only where the command line allows it`(isBase: Bool) throws {
    let folder = try ScratchFolder()
    #expect(try Program.run(["new", "region"], in: folder).code == 0)
    let (scenario, targets) = ("region/scenarios/2020.toml", "region/data/targets.csv")
    let file = isBase ? "../../other.toml" : "../../other.csv"
    try folder.write(try folder.text(targets), to: "other.csv")
    try folder.write(
      try folder.text(scenario).replacing("\"../data/", with: "\"region/data/"), to: "other.toml")
    let written = isBase ? "base = \"\(file)\"" : "base = \"2020.toml\"\nplan.targets = \"\(file)\""
    try folder.write(
      "name = \"mine\"\ntitle_en = \"Mine\"\ntitle_zh = \"我的\"\n\(written)\n", to: "region/scenarios/mine.toml")
    let place = isBase ? "4:8" : "5:16"
    let line = isBase ? "base = " : "plan.targets = "
    #expect(
      try Program.run(["validate", "region/scenarios/mine.toml"], in: folder)
        == .invalid(
          """
          region/scenarios/mine.toml:\(place): error: \(file.dropFirst(6)) lies outside the project's folder \
          \(folder.path)/region; copy it into the project, or allow such files with --allow-outside
            \(line)"\(file)"
            \(String(repeating: " ", count: line.count))^
          """))
    #expect(
      try Program.run(["validate", "region/scenarios/mine.toml", "--allow-outside"], in: folder)
        == Program.Answer(code: 0, results: "region/scenarios/mine.toml is valid\n", messages: ""))
  }
}
