import FoundationEssentials
import Glibc

/// An empty folder that is removed when the test is done.
package final class ScratchFolder {
  package let path: String

  package init() throws {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/simplan-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
    path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func at(_ name: String) -> String { "\(path)/\(name)" }

  package func make(_ file: String, _ text: String) throws {
    let folder = at(file).split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/\(folder)", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: at(file)))
  }

  package func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: at(file))), as: UTF8.self)
  }

  /// The names in a folder, hidden ones too, in alphabetical order.
  package func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: at(folder)).sorted()
  }
}
