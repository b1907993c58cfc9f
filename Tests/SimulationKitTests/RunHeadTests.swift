import FoundationEssentials
import ModuleMessages
import SeededNumbers
import Testing

@testable import SimulationKit

/// The heads of runs are read and written by code of their own, which agrees with the general coder.
@Suite struct RunHeadTests {
  private static let names = [
    "a", "demand", "容量", "quo\"te", "back\\slash", "tab\t\n\r\u{8}\u{c}\u{1}\u{7f}", "e\u{301}", "",
  ]

  private static func name(_ random: inout SeededNumbers) -> String { names.randomElement(using: &random) ?? "" }

  private static func array(_ random: inout SeededNumbers) -> EncodedArray {
    EncodedArray(BlockReference(Int.random(in: -1...9, using: &random)), perSample: Bool.random(using: &random))
  }

  private static func request(_ random: inout SeededNumbers) -> Request {
    var request = Request(.run)
    request.session = Bool.random(using: &random) ? Int.random(in: Int.min...Int.max, using: &random) : nil
    request.samples = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil
    request.notes = Bool.random(using: &random) ? Bool.random(using: &random) : nil
    request.language = Bool.random(using: &random) ? name(&random) : nil
    if Bool.random(using: &random) {
      request.inputs = [:]
      for _ in 0..<Int.random(in: 0...3, using: &random) { request.inputs?[name(&random)] = array(&random) }
    }
    if Bool.random(using: &random) {
      request.varied = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        VariedArray(ParameterPath((0..<2).map { _ in name(&random) }), array(&random))
      }
    }
    if Bool.random(using: &random) {
      request.wanted = (0..<Int.random(in: 0...3, using: &random)).map { _ in name(&random) }
    }
    return request
  }

  private static func reply(_ random: inout SeededNumbers) -> Reply {
    var reply = Reply()
    reply.stoppedAt = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil
    if Bool.random(using: &random) {
      reply.outputs = [:]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        reply.outputs?[name(&random)] = BlockReference(Int.random(in: 0...9, using: &random))
      }
    }
    if Bool.random(using: &random) {
      reply.samples = (0..<Int.random(in: 0...3, using: &random)).map { sample in
        SampleReport(
          sample: sample,
          SampleStatus(
            [.answered, .infeasible, .failed, .stopped].randomElement(using: &random) ?? .failed,
            Bool.random(using: &random) ? name(&random) : nil),
          notes: (0..<Int.random(in: 0...2, using: &random)).map { _ in name(&random) })
      }
    }
    return reply
  }

  private func same(_ a: Request, _ b: Request) -> Bool {
    a.session == b.session && a.samples == b.samples && a.notes == b.notes && a.language == b.language
      && a.inputs == b.inputs && a.varied == b.varied && a.wanted == b.wanted && a.request == b.request
  }

  private func same(_ a: Reply, _ b: Reply) -> Bool {
    a.error == b.error && a.stoppedAt == b.stoppedAt && a.outputs == b.outputs && a.samples == b.samples
      && a.session == b.session
  }

  @Test func `heads of requests are written for the general coder, and read as it reads them`() throws {
    var random = SeededNumbers(5)
    for _ in 0..<500 {
      let request = Self.request(&random)
      let message = Message(run: request, blocks: [])
      #expect(same(try message.decodeHead(as: Request.self), request))
      #expect(same(try message.request(), request))
    }
  }

  @Test func `heads of replies are written for the general coder, and read as it reads them`() throws {
    var random = SeededNumbers(6)
    for _ in 0..<500 {
      let reply = Self.reply(&random)
      let message = Message(head: Data(reply.runHead))
      #expect(same(try message.decodeHead(as: Reply.self), reply))
      #expect(same(try message.runReply(in: .en), reply))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `damaged heads are read as the general coder reads them`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let pieces = [
      "{", "}", "[", "]", ":", ",", "\"", " ", "1", "-0", "1e2", "0.5", "null", "true", "\"en\"", "\"zh\"",
      "\"sample\"",
      "\"notes\"", "01", "\\u0041", "é", "\u{0}",
    ]
    var (read, refused) = (0, 0)
    for round in 0..<3000 {
      var bytes =
        round % 2 == 0 ? Message(run: Self.request(&random), blocks: []).head : Data(Self.reply(&random).runHead)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
        bytes.replaceSubrange(place..<end, with: Data((pieces.randomElement(using: &random) ?? "").utf8))
      }
      let message = Message(head: bytes)
      let general = (try? message.decodeHead(as: Request.self), try? message.decodeHead(as: Reply.self, in: .zh))
      switch (try? message.request(), general.0) {
      case (let own?, let general?): #expect(same(own, general), "\(String(decoding: bytes, as: UTF8.self))")
      case (nil, nil): refused += 1
      default: Issue.record("\(String(decoding: bytes, as: UTF8.self))")
      }
      switch (try? message.runReply(in: .zh), general.1) {
      case (let own?, let general?):
        #expect(same(own, general), "\(String(decoding: bytes, as: UTF8.self))")
        read += 1
      case (nil, nil): refused += 1
      default: Issue.record("\(String(decoding: bytes, as: UTF8.self))")
      }
    }
    #expect(read > 500 && refused > 500)
  }

  @Test func `texts in both languages are read in the one that is asked for`() throws {
    let head = """
      {"samples": [{"sample": 2, "status": "failed", "message": {"en": "no", "zh": "否"}, "notes": ["x", {"en": "a", "zh": "甲"}]}]}
      """
    let reply = try Message(head: Data(head.utf8)).runReply(in: .zh)
    #expect(reply.samples == [SampleReport(sample: 2, SampleStatus(.failed, "否"), notes: ["x", "甲"])])
  }
}
