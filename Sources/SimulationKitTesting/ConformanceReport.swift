public import ModuleHost
import SimulationKit

/// The promises that a module keeps, as far as a case for each of its modes shows.
public struct ConformanceReport: Sendable {
  public struct Line: Hashable, Sendable {
    public var promise: String
    /// Sentences that say where it is not kept; empty where it is.
    public var findings: [String]
  }

  /// One mode; nil for a module without modes.
  public struct Mode: Sendable {
    public var name: String?
    public var lines: [Line]
    /// Why nothing could be tested; nil where it could.
    public var reason: String?
  }

  public private(set) var modes: [Mode] = []

  /// Whether every promise was tested and kept.
  public var conforms: Bool { modes.allSatisfy { $0.reason == nil && $0.lines.allSatisfy(\.findings.isEmpty) } }

  /// Puts a module through the contract: in each of its modes with its defaults and numbers within the bounds for
  /// parameters without one, or with the parameters of `given` in its mode alone.
  public init(of module: LoadedModule, _ given: ConformanceCase? = nil) {
    let names = module.manifest.modes.map(\.name)
    for mode in given.map({ [$0.mode] }) ?? (names.isEmpty ? [nil] : names.map(Optional.some)) {
      do {
        let example: ConformanceCase
        if let given {
          example = try ConformanceCase.completed(given, for: module)
        } else {
          example = try ConformanceCase.made(for: module, mode: mode)
        }
        let check = try ConformanceCheck(module, example)
        let lines = ConformanceCheck.promises.map { promise in
          Line(promise: promise.promise, findings: Self.each(check.findings(promise.check)))
        }
        modes.append(Mode(name: mode, lines: lines))
      } catch {
        modes.append(Mode(name: mode, lines: [], reason: "\(error)"))
      }
    }
  }

  private static func each(_ findings: [String]) -> [String] {
    var seen: Set<String> = []
    let once = findings.filter { seen.insert($0).inserted }
    return once.count <= most ? once : once.prefix(most) + ["… and \(once.count - most) more"]
  }

  /// Findings of one promise.
  private static let most = 12

  /// A table for a terminal.
  public var text: String {
    modes.map { mode in
      (mode.name.map { "mode \($0)\n" } ?? "")
        + (mode.reason.map { "  NOT TESTED  the module answers no case that its manifest alone can give: \($0)\n" }
          ?? "")
        + mode.lines.map { line in
          "  \(line.findings.isEmpty ? "passed" : "FAILED")  \(line.promise)\n"
            + line.findings.map { "            \($0)\n" }.joined()
        }.joined()
    }.joined(separator: "\n")
  }
}
