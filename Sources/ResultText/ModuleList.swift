import Diagnostics
package import ModuleHost
package import Results
import SimulationKit

/// The modules that can be loaded, for a terminal.
package struct ModuleList {
  /// Libraries and programs that are modules but cannot be used, a sentence each.
  package private(set) var problems: [String] = []
  /// The modules, a row each.
  package let table: StoredTable
  package let text: String

  package init(_ search: ModuleSearch) {
    var table = TextTable(["Module", "Version", "Title", "", "File"], [.left, .left, .left, .left, .left])
    var stored = StoredTable(header: ["module", "version", "title_en", "title_zh", "file"])
    var count = 0
    for found in search.list() where found.hiddenBy == nil {
      do throws(ModuleError) {
        let manifest = try search.load(at: found.path).manifest
        let row = [manifest.identifier, manifest.version, manifest.title.en, manifest.title.zh, found.path]
        table.add(row)
        stored.rows.append(row)
        count += 1
      } catch {
        problems.append(error.description)
      }
    }
    self.table = stored
    let folders = search.folders.map { "  \($0)\n" }.joined()
    text = count > 0 ? table.text : "no modules were found in\n" + folders
  }
}
