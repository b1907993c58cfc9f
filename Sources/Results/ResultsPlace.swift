import Files

/// The place of a results folder, and of its siblings while a run writes.
///
/// The siblings share the folder's parent, hence its file system, so that a rename between them is never a copy.
package struct ResultsPlace: Sendable {
  /// The folder as the analyst wrote it, for messages.
  let written: String
  private let writtenParent: String
  private let parent: String
  private let name: String

  package var folder: String { "\(parent)/\(name)" }
  /// The folder that a run writes into; after the exchange, the old results until they are deleted.
  var draft: String { "\(parent)/.\(name).writing" }
  /// The old results while they are moved aside on a file system that cannot exchange two folders.
  var previous: String { "\(parent)/.\(name).previous" }
  package var lock: String { "\(parent)/.\(name).lock" }
  /// The folder that holds all of these.
  var above: String { parent.isEmpty ? "/" : parent }
  /// The lock as messages name it.
  var writtenLock: String { asWritten(".\(name).lock") }
  var writtenDraft: String { asWritten(".\(name).writing") }

  private func asWritten(_ sibling: String) -> String {
    writtenParent == "." ? sibling : "\(writtenParent)/\(sibling)"
  }

  /// Resolves the path and makes the folders above it. Two spellings of one folder, also through symbolic links, give
  /// the same place, so that they meet at the same lock.
  package init(_ path: String) throws(ResultsFolderError) {
    let (above, last) = Self.split(path)
    guard let last else { throw .noName(path) }
    try makeFolder(above, for: path)
    var (place, leaf) = (above, last)
    if FileTree.isSymbolicLink(path) {
      // Exchanging the link itself would leave the folder it points to untouched.
      guard let target = realPath(of: path) else {
        throw .brokenLink(at: path, folder: path) ?? .notAFolder(path: path, folder: path)
      }
      let (targetParent, targetName) = Self.split(target)
      guard let targetName else { throw .noName(path) }
      (place, leaf) = (targetParent, targetName)
    }
    guard let resolved = realPath(of: place) else { throw .systemError("open \(place)", folder: path) }
    written = path
    writtenParent = above
    parent = resolved == "/" ? "" : resolved
    name = leaf
  }

  private static func split(_ path: String) -> (parent: String, name: String?) {
    let bare = path.dropSuffix("/")
    let slash = bare.lastIndex(of: "/")
    let name = slash.map { String(bare[bare.index(after: $0)...]) } ?? bare
    let parent = slash.map { $0 == bare.startIndex ? "/" : String(bare[..<$0]) } ?? "."
    return (parent, ["", ".", ".."].contains(name) ? nil : name)
  }
}

extension String {
  fileprivate func dropSuffix(_ end: Character) -> String {
    var kept = self[...]
    while kept.last == end { kept.removeLast() }
    return String(kept)
  }
}
