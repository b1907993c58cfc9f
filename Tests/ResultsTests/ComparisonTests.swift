import Diagnostics
import SimulationKit
import Testing

@testable import Results

struct ComparisonTests {
  /// Results with one total of the economy, one output of a module, and one value that was entered.
  private func results(
    _ name: String, years: [Int] = [2019, 2020], tableYear: Int = 2017, value: String = "6 GW", active: Bool = true,
    demand: [Double], capacity: [Double]? = nil, bill: Double = 1
  ) throws -> StoredResults {
    let json = """
      {"simplan": "1", "libraries": {}, "files": [], "plan": "", "order": [], "loops": [], "drivers": [],
       "modules": [{"identifier": "wind-solar", "version": "1", "title": {"en": "Wind", "zh": "风电"}, "library": "w.so",
         "sha256": "a", "charts": []}],
       "industries": [], "calibrationFactor": 1, "conditionEstimate": 4, "headlines": [], "notes": [],
       "scenario": {"name": "\(name)", "title": {"en": "", "zh": ""}, "story": "", "language": "en", "region": "Henan",
         "path": "", "reference": "self", "years": \(years), "tableYear": \(tableYear), "tableTitle": {"en": "", "zh": ""},
         "tableCitation": ""},
       "idle": [], "deletions": {}, "scorecard": [], "varied": [], "changes": [],
       "values": [{"readBy": "module", "section": "modules.wind-solar", "key": "capacity", "value": "\(value)", "origin": {
         "active": \(active)}}]}
      """
    let heads = years.map(String.init)
    var electricity = StoredTable(header: ["indicator", "unit"] + heads)
    electricity.add(["demand", "TWh"], demand)
    var tables = ["economy/electricity.csv": electricity]
    if let capacity {
      var table = StoredTable(header: ["class", "unit"] + heads)
      table.add(["wind", "GW"], capacity)
      tables["modules/wind-solar/capacity.csv"] = table
    }
    var bills = StoredTable(header: ["sector", "unit"] + heads)
    bills.add(["MAN", "1e8 CNY"], years.map { _ in bill })
    tables["modules/wind-solar/bill.csv"] = bills
    return StoredResults(record: try RunRecord(json: Array(json.utf8)), tables: tables)
  }

  private func compared(_ all: StoredResults..., years: Comparison.Years = .last) throws -> Comparison {
    try Comparison(all.map { ($0.record.scenario.name, $0) }, years: years)
  }

  @Test func `what only one of the two has is a figure without a number`() throws {
    let a = try results("plan", demand: [300, 320], capacity: [5, 6])
    let b = try results("off", active: false, demand: [300, 320])
    #expect(try compared(a, b).inputs.map(\.values) == [["6 GW", "(inactive)"]])
    let turned = try compared(b, a).figures.first { $0.key == "wind-solar/capacity:wind" }
    #expect(turned?.values == [nil, 6] && turned?.differs == true && turned?.size == 1)
  }

  @Test func `the last year that all cover is compared, and every one when asked`() throws {
    let a = try results("a", years: [2018, 2019, 2020], demand: [1, 2, 3])
    let b = try results("b", years: [2017, 2018, 2019], demand: [5, 6, 2])
    #expect(try compared(a, b).years == [2019])
    #expect(try compared(a, b, years: .all).figures.map(\.values) == [[1, 6], [2, 2]])
    #expect(try compared(a, b, years: .one(2018)).figures.map(\.values) == [[1, 6]])
    #expect(throws: InvalidInput.self) { try compared(a, b, years: .one(2020)) }
  }

  @Test func `the largest relative difference comes first`() throws {
    let a = try results("a", demand: [100, 100], capacity: [10, 10])
    let b = try results("b", demand: [100, 99], capacity: [10, 15])
    let figures = try compared(a, b).figures
    #expect(figures.map(\.key) == ["electricity:demand", "wind-solar/capacity:wind"])
    #expect(figures.map { ($0.size * 1000).rounded() } == [10, 333])
  }

  @Test func `sides with one name are told apart by what the user called them`() throws {
    let a = try results("plan", demand: [1, 2])
    let comparison = try Comparison([("old", a), ("new", a)])
    #expect(comparison.sides.map(\.name) == ["old", "new"])
  }

  @Test func `tables of different years and years that do not meet are warned of`() throws {
    let a = try results("a", demand: [1, 2])
    #expect(
      try compared(a, try results("b", tableYear: 2012, demand: [1, 2])).warnings.map(\.en) == [
        "the results stand on tables of different years (2017 and 2012): their money is in different prices, and its "
          + "difference is no quantity"
      ])
    let comparison = try compared(a, try results("b", years: [2016, 2017], demand: [1, 2]))
    #expect(
      comparison.warnings == [
        Title(en: "the results have no year in common: nothing is compared", zh: "各结果没有共同的年份，无法比较")
      ])
    #expect(comparison.figures.isEmpty)
  }

  @Test func `results of a module alone are compared by what modules give`() throws {
    var alone = try results("fleet", demand: [1, 2], capacity: [5, 6])
    var record = alone.record
    record.conditionEstimate = nil
    alone = StoredResults(record: record, tables: alone.tables.filter { $0.key.hasPrefix("modules/") })
    #expect(alone.record.isOfModuleAlone)
    let itself = try compared(alone, alone)
    #expect(itself.warnings.isEmpty && itself.figures.map(\.key) == ["wind-solar/capacity:wind"])
    let beside = try compared(alone, try results("plan", demand: [1, 2], capacity: [5, 8]))
    #expect(
      beside.warnings == [
        Title(
          en: "fleet has a module alone: only the outputs of modules are compared", zh: "fleet仅单独计算了一个模块：只比较模块的输出")
      ])
    #expect(beside.figures.map(\.values) == [[6, 8]])
  }
}
