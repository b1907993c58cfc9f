package import Diagnostics
import Glibc

/// Writes a whole file; the folder that holds it must exist.
/// - Parameter isNew: whether a file that stands there already is an error rather than overwritten.
package func writeFile(_ bytes: [UInt8], to path: String, isNew: Bool = false) throws(FileError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (isNew ? O_EXCL : O_TRUNC), 0o666)
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

/// Writes files and folders of the page cache to the disk, so that they survive a loss of power.
package func synchronise(_ paths: [String]) throws(FileError) {
  // Each waits for the same commit of the file system, which many threads at once can share: sixty files one after the
  // other take a fifth of a second, together a hundredth.
  if let refusal = SharedWork(paths).run(threads: min(16, paths.count)) { throw refusal }
}

/// Writes a file in the place of an older one, which stays as it is until the new one is complete and on the disk.
package func replaceFile(at path: String, with bytes: [UInt8]) throws(UnwritableFile) {
  if FileKind.isSpecial(path) { throw .refused(path: path, reason: FileKind.specialReason) }
  EarlyEnd.postpone()
  defer { EarlyEnd.resume() }
  let draft = try writeDraft(of: path, bytes)
  do throws(FileError) {
    guard rename(draft, path) == 0 else { throw .lastError(at: path) }
    try synchronise([folderAndName(of: path).folder])
  } catch {
    unlink(draft)
    throw .refused(path: path, reason: error.reason)
  }
}

/// Writes a file beside the one in whose place it is to stand; nothing is left of it where that fails.
/// - Returns: its path.
private func writeDraft(of path: String, _ bytes: [UInt8]) throws(UnwritableFile) -> String {
  let (folder, name) = folderAndName(of: path)
  let draft = "\(folder)/.\(name).\(getpid()).writing"
  do throws(FileError) {
    try writeFile(bytes, to: draft, isNew: true)
    try synchronise([draft])
  } catch {
    if error != .system(path: draft, code: EEXIST) { unlink(draft) }
    throw .refused(path: path, reason: error.reason)
  }
  return draft
}

/// Writes a file with the folders above it and ends it with a seal. An older file stays as it is until the new one is
/// complete, and stays for good unless this program wrote it and nobody changed it since.
package func replaceSealed(at path: String, with text: String, seal: Seal) throws(UnwritableFile) {
  let folder = folderAndName(of: path).folder
  do throws(FileError) { try FileTree.makeFolder(folder) } catch { throw .refused(path: path, reason: error.reason) }
  try refuseUnsealed(path, path, seal)
  EarlyEnd.postpone()
  defer { EarlyEnd.resume() }
  let draft = try writeDraft(of: path, Array(seal.sealed(text).utf8))
  defer { unlink(draft) }
  func rename(_ way: Renaming) throws(UnwritableFile) {
    guard let code = way.rename(draft, path) else { return }
    // A file system that has only the plain renaming, which replaces.
    guard Renaming.isMissing(code) else { throw .refused(path: path, reason: systemReason(code)) }
    guard Glibc.rename(draft, path) == 0 else { throw .refused(path: path, reason: systemReason(errno)) }
  }
  guard FileKind(at: path) != nil else { return try rename(.withoutReplacing) }
  try rename(.exchanging)
  guard FileKind(at: draft) != nil || FileTree.isSymbolicLink(draft) else { return }
  // The older file is looked at once more, now that nobody can put another in its place.
  do throws(UnwritableFile) { try refuseUnsealed(draft, path, seal) } catch {
    try rename(.exchanging)
    throw error
  }
}

private func refuseUnsealed(_ file: String, _ name: String, _ seal: Seal) throws(UnwritableFile) {
  guard FileKind(at: file) != nil || FileTree.isSymbolicLink(file) else { return }
  guard !FileTree.isSymbolicLink(file), FileKind(at: file) == .file else { throw .foreign(path: name) }
  let bytes: [UInt8]
  do throws(FileError) { bytes = try readFile(file) } catch { throw .foreign(path: name) }
  if seal.content(of: bytes) == nil { throw .foreign(path: name) }
}

/// A file that cannot be written.
package enum UnwritableFile: Error, Hashable, Sendable, CustomStringConvertible {
  case refused(path: String, reason: String)
  /// Something stands there that this program did not write, or that was changed since.
  case foreign(path: String)

  package var description: String {
    switch self {
    case .refused(let path, let reason): "'\(path)' cannot be written: \(reason); choose another place for it"
    case .foreign(let path):
      "'\(path)' was not written by simplan, or was changed since, and is left as it is; choose another name, or delete "
        + "it yourself"
    }
  }
}

extension InvalidInput {
  /// A file that cannot be written where a person asked for it: a failure, since nothing is wrong with what was read.
  package init(_ unwritable: UnwritableFile) {
    var problem = Diagnostic.error(unwritable.description)
    if case .refused = unwritable { problem.isFailure = true }
    self.init(problem)
  }
}
