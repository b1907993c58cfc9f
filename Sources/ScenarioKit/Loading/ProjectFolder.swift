public import Diagnostics
import Files
import Glibc

/// The folder that every file of a scenario lies in: a scenario from elsewhere shall not read what it is not meant to.
public struct ProjectFolder: Sendable, Hashable {
  /// Its real path; nil where files may lie anywhere.
  private let root: String?

  /// No bounds, as a person may ask for on the command line.
  public static let anywhere = ProjectFolder(root: nil)

  private init(root: String?) { self.root = root }

  /// The folder around the nearest folder `scenarios` in which the scenario lies; without one, the scenario's own
  /// folder.
  public init(of scenario: String) {
    let folders = (realPath(of: scenario) ?? scenario).split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let place = folders.lastIndex { $0.lowercased() == "scenarios" } ?? folders.endIndex
    // A folder `scenarios` at the very top has nothing around it that could be a project.
    root = "/" + (place == folders.startIndex ? folders[...] : folders[..<place]).joined(separator: "/")
  }

  /// Also of a path that names nothing yet: what lies outside is not even looked for.
  func contains(_ path: String) -> Bool {
    guard let root else { return true }
    var existing = path.hasPrefix("/") ? path : "./" + path
    var rest = ""
    while access(existing, F_OK) != 0, let slash = existing.lastIndex(of: "/"), slash != existing.startIndex {
      rest = existing[slash...] + rest
      existing = String(existing[..<slash])
    }
    let real = (realPath(of: existing) ?? existing) + rest
    return real == root || real.hasPrefix(root == "/" ? root : root + "/")
  }

  /// The file that a text in a scenario names: relative to the file that says so, in any case, inside the project.
  ///
  /// - Parameter key: what names it, for the messages; nil where they need no name.
  /// - Returns: nil after reporting what is wrong.
  public func file(
    named text: String, at place: SourceLocation, key: String? = nil, into problems: inout [Diagnostic]
  ) -> String? {
    let prefix = key.map { "\($0): " } ?? ""
    let wanted = path(text, relativeTo: place.file)
    guard contains(wanted) else {
      problems.append(leaving(wanted, prefix: prefix, at: place))
      return nil
    }
    do {
      let (found, note) = try resolvePathIgnoringCase(wanted)
      // A name in another case may be a link that leads out.
      guard contains(found) else {
        problems.append(leaving(found, prefix: prefix, at: place))
        return nil
      }
      if let note { problems.append(Diagnostic(.note, at: place, note)) }
      return found
    } catch {
      problems.append(.error(at: place, prefix + error.description, advice: error.advice))
      return nil
    }
  }

  private func leaving(_ path: String, prefix: String, at place: SourceLocation) -> Diagnostic {
    .error(
      at: place, "\(prefix)\(path) lies outside the project's folder \(root ?? "")",
      advice: "copy it into the project, or allow such files with --allow-outside")
  }
}
