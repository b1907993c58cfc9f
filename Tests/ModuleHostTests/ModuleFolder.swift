import Glibc
import ModuleHost

/// A temporary folder with links to libraries of the build folder, deleted when it is released.
final class ModuleFolder {
  let path: String

  /// `libraries` are names of links and what they lead to in the build folder.
  init(_ libraries: KeyValuePairs<String, String> = [:]) throws {
    var template = Array("/tmp/simplan-modules-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Errno(code: errno) }
    path = String(cString: made)
    for (name, target) in libraries {
      guard symlink("\(Self.build)/\(target)", "\(path)/\(name)") == 0 else { throw Errno(code: errno) }
    }
  }

  deinit {
    for name in ["libWindSolar.so", "libEveryKind.so", "libNoModule.so", "libOtherABI.so", "libText.so"] {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0, Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Errno(code: errno) }
    close(file)
  }

  struct Errno: Error {
    var code: Int32
  }

  /// The folder of the test program, where the build puts the test modules.
  static var build: String { ModuleSearch().folders.first { $0.origin == .besideProgram }?.path ?? "" }
}
