import Testing

@testable import Results

struct ComparisonTests {
  /// Results with one total of the economy, one output of a module, and one value that was entered.
  private func results(
    _ name: String, years: [Int] = [2019, 2020], tableYear: Int = 2017, value: String = "6 GW", active: Bool = true,
    demand: [Double], capacity: [Double]? = nil, bill: Double = 1
  ) throws -> StoredResults {
    let json = """
      {"simplan": "1", "libraries": {}, "files": [], "modules": [], "plan": "", "order": [], "loops": [], "drivers": [],
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

  @Test func `results that agree to nine digits say so`() throws {
    let a = try results("a", demand: [300, 320], capacity: [5, 6])
    let comparison = Comparison(a, try results("b", demand: [1, 320 + 1e-8], capacity: [5, 6]))
    #expect(comparison.text == "No result of 2020 differs: all 2 are equal.\n")
    #expect(comparison.warnings.isEmpty)
  }

  @Test func `what was entered and what came out differently stand beside each other`() throws {
    let a = try results("plan", demand: [300, 320], capacity: [5, 6], bill: 5)
    let b = try results("slow", value: "4 GW", demand: [300, 304], capacity: [5, 6], bill: 7)
    let comparison = Comparison(a, b)
    #expect(
      comparison.text == """
        Entered differently          plan  slow
        ---------------------------  ----  ----
        modules.wind-solar.capacity  6 GW  4 GW

        Results in 2020      Unit  plan  slow  Difference      %
        -------------------  ----  ----  ----  ----------  -----
        electricity: demand  TWh    320   304         -16  -5.00
        1 other results are equal.

        """)
  }

  @Test func `what only one of the two has is shown with a dash for the other`() throws {
    let a = try results("plan", demand: [300, 320], capacity: [5, 6])
    let b = try results("off", active: false, demand: [300, 320])
    let comparison = Comparison(a, b)
    #expect(comparison.inputs.map(\.b) == ["(inactive)"])
    #expect(comparison.text.contains("wind-solar/capacity: wind  GW       6    –           –  –\n"))
    let turned = Comparison(b, a).figures.first { $0.group == "wind-solar/capacity" }
    #expect(turned?.a == nil && turned?.b == 6)
  }

  @Test func `the last year that both cover is compared`() throws {
    let a = try results("a", years: [2018, 2019, 2020], demand: [1, 2, 3])
    let comparison = Comparison(a, try results("b", years: [2017, 2018, 2019], demand: [5, 6, 2]))
    #expect(comparison.year == 2019)
    #expect(comparison.text == "No result of 2019 differs: all 1 are equal.\n")
  }

  @Test func `tables of different years and years that do not meet are warned of`() throws {
    let a = try results("a", demand: [1, 2])
    #expect(
      Comparison(a, try results("b", tableYear: 2012, demand: [1, 2])).warnings == [
        "the two stand on tables of different years (2017 and 2012): their money is in different prices, and its "
          + "difference is no quantity"
      ])
    let comparison = Comparison(a, try results("b", years: [2016, 2017], demand: [1, 2]))
    #expect(comparison.warnings == ["the two results have no year in common: nothing is compared"])
    #expect(comparison.figures.isEmpty)
  }
}
