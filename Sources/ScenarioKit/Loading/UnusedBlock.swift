public import Diagnostics

/// An override block of the bases that no file uses. It is checked all the same, so that whoever uses it finds it sound.
public struct UnusedBlock: Sendable {
  public let name: String
  /// The scenario's tree with the block over everything.
  let root: ScenarioTable
  /// The lines on which it writes something.
  let lines: Set<Line>

  struct Line: Hashable, Sendable {
    var file: String
    var number: Int

    init(_ place: SourceLocation) { (file, number) = (place.file, place.line) }
  }

  /// Whether a place lies in the block.
  public func contains(_ place: SourceLocation) -> Bool { lines.contains(Line(place)) }
}

extension Scenario {
  /// The scenario as if it used the block, to be checked and not to be run.
  public func using(_ block: UnusedBlock) -> Scenario {
    Scenario(
      path: path, root: block.root, files: files, project: project, isComplete: isComplete, unusedBlocks: [], notes: [],
      variant: variant)
  }
}

extension ScenarioTable {
  /// The lines of every key and value below.
  var lines: [UnusedBlock.Line] {
    [UnusedBlock.Line(location)]
      + members.flatMap { [UnusedBlock.Line($0.value.keyLocation)] + $0.value.lines }
  }
}

extension ScenarioValue {
  fileprivate var lines: [UnusedBlock.Line] {
    switch content {
    case .table(let table): [UnusedBlock.Line(location)] + table.lines
    case .list(let elements): [UnusedBlock.Line(location)] + elements.flatMap(\.lines)
    default: [UnusedBlock.Line(location)]
    }
  }
}
