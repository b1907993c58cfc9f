import Files
import FoundationEssentials
import ScenarioReading

/// The kind of folder that the program writes as a whole, told by the name of its record.
package enum FolderContent: String, Hashable, Sendable {
  case results = "run.json"
  case charts = "charts.json"
  case summary = "summary.json"
  case comparison = "comparison.json"

  /// The name of the file that lists the others.
  package var record: String { rawValue }

  var noun: String {
    switch self {
    case .results: "results folder"
    case .charts: "folder of charts"
    case .summary: "summary of a study"
    case .comparison: "folder of a comparison"
    }
  }
}

/// A file of a folder as its record lists it.
package struct ListedFile: Codable, Hashable, Sendable {
  /// The path inside the folder.
  package var path: String
  package var bytes: Int
  package var sha256: String

  package init(path: String, content: [UInt8]) {
    self.path = path
    bytes = content.count
    sha256 = FileDigest.sha256(content)
  }
}

/// The record of a folder as it stands there: a JSON object, closed by the list of the files that were written with it
/// and by a seal over everything before. The seal tells a record that we wrote from one that was changed since, and from
/// another program's.
enum FolderRecord {
  /// Ours as we wrote it. `body` is the object without list and seal.
  case sealed(body: String, files: [ListedFile])
  /// Ours, but changed since.
  case changed
  /// Of a version that listed no files.
  case unlisted
  /// Not ours.
  case foreign

  private static let seal = Seal(opening: ",\n  \"seal\" : \"", closing: "\"\n}\n")
  /// Only a key of the outermost object follows a line's end and two blanks: in a string a line's end is escaped.
  private static let listOpening = ",\n  \"results\" : "

  /// The text of the record.
  /// - Parameter body: a JSON object that holds something.
  static func text(_ body: String, files: [ListedFile]) throws(UnwritableJSON) -> String {
    let list = try jsonText(of: files).utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init)
    let object = body.trimmingEnd(while: \.isWhitespace).dropLast(1)
    return seal.sealed(
      object.trimmingEnd(while: \.isWhitespace) + listOpening + list.joined(separator: "\n  "))
  }

  init(_ bytes: [UInt8]) {
    guard let content = Self.seal.apparentContent(of: bytes) else {
      self = (try? JSONDecoder().decode(Unlisted.self, from: Data(bytes))) == nil ? .foreign : .unlisted
      return
    }
    guard Self.seal.content(of: bytes) != nil, let list = Self.list(in: content),
      let files = try? JSONDecoder().decode([ListedFile].self, from: Data(content[list.upperBound...]))
    else {
      self = .changed
      return
    }
    self = .sealed(body: String(decoding: content[..<list.lowerBound], as: UTF8.self) + "\n}\n", files: files)
  }

  /// The place of the key that opens the list, which stands near the end.
  private static func list(in content: ArraySlice<UInt8>) -> Range<Int>? {
    let key = Array(listOpening.utf8)
    guard content.count >= key.count else { return nil }
    var start = content.endIndex - key.count
    while start >= content.startIndex {
      if content[start] == key[0], content[start..<start + key.count].elementsEqual(key) {
        return start..<start + key.count
      }
      start -= 1
    }
    return nil
  }

  /// The keys of every record before files were listed.
  private struct Unlisted: Decodable {
    struct Scenario: Decodable {
      var name: String
      var tableYear: Int
    }
    var simplan: String
    var scenario: Scenario
  }
}

extension StringProtocol {
  func trimmingEnd(while isDropped: (Character) -> Bool) -> String {
    var kept = self[...]
    while let last = kept.last, isDropped(last) { kept.removeLast() }
    return String(kept)
  }
}
