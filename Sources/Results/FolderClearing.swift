import Files
import Glibc

/// Removes from a folder the files that the program wrote, then the folders that are empty then: nothing else can be
/// lost by it.
struct FolderClearing {
  /// Paths inside the folder.
  let files: Set<String>
  /// The file that tells whose the folder is; it goes last, so that a clearing that was cut short can be finished.
  let last: String

  func clear(_ path: String) throws(FileError) {
    let folder = try OpenFolder(path)
    try clear(folder, "", Self.folders(above: Array(files)))
    // As long as something else is there, the folder stays known.
    guard try folder.entries().allSatisfy({ $0.name == last }) else { throw .system(path: path, code: ENOTEMPTY) }
    try folder.removeFile(last)
    guard rmdir(path) == 0 else { throw .lastError(at: path) }
  }

  private func clear(_ folder: OpenFolder, _ prefix: String, _ folders: Set<String>) throws(FileError) {
    for (name, kind) in try folder.entries() {
      let path = prefix + name
      if kind == .file, files.contains(path) { try folder.removeFile(name) }
      guard kind == .folder, folders.contains(path) else { continue }
      try clear(try folder.folder(name), path + "/", folders)
      try folder.removeFolder(name)
    }
  }

  /// The paths of all folders in which files with these paths lie.
  static func folders(above files: [String]) -> Set<String> {
    var folders: Set<String> = []
    for file in files {
      var path = file[...]
      while let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
        guard folders.insert(String(path)).inserted else { break }
      }
    }
    return folders
  }
}
