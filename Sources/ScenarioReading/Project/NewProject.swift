package import Diagnostics
import Files

/// Writing a new project.
package enum NewProject {
  /// Writes the files of the template and the schema into a folder that is empty or does not exist.
  /// - Throws: `NewProjectError`, where something stands there already, which is never touched, or the files cannot be
  ///   written.
  package static func write(to folder: String, schema: String) throws(NewProjectError) {
    switch FileKind(at: folder) {
    case .file: throw .occupied(.error("\(folder) is a file", advice: "name a folder that does not exist yet"))
    case .folder where !FileTree.isEmptyFolder(folder):
      throw .occupied(.error("\(folder) is not empty", advice: "name a folder that does not exist yet"))
    case .folder, nil: break
    }
    for (path, text) in ProjectTemplate.files + [(ProjectTemplate.schemaFile, schema + "\n")] {
      let place = "\(folder)/\(path)"
      let around = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
      do throws(FileError) {
        try FileTree.makeFolder(around)
        try writeFile(Array(text.utf8), to: place, isNew: true)
      } catch {
        throw .unwritable(path: place, reason: error.reason)
      }
    }
  }
}

/// The reason why no project was written.
package enum NewProjectError: Error, Hashable, Sendable, CustomStringConvertible {
  case occupied(Diagnostic)
  case unwritable(path: String, reason: String)

  package var description: String {
    switch self {
    case .occupied(let diagnostic): diagnostic.oneLine
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
