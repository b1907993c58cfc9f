import Foundation

/// A folder of its own for a test; it goes away with the value.
final class ScratchFolder {
  let path: String

  /// - Parameters:
  ///   - shipped: whether the shipped scenarios are copied into it, as `Scenarios`.
  ///   - files: texts by path inside the folder.
  init(shipped: Bool = false, _ files: [String: String] = [:]) throws {
    let base = FileManager.default.temporaryDirectory.path
    path = "\(base)/simplan-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if shipped {
      try FileManager.default.copyItem(atPath: ShippedScenarios.folder, toPath: "\(path)/Scenarios")
    }
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = "\(path)/\(name)"
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  func handle(writing name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")) }
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  /// Every file below a folder with its bytes, by path inside it.
  func tree(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for entry in try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(name)") {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(name)/\(entry)", isDirectory: &isFolder)
      if !isFolder.boolValue { files[entry] = try bytes("\(name)/\(entry)") }
    }
    return files
  }

  /// What stands in the folder itself, hidden names too.
  func entries(_ name: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)").sorted()
  }
}
