import Diagnostics
import ScenarioKit
import ScratchFolder
import Testing

/// Files in a folder of their own that goes away with the value.
struct ScenarioFolder {
  let path: String
  private let scratch: ScratchFolder?

  init(_ files: [String: String]) {
    do { scratch = try ScratchFolder(files) } catch {
      Issue.record(error)
      scratch = nil
    }
    path = scratch?.path ?? ""
  }

  func write(_ bytes: [UInt8], to name: String) {
    do { try scratch?.write(bytes, to: name) } catch { Issue.record(error) }
  }

  /// Findings of loading, one line each, without the folder's own path.
  func problems(in name: String) -> [String] {
    do {
      _ = try Scenario.load(path: "\(path)/\(name)")
      return []
    } catch {
      return lines(error.diagnostics)
    }
  }

  func lines(_ diagnostics: [Diagnostic]) -> [String] {
    DiagnosticRenderer.sorted(diagnostics).map { withoutFolder($0.oneLine) }
  }

  func withoutFolder(_ text: String) -> String {
    text.split(separator: "\(path)/", omittingEmptySubsequences: false).joined()
  }
}
