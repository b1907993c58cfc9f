import FoundationEssentials
import Glibc

/// The kind of thing that stands at a path; symbolic links are followed.
package enum FileKind: Hashable, Sendable {
  case folder, file

  /// Returns nil if nothing stands there.
  package init?(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}

extension FileKind {
  /// Whether a device, a pipe or a socket stands at the path, or behind a link there: a file in its place would take it away.
  package static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR && status.st_mode & S_IFMT != S_IFREG
  }

  package static let specialReason = "it is a device or a pipe, and no file"
}

/// Folders by their paths.
package enum FileTree {
  package static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder in their order, "" being the current one; none where it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether a folder can be read and holds nothing.
  package static func isEmptyFolder(_ path: String) -> Bool {
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: path) else { return false }
    return entries.isEmpty
  }

  /// Makes a folder and those above it, where they do not exist.
  package static func makeFolder(_ path: String) throws(FileError) {
    switch FileKind(at: path) {
    case .folder: return
    case .file: throw .notAFolder(path: path)
    case nil: break
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
    // Another process may make the same folder between the two calls.
    guard mkdir(path, 0o777) == 0 || (errno == EEXIST && FileKind(at: path) == .folder) else {
      throw .lastError(at: path)
    }
  }

  /// Lets everybody start a file who may read it.
  package static func makeExecutable(_ path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0, chmod(path, status.st_mode | (status.st_mode & 0o444) >> 2) == 0 else {
      throw .lastError(at: path)
    }
  }

  package static func rename(_ old: String, to new: String) throws(FileError) {
    guard Glibc.rename(old, new) == 0 else { throw .lastError(at: new) }
  }
}
