import FoundationEssentials
import Glibc

/// Writes a whole file; the folder that holds it must exist.
package func writeFile(_ bytes: [UInt8], to path: String) throws(FileError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .lastError(at: path) }
  var done = 0
  while done < bytes.count {
    let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else {
      let refusal = FileError.lastError(at: path)
      close(descriptor)
      throw refusal
    }
    done += count
  }
  // A full network disk may be reported only here.
  guard close(descriptor) == 0 else { throw .lastError(at: path) }
}

/// Writes a file with the folders above it; an older file stays as it is until the new one is complete.
package func replaceFile(at path: String, with text: String) throws(UnwritableFile) {
  let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  do {
    if !folder.isEmpty {
      try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
    }
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw UnwritableFile(path: path)
  }
}

/// A file that cannot be written.
package struct UnwritableFile: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  package var description: String { "'\(path)' cannot be written: is its folder a folder, and may you write there?" }
}
