public import Diagnostics

/// One value of a scenario after its bases are merged, with its origin.
public struct ScenarioValue: Sendable {
  public enum Content: Sendable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    /// A date, a time or both, as ISO 8601 text.
    case date(String)
    case list([ScenarioValue])
    case table(ScenarioTable)
  }

  public var content: Content
  /// Where the value begins that counts.
  public var location: SourceLocation
  /// Its key; of an element of a list the element itself.
  public var keyLocation: SourceLocation
  /// The places whose values this one replaces, the nearest base first.
  public internal(set) var overridden: [SourceLocation] {
    get { chain.places(besides: location) }
    set { chain = PlaceChain(newValue) }
  }
  var chain = PlaceChain()
  /// It stands in a base, not in the scenario's own file.
  public var inherited: Bool
  /// It was laid into an annotated value, whose unit and source are those of other numbers.
  var standsAlone = false
  /// Of a number or a quantity the value whose place it takes: it tells in which unit the number was probably meant, and
  /// what range is known for it.
  var replaced: LowerValue?

  public init(content: Content, location: SourceLocation, keyLocation: SourceLocation, inherited: Bool) {
    self.content = content
    self.location = location
    self.keyLocation = keyLocation
    self.inherited = inherited
  }

  /// "a text", "a table": what a person calls it.
  public var kindName: String {
    switch content {
    case .text: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .list: "a list"
    case .table: "a table"
    }
  }

  public var isList: Bool { if case .list = content { true } else { false } }
  var isText: Bool { if case .text = content { true } else { false } }

  var isBareNumber: Bool {
    switch content {
    case .integer, .number: true
    default: false
    }
  }

  /// Nil for everything that is no table.
  public var table: ScenarioTable? { if case .table(let table) = content { table } else { nil } }
}

/// A value of a base that another one lies over.
final class LowerValue: Sendable {
  let value: ScenarioValue

  init(_ value: ScenarioValue) { self.value = value }
}

/// The members of a table, bases included, in the order in which they were first written.
public struct ScenarioTable: Sendable {
  public struct Member: Sendable {
    public var key: String
    public var value: ScenarioValue

    public init(key: String, value: ScenarioValue) {
      self.key = key
      self.value = value
    }
  }

  /// Where a key is deleted, and the places of what it held.
  public struct Deletion: Sendable, Hashable, Codable {
    public var place: SourceLocation
    public var overridden: [SourceLocation]
  }

  /// The keys that lead to it.
  public internal(set) var path: [String]
  /// Its header; where there is none, the nearest header around it.
  public internal(set) var location: SourceLocation
  public internal(set) var members: [Member]
  /// Where something stands in its place that is no table.
  public internal(set) var misplacedAt: SourceLocation?
  /// Keys that a base writes and a file above it deletes.
  public internal(set) var deleted: [String: Deletion] = [:]
  /// The value that stood alone in a base where this table names single labels: it still counts for all others. Of a
  /// list only its place is of use.
  var below: LowerValue?
  private var index: [String: Int] = [:]

  init(path: [String], location: SourceLocation, members: [Member] = []) {
    self.path = path
    self.location = location
    self.members = members
    for (position, member) in members.enumerated() { index[member.key] = position }
  }

  public var keys: [String] { members.map(\.key) }

  public internal(set) subscript(key: String) -> ScenarioValue? {
    get { index[key].map { members[$0].value } }
    set {
      guard let newValue else { return }
      if let position = index[key] {
        members[position].value = newValue
      } else {
        index[key] = members.count
        members.append(Member(key: key, value: newValue))
      }
    }
  }

  /// The table with these keys only, and without what was deleted in it.
  public func keeping(_ keys: [String]) -> ScenarioTable {
    let wanted = Set(keys)
    return ScenarioTable(path: path, location: location, members: members.filter { wanted.contains($0.key) })
  }

  /// Nil where there is no such key.
  @discardableResult
  mutating func remove(_ key: String) -> ScenarioValue? {
    guard let position = index[key] else { return nil }
    let value = members.remove(at: position).value
    index = [:]
    for (position, member) in members.enumerated() { index[member.key] = position }
    return value
  }

  /// Takes all keys of one sort away.
  mutating func remove(_ isMeant: (String) -> Bool) {
    members.removeAll { isMeant($0.key) }
    index = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
  }

  /// One error for every key that is none of these, with what was perhaps meant.
  ///
  /// Returns the keys that were perhaps meant: they are not missing too.
  @discardableResult
  public func reportUnknownKeys(except known: some Sequence<String>, into problems: inout [Diagnostic]) -> Set<String> {
    let names = Array(known)
    let set = Set(names)
    // A key that this file has not written may be meant; one that a base wrote too, since it may be overridden.
    let free = names.filter { self[$0]?.inherited ?? true }
    var meant: Set<String> = []
    var (freeNames, allNames) = (ClosestNames(free), ClosestNames(names))
    for member in members where !set.contains(member.key) {
      let close = freeNames.closest(to: member.key)
      if let close { meant.insert(close) }
      problems.append(
        .error(
          at: member.value.keyLocation, "unknown key \(member.key)\(sectionSuffix)",
          advice: (close ?? allNames.closest(to: member.key)).map { "did you mean \($0)?" }
            ?? (names.isEmpty ? "remove it" : Self.list(names))))
    }
    return meant
  }

  /// " in [modules.wind-solar]"; nothing at the top of a file.
  var sectionSuffix: String { path.isEmpty ? "" : " in [\(path.joined(separator: "."))]" }

  private static func list(_ names: [String]) -> String {
    names.count > 12
      ? "keys here are \(names.prefix(12).joined(separator: ", ")), …"
      : "keys here are \(names.joined(separator: ", "))"
  }
}
