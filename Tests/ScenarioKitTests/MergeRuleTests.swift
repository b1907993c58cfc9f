import Diagnostics
import Glibc
import ScenarioKit
import Testing

struct MergeRuleTests {
  /// The merged tree on one line, keys in their order.
  private static func text(_ content: ScenarioValue.Content) -> String {
    switch content {
    case .text(let text): "\"\(text)\""
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .date(let text): text
    case .list(let elements): "[" + elements.map { text($0.content) }.joined(separator: ", ") + "]"
    case .table(let table):
      "{" + table.members.map { "\($0.key) = \(text($0.value.content))" }.joined(separator: ", ") + "}"
    }
  }

  private static func merged(_ files: [String: String]) throws -> String {
    let folder = ScenarioFolder(files)
    return text(.table(try Scenario.load(path: "\(folder.path)/a.toml").root))
  }

  @Test(arguments: [
    // Lists of named tables are merged by name, written either way.
    (
      "[[p]]\nname = \"n\"\nx = 2\n[[p]]\nname = \"o\"", "[[p]]\nname = \"m\"\n[[p]]\nname = \"n\"\nx = 1\ny = 1",
      "{p = [{name = \"m\"}, {name = \"n\", x = 2, y = 1}, {name = \"o\"}]}"
    ),
    ("p.n.x = 2", "[[p]]\nname = \"n\"\nx = 1\ny = 1", "{p = [{name = \"n\", x = 2, y = 1}]}"),
    ("p.o.x = 2", "[[p]]\nname = \"n\"", "{p = [{name = \"n\"}, {x = 2, name = \"o\"}]}"),
    ("[[p]]\nname = \"n\"\nx = 2", "p.n = {x = 1, y = 1}", "{p = {n = {x = 2, y = 1}}}"),
    // Other lists are replaced.
    ("p = [1]", "p = [2, 3]", "{p = [1]}"),
    ("p = [{x = 1}]", "p = [{name = \"n\"}]", "{p = [{name = \"n\"}, {x = 1}]}"),
    ("p = []", "p = [2]", "{p = []}"),
    // Deletion, and replacement as a whole.
    ("delete = \"x\"", "x = 1\ny = 2", "{y = 2}"),
    ("[t]\ndelete = [\"x\", \"z\"]", "[t]\nx = 1\ny = 2\nz = 3", "{t = {y = 2}}"),
    ("delete = [\"t\"]\nt.x = 2", "[t]\nx = 1\ny = 2", "{t = {x = 2}}"),
    ("[p]\ndelete = [\"n\"]", "[[p]]\nname = \"n\"\n[[p]]\nname = \"m\"", "{p = [{name = \"m\"}]}"),
    ("[[p]]\nname = \"n\"\ndelete = [\"x\"]", "[[p]]\nname = \"n\"\nx = 1", "{p = [{name = \"n\"}]}"),
  ])
  func `a file over its base`(upper: String, lower: String, expected: String) throws {
    #expect(try Self.merged(["a.toml": "base = \"b.toml\"\n\(upper)\n", "b.toml": lower + "\n"]) == expected)
  }

  @Test func `override blocks lie over the bases and under the file that uses them, in its order`() throws {
    let blocks = """
      x = 0
      y = 0
      z = 0
      t = {u = 0, v = 0}
      [overrides.slow]
      x = 1
      y = 1
      [overrides.slow.t]
      delete = ["u"]
      [overrides.late]
      y = 2
      z = 2
      """
    #expect(
      try Self.merged(["a.toml": "base = \"b.toml\"\nuse = [\"slow\", \"late\"]\nz = 3\n", "b.toml": blocks])
        == "{x = 1, y = 2, z = 3, t = {v = 0}}")
    #expect(
      try Self.merged(["a.toml": "base = \"b.toml\"\nuse = [\"late\", \"slow\"]\n", "b.toml": blocks])
        == "{x = 1, y = 1, z = 2, t = {v = 0}}")
    // A block that several files write is laid down with all its parts; a base's own use counts there.
    #expect(
      try Self.merged([
        "a.toml": "base = \"c.toml\"\nuse = \"late\"\n[overrides.late]\nx = 9\n",
        "c.toml": "base = \"b.toml\"\nuse = \"slow\"\n", "b.toml": blocks,
      ]) == "{x = 9, y = 2, z = 2, t = {v = 0}}")
  }

  @Test func `a block that a base uses holds what the file above writes into it`() throws {
    #expect(
      try Self.merged([
        "a.toml": "base = \"b.toml\"\n[overrides.hi]\nx = 2\n",
        "b.toml": "use = \"hi\"\ny = 1\n[overrides.hi]\nx = 1\n",
      ]) == "{x = 2, y = 1}")
  }

  @Test func `a base that two bases share does not undo what the first of them changes`() throws {
    #expect(
      try Self.merged([
        "a.toml": "base = [\"b.toml\", \"c.toml\"]\n", "b.toml": "base = \"d.toml\"\nx = 1\n",
        "c.toml": "base = \"d.toml\"\ny = 1\n", "d.toml": "x = 0\ny = 0\n",
      ]) == "{x = 1, y = 1}")
  }

  @Test func `what a deletion takes away is remembered with its place`() throws {
    let folder = ScenarioFolder(["a.toml": "base = \"b.toml\"\n[t]\ndelete = [\"x\"]\n", "b.toml": "[t]\nx = 1\n"])
    let deletion = try #require(try Scenario.load(path: "\(folder.path)/a.toml").table(at: ["t"]).deleted["x"])
    #expect(folder.withoutFolder("\(deletion.place)") == "a.toml:3:11")
    #expect(deletion.overridden.map { folder.withoutFolder("\($0)") } == ["b.toml:2:5"])
  }

  @Test(arguments: [
    (
      ["base = [\"b.toml\", \"./b.toml\"]", ""],
      "a.toml:1:19: error: ./b.toml is a base twice, first at a.toml:1:9; remove one of the two"
    ),
    (
      ["base = [\"b.toml\", \"c.toml\"]", "base = \"c.toml\"", ""],
      "a.toml:1:19: error: the bases contradict each other: b.toml over c.toml (b.toml:1:8), c.toml over b.toml (a.toml:1:19); change the order of the bases in one of these files"
    ),
    (
      [
        "base = [\"b.toml\", \"c.toml\"]", "base = [\"d.toml\", \"e.toml\"]", "base = [\"e.toml\", \"d.toml\"]", "", "",
      ],
      "b.toml:1:19: error: the bases contradict each other: d.toml over e.toml (c.toml:1:19), e.toml over d.toml (b.toml:1:19); change the order of the bases in one of these files"
    ),
    (
      ["delete = [\"xx\"]"],
      "a.toml:1:11: error: xx is not inherited, so there is nothing to delete; remove it from the list"
    ),
    (
      ["base = \"b.toml\"\n[t]\ndelete = [\"shares\"]", "[t]\nshare = 1"],
      "a.toml:3:11: error: t.shares is not inherited, so there is nothing to delete; did you mean share?"
    ),
    (
      ["base = \"b.toml\"\n[p]\ndelete = [\"parc\"]", "[[p]]\nname = \"park\""],
      "a.toml:3:11: error: p.parc is not inherited, so there is nothing to delete; did you mean park?"
    ),
    (
      ["delete = 3"],
      "a.toml:1:10: error: delete must be a list of texts, not a whole number; write delete = [\"growth_premium\"]"
    ),
    (
      ["base = \"b.toml\"\np = []", "[[p]]\nname = \"n\"\n[[p]]\nname = \"o\""],
      "a.toml:2:5: error: an empty list takes nothing away; write { delete = [\"n\", \"o\"] } to delete them"
    ),
    (["bases = \"b.toml\"", "x = 1"], "a.toml:1:1: error: unknown key bases; did you mean base?"),
    (
      ["base = \"b.toml\"\nuse = []", "x = 1"],
      "a.toml:2:7: error: use lists nothing; remove it: what the bases say of themselves stays as it is"
    ),
    (
      ["# nothing yet"],
      "a.toml:1:1: error: the scenario is empty; write base = \"2020.toml\" and what differs from it, or begin with simplan new"
    ),
    (["use = [\"slow\"]"], "a.toml:1:8: error: there is no override block slow; write it as [overrides.slow]"),
    (
      ["base = \"b.toml\"\nuse = \"slov\"", "overrides.slow.x = 1"],
      "a.toml:2:7: error: there is no override block slov; did you mean slow?"
    ),
    (
      ["use = [\"slow\", \"slow\"]\noverrides.slow.x = 1"],
      "a.toml:1:16: error: slow is used twice, first at a.toml:1:8; remove one of the two"
    ),
    (["use = true"], "a.toml:1:7: error: use must be a list of texts, not true or false; write use = [\"slow-fund\"]"),
    (
      ["overrides.slow = 3"],
      "a.toml:1:18: error: overrides.slow must be a table, not a whole number; write [overrides.slow-fund.modules.fund-allocation] and what it changes below"
    ),
    (
      ["use = \"slow\"\n[overrides.slow]\nbase = \"b.toml\"", ""],
      "a.toml:3:1: error: base stands inside the override block slow; write it at the top of a file"
    ),
  ])
  func `what cannot be merged is told where it is asked for`(texts: [String], expected: String) {
    var files: [String: String] = [:]
    for (name, text) in zip(["a", "b", "c", "d", "e"], texts) { files[name + ".toml"] = text + "\n" }
    let folder = ScenarioFolder(files)
    #expect(folder.problems(in: "a.toml") == [expected])
  }

  @Test func `files outside the project are refused unless they are allowed`() throws {
    let folder = ScenarioFolder([
      "project/scenarios/a.toml": "base = [\"../data/b.toml\", \"../../c.toml\"]\n", "project/data/b.toml": "x = 1\n",
      "c.toml": "y = 1\n",
    ])
    let path = "\(folder.path)/project/scenarios/a.toml"
    #expect(
      folder.problems(in: "project/scenarios/a.toml") == [
        "project/scenarios/a.toml:1:27: error: c.toml lies outside the project's folder project;"
          + " copy it into the project, or allow such files with --allow-outside"
      ])
    #expect(try Scenario.load(path: path, anywhere: true).root.keys == ["x", "y"])
  }

  @Test(arguments: ["Base.toml", "base.toml"])
  func `a link that leads outside is refused, also when it is written in another case`(written: String) throws {
    let folder = ScenarioFolder(["project/a.toml": "base = \"\(written)\"\n", "c.toml": "y = 1\n"])
    let link = "\(folder.path)/project/Base.toml"
    try #require(symlink("../c.toml", link) == 0)
    defer { unlink(link) }
    #expect(
      folder.problems(in: "project/a.toml") == [
        "project/a.toml:1:8: error: project/Base.toml lies outside the project's folder project;"
          + " copy it into the project, or allow such files with --allow-outside"
      ])
    #expect(try Scenario.load(path: "\(folder.path)/project/a.toml", anywhere: true).root.keys == ["y"])
  }
}
