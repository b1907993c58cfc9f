import EveryKind
import FoundationEssentials
import ModuleHost
import ModuleMessages
import SimulationKit
import Synchronization

/// Seeds that no file of the project holds: the messages of a real run, and the body of a real record.
enum RecordedSeeds {
  static func write(to folder: String) throws {
    let recorder = Recorder(try LoadedModule(table: entry()).client.transport)
    _ = try EveryKindCase.ask(LoadedModule(recorder, path: "recorded", expecting: "every-kind"))
    let (requests, replies) = recorder.sent.withLock { ($0.requests, $0.replies) }
    func join(_ texts: [String]) -> String { texts.joined(separator: "\n~~\n") }
    let asked = try requests.map {
      try ExchangeText.text("Q", $0).replacing(/"session":\d+/, with: "\"session\":$S")
    }
    try write(join(asked), folder, "requests", "run")
    for (number, text) in asked.enumerated() { try write(text, folder, "requests", "\(number)") }
    if let described = replies.first {
      let text = try ExchangeText.text("R", described.bytes).dropFirst()
      guard let start = text.firstRange(of: "\"manifest\":{"), let end = text.lastIndex(of: "}") else { return }
      try write(String(text[text.index(before: start.upperBound)..<end]), folder, "manifests", "every-kind")
    }
    try write(join(try replies.map { try ExchangeText.text($0.letter, $0.bytes) }), folder, "replies", "run")
    let frames = requests.flatMap { FrameHeader(.request, length: $0.count).bytes + $0 }
    try Data(frames).write(to: URL(filePath: "\(folder)/stream/run"))
    let answers = replies.flatMap {
      FrameHeader($0.letter == "P" ? .progress : .reply, length: $0.bytes.count).bytes + $0.bytes
    }
    try Data(answers).write(to: URL(filePath: "\(folder)/frames/run"))
    try write("run.json\n" + ResultsTarget.body(of: "\(folder)/../results"), folder, "results", "record")
  }

  private static func write(_ text: String, _ folder: String, _ target: String, _ name: String) throws {
    try text.write(toFile: "\(folder)/\(target)/\(name)", atomically: false, encoding: .utf8)
  }
}

/// Keeps what passes between a host and a module.
private final class Recorder: ModuleTransport {
  let sent = Mutex<(requests: [[UInt8]], replies: [(letter: Character, bytes: [UInt8])])>(([], []))
  private let base: any ModuleTransport

  init(_ base: any ModuleTransport) { self.base = base }

  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    sent.withLock { $0.requests.append(request) }
    try base.exchange(
      request, limits: limits,
      progress: { bytes in
        sent.withLock { $0.replies.append(("P", Array(bytes))) }
        return progress(bytes)
      },
      reply: { bytes in
        sent.withLock { $0.replies.append(("R", Array(bytes))) }
        reply(bytes)
      })
  }
}
