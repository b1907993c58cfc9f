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
    let outputs = zip(intermediateInputs, totalValueAdded).map(+)
    // Below the digits that are written there is no error, only the rounding of sums.
    let errors = zip(residual, zip(outputs, grossOutput)).map { left, sizes in
      let error = left + sizes.0 - sizes.1
      return error.magnitude < 1e-12 * sizes.0 ? 0 : error
    }
    let head = [
      ("title_en", description.titleEn), ("title_zh", description.titleZh), ("year", "\(description.year)"),
      ("unit", description.unit), ("prices", description.prices), ("decimals", DeclaredDecimals.unroundedWord),
      ("citation", description.citation),
    ]
    let lines =
      (head + extensions.map { (TableFileLayout.unitPrefix + $0.code, $0.unit) }).map { "# \($0): \($1)\n" }
    // Columns that are no sectors: code, role, the names and the figures.
    var others = finalDemand.map { ($0.code, $0.role.rawValue, $0.nameZh, $0.nameEn, $0.values) }
    for column in [
      ("imports", "import", "进口", "Imports", imports), ("inflow", "inflow", "调入", "Inflow", inflow),
      ("other_error", "residual", "其他", "Other (error)", errors),
    ] where column.4.contains(where: { $0 != 0 }) {
      others.append(column)
    }
    others.append(("gross_output", "output", "总产出", "Gross output", outputs))
    let blank = [String](repeating: "", count: sectors.count)
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(TableFileLayout.labelColumns + sectors.map(\.code) + others.map(\.0))
    writer.row(["role", "", ""] + sectors.map { _ in "intermediate" } + others.map(\.1))
    writer.row(["column_zh", "", ""] + blank + others.map(\.2))
    writer.row(["column_en", "", ""] + blank + others.map(\.3))
    for (i, sector) in sectors.enumerated() {
      writer.row(
        [sector.code, sector.nameZh, sector.nameEn] + intermediate.row(i).map(formatNumber)
          + others.map { formatNumber($0.4[i]) })
    }
    let empty = [String](repeating: "", count: others.count)
    for row in valueAdded {
      let paid = finalDemand.map { $0.compensation == 0 ? "" : formatNumber($0.compensation) }
      let cells = row.code == .compensation ? paid + empty.dropFirst(paid.count) : empty
      writer.row([row.code.rawValue, row.nameZh, row.nameEn] + row.values.map(formatNumber) + cells)
    }
    for row in extensions {
      writer.row([row.code, row.nameZh, row.nameEn] + row.values.map(formatNumber) + empty)
    }
    // The byte order mark comes before everything.
    return "\u{FEFF}" + lines.joined() + writer.text.dropFirst()
  }
}
