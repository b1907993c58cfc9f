import Foundation
import ScratchFolder
import Testing

/// A folder written by `simplan modules new` is a module at once. One in Swift is built by Tests/ThirdPartyModule/run.
@Suite struct NewModuleTests {
  @Test(arguments: [
    ("formulas", "true", ["README.md", "heat-stores.toml", "scenario.toml"]),
    ("python", "true", ["README.md", "heat-stores.py", "scenario.toml"]),
    ("c", "make -s", ["Makefile", "PROTOCOL.md", "README.md", "heat-stores.c", "scenario.toml", "simplan_module.h"]),
  ])
  func `a new module builds, keeps to the contract and runs`(language: String, build: String, files: [String]) throws {
    let folder = try ScratchFolder()
    let command = build == "true" ? "" : "make && "
    #expect(
      try Program.run(["modules", "new", "heat-stores", "--language", language], in: folder)
        == Program.Answer(
          code: 0,
          results: """
            wrote heat-stores; next:
            cd heat-stores && \(command)simplan modules check heat-stores --module-path .
            simplan run scenario.toml --only heat-stores --module-path .

            """, messages: ""))
    #expect(try folder.tree("heat-stores").keys.sorted() == files)
    let inside = "cd heat-stores && \(build) && $simplan"
    #expect(try Program.shell("\(inside) modules check heat-stores --module-path .", in: folder).code == 0)
    let run = try Program.shell(
      "\(inside) run scenario.toml --only heat-stores --module-path . --output out", in: folder)
    #expect(run.code == 0)
    #expect(
      run.results == """
        Output       Unit  2015  2016  2017  2018  2019  2020
        -----------  ----  ----  ----  ----  ----  ----  ----
        electricity  TWh      2  2.40  2.80  3.20  3.60     4

        """)
    // Nothing of the template's own words is left.
    for file in try folder.tree("heat-stores").keys where !file.hasPrefix("out/") {
      guard file != "simplan_module.h", file != "PROTOCOL.md", let text = try? folder.text("heat-stores/\(file)") else {
        continue
      }
      for mark in ["NAME", "TYPE", "TITLE", "MODULES", "BUILD", "PACKAGE"] { #expect(!text.contains(mark), "\(file)") }
    }
  }

  @Test func `a module without names for the export runs alone`() throws {
    let folder = try ScratchFolder()
    #expect(try Program.run(["modules", "new", "ovens", "--language", "formulas", "-o", "."], in: folder).code == 0)
    let lines = try folder.text("ovens.toml").split(separator: "\n").filter { !$0.hasPrefix("iamc") }
    try folder.write(lines.joined(separator: "\n"), to: "ovens.toml")
    #expect(
      try Program.run(["run", "scenario.toml", "--only", "ovens", "--module-path", ".", "-o", "out"], in: folder).code
        == 0)
    #expect(folder.exists("out/modules/ovens/electricity.csv") && !folder.exists("out/variables.csv"))
  }

  @Test(arguments: [
    (["Heat"], "error: 'Heat' is no name of a module; write lower-case words joined by hyphens, such as heat-pumps"),
    (["heat-"], "error: 'heat-' is no name of a module; write lower-case words joined by hyphens, such as heat-pumps"),
    (["ovens", "--package", "."], "error: . does not hold simplan's package; name the folder of its sources"),
    (["wind-solar"], "error: simplan's package has a module wind-solar of its own; choose another name"),
    (["ovens", "-o", "full"], "error: full is not empty; name a folder that does not exist yet"),
  ])
  func `a module that cannot be written is refused, and nothing is touched`(words: [String], message: String) throws {
    let folder = try ScratchFolder(["full/note.txt": "mine\n"])
    #expect(try Program.run(["modules", "new"] + words, in: folder) == .invalid(message))
    #expect(try folder.tree(".").keys.sorted() == ["full/note.txt"])
  }
}
