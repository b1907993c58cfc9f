import ModuleMessages
import SimulationKit
import Testing

@testable import class SimulationKit.ModuleServer
@testable import struct SimulationKit.ModuleType

/// Keys are worked off in the order of their names: no order of a dictionary reaches blocks or messages.
@Suite struct KeyOrderTests {
  private static let names = ["a", "b", "c", "d", "e", "f", "g", "h"]

  private struct Silent: SimulationModule {
    static let manifest = Manifest(
      identifier: "silent", version: "1", title: Title(en: "Silent", zh: "静"), summary: "Reads nothing.",
      parameters: [ParameterDeclaration("parks", .records([]), meaning: "parks", optional: true)])
    init(_ parameters: Parameters) {}
    mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {}
  }

  @Test func `blocks stand in the order of the fields and columns that they belong to`() {
    func number(_ name: String) -> Double { Double(Self.names.firstIndex(of: name) ?? -1) }
    let fields = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, ParameterValue.array([number($0)])) })
    let columns = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, [number($0)]) })
    for value in [
      ParameterValue.records([ParameterRecord(name: "A", fields: fields)]),
      .table(ParameterTable(rows: 1, numbers: columns, texts: [:])),
    ] {
      var blocks: [[Double]] = []
      _ = EncodedValue(value, into: &blocks)
      #expect(blocks == Self.names.map { [number($0)] })
    }
  }

  private func error(of request: Request) throws -> String? {
    let server = ModuleServer(ModuleType(Silent.self))
    var reply: Reply?
    let code = try Message(request).encoded().withUnsafeBytes { bytes in
      server.answer(bytes) { _, message in
        reply = try? Message(decoding: message).decodeHead(as: Reply.self)
        return 0
      }
    }
    #expect(code == 0)
    return try #require(reply).error
  }

  @Test func `of several parameters that nobody declared the first is told`() throws {
    var request = Request(.check)
    request.parameters = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, .number(1)) })
    #expect(try error(of: request) == "no parameter 'a' is declared")
  }

  @Test func `of several fields that nobody declared the first is told`() throws {
    var request = Request(.check)
    let fields = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, EncodedValue.number(1)) })
    request.parameters = ["parks": .records([EncodedRecord(name: "A", fields: fields)])]
    let found = try error(of: request)
    #expect(found == "the head of the message cannot be read: no field 'a' is declared")
  }

  @Test func `of several axes whose labels were never sent the first is told`() throws {
    var request = Request(.check)
    request.axes = Dictionary(uniqueKeysWithValues: Self.names.enumerated().map { ($1, .kept($0 + 1)) })
    let found = try error(of: request)
    #expect(found == "the head of the message cannot be read: no labels are kept under the number 1")
  }
}
