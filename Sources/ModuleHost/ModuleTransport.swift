import SimulationKit

/// Carries one request to a module and its one reply back.
///
/// In process it is a call through the contract's table (``InProcessTransport``); a child process on pipes carries the
/// same bytes in frames.
package protocol ModuleTransport: Sendable {
  /// Sends the request's bytes and returns the reply's. `progress` is called with every progress message on the calling
  /// thread and answers whether to go on.
  func exchange(_ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool)
    throws(ReplyProblem) -> [UInt8]

  /// What the module did that was put right, as ends of sentences about it, each once.
  var notices: [String] { get }
}

extension ModuleTransport {
  package var notices: [String] { [] }
}

/// What went wrong between a request and its reply, as the end of a sentence about the module.
package struct ReplyProblem: Error, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
