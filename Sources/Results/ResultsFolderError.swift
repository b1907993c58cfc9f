import Diagnostics
import Files
import Glibc

/// The reason why a results folder cannot be written. Every path is written as the analyst wrote it.
package enum ResultsFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path ends in no name that a folder could be exchanged under (`""`, `"."`, `".."`, `"/"`).
  case noName(String)
  /// Another run holds the folder's lock.
  case busy(folder: String)
  /// The folder holds something, and no record.
  case notResults(folder: String, content: FolderContent = .results)
  /// The record is not one that we wrote, or was changed since; `holds` names everything in the folder.
  case foreign(folder: String, content: FolderContent, holds: [String])
  /// The record is of a version that did not list its files.
  case unlisted(folder: String)
  /// Things stand in the folder that we did not write, or that were changed since, a sentence each.
  case holdsForeign(folder: String, content: FolderContent, [String])
  /// The same in `path`, a folder that an earlier run left beside the results.
  case leftover(path: String, holds: [String], folder: String)
  /// Folders of it, itself or inside it, that nobody may write.
  case protected(folder: String, content: FolderContent, [String])
  /// A file that is no lock stands under the name of the lock.
  case foreignLock(path: String, folder: String)
  /// `path`, the results folder itself or a folder above it, is something other than a folder.
  case notAFolder(path: String, folder: String)
  /// `path`, the results folder itself or a folder above it, is a symbolic link to `target`, which does not exist; without
  /// a target, links that form a loop.
  case brokenLink(path: String, target: String?, folder: String)
  /// The operating system refused; `action` says what was tried ("create results/.plan.lock").
  case refused(action: String, reason: String, folder: String)

  package var description: String {
    switch self {
    case .noName(let path):
      "\"\(path)\" does not name a results folder; write a path that ends in a name, for example results/plan-2020"
    case .busy(let folder):
      "\(folder): another run is writing to this folder; wait until it has ended, or choose another folder"
    case .notResults(let folder, let content):
      "\(folder): this folder holds files but no \(content.record), so it is not a \(content.noun) and is left as it "
        + "is; choose another folder"
    case .foreign(let folder, let content, let holds):
      "\(folder): simplan did not write the \(content.record) in this folder, or it was changed since, so that all of it "
        + "is taken for yours and left as it is:\(Self.lines(holds))\nchoose another folder, or delete this one yourself"
    case .unlisted(let folder):
      "\(folder): these results are of an earlier version of simplan, whose run.json does not list its files, so that "
        + "they cannot be told from yours and are left as they are; delete the folder yourself, or choose another"
    case .holdsForeign(let folder, let content, let holds):
      "\(folder): not everything in this \(content.noun) is as simplan wrote it, and it is left as it is:"
        + "\(Self.lines(holds))\nmove that elsewhere or delete it yourself, or choose another folder"
    case .protected(let folder, let content, let closed):
      "\(folder): this \(content.noun) is closed to writing (\(closed.joined(separator: ", "))) and is left as it is; make "
        + "it writable with chmod -R u+w, or choose another folder"
    case .leftover(let path, let holds, let folder):
      "\(folder): \(path), which an earlier run left, holds what simplan did not write:\(Self.lines(holds))\n"
        + "move that elsewhere, and delete the rest of \(path) yourself"
    case .foreignLock(let path, let folder):
      "\(folder): \(path) would be the lock of this folder, but is a file of another kind and is left as it is; move it "
        + "elsewhere, or choose another folder"
    case .notAFolder(let path, let folder) where path == folder:
      "\(folder): this is not a folder, so no results can be written there; choose another folder"
    case .notAFolder(let path, let folder):
      "\(folder): \(path) is not a folder, so no results can be written below it; choose another folder"
    case .brokenLink(let path, let target?, let folder):
      "\(folder): \(path) is a symbolic link to \(target), which does not exist; make that folder, or choose another"
    case .brokenLink(let path, nil, let folder):
      "\(folder): the symbolic links of \(path) form a loop, so no results can be written there; choose another folder"
    case .refused(let action, let reason, let folder):
      "\(folder): cannot \(action): \(reason)"
    }
  }
}

extension ResultsFolderError {
  /// The longest list in a message.
  private static let longest = 50

  private static func lines(_ texts: [String]) -> String {
    let rest = texts.count - longest
    let shown = texts.prefix(longest) + (rest > 0 ? ["and \(rest) more"] : [])
    return shown.map { "\n  \($0.escapingControls)" }.joined()
  }

  /// The refusal of a path that is a symbolic link and leads nowhere; nil for any other.
  static func brokenLink(at path: String, folder: String) -> ResultsFolderError? {
    switch PathError.Obstacle(at: path) {
    case .linkLoop: .brokenLink(path: path, target: nil, folder: folder)
    case .linkToNothing(let target): .brokenLink(path: path, target: target, folder: folder)
    case .closedFolder, nil: nil
    }
  }

  /// The refusal that `errno` holds.
  static func systemError(_ action: String, folder: String) -> ResultsFolderError {
    .refused(action: action, reason: systemReason(errno), folder: folder)
  }
}

/// Does a step of the work on a results folder; a refusal names the action.
func refusing(
  _ action: String, for folder: String, _ step: () throws(FileError) -> Void
) throws(ResultsFolderError) {
  do throws(FileError) { try step() } catch {
    throw .refused(action: action, reason: error.reason, folder: folder)
  }
}

/// Makes a folder and those above it, where they do not exist.
package func makeFolder(_ path: String, for folder: String) throws(ResultsFolderError) {
  do throws(FileError) { try FileTree.makeFolder(path) } catch {
    if case .notAFolder(let path) = error { throw .notAFolder(path: path, folder: folder) }
    if let link = ResultsFolderError.brokenLink(at: error.path, folder: folder) { throw link }
    throw .refused(action: "create \(error.path)", reason: error.reason, folder: folder)
  }
}
