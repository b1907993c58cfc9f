import Files
import Glibc

/// A results folder that is replaced as a whole or not at all.
///
/// A run opens it before it computes, writes its files, and publishes. Until then the results of the run before stand
/// untouched; a run that fails, or is killed, changes nothing. The folder is locked while this object lives.
package final class ResultsFolder {
  /// The file that makes a folder a results folder. Only a folder that holds it is ever replaced.
  package static let record = "run.json"

  /// The folder, as the analyst wrote it.
  package var path: String { place.written }

  private let place: ResultsPlace
  private let lock: FolderLock
  private let exchange: FolderExchange
  /// From the making of the draft to its publication.
  private var open = false

  /// Locks the folder, finishes or undoes what a killed run left, and prepares an empty draft.
  ///
  /// - Throws: when another run writes to the folder, something other than results stands in its place, or the
  ///   place cannot be written. Nothing of what was there is touched then.
  package convenience init(at path: String) throws(ResultsFolderError) {
    try self.init(at: path, exchange: exchangeFolders)
  }

  package init(at path: String, exchange: @escaping FolderExchange) throws(ResultsFolderError) {
    let place = try ResultsPlace(path)
    lock = try FolderLock(place)
    self.place = place
    self.exchange = exchange
    try refuseWhatIsNotOurs()
    try recover()
    try makeFolder(place.draft, for: path)
    open = true
  }

  deinit {
    // What cannot be removed now is removed, or named, when the next run starts.
    if open { try? remove(place.draft) }
  }

  /// Writes one file of the results, as UTF-8; `file` is a path inside the folder, such as `economy/output.csv`.
  package func write(_ text: String, to file: String) throws(ResultsFolderError) {
    try write(Array(text.utf8), to: file)
  }

  /// Writes one file of the results.
  package func write(_ bytes: [UInt8], to file: String) throws(ResultsFolderError) {
    precondition(open, "results are written before they are published")
    let steps = file.split(separator: "/", omittingEmptySubsequences: false)
    precondition(!steps.contains { ["", ".", ".."].contains($0) }, "\(file) is not a path inside the results folder")
    if steps.count > 1 {
      try makeFolder("\(place.draft)/\(steps.dropLast().joined(separator: "/"))", for: path)
    }
    try refusing("write \(file)", for: path) { () throws(FileError) in
      try writeFile(bytes, to: "\(place.draft)/\(file)")
    }
  }

  /// Puts what was written in the place of the results before, in one step, and deletes those.
  package func publish() throws(ResultsFolderError) {
    precondition(open, "results are published once")
    precondition(FileKind(at: "\(place.draft)/\(Self.record)") == .file, "results hold a \(Self.record)")
    try refuseWhatIsNotOurs()
    if FileKind(at: place.folder) == nil {
      try rename(place.draft, to: place.folder)
    } else if let reason = exchange(place.draft, place.folder) {
      guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(reason) else {
        errno = reason
        throw .systemError("put the new results in place", folder: path)
      }
      try replaceInTwoSteps()
    }
    open = false
    // The new results are in place: the run has succeeded, and the next one names leftovers that cannot be deleted.
    try? remove(place.draft)
    try? remove(place.previous)
  }

  /// For file systems that cannot exchange: between the two renames the results stand under neither name, and the next
  /// start puts the new ones in place.
  private func replaceInTwoSteps() throws(ResultsFolderError) {
    try rename(place.folder, to: place.previous)
    do {
      try rename(place.draft, to: place.folder)
    } catch {
      try rename(place.previous, to: place.folder)
      throw error
    }
  }

  private func recover() throws(ResultsFolderError) {
    if FileKind(at: place.previous) != nil && !holdsResults {
      // The old results are moved aside only once the draft is whole: with a draft the step is finished, without one
      // it is undone.
      let whole = FileKind(at: place.draft) != nil ? place.draft : place.previous
      try rename(whole, to: place.folder)
    }
    try remove(place.previous)
    try remove(place.draft)
  }

  private func rename(_ old: String, to new: String) throws(ResultsFolderError) {
    try refusing("put the new results in place", for: path) { () throws(FileError) in
      try FileTree.rename(old, to: new)
    }
  }

  private func remove(_ leftover: String) throws(ResultsFolderError) {
    try refusing("remove what an earlier run left in \(leftover)", for: path) { () throws(FileError) in
      try FileTree.remove(leftover)
    }
  }

  private var holdsResults: Bool { FileKind(at: "\(place.folder)/\(Self.record)") == .file }

  private func refuseWhatIsNotOurs() throws(ResultsFolderError) {
    switch FileKind(at: place.folder) {
    case nil: return
    case .file: throw .notAFolder(path: path, folder: path)
    case .folder: guard holdsResults || FileTree.isEmptyFolder(place.folder) else { throw .notResults(folder: path) }
    }
  }
}
