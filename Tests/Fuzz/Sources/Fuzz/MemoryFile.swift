import Glibc

/// A file without a place on a disk, for what reads and writes descriptors: many thousands are filled in a second.
struct MemoryFile: Sendable {
  let descriptor: Int32

  init(_ name: String) {
    let path = "/fuzz-\(getpid())-\(name)"
    descriptor = shm_open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0, shm_unlink(path) == 0 else { broken("no file in memory can be made") }
  }

  /// Holds these bytes and no others, and stands at the first.
  func hold(_ bytes: [UInt8]) {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count,
      lseek(descriptor, 0, SEEK_SET) == 0
    else { broken("a file in memory takes no bytes") }
  }

  /// All that it holds.
  var bytes: [UInt8] {
    let count = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    return Array(unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
  }
}
