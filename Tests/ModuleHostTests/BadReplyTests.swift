import ModuleHost
import SimulationKit
import Testing

/// The test module `bad-replies` breaks the contract in the way that its parameter `fault` names.
@Suite struct BadReplyTests {
  private static let axes = AxisLabels(["year": ["2015", "2016"]])

  private func open(_ fault: Int) throws -> ModuleSession {
    try ModuleSearch().load("bad-replies").open(axes: Self.axes, parameters: ["fault": .integer(fault)])
  }

  @Test func `without a fault it answers`() throws {
    #expect(try open(0).run().output("value")?.values == [1, 1])
  }

  @Test(arguments: [
    (1, "it sent no reply"),
    (2, "it sent no reply and returned 7"),
    (3, "it sent more than one reply"),
    (4, "it sent a reply but returned 7"),
    (5, "it handed over 8 bytes at no address"),
    (6, "it sent a message of the unknown kind 42"),
    (7, "it sent progress after its reply"),
    (8, "its progress: sample 0 of 1 is said to be done to 2.0"),
    (11, "sample 0 is 'stopped'; 'stoppedAt' says where a run stopped"),
    (12, "it reports on sample 1 where it computed 1 of 1"),
    (13, "the output 'value' is missing"),
    (14, "the output 'value': the head names block 0, which the message does not hold"),
    (15, "value 1 of block 0 is not finite"),
    (16, "the output 'more' is not declared here"),
    (17, "sample 0 is 'failed' without a message that says why"),
    (18, "the output 'value' of sample 0 must be zero, as it has no answer"),
    (19, "it stopped at sample 0, but nobody asked to stop"),
    (20, "its reports on samples are not in ascending order at sample 0"),
    (23, "the message announces an impossible length: 18446744073709551615"),
    (24, "it handed over 9223372036854775807 bytes, where a message here has at most 67109928"),
    (27, "the message announces an impossible length: 1152921504606846976"),
  ])
  func `a malformed reply to a run is an error that says what is wrong`(fault: Int, problem: String) throws {
    let session = try open(fault)
    let error = #expect(throws: ModuleError.self) { try session.run() }
    #expect(error == .badReply(module: "bad-replies", request: "run", problem: problem))
    #expect(
      error?.description == "the module 'bad-replies' answered 'run' wrongly: \(problem); tell the module's author")
  }

  @Test(arguments: [10, 21, 22])
  func `a head that cannot be read is an error of the module`(fault: Int) throws {
    let session = try open(fault)
    let error = #expect(throws: ModuleError.self) { try session.run() }
    guard case .badReply("bad-replies", "run", let problem) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problem.contains("the head of the message cannot be read"))
  }

  @Test func `a module may refuse a run`() throws {
    let session = try open(9)
    let error = #expect(throws: ModuleError.self) { try session.run() }
    #expect(error?.description == "the module 'bad-replies' refused 'run': out of order")
  }

  @Test func `an opening without a session is an error`() {
    #expect(throws: ModuleError.badReply(module: "bad-replies", request: "open", problem: "it sent no session")) {
      try open(30)
    }
  }

  @Test func `a diagnostic of a parameter that is not declared is an error`() throws {
    let module = try ModuleSearch().load("bad-replies")
    #expect(
      throws: ModuleError.badReply(
        module: "bad-replies", request: "check", problem: "no parameter 'other' is declared")
    ) { try module.check(axes: Self.axes, parameters: ["fault": .integer(31)]) }
  }
}
