import Diagnostics
import Glibc

/// A path that names no file, or several that differ from it only in case.
package struct PathError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Why a path that is there leads to no file.
  package enum Obstacle: Sendable, Hashable {
    case linkLoop
    case linkToNothing(target: String)
    case closedFolder
  }

  package var path: String
  /// The files it may mean; empty when there is none.
  package var candidates: [String] = []
  package var obstacle: Obstacle?

  package var description: String {
    switch obstacle {
    case .linkLoop: return "\(path) leads to no file: its symbolic links form a loop"
    case .linkToNothing(let target): return "\(path) is a symbolic link to \(target), which does not exist"
    case .closedFolder: return "\(path) cannot be looked up: a folder on the way may not be entered"
    case nil: break
    }
    return candidates.isEmpty
      ? "there is no file \(path)"
      : "there is no file \(path), and several differ from it only in case: \(candidates.joined(separator: ", "))"
  }

  /// The advice on what to write instead.
  package var advice: String {
    switch obstacle {
    case .linkLoop, .linkToNothing: return "make the link point to a file (ln -sfn FILE LINK)"
    case .closedFolder: return "ask its owner for leave to enter it (chmod +x FOLDER)"
    case nil: break
    }
    if path.contains("\\") { return "write / between folders, not \\" }
    if !candidates.isEmpty { return "write the path as one of these" }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let near = Self.nearest(to: String(path[folder.endIndex...]), in: FileTree.names(in: folder))
    return near.map { "did you mean \($0)?" } ?? "paths are relative to the file that names them"
  }
}

extension PathError {
  /// The name that a slip most likely meant. An ending that both have makes no two names alike.
  private static func nearest(to name: String, in names: [String]) -> String? {
    // A name of one or two letters is near to none but with its ending.
    guard let point = name.lastIndex(of: "."), name[..<point].count > 2 else { return closest(to: name, in: names) }
    let ending = name[point...]
    let stems = names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
    if let stem = closest(to: String(name[..<point]), in: stems) { return stem + ending }
    // The ending itself may be the slip.
    return closest(to: name, in: names.filter { !$0.hasSuffix(ending) })
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
  if let obstacle = PathError.Obstacle(to: path, errno) { throw PathError(path: path, obstacle: obstacle) }
  var found = [path.hasPrefix("/") ? "/" : ""]
  for component in path.split(separator: "/") {
    found = found.flatMap { entries(of: $0, named: String(component)) }
  }
  guard found.count == 1, let only = found.first else {
    throw PathError(path: path, candidates: found.sorted())
  }
  if let obstacle = PathError.Obstacle(at: only) {
    throw PathError(path: only, obstacle: obstacle)
  }
  return (only, "\(path) is read from \(only), which differs in case")
}

extension PathError.Obstacle {
  /// Returns nil where the path leads to something, or where nothing is there.
  package init?(at path: String) {
    guard access(path, F_OK) != 0 else { return nil }
    self.init(to: path, errno)
  }

  /// - Parameter code: the value of `errno` that looking the path up has left; nothing is there, or it is one of these.
  fileprivate init?(to path: String, _ code: Int32) {
    switch code {
    case ELOOP: self = .linkLoop
    case EACCES: self = .closedFolder
    case ENOENT:
      var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(path, &target, target.count)
      guard length >= 0 else { return nil }
      self = .linkToNothing(target: String(decoding: target.prefix(length), as: UTF8.self))
    default: return nil
    }
  }
}

/// Members of a folder with this name in any case, each with the folder's path before it.
private func entries(of folder: String, named name: String) -> [String] {
  let base = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  if name == "." || name == ".." { return [base + name] }
  let wanted = name.lowercased()
  return FileTree.names(in: base).filter { $0.lowercased() == wanted }.map { base + $0 }
}
