import CSVText
import LinearAlgebra

extension InputOutputTable {
  /// The table as a file that gives it back to the last bit: every figure as it is, with the decimals of its source.
  public var exactFileText: String {
    TableFileWriter(
      table: self,
      decimals: description.unroundedDigits == nil ? "\(description.decimals)" : DeclaredDecimals.unroundedWord
    ).text
  }
}

/// Lays a table out as a file.
private struct TableFileWriter {
  let table: InputOutputTable
  /// The word of the `decimals` line.
  let decimals: String

  /// The fewest digits that give a number back.
  private func number(_ value: Double) -> String {
    let text = "\(value)"
    return value == 0 ? "0" : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  var text: String {
    let description = table.description
    let head = [
      ("title_en", description.titleEn), ("title_zh", description.titleZh), ("year", "\(description.year)"),
      ("unit", description.unit), ("prices", description.prices), ("decimals", decimals),
      ("citation", description.citation),
    ]
    let lines =
      (head + table.extensions.map { (TableFileLayout.unitPrefix + $0.code, $0.unit) }).map { "# \($0): \($1)\n" }
    // Columns that are no sectors: code, role, the names and the figures.
    let uses = table.usesByOrigin
    let domestic = uses?.domesticDemand ?? table.finalDemand.map(\.values)
    var others = zip(table.finalDemand, domestic).map { ($0.code, $0.role.rawValue, $0.nameZh, $0.nameEn, $1) }
    for column in [
      (TableFileLayout.imports, "import", "进口", "Imports", uses == nil ? table.imports : []),
      (TableFileLayout.inflow, "inflow", "调入", "Inflow", table.inflow),
      (TableFileLayout.otherError, "residual", "其他", "Other (error)", table.otherError),
    ] where column.4.contains(where: { $0 != 0 }) {
      others.append(column)
    }
    others.append((TableFileLayout.grossOutput, "output", "总产出", "Gross output", table.grossOutput))
    let sectors = table.sectors
    let blank = [String](repeating: "", count: sectors.count)
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(TableFileLayout.labelColumns + sectors.map(\.code) + others.map(\.0))
    writer.row(["role", "", ""] + sectors.map { _ in "intermediate" } + others.map(\.1))
    writer.row(["column_zh", "", ""] + blank + others.map(\.2))
    writer.row(["column_en", "", ""] + blank + others.map(\.3))
    let intermediate = uses?.domesticIntermediate ?? table.intermediate
    for (i, sector) in sectors.enumerated() {
      writer.row(
        [sector.code, sector.nameZh, sector.nameEn] + intermediate.row(i).map(number) + others.map { number($0.4[i]) })
    }
    let empty = [String](repeating: "", count: others.count)
    writeImports(&writer, empty: empty)
    for row in table.valueAdded {
      let paid = table.finalDemand.map { $0.compensation == 0 ? "" : number($0.compensation) }
      let cells = row.code == .compensation ? paid + empty.dropFirst(paid.count) : empty
      writer.row([row.code.rawValue, row.nameZh, row.nameEn] + row.values.map(number) + cells)
    }
    for row in table.extensions {
      writer.row([row.code, row.nameZh, row.nameEn] + row.values.map(number) + empty)
    }
    // The byte order mark comes before everything.
    return "\u{FEFF}" + lines.joined() + writer.text.dropFirst()
  }

  private func writeImports(_ writer: inout CSVWriter, empty: [String]) {
    func cells(_ demand: [Double]) -> [String] {
      let written = zip(table.finalDemand, demand).map { $0.role.isRegional ? number($1) : "" }
      return written + empty.dropFirst(written.count)
    }
    if let uses = table.usesByOrigin {
      for (i, sector) in table.sectors.enumerated() {
        writer.row(
          [TableFileLayout.importedPrefix + sector.code, sector.nameZh, sector.nameEn]
            + uses.importedIntermediate.row(i).map(number) + cells(uses.importedDemand.map { $0[i] }))
      }
    }
    if let row = table.importedInputs {
      writer.row(
        [TableFileLayout.importedInputs, "进口投入", "Imported inputs"] + row.inputs.map(number)
          + cells(row.finalDemand))
    }
  }
}
