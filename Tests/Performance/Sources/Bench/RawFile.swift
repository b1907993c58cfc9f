import Glibc
import LinearAlgebra

/// Raw little-endian doubles, column after column, as numpy's `tofile` of a Fortran-ordered array writes them.
enum RawFile {
  static func read(_ path: String, count: Int) -> [Double] {
    guard let file = fopen(path, "rb") else { stop("cannot read \(path)") }
    defer { fclose(file) }
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let base = buffer.baseAddress, fread(base, 8, count, file) == count else { stop("\(path) is too short") }
      initialized = count
    }
  }

  static func matrix(_ path: String, rows: Int, columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, storage: read(path, count: rows * columns))
  }

  static func write(_ values: [Double], to path: String) {
    guard let file = fopen(path, "wb") else { stop("cannot write \(path)") }
    defer { fclose(file) }
    guard fwrite(values, 8, values.count, file) == values.count else { stop("cannot write \(path)") }
  }

  static func stop(_ message: String) -> Never {
    print("error: \(message)")
    exit(1)
  }
}

/// Seconds of the wall clock.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  let parts = (ContinuousClock.now - start).components
  return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
}
