import Files
import Glibc

/// The reason why a results folder cannot be written. Every path is written as the analyst wrote it.
package enum ResultsFolderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path ends in no name that a folder could be exchanged under (`""`, `"."`, `".."`, `"/"`).
  case noName(String)
  /// Another run holds the folder's lock.
  case busy(folder: String)
  /// The folder holds something, and no `run.json`.
  case notResults(folder: String)
  /// `path`, the results folder itself or a folder above it, is something other than a folder.
  case notAFolder(path: String, folder: String)
  /// The operating system refused; `action` says what was tried ("create results/.plan.lock").
  case refused(action: String, reason: String, folder: String)

  package var description: String {
    switch self {
    case .noName(let path):
      "\"\(path)\" does not name a results folder; write a path that ends in a name, for example results/plan-2020"
    case .busy(let folder):
      "\(folder): another run is writing to this folder; wait until it has ended, or choose another folder"
    case .notResults(let folder):
      "\(folder): this folder holds files but no run.json, so it is not a results folder and is left as it is; "
        + "choose another folder"
    case .notAFolder(let path, let folder) where path == folder:
      "\(folder): this is not a folder, so no results can be written there; choose another folder"
    case .notAFolder(let path, let folder):
      "\(folder): \(path) is not a folder, so no results can be written below it; choose another folder"
    case .refused(let action, let reason, let folder):
      "\(folder): cannot \(action): \(reason)"
    }
  }
}

extension ResultsFolderError {
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
    throw .refused(action: "create \(error.path)", reason: error.reason, folder: folder)
  }
}
