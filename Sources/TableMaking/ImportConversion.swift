package import Diagnostics
import InputOutput
import LinearAlgebra
import SimulationKit
package import TableAnalysis

/// The table that a competitive one is turned into.
package enum ConvertedTable: String, Sendable, CaseIterable {
  /// Uses told apart by origin.
  case nonCompetitive = "non-competitive"
  /// Domestic uses, imported inputs as one row.
  case domestic
  /// Uses of all origins, imports in a column: origins that a table has apart, added up.
  case competitive
}

extension TableReport {
  /// The converted table. Its figures are those of the table, in the precision of the table; parts of figures of fewer
  /// decimals than a report shows may have those, where the table balances so closely.
  private func converted(_ split: NonCompetitiveTable, _ kind: ConvertedTable) throws(InvalidInput) -> InputOutputTable
  {
    if moneyDecimals > table.description.decimals {
      let finer = try converted(split, kind, decimals: moneyDecimals)
      if finer.errorsOfMaking(tolerating: faults).isEmpty { return finer }
    }
    let made = try converted(split, kind, decimals: table.description.decimals)
    guard made.description.unroundedDigits != nil, !made.errorsOfMaking(tolerating: faults).isEmpty else { return made }
    // Without imports a row has smaller parts, which explain less of the rounding that the whole uses brought along.
    return try made.settled(made.description)
  }

  private func converted(
    _ split: NonCompetitiveTable, _ kind: ConvertedTable, decimals: Int
  ) throws(InvalidInput) -> InputOutputTable {
    let origins = table.usesByOrigin == nil ? OriginsOfUses(of: table, split, decimals: decimals) : nil
    guard let uses = table.usesByOrigin ?? origins?.uses else { return table }
    let description = origins?.description ?? table.description
    let rounded = description.rounded
    let isDomestic = kind == .domestic
    let row = ImportedInputs(
      inputs: uses.importedIntermediate.columnSums.map(rounded),
      finalDemand: uses.importedDemand.map { rounded($0.reduce(0, +)) })
    return try InputOutputTable(
      description: description, sectors: table.sectors,
      intermediate: isDomestic ? uses.domesticIntermediate : uses.intermediate,
      finalDemand: zip(table.finalDemand, isDomestic ? uses.domesticDemand : uses.finalDemand).map { category, values in
        var category = category
        category.values = values
        return category
      }, imports: isDomestic ? nil : uses.imports, otherError: origins?.otherError ?? table.otherError,
      valueAdded: table.valueAdded, usesByOrigin: isDomestic ? nil : uses, importedInputs: isDomestic ? row : nil,
      extensions: table.extensions, grossOutput: table.grossOutput)
  }

  /// The table with imports treated another way, each product's import share taken as equal over its regional uses.
  package func converted(to kind: ConvertedTable) throws(InvalidInput) -> TableAnswer {
    if let problem = table.unstatedFacts { throw InvalidInput(problem) }
    if kind == .competitive { return try withOriginsAdded() }
    let model = try modelOfOrigins()
    if table.importTreatment == .domesticOnly { _ = try model.totalSystem() }
    let made = try converted(NonCompetitiveTable(model), kind)
    let errors = made.errorsOfMaking(tolerating: faults)
    if !errors.isEmpty { throw InvalidInput(errors) }
    let n = table.sectors.count
    let isDomestic = kind == .domestic
    let uses = made.usesByOrigin
    let demand = uses?.domesticDemand ?? made.finalDemand.map(\.values)
    let residual = made.residual
    var columns: [FigureTable.Column] = isDomestic ? [] : [.text("origin", say("Origin", "来源"))]
    columns += sectorColumns
    columns += table.sectors.map { .number($0.code, $0.code, decimals: moneyDecimals) }
    columns += table.finalDemand.map {
      .number($0.code, Title(en: $0.nameEn, zh: $0.nameZh)[language], decimals: moneyDecimals)
    }
    columns.append(.number("residual", say("Residual", "误差项"), decimals: moneyDecimals))
    columns.append(
      .number(
        "total", say(isDomestic ? "Gross output" : "Output, imports", isDomestic ? "总产出" : "产出、进口调入"),
        decimals: moneyDecimals))
    var rows = FigureTable(columns)
    let blank = [Double?](repeating: nil, count: demand.count + 1)
    func head(_ origin: String) -> [String] { isDomestic ? [] : [origin] }
    func regional(_ values: [Double]) -> [Double?] {
      zip(table.finalDemand, values).map { $0.role.isRegional ? $1 : nil }
    }

    for i in 0..<n {
      let final: [Double?] = demand.map { $0[i] }
      rows.add(
        head(say("domestic", "本地")) + labels(i),
        (uses?.domesticIntermediate ?? made.intermediate).row(i) + final + [residual[i], made.grossOutput[i]])
    }
    if let row = made.importedInputs {
      // Imports for final use belong to the purchases of the region, though they are inputs of no sector.
      rows.add(
        ["imported_inputs", say("Imported products", "进口调入品")],
        row.inputs + regional(row.finalDemand) + [nil, (row.inputs + row.finalDemand).reduce(0, +)])
    }
    if let uses {
      for i in 0..<n {
        rows.add(
          head(say("imported", "进口调入")) + labels(i),
          uses.importedIntermediate.row(i) + regional(uses.importedDemand.map { $0[i] }) + [nil, made.imports[i]])
      }
    }
    let paid: [Double?] = table.finalDemand.map { $0.compensation == 0 ? nil : $0.compensation }
    for row in table.valueAdded {
      let final = row.code == .compensation ? paid + [nil] : blank
      rows.add(
        head("") + [row.code.rawValue, Title(en: row.nameEn, zh: row.nameZh)[language]],
        row.values + final + [row.values.reduce(0, +) + final.reduce(0) { $0 + ($1 ?? 0) }])
    }
    rows.add(
      head("") + ["total_input", say("Total input", "总投入")],
      made.grossOutput + blank + [made.grossOutput.reduce(0, +)])
    let unit = table.description.unit
    let name = isDomestic ? say("domestic-only", "仅含国产") : say("non-competitive", "非竞争型")
    return TableAnswer(
      title: say("Table with imports \(name) (\(unit)): \(title)", "\(name)投入产出表（\(unit)）：\(title)"), rows,
      notes: [
        table.usesByOrigin != nil
          ? say("Imported uses are those of the table.", "进口使用按表中数据。")
          : say(
            "Imports and inflow of each product are split over its regional uses in the same share (proportionality, "
              + "Chenery-Moses); exports and outflow are made in the region.",
            "各产品的进口调入按相同份额分摊到区域内各用途（比例假设）；出口与调出由本地生产。"), source,
      ], findings: model.findings, file: { made.exactFileText })
  }

  /// The table with its origins added up: imports in a column, product by product.
  private func withOriginsAdded() throws(InvalidInput) -> TableAnswer {
    guard table.usesByOrigin != nil else {
      throw InvalidInput(
        table.importedInputs == nil
          ? .error("the table has uses of all origins together already", advice: "leave out --to competitive")
          : .error(
            "the table has imported inputs in one row, and does not say which products they are",
            advice: "take a table with its imports by product"))
    }
    let made = try withOriginsTogether()
    var rows = FigureTable(
      sectorColumns + table.sectors.map { .number($0.code, $0.code, decimals: moneyDecimals) }
        + table.finalDemand.map {
          .number($0.code, Title(en: $0.nameEn, zh: $0.nameZh)[language], decimals: moneyDecimals)
        }
        + [
          .number("imports", say("Imports", "进口调入"), decimals: moneyDecimals),
          .number("residual", say("Residual", "误差项"), decimals: moneyDecimals),
          .number("total", say("Gross output", "总产出"), decimals: moneyDecimals),
        ])
    let (residual, n) = (made.residual, made.sectors.count)
    for i in 0..<n {
      rows.add(
        labels(i),
        made.intermediate.row(i) + made.finalDemand.map { $0.values[i] }
          + [made.imports[i], residual[i], made.grossOutput[i]])
    }
    let blank = [Double?](repeating: nil, count: made.finalDemand.count + 2)
    for row in made.valueAdded {
      rows.add(
        [row.code.rawValue, Title(en: row.nameEn, zh: row.nameZh)[language]],
        row.values + blank + [row.values.reduce(0, +)])
    }
    let unit = table.description.unit
    return TableAnswer(
      title: say("Table with competitive imports (\(unit)): \(title)", "竞争型投入产出表（\(unit)）：\(title)"), rows,
      notes: [
        say(
          "Domestic and imported uses are added up, and what is imported of each product stands in a column: from here on each "
            + "product has one import share over all its uses.", "国产与进口使用逐项相加，各产品进口合计单列；此后各产品的所有用途采用同一进口份额。"), source,
      ], findings: [], file: { made.exactFileText })
  }

  /// Origins added up in the precision of the table. Two roundings make up each sum: where they leave rows and columns further
  /// apart than the decimals do, the table is one of a computation.
  private func withOriginsTogether() throws(InvalidInput) -> InputOutputTable {
    let together = table.withoutOrigins
    let rounded = table.description.rounded
    let made = try InputOutputTable(
      description: table.description, sectors: table.sectors,
      intermediate: together.intermediate.mapEntries { value, _, _ in rounded(value) },
      finalDemand: together.finalDemand.map { category in
        var category = category
        category.values = category.values.map(rounded)
        return category
      }, imports: together.imports.map(rounded), inflow: together.inflow, otherError: together.otherError,
      valueAdded: together.valueAdded, extensions: together.extensions, grossOutput: together.grossOutput)
    let errors = made.errorsOfMaking(tolerating: faults)
    if errors.isEmpty { return made }
    let settled = try made.settled(table.description)
    guard settled.errorsOfMaking(tolerating: faults).isEmpty else { throw InvalidInput(errors) }
    return settled
  }
}
