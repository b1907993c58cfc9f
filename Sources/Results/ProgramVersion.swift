import LinearAlgebra
import LinearProgramming
package import ModuleHost

/// The program and the libraries it runs on.
package struct ProgramDescription: Hashable, Sendable {
  package var version: String
  /// Name and version of each library whose arithmetic shows in the results.
  package var libraries: [String: String]

  package init(version: String, libraries: [String: String]) {
    self.version = version
    self.libraries = libraries
  }
}

extension ProgramDescription {
  /// This program, as it runs here.
  package static var current: ProgramDescription {
    ProgramDescription(
      version: "0.1.0",
      libraries: [
        "OpenBLAS": LinearAlgebraLibrary.openBLASVersion, "LAPACK": LinearAlgebraLibrary.lapackVersion,
        "Clp": clpVersion,
      ])
  }

  /// The libraries of a run with these modules.
  package func libraries(with modules: some Sequence<LoadedModule>) -> [String: String] {
    modules.reduce(into: libraries) { all, module in all.merge(module.libraries) { own, _ in own } }
  }

  /// For `--version`: the program and the libraries that compute, a line each.
  package var text: String {
    (["simplan \(version)"] + libraries.sorted { $0.key < $1.key }.map { "  \($0.key) \($0.value)" }).joined(
      separator: "\n")
  }
}
