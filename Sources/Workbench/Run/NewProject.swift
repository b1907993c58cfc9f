import Diagnostics
import FoundationEssentials
import Glibc

/// Writing a new project.
public enum NewProject {
  /// Writes the files of the template and the schema into a folder that is empty or does not exist.
  /// - Throws: `InvalidInput` where something stands there already, which is never touched; `NewProjectError` where
  ///   the files cannot be written.
  public static func write(to folder: String, schema: String) throws {
    switch FileTree.kind(folder) {
    case .file: throw InvalidInput(.error("\(folder) is a file", advice: "name a folder that does not exist yet"))
    case .folder where !FileTree.isEmptyFolder(folder):
      throw InvalidInput(.error("\(folder) is not empty", advice: "name a folder that does not exist yet"))
    case .folder, nil: break
    }
    for (path, text) in ProjectTemplate.files + [(ProjectTemplate.schemaFile, schema + "\n")] {
      let place = "\(folder)/\(path)"
      let around = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
      do {
        try FileManager.default.createDirectory(atPath: around, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: place))
      } catch {
        let reason = (error as? CocoaError)?.underlying as? POSIXError
        throw NewProjectError(
          "\(place) cannot be written: \(reason.map { String(cString: strerror($0.code.rawValue)) } ?? "\(error)")")
      }
    }
  }
}

/// Why a project could not be written, as a sentence.
public struct NewProjectError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}
