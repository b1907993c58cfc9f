import Files
import Glibc

/// The folder in which results grow until they are whole.
///
/// A journal in it names every file before it is written. With the journal the folder is half a run's and everything that
/// the journal names may go; the journal itself goes when the results are whole, and then only the record counts.
struct Draft {
  static let journal = ".simplan-draft"

  let path: String

  /// Makes the folder with an empty journal.
  func make() throws(FileError) {
    guard mkdir(path, 0o777) == 0 else { throw .lastError(at: path) }
    try writeFile([], to: "\(path)/\(Self.journal)", isNew: true)
  }

  func write(_ bytes: [UInt8], to file: String) throws(FileError) {
    let journal = open("\(path)/\(Self.journal)", O_WRONLY | O_APPEND | O_CLOEXEC)
    guard journal >= 0 else { throw .lastError(at: "\(path)/\(Self.journal)") }
    let line = Array("\(file)\n".utf8)
    let count = Glibc.write(journal, line, line.count)
    let refusal = FileError.lastError(at: "\(path)/\(Self.journal)")
    close(journal)
    guard count == line.count else { throw refusal }
    if let slash = file.lastIndex(of: "/") { try FileTree.makeFolder("\(path)/\(file[..<slash])") }
    try writeFile(bytes, to: "\(path)/\(file)")
  }

  /// Writes the files to the disk and takes the journal away.
  func complete(_ files: [String]) throws(FileError) {
    let folders = FolderClearing.folders(above: files).map { "\(path)/\($0)" }
    try synchronise(files.map { "\(path)/\($0)" } + folders + [path])
    guard unlink("\(path)/\(Self.journal)") == 0 else { throw .lastError(at: "\(path)/\(Self.journal)") }
  }
}

/// A folder under one of the names that runs use while they write: a draft, or results whose place was taken.
struct Leftover {
  /// The fault of a leftover that holds something of the user's.
  enum Refusal: Error {
    case holds([StoredFolder.Difference])
    case file(FileError)
  }

  let path: String
  let content: FolderContent
  /// Of a look at the folder when it stood elsewhere.
  var proof: FolderProof?

  var exists: Bool { FileKind(at: path) != nil || FileTree.isSymbolicLink(path) }

  /// Whether a run was killed before its draft was whole.
  var isHalfWritten: Bool {
    FileKind(at: "\(path)/\(Draft.journal)") != nil || FileKind(at: "\(path)/\(content.record)") == nil
  }

  /// Removes the folder, or throws without touching it if anything in it is not the program's.
  func remove() throws(Refusal) {
    do throws(FileError) {
      guard exists else { return }
      if rmdir(path) == 0 { return }
      guard !FileTree.isSymbolicLink(path), FileKind(at: path) == .folder else {
        throw FileError.notAFolder(path: path)
      }
      let folder = try OpenFolder(path)
      if let journal = try? folder.read(Draft.journal) {
        let files = String(decoding: journal, as: UTF8.self).split(separator: "\n").map(String.init)
        return try FolderClearing(files: Set(files), last: Draft.journal).clear(path)
      }
    } catch {
      throw .file(error)
    }
    let stored: StoredFolder
    do throws(FileError) { stored = try StoredFolder(try OpenFolder(path), content: content, proof: proof) } catch {
      throw .holds([StoredFolder.Difference(path: content.record, state: "cannot be read: \(error.reason)")])
    }
    guard case .sealed = stored.record else {
      throw .holds([StoredFolder.Difference(path: content.record, state: "is not as a run wrote it")])
    }
    guard stored.foreign.isEmpty else { throw .holds(stored.foreign) }
    do throws(FileError) {
      try FolderClearing(files: stored.whole, last: content.record).clear(path)
    } catch {
      throw .file(error)
    }
  }
}
