import Glibc

/// Why a file could not be read, in a person's words.
struct FileError: Error {
  var reason: String
}

/// The bytes of a regular file.
func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(reason: String(cString: strerror(errno))) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(reason: String(cString: strerror(errno))) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(reason: "it is not a regular file") }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(Int(status.st_size))
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return bytes }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw FileError(reason: String(cString: strerror(errno))) }
    bytes += buffer[..<count]
  }
}
