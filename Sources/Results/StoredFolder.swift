import Diagnostics
import Files

/// A folder that the program wrote, as it stands there now: read through one descriptor, so that nothing of another
/// folder that takes its name meanwhile is mixed in, and held against its record.
struct StoredFolder {
  /// Something in the folder that is not as the program wrote it.
  struct Difference: Hashable, Sendable, CustomStringConvertible {
    var path: String
    /// As the end of a sentence about the path: "is missing".
    var state: String

    var description: String { "\(path.escapingControls) \(state)" }
  }

  let record: FolderRecord
  /// The listed files that are as they were written, by path, as far as they were read.
  private(set) var files: [String: [UInt8]] = [:]
  /// The paths of all listed files that are as they were written.
  private(set) var whole: Set<String> = []
  /// Listed files that are not there.
  private(set) var missing: [Difference] = []
  /// Listed files that are not as they were written.
  private(set) var changed: [Difference] = []
  /// Whatever is there beside; a folder that holds nothing listed counts as one.
  private(set) var added: [Difference] = []
  /// The findings, for the next look at the same folder.
  private(set) var proof: FolderProof

  /// - Parameter proof: of an earlier look: files that did not change since are not read again, and not in `files`.
  /// - Throws: `FileError` where the folder or its record cannot be read.
  init(
    _ folder: OpenFolder, content: FolderContent = .results, proof: FolderProof? = nil
  ) throws(FileError) {
    if let proof, let identity = proof.recordIdentity, try folder.identity(of: content.record) == identity {
      self.proof = proof
    } else {
      let read = try folder.read(content.record, expected: nil)
      self.proof = FolderProof(record: FolderRecord(read?.bytes ?? []), recordIdentity: read?.identity)
    }
    record = self.proof.record
    guard case .sealed(_, let listed) = record else { return }
    var listing = Listing(listed)
    try read(folder, "", except: content.record, &listing)
    missing = listed.filter { !listing.met.contains($0.path) }.map { Difference(path: $0.path, state: "is missing") }
  }

  /// All that the user must have put there or changed: removing it would lose it.
  var foreign: [Difference] { changed + added }

  private mutating func read(
    _ folder: OpenFolder, _ prefix: String, except record: String, _ listing: inout Listing
  ) throws(FileError) {
    for (name, kind) in try folder.entries() {
      let path = prefix + name
      if path == record { continue }
      let listed = listing.files[path]
      guard listed != nil || listing.folders.contains(path) else {
        added.append(Difference(path: kind == .folder ? path + "/" : path, state: "is not of this run"))
        continue
      }
      listing.met.insert(path)
      switch (kind, listed) {
      case (.file, let listed?):
        do throws(FileError) {
          if let known = proof.identities[path], try folder.identity(of: name) == known {
            whole.insert(path)
          } else if let read = try folder.read(name, expected: listed.bytes),
            FileDigest.sha256(read.bytes) == listed.sha256
          {
            files[path] = read.bytes
            whole.insert(path)
            proof.identities[path] = read.identity
          } else {
            changed.append(Difference(path: path, state: "was changed since the run"))
          }
        } catch {
          changed.append(Difference(path: path, state: "cannot be read: \(error.reason)"))
        }
      case (.folder, nil):
        do throws(FileError) {
          try read(try folder.folder(name), path + "/", except: record, &listing)
        } catch {
          changed.append(Difference(path: path + "/", state: "cannot be read: \(error.reason)"))
        }
      case (.link, _): changed.append(Difference(path: path, state: "was replaced by a symbolic link"))
      case (.folder, _): changed.append(Difference(path: path + "/", state: "was replaced by a folder"))
      case (.file, _): changed.append(Difference(path: path, state: "was replaced by a file"))
      case (.other, _): changed.append(Difference(path: path, state: "was replaced by something that is no file"))
      }
    }
  }
}

/// A look at a folder that the program wrote: what its record says, and by path, how files were told that were as the record
/// has them. A file that still has its identity need not be read again.
struct FolderProof: Sendable {
  let record: FolderRecord
  let recordIdentity: FileIdentity?
  fileprivate(set) var identities: [String: FileIdentity] = [:]
}

/// The listed files with the folders above them.
private struct Listing {
  let files: [String: ListedFile]
  let folders: Set<String>
  var met: Set<String> = []

  init(_ listed: [ListedFile]) {
    files = Dictionary(listed.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    folders = FolderClearing.folders(above: listed.map(\.path))
  }
}
