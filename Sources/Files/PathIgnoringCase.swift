import Diagnostics
import Glibc

/// A path that names no file, or several that differ from it only in case.
package struct PathError: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  /// The files it may mean; empty when there is none.
  package var candidates: [String]

  package var description: String {
    candidates.isEmpty
      ? "there is no file \(path)"
      : "there is no file \(path), and several differ from it only in case: \(candidates.joined(separator: ", "))"
  }

  /// The advice on what to write instead.
  package var advice: String {
    if path.contains("\\") { return "write / between folders, not \\" }
    if !candidates.isEmpty { return "write the path as one of these" }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let near = closest(to: String(path[folder.endIndex...]), in: FileTree.names(in: folder))
    return near.map { "did you mean \($0)?" } ?? "paths are relative to the file that names them"
  }
}

/// The path as written when it exists; else the only one that differs from it in nothing but case (Windows and
/// macOS let people write that), with a note that says so.
///
/// - Throws: `PathError` when nothing exists, or when several paths differ only in case.
package func resolvePathIgnoringCase(_ path: String) throws(PathError) -> (path: String, note: String?) {
  // A NUL would cut the path short on its way to C.
  guard !path.isEmpty, !path.utf8.contains(0) else { throw PathError(path: path, candidates: []) }
  if access(path, F_OK) == 0 { return (path, nil) }
  var found = [path.hasPrefix("/") ? "/" : ""]
  for component in path.split(separator: "/") {
    found = found.flatMap { entries(of: $0, named: String(component)) }
  }
  guard found.count == 1, let only = found.first else {
    throw PathError(path: path, candidates: found.sorted())
  }
  return (only, "\(path) is read from \(only), which differs in case")
}

/// Members of a folder with this name in any case, each with the folder's path before it.
private func entries(of folder: String, named name: String) -> [String] {
  let base = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  if name == "." || name == ".." { return [base + name] }
  let wanted = name.lowercased()
  return FileTree.names(in: base).filter { $0.lowercased() == wanted }.map { base + $0 }
}
