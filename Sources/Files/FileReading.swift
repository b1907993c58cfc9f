import Glibc

/// The bytes of a whole file.
/// - Parameter orPipe: whether the path may name a pipe too, as a shell writes `<(…)`; reading it waits for its writer.
package func readFile(_ path: String, orPipe: Bool = false) throws(FileError) -> [UInt8] {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | (orPipe ? 0 : O_NONBLOCK))
  guard descriptor >= 0 else { throw .lastError(at: path) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .lastError(at: path) }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFREG || orPipe && kind != S_IFDIR else { throw .notRegular(path: path) }
  return try readAll(descriptor, size: Int(status.st_size), path: path)
}

/// Everything from where a descriptor stands to its end.
/// - Parameter size: the number of bytes that are expected.
func readAll(_ descriptor: Int32, size: Int, path: String) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(size)
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return bytes }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw .lastError(at: path) }
    bytes += buffer[..<count]
  }
}
