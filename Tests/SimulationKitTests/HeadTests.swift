import FoundationEssentials
import ModuleMessages
import SimulationKit
import Testing

/// The JSON of the heads: it is a promise to authors in other languages and does not change.
@Suite struct HeadTests {
  private func text(_ head: some Encodable) throws -> String { String(decoding: try Message(head).head, as: UTF8.self) }

  private func decode<Head: Decodable>(_ text: String, as type: Head.Type) throws -> Head {
    try Message(head: Data(text.utf8)).decodeHead(as: type)
  }

  @Test func `the parameters of an opening are objects that name their kind`() throws {
    var request = Request(.open)
    var blocks: [[Double]] = []
    request.mode = "path"
    request.axes = ["year": .list(["2015", "2016"]), "hour": .kept(3)]
    let values: [String: ParameterValue] = [
      "active": .boolean(true), "capacity": .array([1, 2]), "count": .integer(3), "rate": .number(0.08),
      "rule": .text("even"),
      "parks": .records([ParameterRecord(name: "A", fields: ["cost": .number(7.5), "hours": .array([3])])]),
      "weather": .table(ParameterTable(rows: 2, numbers: ["wind": [4, 5]], texts: ["kind": ["a", "b"]])),
    ]
    var encoded: [String: EncodedValue] = [:]
    for (key, value) in values.sorted(by: { $0.key < $1.key }) { encoded[key] = EncodedValue(value, into: &blocks) }
    request.parameters = encoded
    #expect(
      try text(request) == """
        {"axes":{"hour":{"labels":3},"year":["2015","2016"]},"mode":"path","parameters":{"active":{"boolean":true},\
        "capacity":{"array":{"block":0}},"count":{"integer":3},\
        "parks":{"records":[{"fields":{"cost":{"number":7.5},"hours":{"array":{"block":1}}},"name":"A"}]},\
        "rate":{"number":0.08},"rule":{"text":"even"},\
        "weather":{"table":{"numbers":{"wind":{"block":2}},"rows":2,"texts":{"kind":["a","b"]}}}},"request":"open"}
        """)
    #expect(blocks == [[1, 2], [3], [4, 5]])
  }

  @Test func `labels are a list or the number of a list that was sent before`() throws {
    let request = try decode(
      "{\"request\":\"check\",\"axes\":{\"hour\":{\"labels\":2},\"year\":[\"2015\"]}}", as: Request.self)
    #expect(request.axes == ["hour": .kept(2), "year": .list(["2015"])])
  }

  @Test func `what varies is a list of paths`() throws {
    var request = Request(.run)
    request.varied = [
      VariedArray(["rate"], EncodedArray(BlockReference(0), perSample: true)),
      VariedArray(["parks", "A", "cost"], EncodedArray(BlockReference(1), perSample: false)),
    ]
    request.wanted = ["capacity"]
    request.notes = false
    let json = """
      {"notes":false,"request":"run","varied":[{"block":0,"path":["rate"],"perSample":true},\
      {"block":1,"path":["parks","A","cost"]}],"wanted":["capacity"]}
      """
    #expect(try text(request) == json)
    #expect(try decode(json, as: Request.self).varied == request.varied)
  }

  @Test(arguments: [(Language.en, "no park", "capped"), (.zh, "没有电站", "封顶")])
  func `a text of a reply may come in both languages`(language: Language, message: String, note: String) throws {
    let json = """
      {"samples": [{"sample": 0, "status": "failed", "message": {"en": "no park", "zh": "没有电站"},
        "notes": [{"en": "capped", "zh": "封顶"}, "plain"]}],
       "diagnostics": [{"parameter": "x", "message": {"en": "no park", "zh": "没有电站"}, "advice": "mend it"}],
       "error": {"en": "no park", "zh": "没有电站"}}
      """
    let reply = try Message(head: Data(json.utf8)).decodeHead(as: Reply.self, in: language)
    #expect(reply.samples == [SampleReport(sample: 0, SampleStatus(.failed, message), notes: [note, "plain"])])
    #expect(reply.diagnostics == [ParameterDiagnostic(.error, "x", message, advice: "mend it")])
    #expect(reply.error == message)
  }

  @Test func `a run names its blocks, and shared is what is not per sample`() throws {
    var request = Request(.run)
    request.session = 1
    request.samples = 2
    request.inputs = [
      "demand": EncodedArray(BlockReference(0), perSample: true),
      "prices": EncodedArray(BlockReference(1), perSample: false),
    ]
    let json = """
      {"inputs":{"demand":{"block":0,"perSample":true},"prices":{"block":1}},"request":"run","samples":2,"session":1}
      """
    #expect(try text(request) == json)
    #expect(try decode(json, as: Request.self).inputs == request.inputs)
  }

  @Test func `a reply leaves out what does not answer the request`() throws {
    var reply = Reply()
    reply.samples = [
      SampleReport(sample: 3, SampleStatus(.infeasible, "no park")), SampleReport(sample: 5, notes: ["capped"]),
    ]
    reply.outputs = ["capacity": BlockReference(0)]
    #expect(
      try text(reply) == """
        {"outputs":{"capacity":{"block":0}},\
        "samples":[{"message":"no park","sample":3,"status":"infeasible"},{"notes":["capped"],"sample":5}]}
        """)
  }

  @Test func `a diagnostic and a progress message may leave out what is usual`() throws {
    #expect(
      try decode("{\"parameter\":\"x\",\"message\":\"is wrong\",\"advice\":\"mend it\"}", as: ParameterDiagnostic.self)
        == ParameterDiagnostic(.error, "x", "is wrong", advice: "mend it"))
    #expect(
      try decode("{\"fraction\":0.5}", as: ProgressReport.self)
        == ProgressReport(sample: 0, fraction: 0.5, message: ""))
  }

  @Test func `a key that nobody knows is no error, so that the contract can grow`() throws {
    #expect(try decode("{\"request\":\"describe\",\"later\":{\"a\":[1]}}", as: Request.self).request == .describe)
  }

  @Test func `an unknown request cannot be read`() {
    let error = #expect(throws: MessageError.self) { try decode("{\"request\":\"dance\"}", as: Request.self) }
    #expect(error?.description.hasPrefix("the head of the message cannot be read: at 'request': ") == true)
  }
}
