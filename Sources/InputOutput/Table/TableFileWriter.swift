import CSVText
import LinearAlgebra
import NumberText

extension InputOutputTable {
  /// The table as a file that `read(bytes:file:tolerating:)` takes, its figures with 12 significant digits and
  /// `# decimals: unrounded`.
  ///
  /// Unrounded figures must balance. Gross output is what the columns add up to, and what the rounding of the table's source
  /// leaves over in a row is counted as other error.
  public var fileText: String {
    let bought = importedInputs?.inputs ?? sectors.map { _ in 0 }
    let outputs = sectors.indices.map { intermediateInputs[$0] + totalValueAdded[$0] + bought[$0] }
    // Below the digits that are written there is no error, only the rounding of sums.
    let errors = zip(residual, zip(outputs, grossOutput)).map { left, sizes in
      let error = left + sizes.0 - sizes.1
      return error.magnitude < 1e-12 * sizes.0 ? 0 : error
    }
    return TableFileWriter(
      table: self, decimals: DeclaredDecimals.unroundedWord, outputs: outputs, errors: errors, number: formatNumber
    ).text
  }

  /// The table as a file that gives it back to the last bit: every figure as it is, with the decimals of its source.
  public var exactFileText: String {
    TableFileWriter(
      table: self,
      decimals: description.unroundedDigits == nil ? "\(description.decimals)" : DeclaredDecimals.unroundedWord,
      outputs: grossOutput, errors: otherError, number: Self.shortest
    ).text
  }

  /// The fewest digits that give a number back.
  private static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return value == 0 ? "0" : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Lays a table out as a file.
private struct TableFileWriter {
  let table: InputOutputTable
  /// The word of the `decimals` line.
  let decimals: String
  let outputs: [Double]
  let errors: [Double]
  let number: (Double) -> String

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
      ("imports", "import", "进口", "Imports", uses == nil ? table.imports : []),
      ("inflow", "inflow", "调入", "Inflow", table.inflow), ("other_error", "residual", "其他", "Other (error)", errors),
    ] where column.4.contains(where: { $0 != 0 }) {
      others.append(column)
    }
    others.append(("gross_output", "output", "总产出", "Gross output", outputs))
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
