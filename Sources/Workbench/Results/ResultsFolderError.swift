/// Why a results folder cannot be written. Every path is written as the analyst wrote it.
public enum ResultsFolderError: Error, Hashable, Sendable, CustomStringConvertible {
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

  public var description: String {
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
