import Files

/// Exchanges two folders in one step. Returns nil, or the value of `errno` if it failed.
package typealias FolderExchange = @Sendable (_ a: String, _ b: String) -> Int32?

func exchangeFolders(_ a: String, _ b: String) -> Int32? { Renaming.exchanging.rename(a, b) }
