import Diagnostics
import Files
import Glibc
import ScenarioKit
import SimulationKit
import Testing

/// Every scenario in the folder Broken is wrong, and says how: below a line with a mistake stands a comment with a
/// caret under the place and the message after it, as in the terminal. A mark `#! …` is a message without a place.
struct BrokenScenarioTests {
  private static let folder = {
    let file = #filePath
    return String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) + "/Broken"
  }()

  /// The folder of the whole project, which differs from machine to machine.
  private static let project = folder.split(separator: "/Tests/ScenarioKitTests").first.map(String.init) ?? folder

  static let names: [String] = {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".toml") { names.append(name) }
    }
    return names.sorted()
  }()

  private static let manifest = Manifest(
    identifier: "m", version: "1", title: Title(en: "m", zh: "m"), summary: "m",
    modes: [Mode("free", meaning: "f"), Mode("limited", meaning: "l"), Mode("fixed", meaning: "x")],
    parameters: SectionFixture.declarations)

  private static func problems(_ name: String) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if let scenario = Scenario.read(path: "\(folder)/\(name)", into: &problems) {
      scenario.root.reportUnknownKeys(except: ["m"], into: &problems)
      let table = scenario.table(at: ["m"])
      let settings = ModuleSettings(of: table, manifest: manifest, into: &problems)
      _ = SectionChecker(
        axes: SectionFixture.axes, declarations: manifest.parameters, mode: settings.mode, enabled: settings.enabled,
        otherKeys: ModuleSettings.keys, project: scenario.project, reportsMissing: scenario.isComplete
      ).resolve(table, into: &problems)
    }
    return DiagnosticRenderer.sorted(problems)
  }

  /// Message and advice, without the folder of the test.
  private static func words(_ problem: Diagnostic) -> String {
    let text = "\(problem.severity.rawValue): \(problem.message)" + (problem.advice.map { "; \($0)" } ?? "")
    return text.split(separator: folder + "/", omittingEmptySubsequences: false).joined()
      .split(separator: folder, omittingEmptySubsequences: false).joined(separator: "Broken")
      .split(separator: project + "/", omittingEmptySubsequences: false).joined()
  }

  private static func lines(of file: String) throws -> [Substring] {
    let source = try #require(
      SourceText.files(of: [.error(at: SourceLocation(file: file, line: 1, column: 1), "")]).first)
    return String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func isMark(_ line: Substring) -> Bool {
    guard line.hasPrefix("#") else { return false }
    let rest = line.dropFirst().drop { $0 == " " }
    return rest.hasPrefix("^ ") || line.hasPrefix("#! ")
  }

  /// The marks of a file: line, column in scalars, words.
  private static func marks(of file: String) throws -> [String] {
    var found: [String] = []
    var marked = (number: 0, text: Substring())
    for (number, line) in try lines(of: file).enumerated() {
      guard isMark(line) else {
        marked = (number + 1, line)
        continue
      }
      if line.hasPrefix("#! ") {
        found.append(String(line.dropFirst(3)))
        continue
      }
      let caret = line.prefix { $0 != "^" }.count
      var width = 0
      let column = marked.text.unicodeScalars.prefix { scalar in
        defer { width += displayWidth(scalar) }
        return width < caret
      }.count
      found.append("\(marked.number):\(column + 1) \(line.dropFirst(caret + 2))")
    }
    return found
  }

  @Test(arguments: names)
  func `a broken scenario says what is marked in it, there and nothing else`(name: String) throws {
    if getenv("SIMPLAN_RECORD") != nil { try Self.record(name) }
    let problems = Self.problems(name)
    let files = Set(problems.compactMap(\.location?.file)).union(["\(Self.folder)/\(name)"]).filter {
      $0.hasSuffix(".toml")
    }
    for file in files {
      let isOwn = file == "\(Self.folder)/\(name)"
      let told = problems.filter { $0.location?.file == file || (isOwn && $0.location == nil) }
        .map { problem in
          (problem.location.map { "\($0.line):\($0.column) " } ?? "") + Self.words(problem)
        }
      let marked = try Self.marks(of: file)
      #expect(told == marked, "\(file)")
    }
    #expect(problems.contains { $0.severity == .error })
  }

  @Test func `there are many broken scenarios`() {
    #expect(Self.names.count >= 60)
  }

  /// Writes the marks anew.
  private static func record(_ name: String) throws {
    let files = Set(problems(name).compactMap(\.location?.file)).union(["\(folder)/\(name)"]).filter {
      $0.hasSuffix(".toml")
    }
    for file in files {
      let kept = try lines(of: file).filter { !isMark($0) }
      try write(kept.joined(separator: "\n"), to: file)
    }
    let found = problems(name)
    for file in files {
      let isOwn = file == "\(folder)/\(name)"
      var text = found.filter { isOwn && $0.location == nil }.map { "#! \(words($0))" }
      for (number, line) in try lines(of: file).enumerated() {
        text.append(String(line))
        for problem in found where problem.location?.file == file && problem.location?.line == number + 1 {
          let before = line.unicodeScalars.prefix((problem.location?.column ?? 1) - 1)
          let indent = before.reduce(0) { $0 + displayWidth($1) }
          text.append("#" + String(repeating: " ", count: max(0, indent - 1)) + "^ " + words(problem))
        }
      }
      try write(text.joined(separator: "\n"), to: file)
    }
  }

  private static func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
  }
}
