import Glibc

/// The kinds of renaming that Linux's `renameat2` knows beside the plain one.
package enum Renaming: UInt32, Sendable {
  /// Fails with EEXIST where something stands under the new name.
  case withoutReplacing = 1
  /// The two paths change places.
  case exchanging = 2

  /// Renames in one step. Returns nil, or the value of `errno` if it failed: EINVAL, ENOSYS or EOPNOTSUPP where the file
  /// system cannot.
  ///
  /// Swift's Glibc does not see `renameat2` (it needs _GNU_SOURCE), hence the look-up by name, which also serves a C
  /// library that has none.
  package func rename(_ old: String, _ new: String) -> Int32? {
    typealias Renameat2 = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
    let renameat2 = unsafeBitCast(symbol, to: Renameat2.self)
    return renameat2(AT_FDCWD, old, AT_FDCWD, new, rawValue) == 0 ? nil : errno
  }

  /// Whether this value of `errno` says that the file system has no such renaming.
  package static func isMissing(_ code: Int32) -> Bool { [EINVAL, ENOSYS, EOPNOTSUPP].contains(code) }
}
