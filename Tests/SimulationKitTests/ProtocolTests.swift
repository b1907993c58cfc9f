import CSimulationModule
import FoundationEssentials
import ModuleMessages
import Testing

@testable import SimulationKit

/// The page of the protocol is all that an author in another language has: what it says is what the kit does.
@Suite struct ProtocolTests {
  private static let text: String = {
    let path = #filePath.replacing(
      "Tests/SimulationKitTests/ProtocolTests.swift", with: "Sources/CSimulationModule/PROTOCOL.md")
    return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }()

  /// The JSON objects that begin with this text.
  private static func examples(_ start: String) -> [String] {
    text.ranges(of: start).map { range in
      var depth = 0
      let end = text[range.lowerBound...].firstIndex { character in
        depth += character == "{" ? 1 : character == "}" ? -1 : 0
        return depth == 0
      }
      return String(text[range.lowerBound...(end ?? range.lowerBound)])
    }
  }

  @Test func `every example of a request is one`() throws {
    let whole = Self.examples("{\"request\": ").filter { !$0.contains("...") }
    let kinds = try whole.map { try Message(head: Data($0.utf8)).request().request }
    #expect(kinds == [.describe, .check, .run, .close, .open, .run, .close])
  }

  @Test func `every example of a reply is one`() throws {
    func reply(_ start: String) throws -> Reply {
      let text = try #require(Self.examples(start).first)
      return try Message(head: Data(text.utf8)).runReply(in: .en)
    }
    #expect(try reply("{\"diagnostics\"").diagnostics?.first?.index == ["wind", "2015"])
    #expect(try reply("{\"session\": 1}").session == 1)
    #expect(try reply("{\"labels\": 1}").labels == 1)
    #expect(try reply("{\"error\"").error == "why")
    let run = try reply("{\"outputs\": {\"capacity\": {\"block\": 0}},")
    #expect(
      run.samples == [
        SampleReport(sample: 0, SampleStatus(.infeasible, "no park can be built in 2016")),
        SampleReport(sample: 1, notes: ["the grid limit bound in 2020"]),
      ])
    #expect(run.stoppedAt == 2)
  }

  @Test func `every kind of link stands there with its axes, its unit and its keys`() throws {
    let table = try #require(Self.text.split(separator: "kind                    the output's axes").last)
    // A kind's lines run to the next one's.
    let lines = table.split(separator: "\n")
    for kind in EconomyLink.Kind.known {
      let first = try #require(lines.firstIndex { $0.hasPrefix("    \(kind.rawValue) ") })
      let others = lines[(first + 1)...].prefix { $0.hasPrefix("                            ") }
      let text = ([lines[first]] + others).joined(separator: " ")
      let shape = try #require(kind.shape)
      for axes in shape.axes { #expect(text.contains("[\(axes.joined(separator: ", "))]"), "\(kind)") }
      #expect(text.ranges(of: "[").count == shape.axes.count, "\(kind)")
      #expect(text.contains(" \(shape.unit ?? "any")"), "\(kind)")
      for key in shape.needs { #expect(text.contains(" \(key)"), "\(kind)") }
      for key in shape.takes { #expect(text.contains(" \(key)?"), "\(kind)") }
    }
  }

  @Test func `marks, origins, kinds of parameters, reserved keys and limits stand there`() {
    func says(_ sentence: String) -> Bool {
      Self.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(sentence)
    }
    func list(_ names: [String], _ last: String) -> String {
      names.dropLast().joined(separator: ", ") + " \(last) " + (names.last ?? "")
    }
    #expect(says("mark is " + list(ChartDeclaration.Mark.known.map(\.rawValue), "or")))
    #expect(says("\"origin\" is " + list(NumberKind.allCases.map(\.rawValue), "or")))
    for type in ["number", "integer", "boolean", "text", "choice", "array", "records", "table"] {
      #expect(says("{\"type\": \"\(type)\""))
    }
    #expect(
      says(
        "Reserved as keys of parameters: enabled, mode, module, inputs, delete; as keys of record fields: name, delete."
      ))
    #expect(says("at most \(Request.mostSamples.formatted)") && says("at most \(Request.mostValues.formatted)"))
  }

  @Test func `the kit for Python speaks the same ABI and level`() throws {
    let path = #filePath.replacing(
      "Tests/SimulationKitTests/ProtocolTests.swift", with: "Sources/PythonKit/simplan_module.py")
    let kit = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    #expect(kit.contains("\nABI = \(SIMPLAN_MODULE_ABI)\nLEVEL = \(SIMPLAN_MODULE_LEVEL)\n"))
  }

  @Test func `the bytes of frames stand there`() {
    #expect(FrameHeader(.request, length: 0).bytes[..<3] == [0x53, 0x4D, 0x46])
    #expect(Self.text.contains("\"SMF\" (0x53 0x4D 0x46)"))
    #expect(Self.text.contains("byte  3       SIMPLAN_MODULE_ABI, \(SIMPLAN_MODULE_ABI)\n"))
    #expect(Self.text.contains("| ABI, \(SIMPLAN_MODULE_ABI) |"))
    #expect(Self.text.contains("| contract level, \(SIMPLAN_MODULE_LEVEL) |"))
    for (kind, name) in [(1, "request"), (2, "reply"), (3, "progress"), (4, "stop")] {
      #expect(Self.text.contains("    \(kind)     \(name) "))
    }
  }
}

extension Int {
  /// `1,048,576`.
  fileprivate var formatted: String {
    let digits = Array("\(self)")
    return digits.indices.reduce("") { text, place in
      text + ((digits.count - place) % 3 == 0 && place > 0 ? "," : "") + String(digits[place])
    }
  }
}
