import CompactJSON
public import Diagnostics
import Files
public import InputOutput
import LinearAlgebra

extension PymrioFolder {
  /// Writes a table as a folder that pymrio's `load_all` reads: every figure with all its digits.
  ///
  /// Columns that pymrio has no place for stand in Y with its sign: `imports` and `inflow` below zero, `other_error`. Value added is
  /// the extension `factor_inputs`, with the row `imported_inputs` where there is one; the extension rows are `satellites`. Labels are the codes,
  /// with a letter before those that pandas would misread; what else a table says is in `simplan.json`, which gives it back.
  /// - Parameter region: the name of a table's one region.
  /// - Throws: `InvalidInput` where something stands at the path, and for labels that hold a tab or a line end.
  public static func write(_ table: InputOutputTable, to path: String, region: String = "region") throws(InvalidInput) {
    let codes = table.sectors.map(\.code) + table.finalDemand.map(\.code) + table.extensions.map(\.code)
    for code in codes where code.contains(where: { $0.isNewline || $0 == "\t" || $0 == "\"" }) {
      throw InvalidInput(
        .error("the code '\(code)' cannot stand in pymrio's files", advice: "leave tabs and quotes out of it"))
    }
    let folder = try NewFolder(path)
    for file in PymrioFiles(table, region: region).files {
      do throws(UnwritableFile) { try folder.write(Array(file.text.utf8), to: file.name) } catch {
        throw InvalidInput(error)
      }
    }
  }
}

private struct PymrioFiles {
  let table: InputOutputTable
  let names: PymrioLabels
  let columns: [(label: (region: String, name: String), values: [Double])]

  init(_ table: InputOutputTable, region: String) {
    self.table = table
    let names = PymrioLabels(table, region: region)
    self.names = names
    let first = names.sectors.first?.region ?? region
    var columns = table.finalDemand.map { (names.category($0.code), $0.values) }
    for (name, values) in [
      (OutsideColumn.imports, table.imports.map { 0 - $0 }), (OutsideColumn.inflow, table.inflow.map { 0 - $0 }),
      (OutsideColumn.error, table.otherError),
    ] where values.contains(where: { $0 != 0 }) {
      columns.append(((first, name), values))
    }
    self.columns = columns
  }

  private var labels: [PymrioLabels.Label] { names.sectors }

  /// Names inside the folder, and texts.
  var files: [(name: String, text: String)] {
    var files = [
      ("Z.txt", wide("sector", labels, labels.indices.map { table.intermediate.row($0) }, rows: labels)),
      (
        "Y.txt",
        wide("category", columns.map(\.label), labels.indices.map { i in columns.map { $0.values[i] } }, rows: labels)
      ),
      ("x.txt", narrow("indout", table.grossOutput.map { "\($0)" })),
      ("unit.txt", narrow("unit", labels.map { _ in table.description.unit })),
      (
        "file_parameters.json",
        parameters("IOSystem", nil, [("Z", 2, 2), ("Y", 2, 2), ("x", 2, 1), ("unit", 2, 1)])
      ),
      ("metadata.json", metadata), (PymrioNotes.file, PymrioNotes.text(of: table, names)),
    ]
    let added = table.valueAdded.map { ($0.code.rawValue, table.description.unit, $0.values) }
    if let imported = table.importedInputs {
      files += extensionFiles(
        PymrioFolder.valueAddedFolder, "Factor inputs",
        added + [(PymrioFolder.importedRow, table.description.unit, imported.inputs)],
        demand: added.map { _ in [] } + [imported.finalDemand])
    } else {
      files += extensionFiles(PymrioFolder.valueAddedFolder, "Factor inputs", added)
    }
    if !table.extensions.isEmpty {
      files += extensionFiles(
        PymrioFolder.extensionFolder, "Satellites", table.extensions.map { ($0.code, $0.unit, $0.values) })
    }
    return files
  }

  /// - Parameter demand: what categories take of each row, nothing for the columns beside them; no file where left out.
  private func extensionFiles(
    _ folder: String, _ title: String, _ rows: [(code: String, unit: String, values: [Double])],
    demand: [[Double]]? = nil
  ) -> [(String, String)] {
    var f = "region\t" + labels.map(\.region).joined(separator: "\t") + "\n"
    f += "sector\t" + labels.map(\.name).joined(separator: "\t") + "\n"
    f += "stressor" + String(repeating: "\t", count: labels.count) + "\n"
    for row in rows { f += ([row.code] + row.values.map { "\($0)" }).joined(separator: "\t") + "\n" }
    let units = "stressor\tunit\n" + rows.map { "\($0.code)\t\($0.unit)\n" }.joined()
    var parts = [("F", index: 1, header: 2), ("unit", index: 1, header: 1)]
    var files = [("\(folder)/F.txt", f), ("\(folder)/unit.txt", units)]
    if let demand {
      var direct = "region\t" + columns.map(\.label.region).joined(separator: "\t") + "\n"
      direct += "category\t" + columns.map(\.label.name).joined(separator: "\t") + "\n"
      direct += "stressor" + String(repeating: "\t", count: columns.count) + "\n"
      for (row, taken) in zip(rows, demand) {
        let cells = columns.indices.map { $0 < taken.count ? "\(taken[$0])" : "0.0" }
        direct += ([row.code] + cells).joined(separator: "\t") + "\n"
      }
      files.append(("\(folder)/F_Y.txt", direct))
      parts.append(("F_Y", index: 1, header: 2))
    }
    return files + [("\(folder)/file_parameters.json", parameters("Extension", title, parts))]
  }

  private func wide(
    _ level: String, _ heads: [(region: String, name: String)], _ values: [[Double]],
    rows: [(region: String, name: String)]
  ) -> String {
    var text = "region\t\t" + heads.map(\.region).joined(separator: "\t") + "\n"
    text += "\(level)\t\t" + heads.map(\.name).joined(separator: "\t") + "\n"
    text += "region\tsector" + String(repeating: "\t", count: heads.count) + "\n"
    for (label, values) in zip(rows, values) {
      text += ([label.region, label.name] + values.map { "\($0)" }).joined(separator: "\t") + "\n"
    }
    return text
  }

  private func narrow(_ head: String, _ values: [String]) -> String {
    "region\tsector\t\(head)\n" + zip(labels, values).map { "\($0.region)\t\($0.name)\t\($1)\n" }.joined()
  }

  private func parameters(_ kind: String, _ name: String?, _ files: [(String, index: Int, header: Int)]) -> String {
    var json = JSONText()
    json.object { json in
      json.key("files")
      json.object { json in
        for file in files {
          json.key(file.0)
          json.object { json in
            json.key("name")
            json.add("\(file.0).txt")
            json.key("nr_index_col")
            json.add("\(file.index)")
            json.key("nr_header")
            json.add("\(file.header)")
          }
        }
      }
      json.key("systemtype")
      json.add(kind)
      if let name {
        json.key("name")
        json.add(name)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private var metadata: String {
    var json = JSONText()
    json.object { json in
      for (key, value) in [
        ("description", "\(table.description.titleEn); \(table.description.prices); \(table.description.citation)"),
        ("name", table.description.titleEn), ("system", "pxp"), ("version", "\(table.description.year)"),
      ] {
        json.key(key)
        json.add(value)
      }
      json.key("history")
      json.list { _ in }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
