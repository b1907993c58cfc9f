import CSimulationModule

/// The head of a message on the pipes between a host and a module in a process of its own: sixteen bytes, as
/// `PROTOCOL.md` writes them down.
package struct FrameHeader: Hashable, Sendable {
  package enum Kind: UInt32, Sendable {
    case request = 1
    case reply, progress, stop
  }

  package static let count = 16
  /// The longest payload that is read, 16 GiB: far beyond any batch, and refused before anything is allocated.
  package static let longest = 1 << 34
  private static let mark = [UInt8](SIMPLAN_FRAME_MARK.utf8) + [UInt8(SIMPLAN_MODULE_ABI)]

  package var kind: Kind
  /// Bytes of the message that follows; 0 for `stop`, which has none.
  package var length: Int

  package init(_ kind: Kind, length: Int) {
    self.kind = kind
    self.length = length
  }

  /// Reads sixteen bytes, trusting nothing in them.
  package init(decoding bytes: [UInt8]) throws(FrameError) {
    guard bytes.count == Self.count else { throw .truncated }
    guard Array(bytes[..<4]) == Self.mark else {
      throw bytes[..<3] == Self.mark[..<3] ? .otherABI(bytes[3]) : .stray(Array(bytes))
    }
    let (kind, length) = bytes.withUnsafeBytes { bytes in
      (
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    guard let known = Kind(rawValue: kind) else { throw .kind(kind) }
    guard length <= UInt64(Self.longest) else { throw .length(length) }
    guard known != .stop || length == 0 else { throw .length(length) }
    self.init(known, length: Int(length))
  }

  package var bytes: [UInt8] {
    var bytes = Self.mark
    withUnsafeBytes(of: kind.rawValue.littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt64(length).littleEndian) { bytes.append(contentsOf: $0) }
    return bytes
  }
}

/// Why bytes are no frame.
package enum FrameError: Error, Hashable, Sendable, CustomStringConvertible {
  case truncated
  /// Something else was written where a frame belongs, a print most often.
  case stray([UInt8])
  case otherABI(UInt8)
  case kind(UInt32)
  case length(UInt64)
  case unexpected(FrameHeader.Kind)
  /// The module did not keep to the contract, as a sentence.
  case module(String)

  package var description: String {
    switch self {
    case .truncated: return "the stream ends inside a frame"
    case .stray(let bytes):
      let text = String(decoding: bytes, as: UTF8.self).map { $0.isLetter || $0.isNumber ? $0 : " " }
      return "the stream holds something else than a frame, '\(String(text))'; prints belong on standard error"
    case .otherABI(let version):
      return "the frame is of version \(version) of the module contract, not \(SIMPLAN_MODULE_ABI)"
    case .kind(let kind): return "the frame is of the unknown kind \(kind)"
    case .length(let length): return "the frame announces an impossible length: \(length)"
    case .unexpected(let kind): return "a frame of the kind '\(kind)' came out of turn"
    case .module(let problem): return problem
    }
  }
}
