import FoundationEssentials
import Glibc
import ScratchFolder
import Synchronization
import Testing

@testable import Results

/// A user's files where results go are named and left alone, whatever they are and whenever they came.
struct FolderOwnershipTests {
  let scratch: ScratchFolder
  let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = scratch.at("plan")
    try run()
  }

  /// Publishes results with two tables and a chart.
  private func run(_ number: String = "1", exchange: @escaping FolderExchange = exchangeFolders) throws {
    let results = try ResultsFolder(at: path, exchange: exchange)
    for file in ["variables.csv", "economy/output.csv", "charts/scorecard.svg"] { try results.write(number, to: file) }
    try results.publish(record: "{\"run\": \(number)}")
  }

  private func refusal(_ work: () throws(ResultsFolderError) -> Void) -> String {
    do throws(ResultsFolderError) {
      try work()
      return "not refused"
    } catch {
      return error.description
    }
  }

  private func message(_ lines: [String]) -> String {
    """
    \(path): not everything in this results folder is as simplan wrote it, and it is left as it is:
      \(lines.joined(separator: "\n  "))
    move that elsewhere or delete it yourself, or choose another folder
    """
  }

  private static let foreign: [(String, @Sendable (ScratchFolder) throws -> Void, [String])] = [
    ("a file beside the results", { try $0.write("mine", to: "plan/thesis.docx") }, ["thesis.docx is not of this run"]),
    (
      "a file among the charts", { try $0.write("mine", to: "plan/charts/mine.svg") },
      ["charts/mine.svg is not of this run"]
    ),
    ("another run", { try $0.write("{}", to: "plan/old/run.json") }, ["old/ is not of this run"]),
    (
      "an empty folder",
      { try FileManager.default.createDirectory(atPath: $0.at("plan/notes"), withIntermediateDirectories: false) },
      ["notes/ is not of this run"]
    ),
    (
      "a name with a line's end and a terminal's escape", { try $0.write("", to: "plan/a\nb\u{1B}[31m") },
      ["a\\nb\\u001B[31m is not of this run"]
    ),
    ("a hidden file", { try $0.write("key", to: "plan/.ssh/id") }, [".ssh/ is not of this run"]),
    (
      "a changed table of the same length", { try $0.write("2", to: "plan/variables.csv") },
      ["variables.csv was changed since the run"]
    ),
    (
      "a longer table", { try $0.write("1 and a note", to: "plan/economy/output.csv") },
      ["economy/output.csv was changed since the run"]
    ),
    (
      "a folder in the place of a table",
      {
        try $0.remove("plan/variables.csv")
        try $0.write("mine", to: "plan/variables.csv/mine.txt")
      }, ["variables.csv/ was replaced by a folder"]
    ),
    (
      "a link in the place of a table",
      {
        try $0.write("1", to: "mine.csv")
        try $0.remove("plan/variables.csv")
        symlink($0.at("mine.csv"), $0.at("plan/variables.csv"))
      }, ["variables.csv was replaced by a symbolic link"]
    ),
    (
      "a link in the place of a folder, to the same files",
      { folder in
        try folder.write("1", to: "mine/output.csv")
        try folder.remove("plan/economy")
        symlink(folder.at("mine"), folder.at("plan/economy"))
      }, ["economy was replaced by a symbolic link"]
    ),
    (
      "a file in the place of a folder",
      {
        try $0.remove("plan/economy")
        try $0.write("mine", to: "plan/economy")
      }, ["economy was replaced by a file"]
    ),
    ("a pipe", { #expect(mkfifo($0.at("plan/pipe"), 0o600) == 0) }, ["pipe is not of this run"]),
    (
      "several at once",
      {
        try $0.write("2", to: "plan/variables.csv")
        try $0.write("a", to: "plan/a.txt")
        try $0.write("b", to: "plan/economy/b.txt")
      },
      ["variables.csv was changed since the run", "a.txt is not of this run", "economy/b.txt is not of this run"]
    ),
  ]

  @Test(arguments: foreign.indices)
  func `is named before a run and left as it is`(number: Int) throws {
    let (_, put, lines) = Self.foreign[number]
    try put(scratch)
    let before = try scratch.tree("")
    #expect(refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) } == message(lines))
    #expect(try scratch.tree("") == before)
  }

  /// A file that was written longer ago than clocks of file systems tick is not read again as long as nothing changed it.
  @Test(arguments: foreign.indices, [false, true])
  func `is named where it came during the run, and left as it is`(number: Int, settled: Bool) throws {
    let (_, put, lines) = Self.foreign[number]
    if settled { usleep(150_000) }
    var results: ResultsFolder? = try ResultsFolder(at: path)
    try results?.write("2", to: "variables.csv")
    try put(scratch)
    let before = try scratch.tree("").filter { !$0.key.hasPrefix(".plan.") }
    #expect(
      refusal { () throws(ResultsFolderError) in try results?.publish(record: "{\"run\": 2}") } == message(lines))
    results = nil
    #expect(try scratch.tree("") == before)
    #expect(try !scratch.entries().contains { $0.hasPrefix(".plan.") })
  }

  @Test func `is named where a change of the same length hides behind its old date`() throws {
    usleep(150_000)
    var before = stat()
    #expect(stat(scratch.at("plan/variables.csv"), &before) == 0)
    let results = try ResultsFolder(at: path)
    try results.write("2", to: "variables.csv")
    try scratch.rewrite("9", in: "plan/variables.csv")
    var times = [before.st_atim, before.st_mtim]
    #expect(utimensat(AT_FDCWD, scratch.at("plan/variables.csv"), &times, 0) == 0)
    #expect(
      refusal { () throws(ResultsFolderError) in try results.publish(record: "{\"run\": 2}") }
        == message(["variables.csv was changed since the run"]))
    #expect(try scratch.text("plan/variables.csv") == "9")
  }

  @Test func `a folder whose files are not read again is replaced as a whole`() throws {
    usleep(150_000)
    let results = try ResultsFolder(at: path)
    try results.write("2", to: "variables.csv")
    try results.publish(record: "{\"run\": 2}")
    #expect(try scratch.tree("plan").keys.sorted() == ["run.json", "variables.csv"])
    #expect(try scratch.entries() == [".plan.lock", "plan"])
    withExtendedLifetime(results) {}
  }

  /// The latest moment at which something can come: between the last look and the exchange.
  @Test(arguments: foreign.indices, [true, false])
  func `is put back where it came just before the exchange`(number: Int, systemExchanges: Bool) throws {
    let (_, put, lines) = Self.foreign[number]
    let scratch = scratch
    let before = Mutex<[String: Data]>([:])
    let isFirst = Mutex(true)
    var results: ResultsFolder? = try ResultsFolder(at: path) { a, b in
      if isFirst.withLock({ first in
        defer { first = false }
        return first
      }) {
        do {
          try put(scratch)
          let tree = try scratch.tree("").filter { !$0.key.hasPrefix(".plan.") }
          before.withLock { $0 = tree }
        } catch {
          Issue.record(error)
        }
      }
      return systemExchanges ? exchangeFolders(a, b) : EINVAL
    }
    try results?.write("2", to: "variables.csv")
    #expect(
      refusal { () throws(ResultsFolderError) in try results?.publish(record: "{\"run\": 2}") } == message(lines))
    results = nil
    #expect(try scratch.tree("") == before.withLock { $0 })
    #expect(try !scratch.entries().contains { $0.hasPrefix(".plan.") })
  }

  @Test func `a listed file that is gone is no obstacle, nor is a folder that is empty by that`() throws {
    try scratch.remove("plan/economy/output.csv")
    try scratch.remove("plan/variables.csv")
    try run("2")
    #expect(try scratch.tree("plan").keys.sorted() == Self.files)
  }

  private static let files = ["charts/scorecard.svg", "economy/output.csv", "run.json", "variables.csv"]

  private static let records: [(String, text: String)] = [
    ("an empty object", "{}"), ("nothing", ""), ("another program's", "{\"name\": \"a\", \"scripts\": {}}\n"),
    ("no JSON", "my notes on the run\n"),
    ("a list without a seal", "{\n  \"results\" : []\n}\n"),
    (
      "a seal of other bytes",
      "{\n  \"run\": 1,\n  \"results\" : [\n\n  ],\n  \"seal\" : \"\(String(repeating: "0", count: 64))\"\n}\n"
    ),
  ]

  @Test(arguments: records.indices)
  func `a run.json that is not ours makes everything the user's`(number: Int) throws {
    try scratch.write(Self.records[number].text, to: "home/run.json")
    try scratch.write("years of work", to: "home/thesis.docx")
    try scratch.write("key", to: "home/.ssh/id")
    let before = try scratch.tree("home")
    let home = scratch.at("home")
    #expect(
      refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: home) } == """
        \(home): simplan did not write the run.json in this folder, or it was changed since, so that all of it is taken \
        for yours and left as it is:
          .ssh/
          run.json
          thesis.docx
        choose another folder, or delete this one yourself
        """)
    #expect(try scratch.tree("home") == before)
  }

  @Test func `a record of ours in which a note was written is the user's`() throws {
    try scratch.write(
      try scratch.text("plan/run.json").replacing("{\"run\": 1", with: "{\"run\": 7"), to: "plan/run.json")
    #expect(
      refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) } == """
        \(path): simplan did not write the run.json in this folder, or it was changed since, so that all of it is taken \
        for yours and left as it is:
          charts/
          economy/
          run.json
          variables.csv
        choose another folder, or delete this one yourself
        """)
  }

  @Test func `a link or a folder under the name of the record is not followed`() throws {
    try FileManager.default.moveItem(atPath: scratch.at("plan/run.json"), toPath: scratch.at("mine.json"))
    symlink(scratch.at("mine.json"), scratch.at("plan/run.json"))
    #expect(refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) }.contains("did not write"))
    try scratch.remove("plan/run.json")
    try scratch.write("mine", to: "plan/run.json/mine.txt")
    #expect(refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) }.contains("did not write"))
    #expect(try scratch.text("plan/run.json/mine.txt") == "mine")
  }

  @Test func `results of a version that listed no files are told from others`() throws {
    try scratch.write(
      "{\"scenario\": {\"name\": \"a\", \"tableYear\": 2017}, \"simplan\": \"0.1.0\"}", to: "old/run.json")
    let old = scratch.at("old")
    #expect(
      refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: old) } == """
        \(old): these results are of an earlier version of simplan, whose run.json does not list its files, so that they \
        cannot be told from yours and are left as they are; delete the folder yourself, or choose another
        """)
    #expect(scratch.exists("old/run.json"))
  }

  @Test(arguments: [".plan.writing", ".plan.previous"])
  func `a user's folder under a name that runs use is left as it is`(name: String) throws {
    try scratch.write("mine", to: "\(name)/mine.txt")
    #expect(
      refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) } == """
        \(path): \(scratch.at(name)), which an earlier run left, holds what simplan did not write:
          run.json cannot be read: No such file or directory
        move that elsewhere, and delete the rest of \(scratch.at(name)) yourself
        """)
    #expect(try scratch.text("\(name)/mine.txt") == "mine")
    #expect(try scratch.tree("plan").keys.sorted() == Self.files)
  }

  @Test func `a user's file under the name of the lock is left as it is`() throws {
    try scratch.write("mine", to: ".plan.lock")
    #expect(
      refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) } == """
        \(path): \(scratch.at(".plan.lock")) would be the lock of this folder, but is a file of another kind and is left \
        as it is; move it elsewhere, or choose another folder
        """)
    #expect(try scratch.text(".plan.lock") == "mine")
    try scratch.remove(".plan.lock")
    symlink(scratch.at("plan/run.json"), scratch.at(".plan.lock"))
    #expect(refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) }.contains("would be the lock"))
  }

  @Test func `of very many files the first fifty are named and the rest counted`() throws {
    for number in 100..<172 { try scratch.write("", to: "plan/\(number)") }
    let lines = refusal { () throws(ResultsFolderError) in _ = try ResultsFolder(at: path) }.split(separator: "\n")
    #expect(lines.count == 53)
    #expect(lines[50] == "  149 is not of this run" && lines[51] == "  and 22 more")
  }
}

extension ScratchFolder {
  /// Writes bytes into a file that stands there, without another file taking its place.
  fileprivate func rewrite(_ text: String, in name: String) throws {
    let file = open(at(name), O_WRONLY)
    try #require(file >= 0)
    defer { close(file) }
    #expect(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
  }
}
