import SimulationKit

/// Carries one request to a module and its one reply back.
///
/// In process it is a call through the contract's table (``InProcessTransport``); a child process on pipes (``ChildTransport``)
/// carries the same bytes in frames.
package protocol ModuleTransport: Sendable {
  /// Sends the request's bytes and hands the reply's bytes to `reply`, once. `progress` is called with every progress
  /// message and answers whether to go on. Both are called on the calling thread, and the bytes are gone afterwards.
  func exchange(
    _ request: [UInt8], limits: ReplyLimits, progress: (UnsafeRawBufferPointer) -> Bool,
    reply: (UnsafeRawBufferPointer) -> Void
  ) throws(ReplyProblem)

  /// Acts of the module that were put right, as ends of sentences about it, each once.
  var notices: [String] { get }

  /// Whether the module has a process of its own: then an answer that takes too long ends that process, not the host's.
  var isChild: Bool { get }

  /// Grows whenever another process stands behind the transport. Sessions and labels of the last one are gone then.
  var generation: Int { get }

  /// A transport for one session: sessions in one process answer one after the other.
  func line() -> any ModuleTransport
}

extension ModuleTransport {
  package var notices: [String] { [] }
  package var isChild: Bool { false }
  package var generation: Int { 0 }
  package func line() -> any ModuleTransport { self }
}

/// A fault between a request and its reply.
package struct ReplyProblem: Error, Hashable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// The end of a sentence about the module: `it sent no reply`.
    case wrong
    /// How the module's process ended: `by signal 6 (Aborted)`.
    case ended
    /// The time that it did not keep: `2 seconds`.
    case late
    /// A sentence that says why there is no module.
    case unusable
  }

  package var description: String
  package var kind: Kind
  /// A sentence about the cause of a process's end; empty where nothing is known.
  package var cause: String

  package init(_ description: String, _ kind: Kind = .wrong, cause: String = "") {
    self.description = description
    self.kind = kind
    self.cause = cause
  }
}
