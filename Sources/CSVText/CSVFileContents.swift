public import Diagnostics
import Glibc

extension CSVFile {
  /// The bytes of a file, which may be a pipe. Refused by its size before anything is read, where the size is known.
  /// - Throws: `InvalidInput` that names the file and the operating system's reason.
  public static func contents(of path: String) throws(InvalidInput) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { throw InvalidInput(.error("there is no file '\(path)' to read")) }
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    if status.st_mode & S_IFMT == S_IFREG, status.st_size > largestSize {
      throw InvalidInput(tooLarge(Int(status.st_size), file: path))
    }
    // One byte more than the size says shows the end without another allocation.
    var bytes: [UInt8] = []
    var room = max(Int(status.st_size) + 1, 1 << 16)
    while true {
      guard let part = nextBytes(of: descriptor, room) else { throw unreadable(path) }
      // No copy of the first part, which for a file on a disk is all of it.
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.count < room { return bytes }
      if bytes.count > largestSize { throw InvalidInput(tooLarge(bytes.count, file: path)) }
      room = max(room, 1 << 20)
    }
  }

  /// The next bytes, fewer than `count` only at the end of the file; nil where the system refuses.
  private static func nextBytes(of descriptor: Int32, _ count: Int) -> [UInt8]? {
    var isRefused = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < count {
        let got = Glibc.read(descriptor, base + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          isRefused = got < 0
          return
        }
        filled += got
      }
    }
    return isRefused ? nil : bytes
  }

  private static func unreadable(_ path: String) -> InvalidInput {
    InvalidInput(.error("'\(path)' cannot be read: \(String(cString: strerror(errno)))"))
  }
}
