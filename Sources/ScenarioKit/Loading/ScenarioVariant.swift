public import Diagnostics
import Files

/// The changes that a command line lays over a scenario for one run: override blocks, and keys with their values. It counts as a file of
/// its own above the scenario's, named `--set` in messages, each key on a line of its own in the order of the command line.
public struct ScenarioVariant: Sendable {
  /// The name that places of its values have as their file.
  public static let file = "--set"

  /// Override blocks, the later over the earlier.
  public let blocks: [String]
  /// As written on the command line: `modules.wind-solar.capacity.wind.2020=9 GW`.
  public let settings: [String]
  /// The settings as TOML.
  public let source: SourceText
  let members: [TOMLValue.Member]

  /// - Throws: `InvalidInput` for settings that are no key with a value, and for a block that is named twice.
  public init?(settings: [String], blocks: [String]) throws(InvalidInput) {
    guard !settings.isEmpty || !blocks.isEmpty else { return nil }
    self.settings = settings
    self.blocks = blocks
    var problems: [Diagnostic] = []
    var lines: [String] = []
    for (place, setting) in settings.enumerated() {
      do throws(InvalidInput) { lines.append(try Self.line(setting, number: place + 1)) } catch {
        problems += error.diagnostics
      }
    }
    for (place, block) in blocks.enumerated() {
      if blocks[..<place].contains(block) {
        problems.append(.error("--use names \(block) twice", advice: "leave out one of the two"))
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    source = SourceText(file: Self.file, text: lines.map { $0 + "\n" }.joined())
    let document = try TOMLDocument.parse(source)
    guard case .table(let members) = document.root.content else { return nil }
    for key in members where ScenarioLayers.keys.contains(key.key) {
      problems.append(
        .error(
          at: key.keyLocation, "\(key.key) cannot be set on the command line",
          advice: key.key == "use" ? "write --use NAME" : "write it in a file"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    self.members = members
  }

  /// The setting as a line of TOML. A value that is none of TOML's is a text, since shells take quotes away.
  private static func line(_ setting: String, number: Int) throws(InvalidInput) -> String {
    let start = SourceLocation(file: file, line: number, column: 1)
    guard let sign = setting.firstIndex(of: "="), let key = key(setting[..<sign]) else {
      throw InvalidInput(
        .error(at: start, "\(setting) is no key with a value", advice: "write --set modules.NAME.KEY=VALUE"))
    }
    let value = String(setting[setting.index(after: sign)...])
    // Behind a value of TOML a sign # would begin a comment, which nobody writes on a command line.
    let isText = value.contains("#") && value.first.map { !"\"'[{".contains($0) } ?? true
    for text in isText ? [quoted(value)] : [value, quoted(value)] {
      let line = "\(key) = \(text)"
      // A value with a line's end in it could hold keys of its own.
      guard !text.contains(where: \.isNewline), let flat = FlatTOML.read(line + "\n"), !flat.nodes.isEmpty else {
        continue
      }
      return line
    }
    throw InvalidInput(
      .error(at: start, "\(setting) is no key with a value", advice: "write --set modules.NAME.KEY=VALUE"))
  }

  /// A key with dots as TOML has it: parts of letters that TOML takes only in quotes get them. Nil where a part is empty.
  private static func key(_ written: Substring) -> String? {
    var parts: [String] = [""]
    var quote: Character?
    for character in written {
      switch character {
      case "\"" where quote == nil, "'" where quote == nil:
        quote = character
        parts[parts.count - 1].append(character)
      case quote:
        quote = nil
        parts[parts.count - 1].append(character)
      case "." where quote == nil: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    let trimmed = parts.map { String($0.drop { $0 == " " }) }.map { part in
      var part = part
      while part.last == " " { part.removeLast() }
      return part
    }
    guard quote == nil, !trimmed.contains("") else { return nil }
    return trimmed.map { part in
      part.first == "\"" || part.first == "'" || part.utf8.allSatisfy(isBare) ? part : quoted(part)
    }.joined(separator: ".")
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").escapingControls + "\""
  }

  /// The end of a variant's name: the blocks, and of settings the beginning of their SHA-256.
  var nameEnding: String {
    let mark = settings.isEmpty ? [] : ["set", String(FileDigest.sha256(source.bytes).prefix(6))]
    return (blocks + mark).joined(separator: "-")
  }

  /// The blocks and settings as reports name them.
  public var description: String { (blocks + settings).joined(separator: ", ") }

  /// The keys that it adds: its own, and name and titles that tell its results from the scenario's.
  func members(over root: ScenarioTable) -> [TOMLValue.Member] {
    var all = members
    func extend(_ key: String, _ ending: String) {
      guard !members.contains(where: { $0.key == key }), let below = root[key], case .text(let text) = below.content,
        !text.isEmpty
      else { return }
      all.append(
        TOMLValue.Member(
          key: key, keyLocation: below.keyLocation,
          value: TOMLValue(content: .string(text + ending), location: below.location)))
    }
    extend("name", "-" + nameEnding)
    extend("title_en", " (variant: \(description))")
    extend("title_zh", "（变体：\(description)）")
    return all
  }
}
