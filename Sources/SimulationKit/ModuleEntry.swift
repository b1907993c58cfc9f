public import CSimulationModule

/// The table that a module's one exported function returns. It lives as long as the process.
public func moduleEntry<M: SimulationModule>(_ module: M.Type) -> UnsafeMutablePointer<simplan_module> {
  moduleEntry(ModuleType(M.self))
}

/// The table of a module that is not a type of its own: what it computes follows from a file. Its instances refuse in
/// `run` what its check refuses.
package func moduleEntry(
  manifest: Manifest, check: @escaping @Sendable (Parameters) -> [ParameterDiagnostic],
  prepare: @escaping @Sendable (Parameters) throws(SampleProblem) -> any ModuleInstance
) -> UnsafeMutablePointer<simplan_module> {
  moduleEntry(ModuleType(manifest: manifest, check: check, prepare: prepare))
}

private func moduleEntry(_ type: ModuleType) -> UnsafeMutablePointer<simplan_module> {
  let server = Unmanaged.passRetained(ModuleServer(type))
  let table = UnsafeMutablePointer<simplan_module>.allocate(capacity: 1)
  table.initialize(
    to: simplan_module(
      abi_version: UInt32(SIMPLAN_MODULE_ABI), size: UInt32(MemoryLayout<simplan_module>.size),
      state: server.toOpaque(),
      answer: { state, request, count, receiver, receive in
        guard let state, let receive, count >= 0, request != nil || count == 0 else { return 1 }
        let server = Unmanaged<ModuleServer>.fromOpaque(state).takeUnretainedValue()
        return aligned(UnsafeRawBufferPointer(start: request, count: Int(count))) { bytes in
          server.answer(bytes) { kind, message in
            receive(receiver, kind, message.baseAddress?.assumingMemoryBound(to: UInt8.self), Int64(message.count))
          }
        }
      }))
  return table
}

/// A host aligns its requests; one that does not is still read rightly.
private func aligned<Result>(
  _ bytes: UnsafeRawBufferPointer, _ work: (UnsafeRawBufferPointer) -> Result
) -> Result {
  guard UInt(bitPattern: bytes.baseAddress) % 8 != 0 else { return work(bytes) }
  return withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 8) { copy in
    copy.copyMemory(from: bytes)
    return work(UnsafeRawBufferPointer(copy))
  }
}
