package import Diagnostics

/// A folder that is written anew: nothing that stands anywhere is touched.
package struct NewFolder {
  package let path: String

  /// - Throws: `InvalidInput` where something stands there already.
  package init(_ path: String) throws(InvalidInput) {
    switch FileKind(at: path) {
    case .file:
      throw InvalidInput(.error("\(path) is a file", advice: "name a folder that does not exist yet"))
    case .folder where !FileTree.isEmptyFolder(path):
      throw InvalidInput(.error("\(path) is not empty", advice: "name a folder that does not exist yet"))
    case .folder, nil: self.path = path
    }
  }

  /// Writes a file and makes the folders around it.
  /// - Parameter name: its path inside the folder.
  package func write(_ bytes: [UInt8], to name: String) throws(UnwritableFile) {
    let place = "\(path)/\(name)"
    let around = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
    do throws(FileError) {
      try FileTree.makeFolder(around)
      try writeFile(bytes, to: place, isNew: true)
    } catch {
      throw .refused(path: place, reason: error.reason)
    }
  }

  package func makeExecutable(_ name: String) throws(UnwritableFile) {
    do throws(FileError) { try FileTree.makeExecutable("\(path)/\(name)") } catch {
      throw .refused(path: "\(path)/\(name)", reason: error.reason)
    }
  }
}
