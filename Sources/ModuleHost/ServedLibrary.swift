import CSimulationModule
import Glibc
import ModuleMessages
import SimulationKit

/// The exit code of a service whose library is no module that can be used; the last line on standard error says why.
package let moduleNotServed: Int32 = 2

/// Serves the library of a module on standard input and output, in frames, until the host closes its end: the other side
/// of a module that is isolated from its host.
///
/// The library is watched as in the host's own process, so that the same acts are noticed and the same surroundings
/// restored: its answers are those that it would give there.
/// - Returns: the code to end the program with.
public func serveLibrary(at path: String) -> Int32 {
  let transport: InProcessTransport
  do throws(ModuleError) { transport = InProcessTransport(try SharedLibrary.table(at: path)) } catch {
    say("\(error)")
    return moduleNotServed
  }
  // The host that reads the frames knows what fits; here only lengths that contradict themselves are refused.
  let limits = ReplyLimits(blocks: Request.mostSamples, values: 1 << 40, samples: 1 << 20)
  var told = 0
  return FrameServer.serveStandardStreams { request, receive throws(FrameError) in
    // A reply is sent once it is known to be the only one.
    var answer: [UInt8] = []
    do throws(ReplyProblem) {
      try transport.exchange(
        Array(request), limits: limits,
        progress: { receive(SIMPLAN_MODULE_PROGRESS, $0) == SIMPLAN_MODULE_CONTINUE }, reply: { answer = Array($0) })
    } catch { throw .module(error.description) }
    // Prints and acts that were put right are told before the answer.
    fflush(nil)
    for notice in transport.notices.dropFirst(told) {
      say("note: \(notice); that was undone, tell the module's author")
    }
    told = transport.notices.count
    _ = answer.withUnsafeBytes { receive(SIMPLAN_MODULE_REPLY, $0) }
  }
}

private func say(_ text: String) {
  let bytes = Array((text + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
