import Diagnostics
import ScenarioReading
import ScratchFolder
import Testing

@testable import ScenarioLock

/// The text of locks: written in one way, read with every fault at its place.
@Suite struct LockFileTests {
  private static let (a, b) = (String(repeating: "a", count: 64), String(repeating: "0b", count: 32))

  private static let ovens = InputModule(
    identifier: "ovens", version: "2 \"β\"\\\n", abi: 2, level: 1, file: "ovens.py", sha256: a, kit: b)

  private static func entry(_ file: String, only: String? = nil, _ paths: String...) -> LockEntry {
    LockEntry(
      file: file, only: only, files: paths.map { InputFile(path: $0, sha256: a) }, modules: only == nil ? [] : [ovens])
  }

  private static let text = """
    # Written by simplan lock. With --locked, simplan refuses whatever is not as it stands here.
    format = 1

    [[scenario]]
    file = "a.toml"
    files = [
      { path = "a.toml", sha256 = "\(a)" },
      { path = "data/数据.csv", sha256 = "\(a)" },
    ]
    modules = [
    ]

    [[scenario]]
    file = "a.toml"
    only = "ovens"
    files = [
    ]
    modules = [
      { name = "ovens", version = "2 \\"β\\"\\\\\\u000a", abi = 2, level = 1, file = "ovens.py", sha256 = "\(a)", kit = "\(b)" },
    ]

    """

  @Test func `entries are written in the order of their files, whatever the order in which they were locked`() throws {
    let (whole, alone) = (Self.entry("a.toml", "a.toml", "data/数据.csv"), Self.entry("a.toml", only: "ovens"))
    for order in [[whole, alone], [alone, whole], [alone, Self.entry("a.toml", "earlier.csv"), whole]] {
      var lock = LockFile(at: "simplan.lock")
      for entry in order { lock.set(entry) }
      #expect(lock.text == Self.text)
    }
  }

  @Test func `a lock that was read is written to the byte`() throws {
    let lock = try LockFile.read(SourceText(file: "simplan.lock", text: Self.text))
    #expect(lock.text == Self.text)
    #expect(lock.entries.last?.modules == [Self.ovens])
  }

  @Test func `a text that is cut or changed anywhere is read or refused, at a place that it has`() throws {
    let bytes = Array(Self.text.utf8)
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[place] = UInt8(ascii: "]")
      for variant in [Array(bytes[..<place]), changed] {
        let source = SourceText(file: "l", bytes: variant)
        do throws(InvalidInput) { _ = try LockFile.read(source) } catch {
          for problem in error.diagnostics {
            let location = try #require(problem.location)
            // An end that is missed may stand behind the last line.
            #expect(source.line(location.line) != nil || source.line(location.line - 1) != nil, "\(error)")
          }
        }
      }
    }
  }

  @Test func `writing replaces the file as a whole and leaves nothing else behind`() throws {
    let folder = try ScratchFolder(["simplan.lock": String(repeating: "old", count: 1000)])
    var lock = LockFile(at: folder.at("simplan.lock"))
    lock.set(Self.entry("a.toml"))
    try lock.write()
    #expect(try folder.text("simplan.lock") == lock.text)
    #expect(try folder.entries() == ["simplan.lock"])
  }

  @Test func `the lock lies beside the scenario, and only what shares no folder with it has a whole path`() throws {
    #expect(LockFile.path(beside: "a.toml") == "simplan.lock")
    #expect(LockFile.path(beside: "x/../scenarios/a.toml") == "x/../scenarios/simplan.lock")
    let folder = try ScratchFolder(["p/scenarios/a.toml": "", "p/data/b.csv": ""])
    let paths = [
      folder.at("p/scenarios/../data/b.csv"), folder.at("p/scenarios/a.toml"), "/etc/hostname",
      folder.at("p/data/./b.csv"),
    ]
    let entry = LockEntry(
      folder.at("p/scenarios/a.toml"),
      RunInputs(files: paths.map { InputFile(path: $0, sha256: Self.a) }, modules: []))
    #expect(entry.file == "a.toml")
    #expect(entry.files.map(\.path) == ["../data/b.csv", "/etc/hostname", "a.toml"])
  }

  @Test(arguments: [
    (
      "format = 1\n[[scenario]\nfile = \"a.toml\"\n",
      """
      l:2:12: error: the closing ] is missing on this line; write [[scenario]]
        [[scenario]
                   ^

      """
    ),
    (
      "format = 2\nnews = true\n",
      """
      l:1:10: error: the lock has the format 2, and this program reads 1; use the simplan that wrote it, or delete it and lock \
      the scenarios again
        format = 2
                 ^

      """
    ),
    (
      "[[scenario]]\nfile = 3\nfile_s = []\nfiles = [{ path = \"a\", sha256 = \"AB\" }, 1]\nmodules = [{ nam = \"m\" }]\n",
      """
      l:1:1: error: the lock lacks the key format; write simplan lock with the scenario again rather than edit the file
        [[scenario]]
        ^
      l:2:8: error: file must be a text; write simplan lock with the scenario again rather than edit the file
        file = 3
               ^
      l:3:1: error: unknown key file_s in [[scenario]]; did you mean files?; write simplan lock with the scenario again rather \
      than edit the file
        file_s = []
        ^
      l:4:33: error: sha256 must be a SHA-256 of 64 hexadecimal digits; write simplan lock with the scenario again rather than \
      edit the file
        files = [{ path = "a", sha256 = "AB" }, 1]
                                        ^
      l:4:41: error: a file must be a table; write simplan lock with the scenario again rather than edit the file
        files = [{ path = "a", sha256 = "AB" }, 1]
                                                ^
      l:5:12: error: a module lacks the key name; write simplan lock with the scenario again rather than edit the file
        modules = [{ nam = "m" }]
                   ^
      l:5:14: error: unknown key nam in a module; did you mean name?; write simplan lock with the scenario again rather than \
      edit the file
        modules = [{ nam = "m" }]
                     ^
      7 errors

      """
    ),
    (
      """
      format = 1
      scenario = [{ file = "a", files = [], modules = [] }, { file = "a", files = [], modules = [] }]
      """,
      """
      l:2:55: error: a has two entries; write simplan lock with the scenario again rather than edit the file
        scenario = [{ file = "a", files = [], modules = [] }, { file = "a", files = [], modules = [] }]
                                                              ^

      """
    ),
  ])
  func `a lock that is not as simplan writes it is refused at every place`(text: String, message: String) {
    let source = SourceText(file: "l", text: text)
    let refusal = #expect(throws: InvalidInput.self) { try LockFile.read(source) }
    #expect(refusal?.text(with: [source]) == message)
  }
}
