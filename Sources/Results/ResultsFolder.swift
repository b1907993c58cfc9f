import Files
import Glibc
import ScenarioReading
import Synchronization

/// A results folder that is replaced as a whole or not at all, and only while it holds nothing but what runs wrote.
///
/// A run opens it before it computes, writes its files, and publishes. Until then the results of the run before stand
/// untouched; a run that fails, or is killed, changes nothing. The folder is locked while this object lives.
package final class ResultsFolder: Sendable {
  /// The file that makes a folder a results folder.
  package static let record = FolderContent.results.record

  /// The folder, as the analyst wrote it.
  package var path: String { place.written }

  private enum Phase { case open, published, abandoned }
  private struct State {
    var phase = Phase.open
    var files: [ListedFile] = []
    var registration = 0
    /// Of the results that the new ones replace.
    var proof: FolderProof?
  }

  private let place: ResultsPlace
  private let content: FolderContent
  private let lock: FolderLock
  private let exchange: FolderExchange
  private let draft: Draft
  private let state = Mutex(State())

  /// Locks the folder, finishes or undoes what a killed run left, and prepares an empty draft.
  ///
  /// - Throws: when another run writes to the folder, something other than results stands in its place or among them, or
  ///   the place cannot be written. Nothing of what was there is touched then.
  package convenience init(at path: String, content: FolderContent = .results) throws(ResultsFolderError) {
    try self.init(at: path, content: content, exchange: exchangeFolders)
  }

  package init(
    at path: String, content: FolderContent = .results, exchange: @escaping FolderExchange
  ) throws(ResultsFolderError) {
    let place = try ResultsPlace(path)
    EarlyEnd.postpone()
    defer { EarlyEnd.resume() }
    lock = try FolderLock(place)
    self.place = place
    self.content = content
    self.exchange = exchange
    draft = Draft(path: place.draft)
    let proof = try refuseWhatIsNotOurs(in: place.folder)
    try recover()
    try refusing("create \(place.writtenDraft)", for: path) { () throws(FileError) in try draft.make() }
    let registration = EarlyEnd.register { [weak self] in self?.abandon() }
    state.withLock {
      $0.registration = registration
      $0.proof = proof
    }
  }

  deinit {
    EarlyEnd.postpone()
    defer { EarlyEnd.resume() }
    let (phase, registration) = state.withLock { ($0.phase, $0.registration) }
    EarlyEnd.forget(registration)
    // A folder that cannot be removed now is removed, or named, when the next run starts.
    if phase == .open { try? leftover(place.draft).remove() }
    lock.removeFile()
  }

  /// Removes draft and lock, since the process is about to end. Whoever writes then waits for that end.
  private func abandon() {
    state.withLock { state in
      if state.phase == .open {
        try? leftover(place.draft).remove()
        state.phase = .abandoned
      }
      lock.removeFile()
    }
  }

  /// Writes one file of the results, as UTF-8; `file` is a path inside the folder, such as `economy/output.csv`.
  package func write(_ text: String, to file: String) throws(ResultsFolderError) {
    try write(Array(text.utf8), to: file)
  }

  /// Writes one file of the results.
  package func write(_ bytes: [UInt8], to file: String) throws(ResultsFolderError) {
    let steps = file.split(separator: "/", omittingEmptySubsequences: false)
    precondition(!steps.contains { ["", ".", ".."].contains($0) }, "\(file) is not a path inside the results folder")
    precondition(![content.record, Draft.journal].contains(file), "\(file) is written by the folder itself")
    try whileOpen { state throws(ResultsFolderError) in
      try put(bytes, file)
      state.files.append(ListedFile(path: file, content: bytes))
    }
  }

  /// Puts what was written in the place of the results before, in one step, and deletes those.
  /// - Parameter record: the text of the record, a JSON object, to which the list of the files is added.
  package func publish(record: String) throws(ResultsFolderError) {
    try whileOpen { state throws(ResultsFolderError) in
      let files = state.files.sorted { $0.path < $1.path }
      let text: String
      do throws(UnwritableJSON) { text = try FolderRecord.text(record, files: files) } catch {
        throw .refused(action: "write \(content.record)", reason: error.description, folder: path)
      }
      try put(Array(text.utf8), content.record)
      try refusing("write the results to the disk", for: path) { () throws(FileError) in
        try draft.complete(files.map(\.path) + [content.record])
      }
      state.proof = try refuseWhatIsNotOurs(in: place.folder, state.proof)
      try putInPlace(state.proof)
      state.phase = .published
      // The new results are in place: the run has succeeded, and the next one names leftovers that cannot be deleted.
      try? synchronise([place.above, place.folder])
      try? leftover(place.draft, state.proof).remove()
      try? leftover(place.previous, state.proof).remove()
    }
  }

  private func whileOpen(
    _ work: (inout State) throws(ResultsFolderError) -> Void
  ) throws(ResultsFolderError) {
    let isAbandoned = try state.withLock { state throws(ResultsFolderError) in
      precondition(state.phase != .published, "results are written before they are published, and published once")
      if state.phase == .open { try work(&state) }
      return state.phase == .abandoned
    }
    while isAbandoned { pause() }
  }

  private func put(_ bytes: [UInt8], _ file: String) throws(ResultsFolderError) {
    try refusing("write \(file)", for: path) { () throws(FileError) in try draft.write(bytes, to: file) }
  }

  private func putInPlace(_ proof: FolderProof?) throws(ResultsFolderError) {
    if FileKind(at: place.folder) == nil { return try rename(place.draft, to: place.folder) }
    if let reason = exchange(place.draft, place.folder) {
      guard Renaming.isMissing(reason) else {
        errno = reason
        throw .systemError("put the new results in place", folder: path)
      }
      return try replaceInTwoSteps(proof)
    }
    // Something may have come between the last look and the exchange.
    do throws(ResultsFolderError) { try refuseWhatIsNotOurs(in: place.draft, proof) } catch {
      if let reason = exchange(place.draft, place.folder) {
        errno = reason
        throw .systemError("put back the folder that is now \(place.draft)", folder: path)
      }
      throw error
    }
  }

  /// For file systems that cannot exchange: between the two renames the results stand under neither name, and the next
  /// start puts the new ones in place.
  private func replaceInTwoSteps(_ proof: FolderProof?) throws(ResultsFolderError) {
    try rename(place.folder, to: place.previous)
    do throws(ResultsFolderError) {
      try refuseWhatIsNotOurs(in: place.previous, proof)
      try rename(place.draft, to: place.folder)
    } catch {
      try rename(place.previous, to: place.folder)
      throw error
    }
  }

  private func recover() throws(ResultsFolderError) {
    let (draft, previous) = (leftover(place.draft), leftover(place.previous))
    if previous.exists && !holdsRecord {
      // The old results are moved aside only once the draft is whole: with a whole draft the step is finished, without
      // one it is undone.
      try rename(draft.exists && !draft.isHalfWritten ? place.draft : place.previous, to: place.folder)
    }
    for leftover in [previous, draft] {
      do throws(Leftover.Refusal) { try leftover.remove() } catch {
        switch error {
        case .holds(let differences):
          throw .leftover(path: leftover.path, holds: differences.map(\.description), folder: path)
        case .file(let error):
          throw .refused(
            action: "remove what an earlier run left in \(leftover.path)",
            reason: "\(error.reason); make it writable with chmod -R u+w, or delete it yourself", folder: path)
        }
      }
    }
  }

  private func leftover(_ path: String, _ proof: FolderProof? = nil) -> Leftover {
    Leftover(path: path, content: content, proof: proof)
  }

  private func rename(_ old: String, to new: String) throws(ResultsFolderError) {
    try refusing("put the new results in place", for: path) { () throws(FileError) in
      try FileTree.rename(old, to: new)
    }
  }

  private var holdsRecord: Bool { FileKind(at: "\(place.folder)/\(content.record)") == .file }

  @discardableResult
  private func refuseWhatIsNotOurs(
    in folder: String, _ proof: FolderProof? = nil
  ) throws(ResultsFolderError) -> FolderProof? {
    try FolderOwnership(folder: folder, written: path, content: content).check(proof)
  }
}
