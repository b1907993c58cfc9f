import FoundationEssentials

/// Writing a new project.
public enum NewProject {
  /// Writes the files of the template and the schema into a folder that is empty or does not exist.
  /// - Throws: `NewProjectError`; what was there before is never touched.
  public static func write(to folder: String, schema: String) throws(NewProjectError) {
    switch FileTree.kind(folder) {
    case .file: throw NewProjectError("\(folder) is a file; name a folder that does not exist yet")
    case .folder where !FileTree.isEmptyFolder(folder):
      throw NewProjectError("\(folder) is not empty; name a folder that does not exist yet")
    case .folder, nil: break
    }
    for (path, text) in ProjectTemplate.files + [(ProjectTemplate.schemaFile, schema + "\n")] {
      let place = "\(folder)/\(path)"
      let around = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
      do {
        try FileManager.default.createDirectory(atPath: around, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: place))
      } catch {
        throw NewProjectError("\(place) cannot be written: \(error)")
      }
    }
  }
}

/// Why a project could not be written, as a sentence.
public struct NewProjectError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}
