import Diagnostics
import Files

/// Writing a new project.
package enum NewProject {
  /// Writes the files of the template and the schema into a folder that is empty or does not exist.
  /// - Throws: `InvalidInput` where something stands there already, which is never touched; `NewProjectError` where
  ///   the files cannot be written.
  package static func write(to folder: String, schema: String) throws {
    switch FileKind(at: folder) {
    case .file: throw InvalidInput(.error("\(folder) is a file", advice: "name a folder that does not exist yet"))
    case .folder where !FileTree.isEmptyFolder(folder):
      throw InvalidInput(.error("\(folder) is not empty", advice: "name a folder that does not exist yet"))
    case .folder, nil: break
    }
    for (path, text) in ProjectTemplate.files + [(ProjectTemplate.schemaFile, schema + "\n")] {
      let place = "\(folder)/\(path)"
      let around = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
      do throws(FileError) {
        try FileTree.makeFolder(around)
        try writeFile(Array(text.utf8), to: place)
      } catch {
        throw NewProjectError("\(place) cannot be written: \(error.reason)")
      }
    }
  }
}

/// The sentence that says which file of a project could not be written and why.
struct NewProjectError: Error, Hashable, Sendable, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
