import Foundation
import NetCDF
import ScenarioCase
import ScratchFolder
import Testing

/// `simplan study`: a study in parts gives the bytes of a study in one piece, and refuses what would not.
struct StudyPartsTests {
  private static let uncertain = """
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    "electricity.losses" = { distribution = "range" }
    """
  /// Three shards of 256, 256 and 88.
  private static let samples = ["case.toml", "--samples", "600", "--output"]

  private func planned(_ text: String = Self.uncertain) throws -> ScenarioCase {
    let scenario = try ScenarioCase(text, modules: false)
    let answer = try Program.run(["study", "plan"] + Self.samples + ["out/parts"], in: scenario.folder)
    #expect(answer.code == 0 && answer.messages == "planned: out/parts\n")
    #expect(answer.results.hasPrefix("case-ensemble: 600 samples in 3 shards, 0 to 2\nkey: "))
    return scenario
  }

  /// The files of a study without what only one in parts has.
  private func tree(_ name: String, _ folder: ScratchFolder) throws -> [String: Data] {
    try folder.tree(name).filter { $0.key != "plan.json" && !$0.key.hasPrefix("jobs/") }
  }

  @Test func `shards in any order are gathered to the bytes of one piece`() throws {
    let scenario = try planned()
    let whole = try Program.run(["ensemble"] + Self.samples + ["out/whole"], in: scenario.folder)
    func study(_ words: String...) throws -> Program.Answer {
      try Program.run(["study"] + words, in: scenario.folder)
    }
    #expect(try study("shard", "out/parts", "2") == Program.Answer(code: 0, results: "", messages: ""))
    #expect(
      try study("gather", "out/parts")
        == Program.Answer(
          code: 5, results: "", messages: "error: out/parts: 2 of 3 shards are missing: 0-1\n"))
    let first = try scenario.folder.identity("out/parts/samples/000002.csv")
    #expect(try study("shard", "out/parts", "0-2").code == 0)
    #expect(try scenario.folder.identity("out/parts/samples/000002.csv") == first)
    let gathered = try study("gather", "out/parts")
    #expect(gathered == Program.Answer(code: 0, results: whole.results, messages: "results: out/parts\n"))
    #expect(try tree("out/parts", scenario.folder) == tree("out/whole", scenario.folder))
    #expect(
      try study("shard", "out/parts", "2-3")
        == Program.Answer(
          code: 2, results: "", messages: "error: out/parts has no shard 3; they count from 0 to 2\n"))
  }

  @Test func `a scenario that is another one here is refused by name, and the gathering says so`() throws {
    let scenario = try planned()
    try scenario.folder.write(
      try scenario.folder.text("case.toml").replacingOccurrences(of: "9 %", with: "8 %"), to: "case.toml")
    let refusal =
      "out/parts: the study was planned with other factors or distributions, an earlier text of case.toml, and this "
      + "machine has something else there; bring the scenario, its files, the modules and simplan itself here as they "
      + "were, or plan the study again in another folder"
    #expect(try Program.run(["study", "shard", "out/parts", "1"], in: scenario.folder) == .failed("error: \(refusal)"))
    #expect(!scenario.folder.exists("out/parts/samples/000001.csv"))
    // The one that gathers has the right scenario, and reads what the other said.
    try scenario.folder.write(
      try scenario.folder.text("case.toml").replacingOccurrences(of: "8 %", with: "9 %"), to: "case.toml")
    #expect(
      try Program.run(["study", "gather", "out/parts"], in: scenario.folder)
        == Program.Answer(
          code: 5, results: "",
          messages: "error: out/parts: 2 of 3 shards are missing: 0,2\n1 of 3 shards failed: 1\n  \(refusal)\n"))
    #expect(try Program.run(["study", "shard", "out/parts", "1"], in: scenario.folder).code == 0)
    #expect(!scenario.folder.exists("out/parts/failed"))
  }

  @Test func `shards are computed with the isolation that was planned`() throws {
    let scenario = try ScenarioCase(Self.uncertain)
    let plan = ["study", "plan", "case.toml", "--samples", "4", "--output", "out"]
    let shard = ["study", "shard", "out", "0", "--module-memory", "64"]
    // The limit of memory holds for modules in processes of their own alone, and is too low for any.
    #expect(try Program.run(plan, in: scenario.folder).code == 0)
    #expect(try Program.run(shard, in: scenario.folder).code == 0)
    try scenario.folder.remove("out")
    #expect(try Program.run(plan + ["--isolate"], in: scenario.folder).code == 0)
    let isolated = try Program.run(shard, in: scenario.folder)
    #expect(isolated.code != 0 && isolated.messages.contains("its memory was limited to 64 MB"), "\(isolated.messages)")
  }

  @Test func `shards are computed within the limits that were planned, unless they have their own`() throws {
    let scenario = try ScenarioCase(
      Self.uncertain + "\n[modules.idler]", modules: false, files: ["mine/idler.py": Self.idler])
    try scenario.folder.allowStart("mine/idler.py")
    let plan = ["study", "plan", "case.toml", "--samples", "4", "--output", "out", "--module-path", "mine"]
    let planned = try Program.run(
      plan + ["--module-timeout", "10", "--module-memory", "600"], in: scenario.folder)
    #expect(planned.code == 0, "\(planned.messages)")
    func shard(_ options: String...) throws -> Program.Answer {
      try Program.run(["study", "shard", "out", "0"] + options, in: scenario.folder)
    }
    try scenario.folder.write("", to: "sleep")
    let late = try shard()
    #expect(late.code == 3 && late.messages.contains("'run' within 10 seconds (--module-timeout)"), "\(late.messages)")
    try scenario.folder.remove("sleep")
    try scenario.folder.write("", to: "grow")
    let large = try shard()
    #expect(large.code == 3 && large.messages.contains("MemoryError"), "\(large.messages)")
    let own = try shard("--module-memory", "4000", "--module-timeout", "60")
    #expect(own.code == 0, "\(own.messages)")
  }

  /// Sleeps for a minute, or takes a gigabyte, where a file in the working folder says so.
  private static let idler = """
    #!/usr/bin/env python3
    import os, time
    from simplan_module import serve
    MANIFEST = {"identifier": "idler", "version": "1", "title": "Idler", "summary": "Waits.",
                "outputs": [{"name": "rest", "unit": "TWh", "axes": ["year"], "meaning": "rest"}],
                "links": [{"kind": "electricityDemand", "output": "rest"}]}
    def run(parameters, inputs):
        if os.path.exists("sleep"): time.sleep(60)
        if os.path.exists("grow"): bytearray(1 << 30)
        return {"rest": [0 for year in parameters.axes["year"]]}
    if __name__ == "__main__":
        serve(MANIFEST, run)

    """

  #if arch(x86_64)
    @Test func `kernels of OpenBLAS that would give other last bits are refused by name`() throws {
      let scenario = try ScenarioCase(Self.uncertain, modules: false)
      let planned = try Program.shell(
        "OPENBLAS_CORETYPE=Core2 $simplan study plan case.toml --samples 4 --output out", in: scenario.folder)
      #expect(planned.code == 0)
      let answer = try Program.shell("OPENBLAS_CORETYPE=Nehalem $simplan study shard out 0", in: scenario.folder)
      #expect(answer.code == 3)
      #expect(answer.messages.hasPrefix("error: out: the study was planned with OpenBLAS "))
      #expect(answer.messages.contains(" Core2 MAX_THREADS=64, and this machine has something else there; "))
      #expect(
        try Program.shell("OPENBLAS_CORETYPE=Core2 $simplan study shard out 0", in: scenario.folder).code == 0)
    }
  #endif

  @Test func `a shard that was changed is named, and computed again once it is deleted`() throws {
    let scenario = try planned()
    _ = try Program.run(["study", "shard", "out/parts", "0-2"], in: scenario.folder)
    let text = try scenario.folder.text("out/parts/samples/000001.csv")
    try scenario.folder.write(text.replacingOccurrences(of: "256,", with: "257,"), to: "out/parts/samples/000001.csv")
    let answer = try Program.run(["study", "gather", "out/parts"], in: scenario.folder)
    #expect(
      answer
        == Program.Answer(
          code: 5, results: "",
          messages: """
            error: out/parts: 1 of 3 shards failed: 1
              out/parts: samples/000001.csv is not as simplan wrote it and is left as it is; delete it yourself, and its \
            samples are computed again

            """))
    try scenario.folder.remove("out/parts/samples/000001.csv")
    _ = try Program.run(["study", "shard", "out/parts", "1"], in: scenario.folder)
    #expect(try scenario.folder.text("out/parts/samples/000001.csv") == text)
  }

  @Test func `the local engine computes and gathers a sensitivity in a folder that was moved`() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let samples = ["case.toml", "--samples", "600", "--output"]
    _ = try Program.run(["study", "plan", "--analysis", "pawn"] + samples + ["out/it's"], in: scenario.folder)
    let whole = try Program.run(["sensitivity", "--method", "pawn"] + samples + ["out/whole"], in: scenario.folder)
    let moved = try Program.shell("mkdir a && mv out *.toml Scenarios a", in: scenario.folder)
    #expect(moved.code == 0)
    let answer = try Program.run(
      ["study", "submit", "a/out/it's", "--engine", "local", "--limit", "2"], in: scenario.folder)
    #expect(answer.code == 0 && answer.results == whole.results)
    #expect(try tree("a/out/it's", scenario.folder) == tree("a/out/whole", scenario.folder))
  }

  @Test func `a study file is planned as it stands`() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let text = "scenario = \"case.toml\"\nanalysis = [\"ensemble\", \"regional\"]\nsamples = 300\n"
    try scenario.folder.write(text, to: "many.toml")
    let whole = try Program.run(["study", "run", "many.toml", "--output", "out/whole"], in: scenario.folder)
    #expect(
      try Program.run(["study", "plan", "many.toml", "--seed", "2"], in: scenario.folder)
        == Program.Answer(
          code: 2, results: "",
          messages: "error: many.toml describes its study itself; write samples, seed, design and analysis in it\n"))
    let planned = try Program.run(["study", "plan", "many.toml", "--output", "out/parts"], in: scenario.folder)
    #expect(planned.code == 0 && planned.results.hasPrefix("many: 300 samples in 2 shards, 0 to 1\nkey: "))
    #expect(try Program.run(["study", "shard", "out/parts", "0-1"], in: scenario.folder).code == 0)
    let gathered = try Program.run(["study", "gather", "out/parts"], in: scenario.folder)
    #expect(gathered.code == 0 && gathered.results == whole.results)
    #expect(try tree("out/parts", scenario.folder) == tree("out/whole", scenario.folder))
    // The key does not hold how many samples are asked of a sequence that can grow; the plan does.
    try scenario.folder.write(text.replacingOccurrences(of: "300", with: "400"), to: "many.toml")
    #expect(
      try Program.run(["study", "gather", "out/parts"], in: scenario.folder)
        == .failed(
          "error: out/parts: the study was planned with 300 samples, and ../../many.toml has 400 here; plan it again"))
  }

  @Test func `a machine without Slurm names the package that brings it`() throws {
    let scenario = try planned()
    #expect(
      try Program.shell("PATH=/nowhere $simplan study submit out/parts --engine slurm", in: scenario.folder)
        == .failed(
          "error: Slurm is not here: there is no sbatch on the path; on Debian this installs it:\n  sudo apt-get install "
            + "--yes slurm-client"))
  }

  @Test func `a folder without a plan says how to make one`() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    #expect(
      try Program.run(["study", "shard", "out", "0"], in: scenario.folder)
        == .failed(
          "error: out: there is no plan.json, so it is not the folder of a planned study; simplan study plan SCENARIO "
            + "--output out makes one"))
  }

  @Test func `a netCDF file has the numbers of the shards, with names, units and the whole record`() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let folder = scenario.folder
    _ = try Program.run(["ensemble"] + Self.samples + ["out"], in: folder)
    let answer = try Program.run(["study", "export", "out", "--netcdf", "samples.nc"], in: folder)
    #expect(answer == Program.Answer(code: 0, results: "", messages: "600 samples: samples.nc\n"))
    let file = try ReadNetCDF(folder.at("samples.nc"))
    // Row 300 is row 44 of the second shard, behind its header.
    let lines = try folder.text("out/samples/000001.csv").split(separator: "\n").map { $0.split(separator: ",") }
    let head = lines[0].map(String.init)
    func cell(_ name: String) throws -> Double {
      Double(String(lines[45][try #require(head.firstIndex(of: name))])) ?? .nan
    }
    let inputs = try file.numbers("input_value")
    #expect(inputs.lengths == [600, 2])
    #expect(try inputs.values[600...601] == [cell("economy.growth"), cell("electricity.losses")])
    let added = try file.numbers("value_added")
    #expect(added.lengths == [600, 6])
    #expect(try added.values[300 * 6 + 5] == cell("value_added.2020"))
    let share = try file.numbers("sei_share")
    #expect(abs(try share.values[300 * 6 + 5] - cell("sei_share.2020") * 100) < 1e-9)
    // The growth of a year needs the year before.
    let growth = try file.numbers("sei_growth_premium")
    #expect(growth.lengths == [600, 6] && growth.values[300 * 6].isNaN && !growth.values[300 * 6 + 1].isNaN)
    #expect(try file.text("units", of: "sei_share") == "%")
    #expect(try file.text("units", of: "value_added") == "1e8 CNY of 2017")
    #expect(try file.text("study") + "" == record(folder.text("out/study.json")))
    #expect(try file.numbers("failed").values.allSatisfy { $0 == 0 })

    // Again with the same bytes, in the place of its own file, never of another's.
    let bytes = try folder.bytes("samples.nc")
    #expect(try Program.run(["study", "export", "out", "--netcdf", "samples.nc"], in: folder).code == 0)
    #expect(try folder.bytes("samples.nc") == bytes)
    #expect(
      try Program.run(["study", "export", "out", "--netcdf", "case.toml"], in: folder)
        == .failed(
          "error: 'case.toml' was not written by simplan, or was changed since, and is left as it is; choose another name, "
            + "or delete it yourself"))
    #expect(try folder.entries().filter { $0.hasPrefix(".") } == [])
  }

  /// A study's record without its seal.
  private func record(_ text: String) -> String {
    (text.range(of: ",\n  \"seal\"").map { String(text[..<$0.lowerBound]) } ?? "") + "\n}\n"
  }
}

extension ScratchFolder {
  /// The file's number and the time of its last change.
  fileprivate func identity(_ name: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: at(name))
    return ["\(attributes[.systemFileNumber] ?? "")", "\(attributes[.modificationDate] ?? "")"]
  }
}
