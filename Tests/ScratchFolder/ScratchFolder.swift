package import FoundationEssentials
import Glibc

/// A folder of its own for a test; it goes away with the value.
package final class ScratchFolder: Sendable {
  package let path: String

  /// - Parameter files: texts by path inside the folder.
  package init(_ files: [String: String] = [:]) throws {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/simplan-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
    path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func at(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file with the folders above it.
  package func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  package func write(_ bytes: [UInt8], to name: String) throws {
    let file = at(name)
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
  }

  package func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: at(name))) }
  package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
  package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: at(name)) }
  package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: at(name)) }

  /// The names in a folder, hidden ones too, in alphabetical order.
  package func entries(_ name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: at(name)).sorted()
  }

  /// Every file below a folder with its bytes, by path inside it.
  package func tree(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for entry in try FileManager.default.subpathsOfDirectory(atPath: at(name)) {
      var status = stat()
      guard stat(at("\(name)/\(entry)"), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      files[entry] = try bytes("\(name)/\(entry)")
    }
    return files
  }
}
