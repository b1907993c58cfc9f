import CSimulationModule

/// A module in this process: a call through the table of the contract.
struct InProcessTransport: ModuleTransport, @unchecked Sendable {
  // The table lives as long as the process and its `answer` may be called from several threads.
  private let table: UnsafeMutablePointer<simplan_module>
  private let record = CallNotices()

  init(_ table: UnsafeMutablePointer<simplan_module>) { self.table = table }

  var notices: [String] { record.all }

  func exchange(_ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool)
    throws(ReplyProblem) -> [UInt8]
  {
    guard let answer = table.pointee.answer else { throw ReplyProblem("its table holds no function 'answer'") }
    let arithmetic = Arithmetic()
    // The module calls back only while `answer` runs: later it finds no mailbox, so the closure does not escape.
    let (mailbox, status) = withoutActuallyEscaping(progress) { progress in
      Mailbox.open(
        limits, record,
        progress: { bytes in
          // The host reads and shows in its own arithmetic.
          let module = Arithmetic()
          arithmetic.restore()
          defer { module.restore() }
          return progress(bytes)
        }
      ) { receiver in
        CallEnvironment.kept(record.add) {
          request.withUnsafeBufferPointer { bytes in
            answer(table.pointee.state, bytes.baseAddress, Int64(bytes.count), receiver) {
              receiver, kind, bytes, count in
              Mailbox.deliver(receiver, kind, bytes, count)
            }
          }
        }
      }
    }
    if let problem = mailbox.problem { throw ReplyProblem(problem) }
    guard let reply = mailbox.reply else {
      throw ReplyProblem(status == 0 ? "it sent no reply" : "it sent no reply and returned \(status)")
    }
    guard status == 0 else { throw ReplyProblem("it sent a reply but returned \(status)") }
    return reply
  }
}
