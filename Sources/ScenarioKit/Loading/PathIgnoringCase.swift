import Glibc

/// A path that names no file, or several that differ from it only in case.
public struct PathError: Error, Sendable, Hashable, CustomStringConvertible {
  public var path: String
  /// The files it may mean; empty when there is none.
  public var candidates: [String]

  public var description: String {
    candidates.isEmpty
      ? "there is no file \(path)"
      : "there is no file \(path), and several differ from it only in case: \(candidates.joined(separator: ", "))"
  }

  /// What to write instead.
  public var advice: String {
    if path.contains("\\") { return "write / between folders, not \\" }
    if !candidates.isEmpty { return "write the path as one of these" }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let near = closest(to: String(path[folder.endIndex...]), in: members(of: folder).sorted())
    return near.map { "did you mean \($0)?" } ?? "paths are relative to the file that names them"
  }
}

/// The path as written when it exists; else the only one that differs from it in nothing but case (Windows and
/// macOS let people write that), with a note that says so.
///
/// - Throws: `PathError` when nothing exists, or when several paths differ only in case.
public func resolvePathIgnoringCase(_ path: String) throws(PathError) -> (path: String, note: String?) {
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
  return members(of: base).filter { $0.lowercased() == wanted }.map { base + $0 }
}

/// The names in a folder, "" being the current one; none where it cannot be read.
private func members(of folder: String) -> [String] {
  guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let length = Int(entry.pointee.d_reclen)
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// A path as the file that names it means it: relative to that file's folder.
public func path(_ path: String, relativeTo file: String) -> String {
  guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
  var folder = file[...slash]
  var rest = Substring(path)
  while true {
    if rest.hasPrefix("./") {
      rest = rest.dropFirst(2)
    } else if rest.hasPrefix("../"), let name = folder.dropLast().split(separator: "/").last, name != "..", name != "."
    {
      rest = rest.dropFirst(3)
      folder = folder.dropLast(name.count + 1)
    } else {
      return folder + String(rest)
    }
  }
}
