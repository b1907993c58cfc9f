import Diagnostics

/// The files of a scenario, laid over one another with the override blocks that they use.
struct ScenarioLayers {
  private(set) var root: ScenarioTable
  /// Everything that was laid down, lowest first.
  private(set) var laid: [ScenarioTable] = []
  /// By name, each as the files write it, lowest first: a block is laid down when it is used, not before.
  private var blocks: [(name: String, layers: [ScenarioTable], isUsed: Bool)] = []
  private var blockPlaces: [String: Int] = [:]
  private var blockNames: ClosestNames?

  init(
    _ files: [BaseFile], order: [Int], variant: ScenarioVariant? = nil, isIncomplete: Bool,
    into problems: inout [Diagnostic]
  ) {
    let start = SourceLocation(file: files.first?.name ?? "", line: 1, column: 1)
    root = ScenarioTable(path: [], location: start)
    // A base's use of a block counts for what the files above it write into that block, too.
    for file in order.map({ files[$0] }) { collectBlocks(of: file, into: &problems) }
    for file in order.map({ files[$0] }) {
      let own = ScenarioTable(
        file.members.filter { !ScenarioLayers.keys.contains($0.key) }, path: [], location: file.document.root.location,
        inherited: file.inherited)
      var used: [String: NamedPlace] = [:]
      for use in file.uses {
        if let first = used[use.name] {
          problems.append(
            .error(at: use.place, "\(use.name) is used twice, first at \(first.place)", advice: "remove one of the two")
          )
        } else {
          used[use.name] = use
          lay(block: use.name, at: use.place, isIncomplete: isIncomplete, into: &problems)
        }
      }
      lay(own, into: &problems)
    }
    if let variant { lay(variant, isIncomplete: isIncomplete, into: &problems) }
    root.path = []
  }

  private mutating func lay(_ variant: ScenarioVariant, isIncomplete: Bool, into problems: inout [Diagnostic]) {
    for name in variant.blocks { lay(block: name, at: nil, isIncomplete: isIncomplete, into: &problems) }
    root.path = []
    lay(
      ScenarioTable(
        variant.members(over: root), path: [],
        location: SourceLocation(file: ScenarioVariant.file, line: 1, column: 1), inherited: false),
      into: &problems)
  }

  /// Keys at the top of a file that say how files are combined.
  static let keys = ["base", "use", "overrides"]

  /// The blocks that no file uses, each as it would lie over everything.
  var unusedBlocks: [UnusedBlock] {
    blocks.filter { !$0.isUsed }.map { block in
      var tree = root
      // A key that a block deletes may lie in another block that it is meant to follow.
      var ignored: [Diagnostic] = []
      for layer in block.layers { tree.override(with: layer, into: &ignored) }
      tree.path = []
      return UnusedBlock(name: block.name, root: tree, lines: Set(block.layers.flatMap(\.lines)))
    }
  }

  private mutating func collectBlocks(of file: BaseFile, into problems: inout [Diagnostic]) {
    guard let member = file.members.first(where: { $0.key == "overrides" }) else { return }
    let written = ScenarioValue(
      member.value, path: ["overrides"], keyLocation: member.keyLocation, inherited: file.inherited)
    func report(_ value: ScenarioValue, _ name: String) {
      problems.append(
        .error(
          at: value.location, "\(name) must be a table, not \(value.kindName)",
          advice: "write [overrides.slow-fund.modules.fund-allocation] and what it changes below"))
    }
    guard let table = written.table else { return report(written, "overrides") }
    for member in table.members {
      guard var block = member.value.table else {
        report(member.value, "overrides.\(member.key)")
        continue
      }
      for key in Self.keys {
        guard let value = block.remove(key) else { continue }
        problems.append(
          .error(
            at: value.keyLocation, "\(key) stands inside the override block \(member.key)",
            advice: "write it at the top of a file"))
      }
      block = block.without(prefix: 2)
      if let place = blockPlaces[member.key] {
        blocks[place].layers.append(block)
      } else {
        blockPlaces[member.key] = blocks.count
        blocks.append((member.key, [block], false))
      }
    }
  }

  private mutating func lay(
    block name: String, at use: SourceLocation?, isIncomplete: Bool, into problems: inout [Diagnostic]
  ) {
    if let place = blockPlaces[name] {
      blocks[place].isUsed = true
      for layer in blocks[place].layers { lay(layer, into: &problems) }
      return
    }
    // It may stand in a file that could not be read.
    if isIncomplete { return }
    let names = blocks.map(\.name)
    if blockNames == nil { blockNames = ClosestNames(names) }
    problems.append(
      .error(
        at: use, "there is no override block \(name)",
        advice: blockNames?.closest(to: name).map { "did you mean \($0)?" }
          ?? (names.isEmpty
            ? "write it as [overrides.\(name)]" : "its files write \(names.joined(separator: ", "))")))
  }

  private mutating func lay(_ table: ScenarioTable, into problems: inout [Diagnostic]) {
    root.override(with: table, into: &problems)
    laid.append(table)
  }
}

extension ScenarioTable {
  /// The table as it stands once the first keys of its path are taken off.
  fileprivate func without(prefix: Int) -> ScenarioTable {
    var table = self
    table.path = Array(path.dropFirst(prefix))
    for member in members {
      table[member.key]?.content = member.value.content.without(prefix: prefix)
    }
    return table
  }
}

extension ScenarioValue.Content {
  fileprivate func without(prefix: Int) -> ScenarioValue.Content {
    switch self {
    case .table(let table): .table(table.without(prefix: prefix))
    case .list(let elements):
      .list(
        elements.map { element in
          var element = element
          element.content = element.content.without(prefix: prefix)
          return element
        })
    default: self
    }
  }
}
