public import Diagnostics
import Files

/// Why a module cannot be found, loaded or used. Every description is a sentence for the person who runs it.
public enum ModuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No folder that was searched holds the module's library.
  case notFound(identifier: String, file: String, searched: [SearchedFolder], insideBuild: Bool)
  /// Only modules that are locked may be loaded, and this is none of them.
  case notLocked(identifier: String)
  /// The operating system refuses to load the library; `reason` is the loader's own text.
  case cannotLoad(path: String, reason: String)
  /// The library does not export the entry of the contract.
  case noModule(path: String)
  /// The library was built for another version of the contract.
  case otherABI(path: String, found: UInt32, expected: UInt32)
  /// The library is a module, but another than the one asked for.
  case otherIdentifier(path: String, expected: String, found: String)
  /// The manifest is not sound: a sentence for each problem.
  case unsoundManifest(path: String, problems: [String])
  /// A file of formulas with mistakes, each at its place.
  case unsoundFormulas(path: String, problems: [Diagnostic])
  /// A reply that the contract does not allow.
  case badReply(module: String, request: String, problem: String)
  /// The module's process ended before it had replied: `with exit code 1`, `by signal 6 (Aborted)`. The cause is what it
  /// last wrote, or the limit of its memory; empty where nothing is known.
  case ended(module: String, request: String, how: String, cause: String)
  /// The module's process was ended since it took longer than `limit` over one answer.
  case late(module: String, request: String, limit: String)
  /// No process of the module can be started; the reason is a sentence.
  case unusable(path: String, reason: String)
  /// The module answered that it cannot answer.
  case refused(module: String, request: String, reason: String)
  /// The caller's request does not fit the module's manifest; nothing was sent.
  case unfit(module: String, problem: String)

  /// Whether the module failed over a request that was right, rather than cannot be used here or refused what it was asked.
  public var isFailure: Bool {
    switch self {
    case .badReply, .ended, .late: true
    case .notFound, .notLocked, .cannotLoad, .noModule, .otherABI, .otherIdentifier, .unsoundManifest, .unsoundFormulas,
      .unusable, .refused, .unfit:
      false
    }
  }

  public var description: String {
    switch self {
    case .notFound(let identifier, let file, let searched, let insideBuild):
      return Self.notFound(identifier, file, searched, insideBuild)
    case .notLocked(let identifier): return "the module '\(identifier)' is not locked, and was not loaded"
    case .cannotLoad(let path, let reason):
      return "the library \(path) cannot be loaded: \(reason); build it anew on this system"
    case .noModule(let path):
      return "\(path) is no simplan module: it does not export 'simplan_module_entry'; "
        + "name the folder of another library or remove this one"
    case .otherABI(let path, let found, let expected):
      return "the module \(path) was built for version \(found) of the module contract and this program for version "
        + "\(expected); build the module with this program's simplan_module.h"
    case .otherIdentifier(let path, let expected, let found):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let isLibrary = name == ModuleSearch.fileName(of: expected)
      let right = isLibrary ? ModuleSearch.fileName(of: found) : found + name.dropFirst(expected.count)
      return "\(path) holds the module '\(found)', not '\(expected)'; rename the \(isLibrary ? "library" : "program") "
        + "after its module (\(right))"
    case .unsoundManifest(let path, let problems):
      return "the manifest of the module \(path) is not sound:\n"
        + problems.map { "  \($0)" }.joined(separator: "\n")
    case .unsoundFormulas(let path, let problems):
      return "the formulas of the module \(path) are not sound:\n"
        + problems.map { "  \($0.oneLine)" }.joined(separator: "\n")
    case .badReply(let module, let request, let problem):
      return "the module '\(module)' answered '\(request)' wrongly: \(problem); tell the module's author"
    case .ended(let module, let request, let how, let cause):
      return "the module '\(module)' ended \(how) while it answered '\(request)'\(cause.isEmpty ? "" : ": ")\(cause); "
        + "tell the module's author"
    case .late(let module, let request, let limit):
      return "the module '\(module)' did not answer '\(request)' within \(limit) (--module-timeout)"
    case .unusable(let path, let reason): return "the module \(path) cannot be used: \(reason)"
    case .refused(let module, let request, let reason):
      return "the module '\(module)' refused '\(request)': \(reason)"
    case .unfit(let module, let problem): return "the module '\(module)': \(problem)"
    }
  }

  private static func notFound(
    _ identifier: String, _ file: String, _ searched: [SearchedFolder], _ insideBuild: Bool
  ) -> String {
    var lines = [
      "no module '\(identifier)' was found; its library \(file), its formulas \(identifier).toml, or a program "
        + "\(identifier), was looked for in"
    ]
    lines += searched.map { "  \($0)" }
    lines.append("put the module into one of these folders, or name its folder with --module-path")
    if insideBuild { lines.append("`swift run` alone builds no modules: run `swift build` first") }
    return lines.joined(separator: "\n")
  }
}
