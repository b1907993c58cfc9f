import Glibc

/// Exchanges two folders in one step. Returns nil, or the value of `errno` if it failed.
package typealias FolderExchange = @Sendable (_ a: String, _ b: String) -> Int32?

/// Linux's `renameat2` with RENAME_EXCHANGE. Swift's Glibc does not see it (it needs _GNU_SOURCE), hence the look-up
/// by name, which also serves a C library that has none.
func exchangeFolders(_ a: String, _ b: String) -> Int32? {
  typealias Renameat2 = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
  let renameExchange: UInt32 = 2
  guard let symbol = dlsym(nil, "renameat2") else { return ENOSYS }
  let renameat2 = unsafeBitCast(symbol, to: Renameat2.self)
  return renameat2(AT_FDCWD, a, AT_FDCWD, b, renameExchange) == 0 ? nil : errno
}
