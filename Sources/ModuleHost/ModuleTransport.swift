import SimulationKit

/// Carries one request to a module and its one reply back.
///
/// In process it is a call through the contract's table (``InProcessTransport``); a child process on pipes carries the
/// same bytes in frames.
package protocol ModuleTransport: Sendable {
  /// Sends the request's bytes and hands the reply's bytes to `reply`, once. `progress` is called with every progress
  /// message and answers whether to go on. Both are called on the calling thread, and the bytes are gone afterwards.
  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem)

  /// Acts of the module that were put right, as ends of sentences about it, each once.
  var notices: [String] { get }
}

extension ModuleTransport {
  package var notices: [String] { [] }
}

/// A fault between a request and its reply, as the end of a sentence about the module.
package struct ReplyProblem: Error, Hashable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
