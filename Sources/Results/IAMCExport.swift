import Coupling
import Economy
import LinearAlgebra
import PlanReading
import RegionalBase
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit
import Study

extension ScenarioRun {
  /// The results in the IAMC format, wide, with names in words.
  package var iamc: IAMCTable {
    get throws(IAMCTableError) {
      var rows: [IAMCTable.Row] = []
      let years = prepared.header.years
      func add(_ variable: String, _ unit: String, _ values: [Double], _ definition: String) {
        rows.append(
          IAMCTable.Row(
            model: "simplan", scenario: prepared.header.name, region: prepared.header.region, variable: variable,
            unit: unit, values: Dictionary(uniqueKeysWithValues: zip(years, values)), definition: definition))
      }
      let money = "1e8 CNY_\(prepared.accounts.year)"
      let economy = answer.economy
      let names = IAMCLabels(prepared)
      let valueAdded = economy.valueAdded
      add("Value Added", money, valueAdded.rows.map { $0.reduce(0, +) }, "value added of all sectors of the region")
      add(
        "Output|Economic", money, economy.output.rows.map { $0.reduce(0, +) },
        "gross output of all sectors of the region")
      for (sector, code) in economy.sectors.enumerated() {
        let name = names.sector(code)
        add(
          "Value Added|\(name)", money, years.indices.map { valueAdded[$0, sector] },
          "value added of the sector \(code) of the table")
        add(
          "Output|Economic|\(name)", money, years.indices.map { economy.output[$0, sector] },
          "gross output of the sector \(code) of the table")
      }
      for (driver, values) in zip(economy.drivers, economy.storedValueAddedByDriver.rows) {
        add(
          "Value Added|Driver|\(names.driver(driver))", money, values,
          "value added that the driver \(driver) calls forth; all drivers sum to Value Added")
      }
      addIndustries(names, money, add)
      add(
        "Final Energy|Electricity|Losses Included", "TWh", economy.electricity.demand,
        "electricity used in the region, losses included")
      for amounts in economy.physicalAmounts { addAmounts(amounts, names, add) }
      for module in prepared.modules {
        module.addOutputs(
          answer.modules[module.identifier] ?? [:], pricesOf: prepared.accounts.year, names: names, add)
      }
      return try IAMCTable(rows)
    }
  }

  private typealias Adding = (_ variable: String, _ unit: String, _ values: [Double], _ definition: String) -> Void

  /// The strategic industries: the total, each of them, and their share. Their money is a part of the sectors' and stands apart,
  /// so that what stands below a total sums to it.
  private func addIndustries(_ names: IAMCLabels, _ money: String, _ add: Adding) {
    let (satellite, years) = (answer.economy.satellite, prepared.header.years)
    let measures = [
      ("Strategic Emerging Industries|Value Added", "value added", satellite.valueAdded),
      ("Strategic Emerging Industries|Output|Economic", "gross output", satellite.grossOutput),
    ]
    for (variable, words, array) in measures {
      let parts = satellite.industries.indices.map { industry in
        years.indices.map { satellite.sum(array, industry: industry, year: $0) }
      }
      add(
        variable, money, years.indices.map { year in parts.reduce(0) { $0 + $1[year] } },
        "\(words) of all strategic industries, those in service sectors included")
      for (industry, code) in satellite.industries.enumerated() {
        add(
          "\(variable)|\(names.industry(code))", money, parts[industry],
          "\(words) of the strategic industry \(code)")
      }
    }
    add(
      "Strategic Emerging Industries|Share of Industry", "%", satellite.share.map { 100 * $0 },
      "value added of the strategic industries in industrial sectors over that of industry above the statistical threshold"
    )
  }

  /// The total of a physical account, its parts by sector and household category, and those by driver.
  private func addAmounts(_ amounts: PhysicalAmounts, _ names: IAMCLabels, _ add: Adding) {
    let (account, economy) = (amounts.account, answer.economy)
    let words = "\(account.titleEn) (\(account.name))"
    add(account.iamc, account.unit, amounts.total, "\(words), all sectors, households and modules")
    for (sector, code) in economy.sectors.enumerated() {
      add(
        "\(account.iamc)|\(names.sector(code))", account.unit,
        economy.years.indices.map { amounts.bySector[$0, sector] }, "\(words) of the sector \(code) of the table")
    }
    for (place, category) in prepared.accounts.categories.enumerated() where account.kinds[category.code] != nil {
      add(
        "\(account.iamc)|\(names.category(category.code))", account.unit,
        economy.years.indices.map { amounts.byCategory[$0, place] }, "\(words) of the category \(category.code)")
    }
    let byDriver = economy.stored(amounts.byDriver, totals: amounts.totalByDriver).rows
    for (driver, values) in zip(economy.drivers, byDriver) {
      add(
        "\(account.iamc)|Driver|\(names.driver(driver))", account.unit, values,
        "\(words) that the driver \(driver) calls forth")
    }
    // Flows of modules are beside the sectors a part of the total, and beside the drivers a cause of it.
    for flow in amounts.flows {
      add(
        "\(account.iamc)|\(names.driver(flow.name))", account.unit, flow.values,
        "\(words) that the flow \(flow.name) of a module sends; a part of the total beside sectors and categories")
      add(
        "\(account.iamc)|Driver|\(names.driver(flow.name))", account.unit, flow.values,
        "\(words) that the flow \(flow.name) of a module sends")
    }
  }

  /// The outputs of modules that the table of series has no place for, since they have no years; nil where there are none.
  package var seriesLeftOut: String? {
    let outputs = prepared.modules.flatMap { module in
      module.member.outputs.filter { $0.iamc != nil && !$0.axes.contains("year") }.map {
        "\(module.identifier)/\($0.name)"
      }
    }
    guard !outputs.isEmpty else { return nil }
    return Title(
      en: "variables.csv leaves out what has no years: \(outputs.joined(separator: ", ")); see modules/*.csv",
      zh: "variables.csv未列入没有年份的输出：\(outputs.joined(separator: "、"))；见modules/*.csv")[prepared.header.language]
  }

  /// The targets beside the scenario, one row.
  package var meta: MetaTable {
    get throws(MetaTableError) {
      var values: [String: MetaTable.Value] = [:]
      for row in scorecard.rows {
        values["\(row.target.identifier)|target"] = .number(row.target.value)
        values["\(row.target.identifier)|year"] = .number(Double(row.target.year))
        values["\(row.target.identifier)|state"] = .text(row.state.rawValue)
        if let value = row.value { values["\(row.target.identifier)|computed"] = .number(value) }
        let doubts = scorecard.doubts(of: row)
        if !doubts.isEmpty {
          values["\(row.target.identifier)|implausible inputs"] = .text(doubts.joined(separator: " "))
        }
        if let ratio = row.perimeterRatio { values["\(row.target.identifier)|perimeter ratio"] = .number(ratio) }
      }
      return try MetaTable(
        indicators: values.keys.sorted(),
        rows: [MetaTable.Row(model: "simplan", scenario: prepared.header.name, values: values)])
    }
  }
}

extension PreparedRun.PreparedModule {
  /// The outputs over years that a module gives an IAMC name, one row per combination of the other labels.
  /// - Parameter names: of the host's labels; nil for a module that is run alone.
  func addOutputs(
    _ outputs: [String: LabelledArray], pricesOf year: Int?, names: IAMCLabels? = nil,
    _ add: (_ variable: String, _ unit: String, _ values: [Double], _ definition: String) -> Void
  ) {
    for output in member.outputs {
      guard let name = output.iamc, let array = outputs[output.name],
        output.axes.contains("year")
      else { continue }
      let unit = year.map { output.unit.inPrices(of: $0) } ?? output.unit
      let axes = output.axes.filter { $0 != "year" }
      let titles = axes.map { self.titles(of: $0) }
      for (labels, values) in array.rowsByYear {
        // A label is written by its English title where it has one.
        let variable = zip(axes, zip(labels, titles)).reduce(name) { text, part in
          let (axis, (label, titles)) = part
          let word = titles[label]?.en ?? names?.name(of: label, on: axis) ?? label
          return text.split(separator: "{\(axis)}", omittingEmptySubsequences: false).joined(separator: word)
        }
        let which = zip(axes, labels).map { "\($0) \($1)" }.joined(separator: ", ")
        // Instances of one module give the same variables.
        add(
          isInstance ? "\(variable)|\(identifier)" : variable, unit, values,
          "\(output.meaning.en)\(which.isEmpty ? "" : ", \(which)"); module \(identifier)")
      }
    }
  }
}
