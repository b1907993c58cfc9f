import Files
import ModuleHost

/// The kit for modules in Python, `simplan_module.py`, which comes with the program.
enum PythonKit {
  /// The folder that holds it: beside an installed program, or among the sources around a build folder.
  static let folder: String? = {
    guard let program = ModuleSearch.runningProgram else { return nil }
    var folder = parent(of: program)
    var candidates = [parent(of: folder) + "/share/simplan/python"]
    // .build/x86_64-unknown-linux-gnu/debug
    for _ in 0..<3 {
      folder = parent(of: folder)
      candidates.append(folder + "/Sources/PythonKit")
    }
    return candidates.first { FileKind(at: $0 + "/simplan_module.py") == .file }
  }()

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
