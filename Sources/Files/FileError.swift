import Glibc

/// A path that the operating system, or the use that was meant, refused.
package enum FileError: Error, Hashable, Sendable {
  /// `code` is the value of `errno`.
  case system(path: String, code: Int32)
  case notRegular(path: String)
  case notAFolder(path: String)

  /// The refusal that `errno` holds.
  package static func lastError(at path: String) -> FileError { .system(path: path, code: errno) }

  package var path: String {
    switch self {
    case .system(let path, _), .notRegular(let path), .notAFolder(let path): path
    }
  }

  /// The cause as the end of a sentence: "Permission denied".
  package var reason: String {
    switch self {
    case .system(_, let code): systemReason(code)
    case .notRegular: "it is not a regular file"
    case .notAFolder: systemReason(ENOTDIR)
    }
  }
}

/// The operating system's words for a value of `errno`.
package func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
