import FoundationEssentials
import Glibc

/// The few file system calls that results need, with the reason of a refusal kept.
enum FileTree {
  enum Kind { case folder, file }

  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func isEmptyFolder(_ path: String) -> Bool {
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: path) else { return false }
    return entries.isEmpty
  }

  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Makes a folder and those above it, where they do not exist.
  static func makeFolder(_ path: String, for folder: String) throws(ResultsFolderError) {
    switch kind(path) {
    case .folder: return
    case .file: throw .notAFolder(path: path, folder: folder)
    case nil: break
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]), for: folder)
    }
    // Another process may make the same folder between the two calls.
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && kind(path) == .folder) else {
      throw .systemError("create \(path)", folder: folder)
    }
  }

  static func rename(_ old: String, to new: String, for folder: String) throws(ResultsFolderError) {
    guard Glibc.rename(old, new) == 0 else { throw .systemError("put the new results in place", folder: folder) }
  }

  /// Removes a file or a whole folder; it is no error when there is none. Symbolic links inside are not followed.
  static func remove(_ path: String, for folder: String) throws(ResultsFolderError) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      guard kind(path) != nil || isSymbolicLink(path) else { return }
      let reason = (error as? CocoaError)?.underlying as? POSIXError
      throw .refused(
        action: "remove what an earlier run left in \(path)",
        reason: reason.map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)", folder: folder)
    }
  }

  /// Writes a whole file; the folder that holds it must exist.
  static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        let reason = errno
        close(descriptor)
        errno = reason
        return false
      }
      done += count
    }
    // A full network disk may be reported only here.
    return close(descriptor) == 0
  }
}

extension ResultsFolderError {
  /// The refusal that `errno` holds.
  static func systemError(_ action: String, folder: String) -> ResultsFolderError {
    .refused(action: action, reason: String(cString: strerror(errno)), folder: folder)
  }
}
