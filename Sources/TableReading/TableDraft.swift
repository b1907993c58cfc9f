import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import WorkbookReading

/// The figures of a sheet on their way to a table: categories, trade, checks of the sums that the sheet states.
struct TableDraft {
  private let source: SheetTable
  private var description: TableDescription
  private let domestic: SheetTable.Block
  private let imported: SheetTable.Block?
  private let rows: [(meaning: RowMeaning, row: SheetOutline.Row, values: [Double])]
  /// Final demand's use of imported products, where these are one row.
  private let importedRow: [ColumnMeaning: Double]
  private let isUnrounded: Bool
  private(set) var notes: [Diagnostic] = []
  private(set) var steps: [String] = []

  init(
    _ source: SheetTable, _ description: TableDescription, _ domestic: SheetTable.Block, _ imported: SheetTable.Block?,
    _ rows: [(RowMeaning, SheetOutline.Row, [Double])], importedRow: [ColumnMeaning: Double], isUnrounded: Bool
  ) {
    (self.source, self.description) = (source, description)
    self.isUnrounded = isUnrounded
    self.importedRow = isUnrounded ? importedRow : importedRow.mapValues(FigurePrecision.cleaned)
    // Noise behind the digits of a rounded table would be taken for decimals.
    func clean(_ values: [Double]) -> [Double] { isUnrounded ? values : values.map(FigurePrecision.cleaned) }
    func clean(_ block: SheetTable.Block) -> SheetTable.Block {
      guard !isUnrounded else { return block }
      return (
        block.intermediate.mapEntries { value, _, _ in FigurePrecision.cleaned(value) },
        block.byMeaning.mapValues(clean)
      )
    }
    self.domestic = clean(domestic)
    self.imported = imported.map(clean)
    self.rows = rows.map { ($0.0, $0.1, clean($0.2)) }
  }

  private var count: Int { source.sectors.columns.count }
  private var meanings: [ColumnMeaning] { source.sectors.meanings.map(\.meaning) }

  /// - Parameters:
  ///   - digits: the most that a figure has.
  ///   - decimals: the most that a figure has.
  mutating func table(
    digits: Int, decimals: Int, tolerating: Set<TableFault>
  ) throws(InvalidInput) -> InputOutputTable {
    let output = domestic.byMeaning[.output] ?? rows.first { $0.meaning == .totalInput }?.values ?? []
    if isUnrounded {
      description.unroundedDigits = TableDescription.unroundedDigits(digits)
      description.decimals = TableDescription.decimals(showing: output)
    } else {
      description.decimals = decimals
    }
    tellReexports()
    tellTrade()
    tellCodes()
    var table = try made(output, error: domestic.byMeaning[.error])
    let sums = wrongSums(of: table)
    if !sums.isEmpty, !tolerating.contains(.imbalance) { throw InvalidInput(sums) }
    notes += sums.map { Diagnostic(.warning, at: $0.location, $0.message, advice: $0.advice) }
    if domestic.byMeaning[.error] == nil { table = try withResidual(table, output) }
    if !isUnrounded {
      // Rows and columns that only add others up may print more decimals, and are not kept.
      var kept = FigurePrecision()
      kept.take(table)
      if kept.decimals < decimals {
        description.decimals = kept.decimals
        table = try made(output, error: domestic.byMeaning[.error])
        if domestic.byMeaning[.error] == nil { table = try withResidual(table, output) }
      }
    }
    return table
  }

  /// The columns that are categories, those that only add others up left out.
  private var categories: [(meaning: ColumnMeaning, column: SheetOutline.Column)] {
    let present = Set(meanings)
    return source.sectors.meanings.filter { meaning, _ in
      meaning.category != nil && meaning.parts.isDisjoint(with: present)
    }
  }

  private func made(_ output: [Double], error: [Double]?) throws(InvalidInput) -> InputOutputTable {
    func demand(_ block: SheetTable.Block, _ meaning: ColumnMeaning) -> [Double] {
      let values = block.byMeaning[meaning] ?? []
      switch meaning {
      // Of net trade each product has a surplus or a deficit.
      case .netExports, .netOutflow: return values.map { max($0, 0) }
      case .netInflow: return values.map { max(-$0, 0) }
      default: return values
      }
    }
    let categories = self.categories.map { meaning, column in
      let named = meaning.category ?? ("", "", .otherFinalDemand)
      return (meaning, named, meaning.nameOfSales ?? column.label)
    }
    let uses = imported.map { imported in
      UsesByOrigin(
        domesticIntermediate: domestic.intermediate, importedIntermediate: imported.intermediate,
        domesticDemand: categories.map { demand(domestic, $0.0) },
        importedDemand: categories.map { meaning, named, _ in
          named.role.isRegional ? demand(imported, meaning) : [Double](repeating: 0, count: count)
        })
    }
    let values = uses?.finalDemand ?? categories.map { demand(domestic, $0.0) }
    return try InputOutputTable(
      description: description, sectors: sectorNames, intermediate: uses?.intermediate ?? domestic.intermediate,
      finalDemand: zip(categories, values).map { category, values in
        FinalDemandCategory(
          code: category.1.code, nameZh: category.2, nameEn: category.1.nameEn, role: category.1.role, values: values)
      },
      imports: uses?.imports ?? bought([.imports, .tradeBought], net: [.netExports]),
      inflow: uses == nil ? bought([.inflow], net: [.netOutflow, .netInflow]) : nil, otherError: error,
      valueAdded: try valueAdded(), usesByOrigin: uses,
      importedInputs: importedInputs(categories.map { ($0.0, $0.1.role) }),
      grossOutput: output, locations: locations)
  }

  private func bought(_ meanings: [ColumnMeaning], net: [ColumnMeaning]) -> [Double] {
    var sum = [Double](repeating: 0, count: count)
    for meaning in meanings {
      if let values = domestic.byMeaning[meaning] { sum = zip(sum, values).map(+) }
    }
    for meaning in net {
      guard let values = domestic.byMeaning[meaning] else { continue }
      sum = zip(sum, values).map { $0 + max(meaning == .netInflow ? $1 : -$1, 0) }
    }
    return sum
  }

  private func importedInputs(_ categories: [(meaning: ColumnMeaning, role: FinalDemandRole)]) -> ImportedInputs? {
    guard let row = rows.first(where: { $0.meaning == .importedInputs }), imported == nil else { return nil }
    return ImportedInputs(
      inputs: row.values,
      finalDemand: categories.map { $0.role.isRegional ? importedRow[$0.meaning] ?? 0 : 0 })
  }

  /// Imported products that are sold outside again, by product; one figure where they stand in one row.
  var reexports: [Double] {
    let outside = categories.map(\.meaning).filter { $0.category.map { !$0.role.isRegional } ?? false }
    guard let imported else { return [outside.reduce(0) { $0 + (importedRow[$1] ?? 0) }] }
    return outside.reduce([Double](repeating: 0, count: count)) { sum, meaning in
      zip(sum, imported.byMeaning[meaning] ?? sum.map { _ in 0 }).map(+)
    }
  }

  /// Tells of re-exports, which are left out: they call forth no output of the region, and no use of it has them.
  private mutating func tellReexports() {
    let passed = reexports
    let all = passed.reduce(0, +)
    guard let worst = passed.indices.max(by: { passed[$0].magnitude < passed[$1].magnitude }), passed[worst] != 0,
      let row = imported == nil
        ? rows.first(where: { $0.meaning == .importedInputs })?.row : source.sectors.imported[worst]
    else { return }
    let shown = formatNumber(FigurePrecision.cleaned(all))
    notes.append(
      Diagnostic(
        .warning, at: row.place,
        "imported products are sold outside again, \(shown) in all, most of them of '\(row.label)': these re-exports are "
          + "left out of exports and of imports",
        advice: "they pass the region's producers by, and no multiplier changes"))
    steps.append("re-exports of \(shown) left out of exports and of imports")
  }

  /// Tells of trade that stands in other columns than it did.
  private mutating func tellTrade() {
    for (meaning, column) in source.sectors.meanings {
      let (difference, above, below): (String, String, String)
      switch meaning {
      case .netExports: (difference, above, below) = ("sales less purchases", "exports abroad", "imports")
      case .netOutflow: (difference, above, below) = ("sales less purchases", "outflow to other provinces", "inflow")
      case .netInflow: (difference, above, below) = ("purchases less sales", "inflow", "outflow to other provinces")
      case .tradeBought:
        steps.append("'\(column.label)', imports and inflow together, is written as imports")
        continue
      default: continue
      }
      let count = (domestic.byMeaning[meaning] ?? []).count { $0 < 0 }
      notes.append(
        Diagnostic(
          .warning, at: column.place,
          "'\(column.label)' is \(difference): its figures above zero are written as \(above), and the \(count) below zero as "
            + below,
          advice: "where a product is traded in both directions, both are larger than that"))
      steps.append("'\(column.label)', \(difference), split by sign into \(above) and \(below)")
    }
  }

  private func valueAdded() throws(InvalidInput) -> [ValueAddedRow] {
    var total: ValueAddedRow?
    var parts: [ValueAddedRow] = []
    for (meaning, row, values) in rows {
      guard case .valueAdded(let code) = meaning else { continue }
      let made = ValueAddedRow(code: code, nameZh: code.names.zh, nameEn: code.names.en, values: values)
      if code == .valueAdded { total = total ?? made } else { parts.append(made) }
      if parts.count(where: { $0.code == code }) > 1 {
        throw InvalidInput(
          .error(at: row.place, "the row '\(row.label)' means the same as another", advice: "leave one"))
      }
    }
    if let total, parts.isEmpty { return [total] }
    if parts.isEmpty {
      throw InvalidInput(
        .error(
          at: source.outline.sheet.start, "there is no row of value added",
          advice: "call its rows 劳动者报酬, 生产税净额, 固定资产折旧, 营业盈余, or the one row 增加值合计 or value added"))
    }
    return parts
  }

  /// Tells of sectors that have the same code, or codes that look alike: none of the codes is taken then.
  private mutating func tellCodes() {
    var seen: [LabelKey: Int] = [:]
    for (place, (row, column)) in zip(source.sectors.domestic, source.sectors.columns).enumerated() {
      guard let code = row.code ?? column.code else { continue }
      guard let first = seen.updateValue(place, forKey: LabelKey(code)) else { continue }
      notes.append(
        Diagnostic(
          .warning, at: row.code == nil ? column.place : row.place,
          "'\(source.sectors.columns[first].label)' and '\(column.label)' have the code '\(code)': codes are not taken, and "
            + "sectors are numbered in their order", advice: "mend the codes, if other files go by them"))
      return
    }
  }

  /// Names as they stand; codes where rows and columns agree on them, else the numbers of the sectors.
  private var sectorNames: [Sector] {
    let columns = source.sectors.columns
    let pairs = Array(zip(source.sectors.domestic, columns))
    let stated = pairs.map { row, column in row.code ?? column.code ?? "" }
    let agree = pairs.allSatisfy { row, column in
      guard let down = row.code, let across = column.code else { return true }
      return down == across || Int(down) == Int(across) && Int(down) != nil
    }
    let digits = count > 99 ? 3 : 2
    let labels = columns.map(\.label)
    let numbers = (1...max(1, count)).map { Self.padded("\($0)", digits) }
    // Names that are codes serve as such.
    var codes = labels.allSatisfy(LabelText.isCode) ? labels : agree ? stated.map { Self.padded($0, digits) } : numbers
    if codes.contains("") || !Self.areApart(codes, labels) { codes = numbers }
    if !Self.areApart(codes, labels) { codes = numbers.map { "S" + $0 } }
    let translated = columns.map { SectorNames.english($0.normal) ?? $0.label }
    let english = Self.areApart(translated, labels) && Self.areApart(codes, translated) ? translated : labels
    return labels.indices.map { Sector(code: codes[$0], nameZh: labels[$0], nameEn: english[$0]) }
  }

  /// Whether no label of one sector looks like one of another.
  private static func areApart(_ first: [String], _ second: [String]) -> Bool {
    var seen: [LabelKey: Int] = [:]
    for (place, labels) in zip(first, second).enumerated() {
      for label in [labels.0, labels.1] {
        if let other = seen.updateValue(place, forKey: LabelKey(label)), other != place { return false }
      }
    }
    return true
  }

  private static func padded(_ code: String, _ digits: Int) -> String {
    guard Int(code) != nil, code.count < digits else { return code }
    return String(repeating: "0", count: digits - code.count) + code
  }

  private var locations: TableLocations {
    let sectors = source.sectors
    func header(_ meanings: Set<ColumnMeaning>) -> SourceLocation? {
      sectors.meanings.first { meanings.contains($0.meaning) }?.column.place
    }
    let sheet = source.outline.sheet
    let output = sectors.meanings.first { $0.meaning == .output }?.column.number
    return TableLocations(
      rows: sectors.domestic.map(\.place), columns: sectors.columns.map(\.place),
      outputs: sectors.domestic.map { row in
        output.map { sheet.location(row: sheet.rows[row.number], column: $0) } ?? row.place
      },
      valueAdded: rows.compactMap { if case .valueAdded = $0.meaning { $0.row.place } else { nil } }, extensions: [],
      imports: header([.imports, .tradeBought]), inflow: header([.inflow]))
  }

  // For the comparison with the sums that the sheet states.

  var blocks: [(block: SheetTable.Block, rows: [SheetOutline.Row])] {
    [(domestic, source.sectors.domestic)] + (imported.map { [($0, source.sectors.imported)] } ?? [])
  }

  /// The column of a sector in the sheet.
  func sectorColumn(_ j: Int) -> Int { source.sectors.columns[j].number }

  var columns: [(meaning: ColumnMeaning, column: SheetOutline.Column)] { source.sectors.meanings }

  var sums: [(meaning: ColumnMeaning, column: SheetOutline.Column)] {
    source.sectors.meanings.filter { $0.meaning == .intermediateTotal || !$0.meaning.parts.isEmpty }
  }

  /// The columns that a sum consists of: parts that are sums themselves only where their own parts are missing.
  func summands(of meaning: ColumnMeaning) -> [ColumnMeaning] {
    let present = Set(meanings)
    return meaning.parts.filter { part in present.contains(part) && part.parts.isDisjoint(with: present) }
  }

  var statedRows: [(meaning: RowMeaning, row: SheetOutline.Row, values: [Double])] { rows }

  func place(_ row: SheetOutline.Row, _ column: Int) -> SourceLocation {
    let sheet = source.outline.sheet
    return sheet.location(row: sheet.rows[row.number], column: column)
  }

  /// The table with what its rows leave over as the error column that its source does not have.
  private mutating func withResidual(_ table: InputOutputTable, _ output: [Double]) throws(InvalidInput)
    -> InputOutputTable
  {
    let residual = table.residual
    let terms = count + table.finalDemand.count + 4
    let used = table.intermediate.magnitudeSums.rows
    let open = residual.indices.filter { i in
      let size = table.finalDemand.reduce(used[i] + output[i].magnitude) { $0 + $1.values[i].magnitude }
      return residual[i].magnitude > table.roundingTolerance(terms: terms, size: size)
    }
    guard let worst = open.max(by: { residual[$0].magnitude < residual[$1].magnitude }) else { return table }
    let (left, all) = (residual.reduce(0) { $0 + $1.magnitude }, output.reduce(0) { $0 + $1.magnitude })
    // Anything larger is no statistical discrepancy, but a column that is missing or misread.
    guard left <= 0.1 * all else {
      throw InvalidInput(
        .error(
          at: source.sectors.domestic[worst].place,
          "the rows leave over \(formatNumber(left)) in all, \(rounded(100 * left / all)) % of output, most of it "
            + "in '\(source.sectors.domestic[worst].label)' (\(formatNumber(residual[worst])))",
          advice:
            "compare exports, outflow, imports and inflow with the source: one may be missing or have another sign"))
    }
    let share = output[worst] > 0 ? ", \(rounded(100 * residual[worst].magnitude / output[worst])) % of its output" : ""
    notes.append(
      Diagnostic(
        .warning, at: source.sectors.domestic[worst].place,
        "there is no error column, and \(open.count) rows do not balance: what they leave over becomes one; the largest is "
          + "\(formatNumber(residual[worst])) (\(source.sectors.domestic[worst].label)\(share))",
        advice: "results carry it as a driver of its own, the residual"))
    steps.append("the error column is what the rows leave over, \(formatNumber(left)) in magnitude")
    return try made(output, error: isUnrounded ? residual : residual.map(FigurePrecision.cleaned))
  }
}
