import FoundationEssentials
import ModuleHost
import ScratchFolder

/// A folder of its own with links to libraries of the build folder.
struct ModuleFolder {
  private let scratch: ScratchFolder
  var path: String { scratch.path }

  /// `libraries` are names of links and what they lead to in the build folder.
  init(_ libraries: KeyValuePairs<String, String> = [:]) throws {
    scratch = try ScratchFolder()
    for (name, target) in libraries {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.at(name), withDestinationPath: "\(Self.build)/\(target)")
    }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws { try scratch.write(bytes, to: name) }

  /// Writes a file that may be started.
  func writeProgram(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(path)/\(name)")
  }

  /// The folder of the test program, where the build puts the test modules.
  static var build: String { ModuleSearch().folders.first { $0.origin == .besideProgram }?.path ?? "" }
}
