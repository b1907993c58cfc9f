import CSimulationModule
import Glibc
import ModuleMessages
import SeededNumbers
import Synchronization
import Testing

import class Foundation.Thread

@testable import SimulationKit

/// Frames as the header writes them down, and the server that answers them.
@Suite struct FrameTests {
  @Test func `a frame begins with the bytes that the header describes`() throws {
    let bytes: [UInt8] = [0x53, 0x4D, 0x46, 2, 3, 0, 0, 0, 0x10, 0x27, 0, 0, 0, 0, 0, 0]
    #expect(FrameHeader(.progress, length: 10_000).bytes == bytes)
    #expect(try FrameHeader(decoding: bytes) == FrameHeader(.progress, length: 10_000))
    for kind in [FrameHeader.Kind.request, .reply, .progress, .stop] {
      #expect(try FrameHeader(decoding: FrameHeader(kind, length: 0).bytes).kind == kind)
    }
    #expect([FrameHeader.Kind.request, .reply, .progress, .stop].map(\.rawValue) == [1, 2, 3, 4])
  }

  @Test(arguments: [
    (Array("[1] 0.25 done ..".utf8), FrameError.stray(Array("[1] 0.25 done ..".utf8))),
    ([0x53, 0x4D, 0x46, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .otherABI(3)),
    ([0x53, 0x4D, 0x46, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .kind(9)),
    ([0x53, 0x4D, 0x46, 2, 1, 0, 0, 0] + [UInt8](repeating: 255, count: 8), .length(.max)),
    ([0x53, 0x4D, 0x46, 2, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], .length(1)), ([0x53, 0x4D], .truncated),
  ])
  func `what is no frame is refused before anything is read`(bytes: [UInt8], error: FrameError) {
    #expect(throws: error) { try FrameHeader(decoding: bytes) }
  }

  @Test func `a print in place of a frame is shown`() {
    #expect(
      FrameError.stray(Array("Iteration 1: ok!".utf8)).description
        == "the stream holds something else than a frame, 'Iteration 1  ok '; prints belong on standard error")
  }

  @Test func `a server answers frames until its input ends`() throws {
    let host = try FrameHost()
    let manifest = try host.ask(Request(.describe))
    #expect(manifest.manifest?.identifier == "counting")
    let refusal = try host.ask(Request(.close))
    #expect(refusal.error == "session 0 is not open")
    #expect(host.end() == 0)
  }

  @Test func `a run that is told to stop says where it stopped`() throws {
    let host = try FrameHost()
    let session = try host.ask(Request(.open)).session
    var run = Request(.run)
    run.session = session
    run.samples = 5
    // The first report comes with the first sample; the module waits at each for what the host says.
    try host.send(run)
    #expect(try host.next().kind == .progress)
    try host.send(.stop)
    var frame = try host.next()
    while frame.kind == .progress { frame = try host.next() }
    let reply = try host.head(frame.message)
    let stopped = try #require(reply.stoppedAt)
    #expect((0..<5).contains(stopped))
    // A stop that comes too late is no request and no error.
    try host.send(.stop)
    #expect(try host.ask(Request(.describe)).manifest != nil)
    #expect(host.end() == 0)
  }

  @Test(arguments: [
    FrameHeader(.reply, length: 0).bytes, FrameHeader(.progress, length: 0).bytes, Array("GET / HTTP/1.1\r\n".utf8),
    [0x53], FrameHeader(.request, length: 9).bytes + [1, 2, 3],
  ])
  func `a host that does not keep to the contract ends the server`(bytes: [UInt8]) throws {
    let host = try FrameHost()
    host.write(bytes)
    #expect(host.end() == 1)
  }

  @Test func `a long message arrives whole`() throws {
    let host = try FrameHost()
    var request = Request(.run)
    request.session = 3
    // more than is first made room for
    let message = try Message(request, blocks: [(0..<3_000_000).map { Double($0) }]).encoded()
    host.write(FrameHeader(.request, length: message.count).bytes)
    host.write(message)
    #expect(try host.head(host.next().message).error == "session 3 is not open or is in use")
    #expect(host.end() == 0)
  }

  @Test func `damaged frames end the server or are answered, and nothing traps`() throws {
    var random = SeededNumbers(7)
    var codes: [Int32: Int] = [:]
    for _ in 0..<60 {
      let host = try FrameHost()
      let message = try Message(Request(.describe)).encoded()
      var bytes = FrameHeader(.request, length: message.count).bytes + message
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      host.write(bytes)
      if let code = host.end() { codes[code, default: 0] += 1 }
    }
    #expect(codes.values.reduce(0, +) == 60)
    #expect(Set(codes.keys) == [0, 1])
  }

  @Test func `bytes that are no message are answered with an error`() throws {
    let host = try FrameHost()
    host.write(FrameHeader(.request, length: 3).bytes + [1, 2, 3])
    #expect(try host.head(host.next().message).error == "the message ends before its announced length")
    #expect(host.end() == 0)
  }
}

/// The other end of a frame server's pipes, which runs on a thread of its own.
private final class FrameHost: Sendable {
  private let requests: (read: Int32, write: Int32)
  private let replies: Int32
  private let code = Mutex<Int32?>(nil)

  init() throws {
    var (there, back): ([Int32], [Int32]) = ([0, 0], [0, 0])
    try #require(pipe(&there) == 0 && pipe(&back) == 0)
    requests = (there[0], there[1])
    replies = back[0]
    // The server waits in system calls, which the threads of tasks are too few for.
    Thread.detachNewThread { [input = there[0], output = back[1]] in
      let code = FrameServer(ModuleType(Counting.self), input: input, output: output).serve()
      self.code.withLock { $0 = code }
      close(output)
    }
  }

  /// Closes the server's input and returns the code that it ends with.
  func end() -> Int32? {
    close(requests.write)
    // The rest of its frames, until it closes its end.
    while !read(1).isEmpty {}
    for descriptor in [requests.read, replies] { close(descriptor) }
    return code.withLock { $0 }
  }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(requests.write, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func send(_ kind: FrameHeader.Kind) throws { write(FrameHeader(kind, length: 0).bytes) }

  func send(_ request: Request) throws {
    let message = try Message(request).encoded()
    write(FrameHeader(.request, length: message.count).bytes + message)
  }

  func ask(_ request: Request) throws -> Reply {
    try send(request)
    return try head(next().message)
  }

  func head(_ message: [UInt8]) throws -> Reply {
    try message.withUnsafeBytes { try Message(decoding: $0) }.decodeHead(as: Reply.self)
  }

  func next() throws -> (kind: FrameHeader.Kind, message: [UInt8]) {
    let header = try FrameHeader(decoding: read(FrameHeader.count))
    return (header.kind, read(header.length))
  }

  private func read(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var part = [UInt8](repeating: 0, count: count - bytes.count)
      let found = Glibc.read(replies, &part, part.count)
      guard found > 0 else { return bytes }
      bytes += part[..<found]
    }
    return bytes
  }
}

/// Waits a little in each sample, so that a host has time to say something.
private struct Counting: SimulationModule {
  static let manifest = Manifest(
    identifier: "counting", version: "1", title: Text(en: "Counting", zh: "计数"), summary: "Counts.",
    outputs: [VariableDeclaration("value", unit: "1", meaning: "one")])

  init(_ parameters: Parameters) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    for step in 1...4 {
      usleep(25_000)
      if !progress(Double(step) / 4) { return }
    }
    outputs["value"][0] = 1
  }
}
