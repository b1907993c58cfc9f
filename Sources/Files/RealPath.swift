import Glibc

/// The path without links and dots; nil if it names nothing.
package func realPath(of path: String) -> String? {
  // A NUL would cut the path short on its way to C.
  guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Whether two paths lead to one file; of one that is gone only its own path does.
package func isSameFile(_ one: String, _ other: String) -> Bool {
  one == other || realPath(of: one).map { $0 == realPath(of: other) } ?? false
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

/// The folder of a file, "." for a name alone, and the file's name.
package func folderAndName(of file: String) -> (folder: String, name: String) {
  guard let slash = file.lastIndex(of: "/") else { return (".", file) }
  return (slash == file.startIndex ? "/" : String(file[..<slash]), String(file[file.index(after: slash)...]))
}

/// The way to a file from a folder; both exist, and no link lies between them on the way back.
package func relativePath(to file: String, from folder: String) -> String {
  let (above, name) = folderAndName(of: file)
  guard let above = realPath(of: above), let folder = realPath(of: folder) else { return file }
  let parts = above.split(separator: "/")
  let start = folder.split(separator: "/")
  let common = zip(parts, start).prefix { $0 == $1 }.count
  return (Array(repeating: "..", count: start.count - common) + parts[common...] + [Substring(name)])
    .joined(separator: "/")
}
