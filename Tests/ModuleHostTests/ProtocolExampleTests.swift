import Foundation
import ScratchFolder
import Testing

/// The exchange that the page of the protocol shows byte for byte, with the module that stands there.
@Suite struct ProtocolExampleTests {
  private static let repository = #filePath.replacing("Tests/ModuleHostTests/ProtocolExampleTests.swift", with: "")

  /// The exchange of the page in its order: requests, each with its reply.
  private let steps: [(request: [UInt8], reply: [UInt8])]
  private let module: String

  init() throws {
    let page = try String(
      contentsOfFile: Self.repository + "Sources/CSimulationModule/PROTOCOL.md", encoding: .utf8)
    let parts = page.components(separatedBy: "```python\n")
    module = try #require(parts.last?.components(separatedBy: "```").first)
    var frames: [[UInt8]] = []
    var last = ""
    for line in (parts.last ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      let mark = String(text.prefix(2))
      guard line.hasPrefix("    "), ["> ", "< "].contains(mark) else {
        last = ""
        continue
      }
      if mark != last { frames.append([]) }
      last = mark
      frames[frames.count - 1] += try Self.bytes(of: text.dropFirst(2))
    }
    steps = stride(from: 0, to: frames.count - 1, by: 2).map { (frames[$0], frames[$0 + 1]) }
  }

  /// JSON as it stands, or bytes in hexadecimal before a comment.
  private static func bytes(of text: Substring) throws -> [UInt8] {
    if text.hasPrefix("{") { return Array(text.utf8) }
    return try text.prefix { $0 != "#" }.split(separator: " ").map { try #require(UInt8($0, radix: 16)) }
  }

  @Test func `the module answers the requests of the page with the bytes of the page`() throws {
    #expect(steps.count == 3)
    let folder = try ScratchFolder(["ovens.py": module])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", folder.at("ovens.py")]
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": Self.repository + "Sources/PythonKit"]
    let (requests, replies) = (Pipe(), Pipe())
    process.standardInput = requests
    process.standardOutput = replies
    try process.run()
    for (request, reply) in steps {
      try requests.fileHandleForWriting.write(contentsOf: Data(request))
      #expect(try Self.reply(from: replies.fileHandleForReading) == reply)
    }
    try requests.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The next frame that is no progress.
  private static func reply(from stream: FileHandle) throws -> [UInt8] {
    func read(_ count: Int) throws -> [UInt8] {
      var bytes: [UInt8] = []
      while bytes.count < count {
        let part = try stream.read(upToCount: count - bytes.count) ?? Data()
        try #require(!part.isEmpty, "the module has ended")
        bytes += part
      }
      return bytes
    }
    while true {
      let header = try read(16)
      let length = header[8..<16].reversed().reduce(0) { $0 << 8 | Int($1) }
      let message = try read(length)
      if header[4] != 3 { return header + message }
    }
  }
}
