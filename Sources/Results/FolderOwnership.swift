import Files
import Glibc

/// Tells whether a folder may be replaced: everything in it must have been written by runs, and nobody may have changed
/// it since. Whatever else is there is the user's.
struct FolderOwnership {
  /// The folder as it is opened.
  let folder: String
  /// The folder as messages name it.
  let written: String
  let content: FolderContent

  /// Returns for a folder that is not there, is empty, or holds nothing but what runs wrote.
  /// - Parameter proof: of an earlier look at the folder, also when it stood elsewhere.
  /// - Returns: the proof for the next look.
  @discardableResult
  func check(_ proof: FolderProof? = nil) throws(ResultsFolderError) -> FolderProof? {
    switch FileKind(at: folder) {
    case nil: return nil
    case .file: throw .notAFolder(path: written, folder: written)
    case .folder: break
    }
    let open = try opened()
    let names = try names(in: open)
    if names.isEmpty { return nil }
    guard names.contains(content.record) || names.contains(content.record + "/") else {
      throw .notResults(folder: written, content: content)
    }
    let stored: StoredFolder
    do throws(FileError) { stored = try StoredFolder(open, content: content, proof: proof) } catch {
      throw .foreign(folder: written, content: content, holds: names)
    }
    switch stored.record {
    case .sealed:
      guard stored.foreign.isEmpty else {
        throw .holdsForeign(folder: written, content: content, stored.foreign.map(\.description))
      }
      try refuseWhatIsProtected(stored)
      return stored.proof
    case .unlisted: throw .unlisted(folder: written)
    case .changed, .foreign: throw .foreign(folder: written, content: content, holds: names)
    }
  }

  /// A folder that its owner closed to writing is meant to stay. It could be moved aside and not be cleared then.
  private func refuseWhatIsProtected(_ stored: StoredFolder) throws(ResultsFolderError) {
    let inner = FolderClearing.folders(above: Array(stored.whole)).sorted()
    let closed = ([""] + inner.map { "/" + $0 }).filter { access(folder + $0, W_OK | X_OK) != 0 }
    guard closed.isEmpty else {
      throw .protected(folder: written, content: content, closed.map { written + $0 })
    }
  }

  private func opened() throws(ResultsFolderError) -> OpenFolder {
    do throws(FileError) { return try OpenFolder(folder) } catch {
      throw .refused(action: "look into this folder", reason: error.reason, folder: written)
    }
  }

  private func names(in open: OpenFolder) throws(ResultsFolderError) -> [String] {
    do throws(FileError) {
      return try open.entries().map { $0.kind == .folder ? $0.name + "/" : $0.name }
    } catch {
      throw .refused(action: "look into this folder", reason: error.reason, folder: written)
    }
  }
}
