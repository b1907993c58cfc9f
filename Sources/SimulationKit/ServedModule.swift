import ModuleMessages

/// Makes a program of a module: answers the frames of a host on standard input until it ends.
///
/// ```swift
/// exit(serveModule(WindSolar.self))
/// ```
///
/// Prints of the module go to standard error, so that it cannot be taken for a reply.
/// - Returns: the code to end the program with: 0 where the host closed its end, 1 where it did not keep to the contract.
public func serveModule<M: SimulationModule>(_ module: M.Type) -> Int32 {
  FrameServer.serveStandardStreams(FrameServer.answering(ModuleType(M.self)))
}

extension FrameServer {
  /// Serves a module of this kit.
  init(_ type: ModuleType, input: Int32, output: Int32) {
    self.init(input: input, output: output, answer: Self.answering(type))
  }

  fileprivate static func answering(_ type: ModuleType) -> Answer {
    let server = ModuleServer(type)
    return { bytes, receive throws(FrameError) in
      guard server.answer(bytes, receive: receive) == 0 else { throw .module("the request cannot be answered") }
    }
  }
}
