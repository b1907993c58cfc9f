import Diagnostics
import Glibc

/// Reads a scenario file and, below it, its bases; goes on after an error to find the others.
struct ScenarioLoader {
  private(set) var problems: [Diagnostic] = []
  private(set) var files: [SourceText] = []
  /// By real path: a base that two files share is read and reported once.
  private var documents: [String: TOMLDocument?] = [:]
  /// Files whose bases are being read, by real path and as named, outermost first.
  private var chain: [(identity: String, name: String)] = []
  private static let chainLimit = 32
  /// Bases laid over one another so far: bases that share bases could ask for endless work with few files.
  private var merges = 0
  private static let mergeLimit = 1000

  /// Each problem once, although a base that two files share is merged twice.
  private mutating func report(_ problem: Diagnostic) {
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// Nil when this file, or one below it, could not be read.
  mutating func load(path: String) -> ScenarioTable? {
    do {
      let (found, note) = try resolvePathIgnoringCase(path)
      if let note { report(Diagnostic(.note, note)) }
      return merged(file: found)
    } catch {
      report(.error(error.description, advice: error.advice))
      return nil
    }
  }

  private mutating func merged(file: String) -> ScenarioTable? {
    let identity = realPath(file)
    guard let document = document(file: file, identity: identity), case .table(let members) = document.root.content
    else { return nil }
    // Named as it was first read: one file has one name in all messages.
    let name = document.source.file
    chain.append((identity, name))
    defer { chain.removeLast() }
    var result: ScenarioTable?
    var complete = true
    for base in bases(in: members) {
      guard let table = mergedBase(base, namedIn: name) else {
        complete = false
        continue
      }
      if result == nil { result = table } else { result?.override(with: table) }
    }
    let own = ScenarioTable(
      members.filter { $0.key != "base" }, path: [], location: document.root.location, inherited: chain.count > 1)
    guard complete else { return nil }
    result?.override(with: own)
    return result ?? own
  }

  /// The text and place of each base; anything else under the key is reported.
  private mutating func bases(in members: [TOMLValue.Member]) -> [(text: String, place: SourceLocation)] {
    guard let base = members.first(where: { $0.key == "base" })?.value else { return [] }
    var values = [base]
    if case .array(let elements) = base.content { values = elements }
    return values.compactMap { value in
      if case .string(let text) = value.content { return (text, value.location) }
      report(
        .error(
          at: value.location, "a base is the path of a scenario file",
          advice: "write base = \"henan.toml\", or a list of such paths"))
      return nil
    }
  }

  private mutating func mergedBase(_ base: (text: String, place: SourceLocation), namedIn file: String)
    -> ScenarioTable?
  {
    let wanted = path(base.text, relativeTo: file)
    let found: String
    do {
      let resolved = try resolvePathIgnoringCase(wanted)
      found = resolved.path
      if let note = resolved.note { report(Diagnostic(.note, at: base.place, note)) }
    } catch {
      report(.error(at: base.place, error.description, advice: error.advice))
      return nil
    }
    let identity = realPath(found)
    if let start = chain.firstIndex(where: { $0.identity == identity }) {
      let circle = (chain[start...].map(\.name) + [chain[start].name]).joined(separator: " -> ")
      report(
        .error(at: base.place, "the bases go round in a circle: \(circle)", advice: "remove one of these bases"))
      return nil
    }
    merges += 1
    guard chain.count < Self.chainLimit, merges <= Self.mergeLimit else {
      let what = merges > Self.mergeLimit ? "name more than \(Self.mergeLimit) files in all" : "are too many files deep"
      report(.error(at: base.place, "the bases \(what)", advice: "join some of them into one file"))
      return nil
    }
    return merged(file: found)
  }

  private mutating func document(file: String, identity: String) -> TOMLDocument? {
    if let known = documents[identity] { return known }
    var document: TOMLDocument?
    do {
      let source = SourceText(file: file, bytes: try readFile(file))
      files.append(source)
      do { document = try TOMLDocument.parse(source) } catch { for problem in error.diagnostics { report(problem) } }
    } catch {
      report(.error(at: nil, "\(file) cannot be read: \(error.reason)"))
    }
    documents[identity] = .some(document)
    return document
  }

  private func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
