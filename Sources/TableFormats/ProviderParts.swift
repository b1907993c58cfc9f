import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

/// A row or a column of a provider's table, with its labels.
struct ProviderLine: Hashable {
  /// Its number in the source of its figures.
  var index: Int
  var region: String
  var code: String
  var name: String
  var nameZh: String?

  init(index: Int, region: String = "", code: String, name: String = "", nameZh: String? = nil) {
    (self.index, self.region, self.code) = (index, region, code)
    let name = name.onOneLine
    self.name = name.isEmpty ? code : name
    self.nameZh = nameZh?.onOneLine
  }

  var label: RegionalParts.Label { .init(region: region, name: code) }
}

/// The cells of a provider's table, whatever file they stand in.
protocol FigureSource {
  func place(row: Int, column: Int) -> SourceLocation
  /// The figures of some rows and columns; blank cells are 0. Adds a problem for each cell that is no figure.
  func figures(rows: [Int], columns: [Int], _ problems: inout [Diagnostic]) -> Matrix
}

/// A provider's table on its way from labelled lines into one of ours.
struct ProviderParts {
  let layout: ProviderLayout
  let source: any FigureSource
  private let rows: [ProviderLine]
  private let columns: [ProviderLine]
  /// Codes that repeat others.
  private let repeatedRows: Set<String>
  private let repeatedColumns: Set<String>
  private(set) var findings: [Diagnostic] = []
  private var problems: [Diagnostic] = []
  /// Of the figures that the table takes over.
  private var precision = FigurePrecision()

  init(_ layout: ProviderLayout, _ source: any FigureSource, rows: [ProviderLine], columns: [ProviderLine]) {
    (self.layout, self.source, self.rows, self.columns) = (layout, source, rows, columns)
    repeatedRows = layout.repeated(in: Set(rows.map(\.code)))
    repeatedColumns = layout.repeated(in: Set(columns.map(\.code)))
  }

  private func rowLines(_ kind: (ProviderRow) -> Bool) -> [ProviderLine] {
    rows.filter { kind(layout.row($0.code)) && !repeatedRows.contains($0.code) }
  }

  private func columnLines(_ kind: (ProviderColumn) -> Bool) -> [ProviderLine] {
    columns.filter { kind(layout.column($0.code)) && !repeatedColumns.contains($0.code) }
  }

  var sectorRegions: [String] { rowLines { $0 == .sector }.map(\.region) }

  /// - Throws: `InvalidInput` with every label and cell that does not fit.
  mutating func table(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    let sectors = rowLines { $0 == .sector }
    let (lines, across) = (sectors.map(\.index), columnLines { $0 == .sector })
    try check(sectors, across)
    let uses = across.map(\.index)
    let flows = figures(lines, uses)
    var parts = RegionalParts(sectors: sectors.map(\.label), intermediate: flows, finalDemand: demand(of: sectors))
    for line in rows + columns where parts.names[line.label] == nil {
      parts.names[line.label] = .init(english: line.name, chinese: line.nameZh ?? line.name)
    }
    addValueAdded(to: &parts, uses)
    addImports(to: &parts, sectors, uses)
    parts.extensions = rows.compactMap { line in
      guard case .satellite(let code, let unit) = layout.row(line.code) else { return nil }
      return ExtensionRow(
        code: code, nameZh: code, nameEn: line.name, unit: unit,
        values: source.figures(rows: [line.index], columns: uses, &problems).row(0))
    }
    for line in rowLines({ $0 == .zero }) {
      if amount([line.index], uses) > 0 {
        problems.append(
          .error(
            at: source.place(row: line.index, column: uses[0]),
            "the row '\(line.code)' has figures under the sectors, and no place in a table",
            advice: "take an edition of the table without them"))
      }
      leaveOutOfDemand(line)
    }
    parts.outputs = outputs(lines, uses)
    let satellites = rows.filter { if case .satellite = layout.row($0.code) { true } else { false } }
    let added = ValueAddedCode.allCases.compactMap { code in rowLines { $0 == .valueAdded(code) }.first }
    func place(_ line: ProviderLine) -> SourceLocation { source.place(row: line.index, column: uses[0]) }
    parts.locations = TableLocations(
      rows: sectors.map(place), columns: uses.map { source.place(row: lines[0], column: $0) },
      outputs: sectors.map(place), valueAdded: added.map(place), extensions: satellites.map(place))
    if !problems.isEmpty { throw InvalidInput(Array(problems.prefix(Self.mostTold))) }
    try parts.checkLabels()
    parts.roundSums(precision.decimals)
    return try parts.table(parts.measured(description))
  }

  private static let mostTold = 100

  private mutating func figures(_ rows: [Int], _ columns: [Int]) -> Matrix {
    let figures = source.figures(rows: rows, columns: columns, &problems)
    for value in figures.storage { precision.take(value) }
    return figures
  }

  /// The sum of what some cells hold, whatever its sign, where the table has no place for them.
  private mutating func amount(_ rows: [Int], _ columns: [Int]) -> Double {
    source.figures(rows: rows, columns: columns, &problems).storage.reduce(0) { $0 + $1.magnitude }
  }

  private mutating func check(_ down: [ProviderLine], _ across: [ProviderLine]) throws(InvalidInput) {
    guard let first = down.first, let head = across.first else {
      throw InvalidInput(
        .error(
          at: source.place(row: rows.first?.index ?? 0, column: columns.first?.index ?? 0),
          "there are \(down.count) rows and \(across.count) columns of sectors", advice: advice))
    }
    let most = ForeignTable.mostRows
    guard down.count <= most, across.count <= most else {
      throw InvalidInput(
        .error("there are \(max(down.count, across.count)) rows or columns of sectors, and \(most) are the most"))
    }
    if let odd = zip(down, across).first(where: { $0.label != $1.label }) {
      problems.append(
        .error(
          at: source.place(row: odd.0.index, column: head.index),
          "the row '\(odd.0.labelText)' stands where the columns have '\(odd.1.labelText)'", advice: advice))
    } else if down.count != across.count {
      let odd = down.count > across.count ? down[across.count] : across[down.count]
      problems.append(
        .error(
          at: down.count > across.count
            ? source.place(row: odd.index, column: head.index) : source.place(row: first.index, column: odd.index),
          "'\(odd.labelText)' is \(down.count > across.count ? "a row and no column" : "a column and no row")",
          advice: advice))
    }
    var seen: Set<RegionalParts.Label> = []
    for line in down where !seen.insert(line.label).inserted {
      problems.append(
        .error(at: source.place(row: line.index, column: head.index), "the row '\(line.labelText)' stands twice"))
    }
    if columnLines({ if case .demand = $0 { true } else { false } }).isEmpty {
      problems.append(
        .error(at: source.place(row: first.index, column: head.index), "there is no final demand", advice: advice))
    }
    if rowLines({ if case .valueAdded = $0 { true } else { false } }).isEmpty {
      problems.append(
        .error(at: source.place(row: first.index, column: head.index), "there is no value added", advice: advice))
    }
    if !problems.isEmpty { throw InvalidInput(Array(problems.prefix(Self.mostTold))) }
  }

  private var advice: String { "take the file as its provider publishes it; it reads as \(layout.name)" }

  private mutating func demand(of sectors: [ProviderLine]) -> [RegionalParts.Column] {
    let lines = sectors.map(\.index)
    var columns: [RegionalParts.Column] = []
    for line in self.columns where !repeatedColumns.contains(line.code) {
      func values() -> [Double] { figures(lines, [line.index]).storage }
      switch layout.column(line.code) {
      case .demand(let role): columns.append(.init(label: line.label, role: role, values: values()))
      case .imports: columns.append(.init(label: .init(region: "", name: OutsideColumn.imports), values: values()))
      case .error: columns.append(.init(label: .init(region: "", name: OutsideColumn.error), values: values()))
      case .exportsOfEach:
        let values = values()
        var regions: [String] = []
        for sector in sectors where regions.last != sector.region && !regions.contains(sector.region) {
          regions.append(sector.region)
        }
        for region in regions {
          columns.append(
            .init(
              label: .init(region: region, name: line.code), role: .export,
              values: zip(sectors, values).map { $0.region == region ? $1 : 0 }))
        }
      case .sector, .output, .leftOut: continue
      }
    }
    return columns
  }

  private mutating func addValueAdded(to parts: inout RegionalParts, _ uses: [Int]) {
    for code in ValueAddedCode.allCases {
      let lines = rowLines { $0 == .valueAdded(code) }
      guard !lines.isEmpty else { continue }
      let values = figures(lines.map(\.index), uses).columnSums
      let names = lines.map(\.name).joined(separator: " + ")
      parts.valueAdded.append(ValueAddedRow(code: code, nameZh: names, nameEn: names, values: values))
      if lines.count > 1 {
        let codes = lines.map(\.code).joined(separator: ", ")
        findings.append(Diagnostic(.note, "\(codes) are added up as \(code.rawValue)"))
      }
      for line in lines { leaveOutOfDemand(line) }
    }
  }

  /// Tells what a row has under final demand, where a table's rows of value added have nothing.
  private mutating func leaveOutOfDemand(_ line: ProviderLine) {
    let demand = columnLines { if case .demand = $0 { true } else { $0 == .exportsOfEach } }.map(\.index)
    let amount = amount([line.index], demand)
    guard amount > 0 else { return }
    findings.append(
      Diagnostic(
        .warning,
        "'\(line.name)' under final demand (\(formatNumber(inFileDigits(amount))) in all) is left out",
        advice: "a table's final demand is at the prices of its rows"))
  }

  private mutating func addImports(to parts: inout RegionalParts, _ sectors: [ProviderLine], _ uses: [Int]) {
    for line in rowLines({ $0 == .importsOfProducts }) {
      let values = figures([line.index], uses).row(0)
      parts.finalDemand.append(
        .init(label: .init(region: "", name: OutsideColumn.imports), values: values.map { 0 - $0 }))
    }
    let lines = rowLines { $0 == .imported }
    guard !lines.isEmpty else { return }
    let inputs = figures(lines.map(\.index), uses).columnSums
    let demand = columnLines { if case .demand(let role) = $0 { role.isRegional } else { false } }
    let bought = figures(lines.map(\.index), demand.map(\.index)).columnSums
    let sold = columnLines { if case .demand(let role) = $0 { !role.isRegional } else { $0 == .exportsOfEach } }
    let passedOn = amount(lines.map(\.index), sold.map(\.index))
    if passedOn > 0 {
      findings.append(
        Diagnostic(
          .warning,
          "imports that are sold abroad again (\(formatNumber(inFileDigits(passedOn))) in all) are left out",
          advice: "a table's exports are products of its sectors"))
    }
    guard (inputs + bought).contains(where: { $0 != 0 }) else { return }
    let places = Dictionary(zip(demand.map(\.label), bought), uniquingKeysWith: { first, _ in first })
    parts.importedInputs = ImportedInputs(
      inputs: inputs,
      finalDemand: parts.finalDemand.filter { !$0.isAdjustment }.map { places[$0.label] ?? 0 })
    let names = lines.map(\.name).joined(separator: ", ")
    findings.append(
      Diagnostic(
        .note, "inputs whose seller is not among the sectors (\(names)) are one row, imported inputs",
        advice: "uses are those of the sectors' own products"))
  }

  /// Output as a column or a row of totals states it; nil without one.
  private mutating func outputs(_ lines: [Int], _ uses: [Int]) -> [Double]? {
    let column = columnLines { $0 == .output }.first.map { figures(lines, [$0.index]).storage }
    guard let row = rowLines({ $0 == .output }).first else { return column }
    let below = figures([row.index], uses).row(0)
    guard let column else { return below }
    for (place, (a, b)) in zip(column, below).enumerated()
    where (a - b).magnitude > 1e-9 * max(a.magnitude, b.magnitude) + 1e-6 {
      problems.append(
        .error(
          at: source.place(row: row.index, column: uses[place]),
          "the output below the column is \(formatNumber(b)), the one beside its row \(formatNumber(a))",
          advice: advice))
    }
    return column
  }
}

extension ProviderLine {
  /// As messages name it.
  var labelText: String { region.isEmpty ? code : "\(region) \(code)" }
}

extension RegionalParts.Column {
  /// Whether it becomes a column of the table beside final demand.
  var isAdjustment: Bool {
    [OutsideColumn.imports, OutsideColumn.inflow, OutsideColumn.error].contains(label.name)
  }
}
