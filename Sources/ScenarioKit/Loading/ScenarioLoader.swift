import Diagnostics
import Files

/// Reads a scenario file and its bases; goes on after an error to find the others.
struct ScenarioLoader {
  private let project: ProjectFolder
  /// Whether something is laid over the scenario's own file, which then counts as a base.
  private let hasVariant: Bool
  private(set) var problems: [Diagnostic] = []
  private(set) var sources: [SourceText] = []
  /// Every file that could be read, the scenario's own first.
  private(set) var files: [BaseFile] = []
  /// Some file is missing or has a syntax error: what it holds is not known.
  private(set) var isIncomplete = false
  /// By real path: a base that two files share is read and reported once; nil for one that could not be read.
  private var known: [String: Int?] = [:]
  /// Files whose bases are being read, by real path and as named, outermost first.
  private var chain: [(identity: String, name: String)] = []
  private static let chainLimit = 32

  init(project: ProjectFolder, hasVariant: Bool = false) {
    self.project = project
    self.hasVariant = hasVariant
  }

  /// Nil when the scenario's own file could not be read.
  mutating func load(file: String) -> Int? { read(file: file, identity: realPath(of: file) ?? file, namedAt: nil) }

  private mutating func read(file: String, identity: String, namedAt place: SourceLocation?) -> Int? {
    if let number = known[identity] { return number }
    guard let document = document(file: file, namedAt: place), case .table(let written) = document.root.content else {
      isIncomplete = true
      known[identity] = .some(nil)
      return nil
    }
    if written.isEmpty, chain.isEmpty {
      problems.append(
        .error(
          at: SourceLocation(file: file, line: 1, column: 1), "the scenario is empty",
          advice: "write base = \"2020.toml\" and what differs from it, or begin with simplan new"))
      isIncomplete = true
    }
    let members = written.filter { !isMisspelt($0) }
    let number = files.count
    known[identity] = number
    files.append(
      BaseFile(document: document, members: members, inherited: hasVariant || !chain.isEmpty, bases: [], uses: []))
    chain.append((identity, document.source.file))
    defer { chain.removeLast() }
    files[number].bases = bases(in: members, of: document.source.file)
    files[number].uses = texts(of: "use", in: members, example: "[\"slow-fund\"]")
    return number
  }

  /// Whether a key was meant to say how files are combined; without it, all that the files hold would seem missing.
  private mutating func isMisspelt(_ member: TOMLValue.Member) -> Bool {
    guard let meant = closest(to: member.key, in: ScenarioLayers.keys) else { return false }
    problems.append(.error(at: member.keyLocation, "unknown key \(member.key)", advice: "did you mean \(meant)?"))
    isIncomplete = true
    return true
  }

  private mutating func texts(of key: String, in members: [TOMLValue.Member], example: String) -> [NamedPlace] {
    guard let member = members.first(where: { $0.key == key }) else { return [] }
    let value = ScenarioValue(member.value, path: [key], keyLocation: member.keyLocation, inherited: false)
    let before = problems.count
    let texts = value.texts(named: key, example: example, into: &problems)
    if texts.isEmpty, problems.count == before {
      problems.append(
        .error(
          at: value.location, "\(key) lists nothing",
          advice: "remove it: what the bases say of themselves stays as it is"))
    }
    if problems.count > before { isIncomplete = true }
    return texts.map { NamedPlace(name: $0.text, place: $0.1) }
  }

  private mutating func bases(in members: [TOMLValue.Member], of file: String) -> [BaseFile.Base] {
    var bases: [BaseFile.Base] = []
    var met: [Int: SourceLocation] = [:]
    for base in texts(of: "base", in: members, example: "\"henan.toml\", or a list of such paths") {
      guard let number = self.base(base, namedIn: file) else { continue }
      if let first = met.updateValue(met[number] ?? base.place, forKey: number) {
        problems.append(
          .error(at: base.place, "\(base.name) is a base twice, first at \(first)", advice: "remove one of the two"))
      } else {
        bases.append(BaseFile.Base(file: number, place: base.place))
      }
    }
    return bases
  }

  private mutating func base(_ base: NamedPlace, namedIn file: String) -> Int? {
    guard let found = project.file(named: base.name, at: base.place, into: &problems) else {
      isIncomplete = true
      return nil
    }
    let identity = realPath(of: found) ?? found
    if let start = chain.firstIndex(where: { $0.identity == identity }) {
      let circle = (chain[start...].map(\.name) + [chain[start].name]).joined(separator: " -> ")
      problems.append(
        .error(at: base.place, "the bases go round in a circle: \(circle)", advice: "remove one of these bases"))
      isIncomplete = true
      return nil
    }
    guard chain.count < Self.chainLimit else {
      problems.append(
        .error(
          at: base.place, "the bases are more than \(Self.chainLimit) files deep",
          advice: "join some of them into one file"))
      isIncomplete = true
      return nil
    }
    return read(file: found, identity: identity, namedAt: base.place)
  }

  private mutating func document(file: String, namedAt place: SourceLocation?) -> TOMLDocument? {
    if let size = sizeOfFile(file), size > TOMLDocument.sizeLimit {
      problems.append(TOMLDocument.tooLarge(at: SourceLocation(file: file, line: 1, column: 1)))
      return nil
    }
    do {
      let source = SourceText(file: file, bytes: try readFile(file))
      sources.append(source)
      do { return try TOMLDocument.parse(source) } catch { problems += error.diagnostics }
    } catch {
      problems.append(
        .error(
          at: place, "\(file.isEmpty ? "\"\"" : file) cannot be read: \(error.reason)",
          advice: place == nil ? nil : "write the path of a scenario file"))
    }
    return nil
  }
}

/// A name in a file and where it stands.
struct NamedPlace {
  var name: String
  var place: SourceLocation
}

/// One file of a scenario and what it says of others.
struct BaseFile {
  struct Base {
    /// An index into the loader's files.
    var file: Int
    var place: SourceLocation
  }

  var document: TOMLDocument
  var members: [TOMLValue.Member]
  /// It is a base, not the scenario's own file.
  var inherited: Bool
  var bases: [Base]
  /// The override blocks that it combines.
  var uses: [NamedPlace]

  var name: String { document.source.file }
}
