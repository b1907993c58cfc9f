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
  /// The results in the IAMC format, wide.
  package var iamc: IAMCTable {
    get throws(IAMCTableError) {
      var rows: [IAMCTable.Row] = []
      let years = prepared.header.years
      func add(_ variable: String, _ unit: String, _ values: [Double]) {
        rows.append(
          IAMCTable.Row(
            model: "simplan", scenario: prepared.header.name, region: prepared.header.region, variable: variable,
            unit: unit, values: Dictionary(uniqueKeysWithValues: zip(years, values))))
      }
      let money = "1e8 CNY_\(prepared.accounts.year)"
      let economy = answer.economy
      let (valueAdded, satellite) = (economy.valueAdded, economy.satellite)
      add("Value Added", money, valueAdded.rows.map { $0.reduce(0, +) })
      add("Output|Economic", money, economy.output.rows.map { $0.reduce(0, +) })
      for (sector, code) in economy.sectors.enumerated() {
        add("Value Added|\(code)", money, years.indices.map { valueAdded[$0, sector] })
        add("Output|Economic|\(code)", money, years.indices.map { economy.output[$0, sector] })
      }
      for (driver, values) in zip(economy.drivers, economy.storedValueAddedByDriver.rows) {
        add("Value Added|Driver|\(driver)", money, values)
      }
      add("Value Added|Strategic Emerging Industries|Share of Industry", "%", satellite.share.map { 100 * $0 })
      for (k, industry) in satellite.industries.enumerated() {
        add(
          "Value Added|Strategic Emerging Industries|\(prepared.industries.title(of: industry).en)", money,
          years.indices.map { satellite.sum(satellite.valueAdded, industry: k, year: $0) })
      }
      add("Final Energy|Electricity|Losses Included", "TWh", economy.electricity.demand)
      for amounts in economy.physicalAmounts { addAmounts(amounts, add) }
      for module in prepared.modules {
        module.addOutputs(answer.modules[module.identifier] ?? [:], pricesOf: prepared.accounts.year, add)
      }
      return try IAMCTable(rows)
    }
  }

  /// The total of a physical account, its parts by sector and household category, and those by driver.
  private func addAmounts(_ amounts: PhysicalAmounts, _ add: (String, String, [Double]) -> Void) {
    let (account, economy) = (amounts.account, answer.economy)
    add(account.iamc, account.unit, amounts.total)
    for (sector, code) in economy.sectors.enumerated() {
      add("\(account.iamc)|\(code)", account.unit, economy.years.indices.map { amounts.bySector[$0, sector] })
    }
    for (place, category) in prepared.accounts.categories.enumerated() where account.kinds[category.code] != nil {
      add(
        "\(account.iamc)|\(category.code)", account.unit, economy.years.indices.map { amounts.byCategory[$0, place] })
    }
    let byDriver = economy.stored(amounts.byDriver, totals: amounts.totalByDriver).rows
    for (driver, values) in zip(economy.drivers, byDriver) {
      add("\(account.iamc)|Driver|\(driver)", account.unit, values)
    }
    for flow in amounts.flows { add("\(account.iamc)|Driver|\(flow.name)", account.unit, flow.values) }
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
  func addOutputs(
    _ outputs: [String: LabelledArray], pricesOf year: Int?, _ add: (String, String, [Double]) -> Void
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
          return text.split(separator: "{\(axis)}", omittingEmptySubsequences: false)
            .joined(separator: titles[label]?.en ?? label)
        }
        // Instances of one module give the same variables.
        add(isInstance ? "\(variable)|\(identifier)" : variable, unit, values)
      }
    }
  }
}
