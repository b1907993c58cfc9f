import Glibc

/// The bytes of a whole file.
/// - Parameter orPipe: whether the path may name a pipe too, as a shell writes `<(…)`; reading it waits for its writer.
package func readFile(_ path: String, orPipe: Bool = false) throws(FileError) -> [UInt8] {
  let file = try openFile(path, orPipe: orPipe)
  defer { close(file.descriptor) }
  return try readAll(file.descriptor, size: file.size, path: path)
}

/// Opens a file for reading.
func openFile(_ path: String, orPipe: Bool = false) throws(FileError) -> (descriptor: Int32, size: Int) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | (orPipe ? 0 : O_NONBLOCK))
  guard descriptor >= 0 else { throw .lastError(at: path) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    let refusal = FileError.lastError(at: path)
    close(descriptor)
    throw refusal
  }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFREG || orPipe && kind != S_IFDIR else {
    close(descriptor)
    throw .notRegular(path: path)
  }
  return (descriptor, Int(status.st_size))
}

/// Everything from where a descriptor stands to its end.
/// - Parameter size: the number of bytes that are expected.
func readAll(_ descriptor: Int32, size: Int, path: String) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(size)
  try readPieces(descriptor, path: path) { bytes += $0 }
  return bytes
}

/// Gives everything from where a descriptor stands to its end, piece by piece.
func readPieces(_ descriptor: Int32, path: String, _ take: (ArraySlice<UInt8>) -> Void) throws(FileError) {
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw .lastError(at: path) }
    take(buffer[..<count])
  }
}
