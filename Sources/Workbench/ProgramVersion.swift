import LinearAlgebra
import LinearProgramming

extension ProgramDescription {
  /// This program, as it runs here.
  public static var current: ProgramDescription {
    ProgramDescription(
      version: "0.1.0",
      libraries: [
        "OpenBLAS": LinearAlgebraLibrary.openBLASVersion, "LAPACK": LinearAlgebraLibrary.lapackVersion,
        "Clp": clpVersion,
      ])
  }

  /// For `--version`: the program and the libraries that compute, a line each.
  public var text: String {
    (["simplan \(version)"] + libraries.sorted { $0.key < $1.key }.map { "  \($0.key) \($0.value)" }).joined(
      separator: "\n")
  }
}
