import Diagnostics
import Glibc
import ScenarioKit

/// Files in a folder of their own that goes away with the value.
final class ScenarioFolder {
  let path: String
  private var names: Set<String> = []

  init(_ files: [String: String]) {
    var template = Array("/tmp/scenario-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    for (name, text) in files { write(Array(text.utf8), to: name) }
  }

  func write(_ bytes: [UInt8], to name: String) {
    for slash in name.indices where name[slash] == "/" {
      mkdir("\(path)/\(name[..<slash])", 0o777)
      names.insert(String(name[..<slash]))
    }
    names.insert(name)
    guard let file = fopen("\(path)/\(name)", "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  deinit {
    for name in names.sorted().reversed() { remove("\(path)/\(name)") }
    remove(path)
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
