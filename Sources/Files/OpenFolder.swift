import Glibc

/// A folder that was opened once. What is done through it is done to that folder, wherever its path leads by then, and
/// never through a symbolic link inside it.
package final class OpenFolder: Sendable {
  /// The kind of thing that a name in a folder stands for; symbolic links are not followed.
  package enum Kind: Sendable {
    case file, folder, link, other
  }

  /// Its path, for messages.
  package let path: String
  private let descriptor: Int32

  package init(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .lastError(at: path) }
    self.path = path
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// A folder directly inside this one.
  package func folder(_ name: String) throws(FileError) -> OpenFolder {
    let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard inner >= 0 else { throw .lastError(at: "\(path)/\(name)") }
    return OpenFolder(descriptor: inner, path: "\(path)/\(name)")
  }

  /// The names directly inside it, in their order.
  package func entries() throws(FileError) -> [(name: String, kind: Kind)] {
    // The stream takes its descriptor with it when it is closed.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0 else { throw .lastError(at: path) }
    guard let stream = fdopendir(own) else {
      let refusal = FileError.lastError(at: path)
      close(own)
      throw refusal
    }
    defer { closedir(stream) }
    var entries: [(String, Kind)] = []
    while let entry = readdir(stream) {
      let (name, kind) = withUnsafeBytes(of: &entry.pointee.d_name) { bytes -> (String, Kind) in
        (String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self), self.kind(entry.pointee.d_type, of: bytes))
      }
      if name != ".", name != ".." { entries.append((name, kind)) }
    }
    return entries.sorted { $0.0 < $1.0 }
  }

  /// - Parameter type: as the folder itself has it; some file systems leave it open.
  private func kind(_ type: UInt8, of name: UnsafeRawBufferPointer) -> Kind {
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    case Int(DT_UNKNOWN): break
    default: return .other
    }
    var status = stat()
    guard let start = name.baseAddress?.assumingMemoryBound(to: CChar.self),
      fstatat(descriptor, start, &status, AT_SYMLINK_NOFOLLOW) == 0
    else { return .other }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The bytes of a file directly inside it, and the identity that it has as long as it holds them; without one where it
  /// changed meanwhile or just before.
  /// - Parameter expected: the number of bytes that it should have; nil is returned, and nothing read, for another one.
  package func read(
    _ name: String, expected: Int? = nil
  ) throws(FileError) -> (bytes: [UInt8], identity: FileIdentity?)? {
    let file = try opened(name)
    defer { close(file.descriptor) }
    let size = Int(file.status.st_size)
    guard expected == nil || size == expected else { return nil }
    let identity = FileIdentity(file.status)
    let isSettled = identity.isSettled
    let bytes = try readAll(file.descriptor, size: size, path: "\(path)/\(name)")
    var after = stat()
    guard isSettled, fstat(file.descriptor, &after) == 0, FileIdentity(after) == identity else { return (bytes, nil) }
    return (bytes, identity)
  }

  package func read(_ name: String) throws(FileError) -> [UInt8] { try read(name, expected: nil)?.bytes ?? [] }

  /// The identity by which a file directly inside it is known to be unchanged. The file is opened, which makes a network
  /// file system ask its server.
  package func identity(of name: String) throws(FileError) -> FileIdentity {
    let file = try opened(name)
    close(file.descriptor)
    return FileIdentity(file.status)
  }

  private func opened(_ name: String) throws(FileError) -> (descriptor: Int32, status: stat) {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .lastError(at: "\(path)/\(name)") }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .notRegular(path: "\(path)/\(name)")
    }
    return (file, status)
  }

  /// Removes a file directly inside it.
  package func removeFile(_ name: String) throws(FileError) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw .lastError(at: "\(path)/\(name)") }
  }

  /// Removes a folder directly inside it, which must be empty.
  package func removeFolder(_ name: String) throws(FileError) {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw .lastError(at: "\(path)/\(name)")
    }
  }

  /// Whether this folder is the one that a path leads to.
  package func stands(at path: String) -> Bool {
    var (own, named) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && stat(path, &named) == 0 && own.st_dev == named.st_dev
      && own.st_ino == named.st_ino
  }
}
