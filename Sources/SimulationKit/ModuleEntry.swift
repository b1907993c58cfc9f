public import CSimulationModule
import FoundationEssentials
import Synchronization

/// The table that a module's one exported function returns. It lives as long as the process.
public func moduleEntry<M: SimulationModule>(_ module: M.Type) -> UnsafeMutablePointer<simplan_module> {
  let server = Unmanaged.passRetained(ErasedServer(ModuleServer<M>()))
  let table = UnsafeMutablePointer<simplan_module>.allocate(capacity: 1)
  table.initialize(
    to: simplan_module(
      abi_version: UInt32(SIMPLAN_MODULE_ABI), size: UInt32(MemoryLayout<simplan_module>.size),
      state: server.toOpaque(),
      answer: { state, request, count, receiver, receive in
        guard let state, let receive, count >= 0, request != nil || count == 0 else { return 1 }
        let server = Unmanaged<ErasedServer>.fromOpaque(state).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: request, count: Int(count))
        return server.answer(bytes) { kind, bytes in
          bytes.withUnsafeBufferPointer { receive(receiver, kind, $0.baseAddress, Int64($0.count)) }
        }
      }))
  return table
}

/// What the C function pointer, which cannot be generic, finds behind `state`.
private final class ErasedServer: Sendable {
  /// Answers one request; the closure is the host's receiver and returns its answer.
  let answer: @Sendable (UnsafeRawBufferPointer, @escaping (Int32, [UInt8]) -> Int32) -> Int32

  init<M: SimulationModule>(_ server: ModuleServer<M>) {
    answer = { server.answer($0, receive: $1) }
  }
}
