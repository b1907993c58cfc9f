import Glibc

/// The path without links and dots; nil if it names nothing.
package func realPath(of path: String) -> String? {
  // A NUL would cut the path short on its way to C.
  guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// A path as the file that names it means it: relative to that file's folder.
package func path(_ path: String, relativeTo file: String) -> String {
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
