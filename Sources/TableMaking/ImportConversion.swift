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
  /// The converted table.
  private func converted(_ split: NonCompetitiveTable, _ kind: ConvertedTable) throws(InvalidInput) -> InputOutputTable
  {
    func imported(_ category: FinalDemandCategory) -> [Double] {
      split.importedDemand.first { $0.code == category.code }?.values ?? category.values.map { _ in 0 }
    }
    let uses = UsesByOrigin(
      domesticIntermediate: split.domesticIntermediate, importedIntermediate: split.importedIntermediate,
      domesticDemand: split.domesticDemand.map(\.values), importedDemand: split.domesticDemand.map(imported))
    let isDomestic = kind == .domestic
    let demand = zip(split.domesticDemand, uses.finalDemand).map { category, values in
      var category = category
      category.values = isDomestic ? category.values : values
      return category
    }
    let row = ImportedInputs(
      inputs: split.importedInputs, finalDemand: split.domesticDemand.map { imported($0).reduce(0, +) })
    return try InputOutputTable(
      description: table.description, sectors: split.sectors,
      intermediate: isDomestic ? split.domesticIntermediate : uses.intermediate, finalDemand: demand,
      imports: isDomestic ? nil : uses.imports, otherError: split.residual, valueAdded: table.valueAdded,
      usesByOrigin: isDomestic ? nil : uses, importedInputs: isDomestic ? row : nil, extensions: table.extensions,
      grossOutput: split.grossOutput)
  }

  /// The table with imports treated another way, each product's import share taken as equal over its regional uses.
  package func converted(to kind: ConvertedTable) throws(InvalidInput) -> TableAnswer {
    if let problem = table.unstatedFacts { throw InvalidInput(problem) }
    if kind == .competitive { return try withOriginsAdded() }
    let model = try modelOfOrigins()
    if table.importTreatment == .domesticOnly { _ = try model.totalSystem() }
    let split = NonCompetitiveTable(model)
    let made = try converted(split, kind)
    let n = table.sectors.count
    let isDomestic = kind == .domestic
    var columns: [FigureTable.Column] = isDomestic ? [] : [.text("origin", say("Origin", "来源"))]
    columns += sectorColumns
    columns += table.sectors.map { .number($0.code, $0.code, decimals: moneyDecimals) }
    columns += split.domesticDemand.map {
      .number($0.code, Title(en: $0.nameEn, zh: $0.nameZh)[language], decimals: moneyDecimals)
    }
    columns.append(.number("residual", say("Residual", "误差项"), decimals: moneyDecimals))
    columns.append(
      .number(
        "total", say(isDomestic ? "Gross output" : "Output, imports", isDomestic ? "总产出" : "产出、进口调入"),
        decimals: moneyDecimals))
    var rows = FigureTable(columns)
    let blank = [Double?](repeating: nil, count: split.domesticDemand.count + 1)
    func head(_ origin: String) -> [String] { isDomestic ? [] : [origin] }

    for i in 0..<n {
      let final: [Double?] = split.domesticDemand.map { $0.values[i] }
      rows.add(
        head(say("domestic", "本地")) + labels(i),
        split.domesticIntermediate.row(i) + final + [split.residual[i], split.grossOutput[i]])
    }
    if isDomestic {
      // Imports for final use belong to the purchases of the region, though they are inputs of no sector.
      let imported = split.domesticDemand.map { category in
        split.importedDemand.first { $0.code == category.code }.map { $0.values.reduce(0, +) }
      }
      rows.add(
        ["imported_inputs", say("Imported products", "进口调入品")],
        split.importedInputs + imported + [nil, split.imports.reduce(0, +)])
    } else {
      let imports = split.imports
      for i in 0..<n {
        let final = split.domesticDemand.map { category in
          split.importedDemand.first { $0.code == category.code }.map { $0.values[i] }
        }
        rows.add(
          head(say("imported", "进口调入")) + labels(i), split.importedIntermediate.row(i) + final + [nil, imports[i]])
      }
    }
    let paid: [Double?] = split.domesticDemand.map { category in
      table.finalDemand.first { $0.code == category.code }.flatMap { $0.compensation == 0 ? nil : $0.compensation }
    }
    for row in table.valueAdded {
      let final = row.code == .compensation ? paid + [nil] : blank
      rows.add(
        head("") + [row.code.rawValue, Title(en: row.nameEn, zh: row.nameZh)[language]],
        row.values + final + [row.values.reduce(0, +) + final.reduce(0) { $0 + ($1 ?? 0) }])
    }
    rows.add(
      head("") + ["total_input", say("Total input", "总投入")],
      split.grossOutput + blank + [split.grossOutput.reduce(0, +)])
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
      ], findings: model.findings, file: { made.fileText })
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
    let made = table.withoutOrigins
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
      ], findings: [], file: { made.fileText })
  }
}
