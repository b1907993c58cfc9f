import FoundationEssentials
import ModuleMessages
import SimulationKit
import Synchronization
import Testing

@testable import ModuleHost
@testable import SimulationKitTesting

/// The module of every kind behind a transport that breaks one promise of the contract: the conformance test finds that one.
@Suite struct BrokenPromiseTests {
  private static let example = ConformanceCase(
    axes: EveryKindRun.axes, parameters: EveryKindRun.parameters,
    samples: [["demand": [1, 2], "prices": [1, 2, 4], "bonus": [1, 1]]], varied: ["rate": [0.25]])

  private static func findings(_ broken: Tampering.Promise) throws -> [String] {
    let transport = Tampering(try EveryKindRun.load().client.transport, broken)
    return conformance(of: try LoadedModule(transport, path: "tampered", expecting: "every-kind"), example)
  }

  @Test(arguments: [
    (["check", "no_such_parameter"], "{\"diagnostics\":[]}", "an unknown parameter is not refused by 'check'"),
    (["check", "no_such_mode"], "{\"diagnostics\":[]}", "an unknown mode is not refused by 'check'"),
    (["check", "\"parameters\":{}"], "{\"diagnostics\":[]}", "missing parameters are not refused by 'check'"),
    (["open", "no_such_parameter"], "{\"session\":9}", "an unknown parameter is not refused by 'open'"),
    (["open", "no_such_mode"], "{\"session\":9}", "an unknown mode is not refused by 'open'"),
    (["open", "\"parameters\":{}"], "{\"session\":9}", "missing parameters are not refused by 'open'"),
    (["open", "\"rate\":{\"number\":2}"], "{\"session\":9}", "'rate' outside its bounds is not refused by 'open'"),
    (["open", "\"count\":{\"integer\":0}"], "{\"session\":9}", "'count' outside its bounds is not refused by 'open'"),
    (["run", "\"session\":2147483647"], "{\"outputs\":{}}", "an unknown session is not refused by 'run'"),
    (["close", "\"session\":2147483647"], "{\"session\":2147483647}", "an unknown session is not refused by 'close'"),
  ])
  func `a request that must be refused and is not`(asked: [String], reply: String, finding: String) throws {
    #expect(
      try Self.findings(.refuses(["\"request\":\"\(asked[0])\"", asked[1]], with: reply)) == [finding])
  }

  @Test func `a sample that the check would refuse`() throws {
    let refusal =
      "{\"diagnostics\":[{\"severity\":\"error\",\"parameter\":\"rate\",\"index\":[],\"message\":\"too slow\",\"advice\":\"\"}]}"
    #expect(
      try Self.findings(.refuses(["\"request\":\"check\"", "\"rate\":{\"number\":0}"], with: refusal)) == [
        "a sample with another 'rate' is answered that the check refuses: too slow"
      ])
  }

  @Test func `bytes that are no message, and are answered`() throws {
    #expect(try Self.findings(.refusesDamage) == ["bytes that are no message are answered"])
  }

  @Test func `a stop that nobody hears`() throws {
    #expect(try Self.findings(.stops) == ["a run that is told to stop computes all its samples"])
  }

  @Test func `a manifest that changes`() throws {
    #expect(try Self.findings(.keepsItsManifest) == ["asked for its manifest again, the module sends another"])
  }

  @Test func `a number that is not finite`() throws {
    // It is in every answer, and told once.
    #expect(
      Set(try Self.findings(.isFinite)).isSuperset(of: [
        "the module 'every-kind' answered 'run' wrongly: value 0 of block 0 is not finite; tell the module's author"
      ]))
  }

  @Test func `without a broken promise there is no finding`() throws {
    #expect(try Self.findings(.refuses(["no such request"], with: "")) == [])
  }
}

/// Keeps all promises of the module behind it but one.
private final class Tampering: ModuleTransport {
  enum Promise {
    /// Requests that hold all of these texts get this head for an answer.
    case refuses([String], with: String)
    case refusesDamage, stops, keepsItsManifest, isFinite
  }

  private let base: any ModuleTransport
  private let broken: Promise
  private let described = Mutex(0)

  init(_ base: any ModuleTransport, _ broken: Promise) {
    self.base = base
    self.broken = broken
  }

  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    let head = request.withUnsafeBytes { try? Message(decoding: $0).head }
    let asked = head.map { String(decoding: $0, as: UTF8.self) }
    try base.exchange(
      request, limits: limits,
      progress: { bytes in
        let goesOn = progress(bytes)
        if case .stops = broken { return true }
        return goesOn
      },
      reply: { tampered($0, asked: asked).withUnsafeBytes(reply) })
  }

  private func tampered(_ bytes: UnsafeRawBufferPointer, asked: String?) -> [UInt8] {
    let whole = Array(bytes)
    func message(_ head: String) -> [UInt8] { (try? Message(head: Data(head.utf8)).encoded()) ?? whole }
    switch broken {
    case .refuses(let texts, let head):
      return texts.allSatisfy { asked?.contains($0) == true } ? message(head) : whole
    case .refusesDamage: return asked == nil ? message("{\"session\":1}") : whole
    case .stops: return whole
    case .keepsItsManifest:
      guard asked?.contains("\"request\":\"describe\"") == true,
        described.withLock({ count in
          count += 1
          return count > 1
        }), let head = try? Message(decoding: bytes).head
      else { return whole }
      return message(String(decoding: head, as: UTF8.self).replacing("1.2.3", with: "1.2.4"))
    case .isFinite:
      guard asked?.contains("\"request\":\"run\"") == true, let message = try? Message(decoding: bytes),
        !message.blocks.isEmpty
      else { return whole }
      let place = whole.count - 8 * message.blocks.reduce(0) { $0 + $1.count }
      return whole[..<place] + withUnsafeBytes(of: Double.nan.bitPattern.littleEndian, Array.init)
        + whole[(place + 8)...]
    }
  }
}
