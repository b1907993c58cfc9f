import CSimulationModule
import EveryKind
import FoundationEssentials
import Glibc
import ModuleMessages
import Synchronization

@testable import ModuleHost
@testable import SimulationKit

/// A run of the test module `every-kind`.
enum EveryKindCase {
  static let axes = AxisLabels(["year": ["2015", "2016"], "zone": ["north", "south"]])
  static let parameters: [String: ParameterValue] = [
    "weights": .array((0..<12).map { Double($0) / 16 }), "talkative": .boolean(true),
    "parks": .records([ParameterRecord(name: "p", fields: ["capacity": .number(1)])]),
    "weather": .table(
      ParameterTable(rows: 1, numbers: ["hour": [1], "factor": [0.5]], texts: ["quality": ["measured"]])),
  ]
  static let inputs: [String: BatchValues] = [
    "demand": .perSample([1, 2, 0, 0, 3, 4]), "prices": .shared([1, 2, 4]),
  ]

  /// All that a host asks of a module, in its order. Returns the outcome of three samples.
  static func ask(_ module: LoadedModule) throws(ModuleError) -> BatchOutcome {
    _ = try module.check(axes: axes, parameters: parameters)
    let session = try module.open(axes: axes, parameters: parameters)
    let outcome = try session.run(
      samples: 3, inputs: inputs, varied: ["rate": .shared([0.1])], progress: { _ in true })
    try session.close()
    return outcome
  }
}

/// Requests to a module of the kit, an ``ExchangeText``: each is answered by exactly one reply that can be read.
final class RequestTarget: FuzzTarget {
  // The table lives as long as the process, and libFuzzer calls on one thread.
  private let table = Mutex(TableBox(table: entry()))

  private struct TableBox: @unchecked Sendable {
    var table: UnsafeMutablePointer<simplan_module>
  }

  /// Messages that the module sent during one request.
  private final class Received {
    var replies: [Reply] = []
    var progress = 0
  }

  func outcome(of input: [UInt8]) -> String? {
    var session = 0
    var opened: [Int] = []
    var refused = 0
    var answered = 0
    for place in ExchangeText.parts(of: input).indices.prefix(20) {
      // A request may name the session that an earlier one opened.
      let part = ExchangeText.parts(of: input, session: session)[place]
      let reply = answer(part.bytes)
      if let number = reply.session, !opened.contains(number) {
        session = number
        opened.append(number)
      }
      if reply.error == nil { answered += 1 } else { refused += 1 }
    }
    for number in opened { _ = answer(close(number)) }
    return answered == 0 ? "refused" : refused == 0 ? "answered" : "answered in part"
  }

  private func close(_ session: Int) -> [UInt8] {
    ExchangeText.parts(of: Array("Q{\"request\":\"close\",\"session\":\(session)}".utf8))[0].bytes
  }

  private func answer(_ request: [UInt8]) -> Reply {
    let received = Received()
    let status = table.withLock { box in
      box.table.pointee.answer(
        box.table.pointee.state, request, Int64(request.count), Unmanaged.passUnretained(received).toOpaque()
      ) { receiver, kind, start, count in
        guard let receiver else { broken("the receiver is lost") }
        let received = Unmanaged<Received>.fromOpaque(receiver).takeUnretainedValue()
        if kind == SIMPLAN_MODULE_PROGRESS {
          received.progress += 1
        } else {
          do {
            let message = try Message(decoding: UnsafeRawBufferPointer(start: start, count: Int(count)))
            received.replies.append(try message.decodeHead(as: Reply.self))
          } catch {
            broken("an unreadable reply: \(error)")
          }
        }
        return SIMPLAN_MODULE_CONTINUE
      }
    }
    guard status == 0, received.replies.count == 1 else {
      broken("\(received.replies.count) replies and status \(status)")
    }
    return received.replies[0]
  }
}

/// The bytes on a module's standard input when it is a program: what it writes is whole frames.
struct StreamTarget: FuzzTarget {
  private let input = MemoryFile("stream-in")
  private let output = MemoryFile("stream-out")
  let linesThatStay: Int? = nil

  func outcome(of bytes: [UInt8]) -> String? {
    input.hold(bytes)
    output.hold([])
    let status = FrameServer(ModuleType(EveryKind.self), input: input.descriptor, output: output.descriptor).serve()
    var rest = output.bytes[...]
    while !rest.isEmpty {
      do {
        let header = try FrameHeader(decoding: Array(rest.prefix(FrameHeader.count)))
        guard header.kind == .reply || header.kind == .progress else { broken("the module sent \(header)") }
        guard rest.count >= FrameHeader.count + header.length else { broken("the module sent half a frame") }
        rest = rest.dropFirst(FrameHeader.count + header.length)
      } catch {
        broken("the module sent no frame: \(error)")
      }
    }
    return status == 0 ? "answered" : "refused"
  }
}

/// The bytes on the standard output of a module that is a program: whole frames, or a reason.
struct FrameTarget: FuzzTarget {
  private let output = MemoryFile("frames")
  let linesThatStay: Int? = nil

  func outcome(of bytes: [UInt8]) -> String? {
    output.hold(bytes)
    let limits = ReplyLimits(blocks: 4, values: 1000, samples: 3)
    var (incoming, taken, sound) = (IncomingBytes(), 0, 0)
    do throws(ReplyProblem) {
      repeat {
        while let frame = try incoming.frame(limits) {
          guard frame.message.count <= bytes.count else { broken("a message is longer than all that came") }
          taken += FrameHeader.count + frame.message.count
          // A head that is no JSON is refused where it is read.
          if (try? Message(decoding: frame.message)) != nil { sound += 1 }
          incoming.take(frame)
        }
      } while incoming.read(from: output.descriptor) > 0
    } catch {
      if error.description.isEmpty { broken("a refusal without a word") }
      return "refused"
    }
    guard taken + incoming.count == bytes.count else {
      broken("\(bytes.count) bytes became \(taken) and \(incoming.count)")
    }
    return sound > 0 ? "taken" : "nothing whole"
  }
}

/// The messages of a module to its host, an ``ExchangeText``: they are refused with a reason, or sound.
struct ReplyTarget: FuzzTarget {
  private final class Script {
    var parts: ArraySlice<ExchangeText.Part>
    init(_ parts: [ExchangeText.Part]) { self.parts = parts[...] }
  }

  func outcome(of input: [UInt8]) -> String? {
    let script = Script(ExchangeText.parts(of: input))
    var table = simplan_module(
      abi_version: UInt32(SIMPLAN_MODULE_ABI), size: UInt32(MemoryLayout<simplan_module>.size),
      state: Unmanaged.passUnretained(script).toOpaque(),
      answer: { state, _, _, receiver, receive in
        guard let state, let receive else { return 1 }
        let script = Unmanaged<Script>.fromOpaque(state).takeUnretainedValue()
        while let part = script.parts.popFirst() {
          let isProgress = part.letter == UInt8(ascii: "P")
          let kind = isProgress ? SIMPLAN_MODULE_PROGRESS : SIMPLAN_MODULE_REPLY
          if receive(receiver, kind, part.bytes, Int64(part.bytes.count)) != SIMPLAN_MODULE_CONTINUE { continue }
          if !isProgress { return 0 }
        }
        return 1
      })
    return withExtendedLifetime(script) { withUnsafeMutablePointer(to: &table) { outcome(of: $0) } }
  }

  private func outcome(of table: UnsafeMutablePointer<simplan_module>) -> String {
    do throws(ModuleError) {
      let outcome = try EveryKindCase.ask(LoadedModule(table: table))
      guard outcome.samples == 3, outcome.reports.allSatisfy({ (0..<3).contains($0.sample) }) else {
        broken("reports of samples that were not asked for")
      }
      for (name, output) in outcome.outputs {
        guard output.values.count == 3 * output.width else { broken("\(name) has \(output.values.count) values") }
        guard output.values.allSatisfy(\.isFinite) else { broken("\(name) is not finite") }
      }
      return "sound"
    } catch {
      if error.description.isEmpty { broken("a refusal without a word") }
      return "refused"
    }
  }
}
