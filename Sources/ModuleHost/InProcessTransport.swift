import CSimulationModule

/// A module in this process: a call through the table of the contract.
struct InProcessTransport: ModuleTransport, @unchecked Sendable {
  // The table lives as long as the process and its `answer` may be called from several threads.
  private let table: UnsafeMutablePointer<simplan_module>
  private let record = CallNotices()

  init(_ table: UnsafeMutablePointer<simplan_module>) { self.table = table }

  var notices: [String] { record.all }

  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem) {
    guard table.pointee.answer != nil else { throw ReplyProblem("its table holds no function 'answer'") }
    // The module calls back only while `answer` runs: later it finds no mailbox, so the closures do not escape.
    let (mailbox, status) = withoutActuallyEscaping(progress) { progress in
      withoutActuallyEscaping(reply) { reply in call(request, limits, progress: progress, reply: reply) }
    }
    if let problem = mailbox.problem { throw ReplyProblem(problem) }
    guard mailbox.hasReply else {
      throw ReplyProblem(status == 0 ? "it sent no reply" : "it sent no reply and returned \(status)")
    }
    guard status == 0 else { throw ReplyProblem("it sent a reply but returned \(status)") }
  }

  private func call(
    _ request: [UInt8], _ limits: ReplyLimits, progress: @escaping (UnsafeRawBufferPointer) -> Bool,
    reply: @escaping (UnsafeRawBufferPointer) -> Void
  ) -> (mailbox: Mailbox, status: Int32) {
    let arithmetic = Arithmetic()
    /// The host reads and shows in its own arithmetic.
    func inOwnArithmetic<Result>(_ work: () -> Result) -> Result {
      let module = Arithmetic()
      arithmetic.restore()
      defer { module.restore() }
      return work()
    }
    func work(_ receiver: UnsafeMutableRawPointer?) -> Int32 {
      CallEnvironment.kept(record.add) {
        guard let answer = table.pointee.answer else { return 1 }
        return request.withUnsafeBufferPointer { bytes in
          answer(table.pointee.state, bytes.baseAddress, Int64(bytes.count), receiver) { receiver, kind, bytes, count in
            Mailbox.deliver(receiver, kind, bytes, count)
          }
        }
      }
    }
    return Mailbox.open(
      limits, record, progress: { bytes in inOwnArithmetic { progress(bytes) } },
      reply: { bytes in inOwnArithmetic { reply(bytes) } }, during: work)
  }
}
