import ModuleHost
import SeededNumbers
import SimulationKit
import Synchronization
import Testing

/// Damaged bytes in both directions: nothing traps, and what gets through is sound.
@Suite struct FuzzTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a module of the kit refuses damaged requests with a reply`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let module = try EveryKindRun.load()
    let requests = try Self.recordedRequests()
    var refused = 0
    var answered = 0
    for _ in 0..<1500 {
      guard let request = requests.randomElement(using: &random) else { break }
      do throws(ModuleError) {
        try module.client.send(raw: Mutation.damaged(request, &random))
        answered += 1
      } catch .refused {
        refused += 1
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(refused > 500)
    #expect(answered > 20)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a host takes damaged replies for what they are`(seed: UInt64) throws {
    let base = try EveryKindRun.load().client.transport
    var sound = 0
    var refused = 0
    for round in 0..<400 {
      let transport = DamagingTransport(base, seed: seed &* 1000 &+ UInt64(round))
      do throws(ModuleError) {
        let module = try LoadedModule(transport, path: "damaged", expecting: "every-kind")
        let changes: [String: ParameterValue] = ["talkative": .boolean(true)]
        let parameters = EveryKindRun.parameters.merging(changes) { $1 }
        _ = try module.check(axes: EveryKindRun.axes, parameters: parameters)
        let session = try module.open(axes: EveryKindRun.axes, parameters: parameters)
        let outcome = try session.run(
          samples: 3, inputs: EveryKindRun.inputs(demand: [1, 2, 0, 0, 3, 4]), progress: { _ in true })
        try session.close()
        sound += 1
        #expect(outcome.samples == 3)
        #expect(outcome.reports.allSatisfy { (0..<3).contains($0.sample) })
        for output in outcome.outputs.values {
          #expect(output.values.count == 3 * output.width)
          #expect(output.values.allSatisfy { $0.isFinite })
        }
      } catch {
        refused += 1
        #expect(!error.description.isEmpty)
      }
    }
    #expect(sound > 10)
    #expect(refused > 100)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `damaged libraries are read without harm`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let folder = try ModuleFolder()
    for length in 0..<300 {
      var bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + (0..<length).map { _ in random.next() & 3 == 0 ? 64 : 0 }
      if length > 60 {
        for place in 40..<60 { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        if Bool.random(using: &random) { bytes.replaceSubrange(42..<48, with: [0, 0, 0, 0, 0, 0]) }
      }
      try folder.write("libText.so", bytes)
      #expect(ModuleSearch(options: [folder.path], environment: nil, program: nil).list() == [])
    }
  }

  /// One request of each kind, as the host sends them.
  private static func recordedRequests() throws -> [[UInt8]] {
    let recorder = RecordingTransport(try EveryKindRun.load().client.transport)
    let module = try LoadedModule(recorder, path: "recorded", expecting: "every-kind")
    let parameters = EveryKindRun.parameters.merging([
      "parks": .records([ParameterRecord(name: "p", fields: ["capacity": .number(1)])]),
      "weather": .table(
        ParameterTable(rows: 1, numbers: ["hour": [1], "factor": [0.5]], texts: ["quality": ["measured"]])),
    ]) { $1 }
    _ = try module.check(axes: EveryKindRun.axes, parameters: parameters)
    let session = try module.open(axes: EveryKindRun.axes, parameters: parameters)
    _ = try session.run(
      samples: 2, inputs: EveryKindRun.inputs(demand: [1, 2, 3, 4]), varied: ["rate": .shared([0.1])])
    // The session stays open, so that damaged runs reach it.
    let requests = recorder.requests.withLock { $0 }
    withExtendedLifetime(session) {}
    return requests
  }
}

/// Keeps what is sent; closes nothing.
final class RecordingTransport: ModuleTransport {
  let requests = Mutex<[[UInt8]]>([])
  private let base: any ModuleTransport

  init(_ base: any ModuleTransport) { self.base = base }

  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    requests.withLock { $0.append(request) }
    try base.exchange(request, limits: limits, progress: progress, reply: reply)
  }
}

/// Damages about every fifth message that the module sends.
final class DamagingTransport: ModuleTransport {
  private let random: Mutex<SeededNumbers>
  private let base: any ModuleTransport

  init(_ base: any ModuleTransport, seed: UInt64) {
    self.base = base
    random = Mutex(SeededNumbers(seed))
  }

  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    try base.exchange(
      request, limits: limits, progress: { bytes in perhapsDamaged(Array(bytes)).withUnsafeBytes { progress($0) } },
      reply: { bytes in perhapsDamaged(Array(bytes)).withUnsafeBytes { reply($0) } })
  }

  private func perhapsDamaged(_ bytes: [UInt8]) -> [UInt8] {
    random.withLock { Int.random(in: 0..<5, using: &$0) == 0 ? Mutation.damaged(bytes, &$0) : bytes }
  }
}
