import FoundationEssentials
import Glibc
import ScratchFolder
import Testing

@testable import Results

/// A file system that has no exchange, such as NFS.
private let noExchange: FolderExchange = { _, _ in EINVAL }

/// Publishes results whose only table is the number of the run.
private func run(_ path: String, _ number: String, exchange: @escaping FolderExchange = exchangeFolders) throws {
  let results = try ResultsFolder(at: path, exchange: exchange)
  try results.write(number, to: "table.csv")
  try results.publish(record: "{\"run\": 1}")
}

private func refusal(_ path: String) -> String {
  do throws(ResultsFolderError) {
    _ = try ResultsFolder(at: path)
    return "not refused"
  } catch {
    return error.description
  }
}

struct ResultsFolderTests {
  let scratch: ScratchFolder
  let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = scratch.at("results/plan")
  }

  @Test func `the first run makes the folders above it and leaves nothing beside it`() throws {
    let results = try ResultsFolder(at: path)
    try results.write("a\n", to: "economy/output.csv")
    try results.publish(record: "{\"run\": 1}\n")
    #expect(try scratch.entries("results/plan") == ["economy", "run.json"])
    #expect(try scratch.text("results/plan/economy/output.csv") == "a\n")
    withExtendedLifetime(results) {}
  }

  @Test(arguments: [true, false])
  func `a later run replaces the whole folder`(systemExchanges: Bool) throws {
    let exchange = systemExchanges ? exchangeFolders : noExchange
    do {
      let first = try ResultsFolder(at: path, exchange: exchange)
      try first.write("<svg/>", to: "charts/old.svg")
      try first.publish(record: "{\"run\": 1}")
    }
    try run(path, "2", exchange: exchange)
    #expect(try scratch.entries("results/plan") == ["run.json", "table.csv"])
    #expect(try scratch.text("results/plan/table.csv") == "2")
    #expect(try scratch.entries("results") == ["plan"])
  }

  @Test func `a file that took the place of the lock is not removed with it`() throws {
    do {
      let results = try ResultsFolder(at: path)
      try scratch.remove("results/.plan.lock")
      try scratch.write("mine", to: "results/.plan.lock")
      try results.write("1", to: "table.csv")
      try results.publish(record: "{\"run\": 1}")
    }
    #expect(try scratch.text("results/.plan.lock") == "mine")
    #expect(refusal(path).contains("results/.plan.lock would be the lock of this folder"))
  }

  @Test func `links that lead nowhere are called so, be it the folder's own name or one above`() throws {
    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(atPath: scratch.at(name), withDestinationPath: target)
    }
    try link("a", to: "b")
    try link("b", to: "a")
    try link("lost", to: scratch.at("nowhere"))
    let (loop, lost) = (scratch.at("a"), scratch.at("lost"))
    let ending = "form a loop, so no results can be written there; choose another folder"
    #expect(refusal(loop) == "\(loop): the symbolic links of \(loop) \(ending)")
    #expect(refusal("\(loop)/x/y") == "\(loop)/x/y: the symbolic links of \(loop) \(ending)")
    let missing =
      "is a symbolic link to \(scratch.at("nowhere")), which does not exist; make that folder, or choose another"
    #expect(refusal(lost) == "\(lost): \(lost) \(missing)")
    #expect(refusal("\(lost)/x") == "\(lost)/x: \(lost) \(missing)")
    #expect(try scratch.entries() == ["a", "b", "lost"])
  }

  @Test func `two folders change places in one step and nothing in them is lost`() throws {
    try scratch.write("1", to: "a/one")
    try scratch.write("2", to: "b/two")
    #expect(exchangeFolders(scratch.at("a"), scratch.at("b")) == nil)
    #expect(try scratch.text("a/two") == "2")
    #expect(try scratch.text("b/one") == "1")
    #expect(exchangeFolders(scratch.at("a"), scratch.at("c")) == ENOENT)
  }

  @Test func `the old results stand until the new ones are published`() throws {
    try run(path, "1")
    let results = try ResultsFolder(at: path)
    try results.write("2", to: "table.csv")
    #expect(try scratch.text("results/plan/table.csv") == "1")
    try results.publish(record: "{\"run\": 1}")
    #expect(try scratch.text("results/plan/table.csv") == "2")
  }

  @Test func `a run that fails leaves the old results and no draft`() throws {
    try run(path, "1")
    do {
      let results = try ResultsFolder(at: path)
      try results.write("half", to: "variables.csv")
    }
    #expect(try scratch.entries("results") == ["plan"])
    #expect(try scratch.text("results/plan/table.csv") == "1")
  }

  @Test func `two runs into one folder are refused by name, and the first goes on`() throws {
    let first = try ResultsFolder(at: path)
    let message =
      "\(path): another run is writing to this folder; wait until it has ended, or choose another folder"
    #expect(refusal(path) == message)
    try first.write("1", to: "table.csv")
    try first.publish(record: "{\"run\": 1}")
    #expect(try scratch.text("results/plan/table.csv") == "1")
  }

  @Test func `another spelling of a folder meets the same lock`() throws {
    let first = try ResultsFolder(at: path)
    symlink(scratch.at("results"), scratch.at("link"))
    for spelling in ["results//plan/", "link/plan", "results/../results/plan"] {
      #expect(refusal(scratch.at(spelling)).hasPrefix("\(scratch.at(spelling)): another run is writing"))
    }
    withExtendedLifetime(first) {}
  }

  @Test func `runs into two folders side by side do not meet`() throws {
    let first = try ResultsFolder(at: path)
    try run(scratch.at("results/plan-2"), "2")
    withExtendedLifetime(first) {}
    #expect(try scratch.text("results/plan-2/table.csv") == "2")
  }

  @Test func `results behind a symbolic link are replaced where they are`() throws {
    try run(scratch.at("disk/plan"), "1")
    symlink(scratch.at("disk/plan"), scratch.at("plan"))
    try run(scratch.at("plan"), "2")
    #expect(try scratch.text("disk/plan/table.csv") == "2")
    #expect(try scratch.entries() == ["disk", "plan"])
  }

  @Test func `the lock file and draft of a killed run are cleaned away`() throws {
    try run(path, "1")
    try scratch.write("", to: "results/.plan.lock")
    try scratch.write("economy/a.csv\nvariables.csv\n", to: "results/.plan.writing/.simplan-draft")
    try scratch.write("a", to: "results/.plan.writing/economy/a.csv")
    try scratch.write("half", to: "results/.plan.writing/variables.csv")
    try run(path, "2")
    #expect(try scratch.entries("results") == ["plan"])
    #expect(try scratch.entries("results/plan") == ["run.json", "table.csv"])
  }

  @Test func `killed between the two renames, the next start finishes them`() throws {
    try run(scratch.at("results/.plan.previous"), "1")
    try run(scratch.at("results/.plan.writing"), "2")
    _ = try ResultsFolder(at: path)
    #expect(try scratch.text("results/plan/table.csv") == "2")
    #expect(try scratch.entries("results") == ["plan"])
  }

  @Test(arguments: [true, false])
  func `moved aside with nothing whole to take their place, the old results come back`(hasDraft: Bool) throws {
    try run(scratch.at("results/.plan.previous"), "1")
    if hasDraft { try scratch.write("", to: "results/.plan.writing/.simplan-draft") }
    _ = try ResultsFolder(at: path)
    #expect(try scratch.text("results/plan/table.csv") == "1")
    #expect(try scratch.entries("results") == ["plan"])
  }

  @Test(arguments: [".plan.previous", ".plan.writing"])
  func `killed while the old results were deleted, the next start deletes the rest`(leftover: String) throws {
    try run(path, "2")
    try run(scratch.at("results/\(leftover)"), "1")
    try scratch.remove("results/\(leftover)/table.csv")
    _ = try ResultsFolder(at: path)
    #expect(try scratch.text("results/plan/table.csv") == "2")
    #expect(try scratch.entries("results") == ["plan"])
  }
}

struct ResultsFolderRefusalTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  @Test func `a folder that holds something else is left as it is`() throws {
    try scratch.write("years of work", to: "thesis/chapter.md")
    let message =
      "\(scratch.at("thesis")): this folder holds files but no run.json, so it is not a results folder and is left as "
      + "it is; choose another folder"
    #expect(refusal(scratch.at("thesis")) == message)
    #expect(try scratch.entries("thesis") == ["chapter.md"])
    #expect(try scratch.entries() == ["thesis"])
  }

  @Test func `what came into the folder's place during the run is left as it is`() throws {
    let results = try ResultsFolder(at: scratch.at("plan"))
    try scratch.write("years of work", to: "plan/chapter.md")
    #expect(throws: ResultsFolderError.notResults(folder: scratch.at("plan"))) {
      try results.publish(record: "{\"run\": 1}")
    }
    #expect(try scratch.entries("plan") == ["chapter.md"])
  }

  @Test func `while something else stands there, what a killed run left is kept`() throws {
    try scratch.write("1", to: ".plan.previous/run.json")
    try scratch.write("2", to: ".plan.writing/run.json")
    try scratch.write("years of work", to: "plan/chapter.md")
    #expect(throws: ResultsFolderError.notResults(folder: scratch.at("plan"))) {
      try ResultsFolder(at: scratch.at("plan"))
    }
    #expect(try scratch.entries() == [".plan.previous", ".plan.writing", "plan"])
  }

  @Test func `an empty folder may be written`() throws {
    try FileManager.default.createDirectory(atPath: scratch.at("plan"), withIntermediateDirectories: false)
    try run(scratch.at("plan"), "1")
    #expect(try scratch.text("plan/table.csv") == "1")
  }

  @Test func `a file in the folder's place is named`() throws {
    try scratch.write("a file", to: "plan")
    let path = scratch.at("plan")
    #expect(refusal(path) == "\(path): this is not a folder, so no results can be written there; choose another folder")
    #expect(try scratch.entries() == ["plan"])
  }

  @Test func `a file in the place of a folder above is named`() throws {
    try scratch.write("a file", to: "results")
    let path = scratch.at("results/plan")
    let message =
      "\(path): \(scratch.at("results")) is not a folder, so no results can be written below it; choose another folder"
    #expect(refusal(path) == message)
  }

  @Test func `a name that is too long gives the system's reason`() {
    let name = String(repeating: "n", count: 300)
    let message = "\(scratch.at(name)): cannot create \(scratch.at(".\(name).lock")): File name too long"
    #expect(refusal(scratch.at(name)) == message)
  }

  @Test(arguments: ["", ".", "..", "/", "results/..", "results/./"])
  func `a path that ends in no name is refused`(path: String) {
    let message =
      "\"\(path)\" does not name a results folder; write a path that ends in a name, for example results/plan-2020"
    #expect(refusal(path) == message)
  }

  @Test func `a file that cannot be written is named`() throws {
    let results = try ResultsFolder(at: scratch.at("plan"))
    try results.write("", to: "economy/x.csv")
    let folder = scratch.at("plan")
    #expect(
      throws: ResultsFolderError.refused(action: "write economy", reason: "Is a directory", folder: folder)
    ) {
      try results.write("", to: "economy")
    }
  }
}
