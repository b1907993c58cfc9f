import Glibc

/// The bytes of a file by the word of the system, so that a file may be refused before it is read; nil where it is no
/// file on a disk, or not to be had.
package func sizeOfFile(_ path: String) -> Int? {
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  return Int(status.st_size)
}
