import Diagnostics
import SimulationKit
import Testing

@testable import Reporting
@testable import Results

struct ComparisonTextTests {
  /// Results with one total of the economy, one output of a module, and one value that was entered.
  private func results(
    _ name: String, years: [Int] = [2019, 2020], tableYear: Int = 2017, value: String = "6", active: Bool = true,
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
       "values": [{"readBy": "module", "section": "modules.wind-solar", "key": "capacity", "value": \(value), "unit": "GW",
         "origin": {"active": \(active), "location": {"file": "\(name).toml", "line": 3, "column": 4}}}]}
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

  private func text(
    _ all: StoredResults..., years: Comparison.Years = .last, causes: [ComparisonCauses] = [], language: Language = .en
  ) throws -> String {
    ComparisonText(
      try Comparison(all.map { ($0.record.scenario.name, $0) }, years: years), causes: causes, language: language
    ).text
  }

  @Test func `results that agree to nine digits say so`() throws {
    let a = try results("a", demand: [300, 320], capacity: [5, 6])
    let b = try results("b", demand: [1, 320 + 1e-8], capacity: [5, 6])
    #expect(try text(a, b) == "No result of 2020 differs: all 2 are equal.\n")
    #expect(try text(a, b, language: .zh) == "2020年的结果没有差异：全部2项相同。\n")
  }

  @Test func `why inputs cannot be told apart is said in the language of the comparison`() throws {
    let refusal = Title(en: "the scenarios differ in more than numbers: their references", zh: "两个情景的差异不限于数值：参照情景不同")
    let (whole, none) = (
      ComparisonCauses.note(refusal, splitsStructure: true), ComparisonCauses.note(refusal, splitsStructure: false)
    )
    #expect(
      whole.en
        == "The inputs cannot be told apart (the scenarios differ in more than numbers: their references); the difference is "
        + "split by the structure of the economies.")
    #expect(whole.zh == "无法按输入区分差异的来源（两个情景的差异不限于数值：参照情景不同）；以下按经济结构分解。")
    #expect(none.zh.hasSuffix("，也无法按经济结构分解：两者的部门不同，或其组合无解。"))
  }

  @Test func `what was entered and what came out differently stand beside each other`() throws {
    let a = try results("plan", demand: [300, 320], capacity: [5, 6], bill: 5)
    let b = try results("slow", value: "4", demand: [300, 304], capacity: [5, 6], bill: 7)
    #expect(
      try text(a, b) == """
        Entered differently          plan  slow
        ---------------------------  ----  ----
        modules.wind-solar.capacity  6 GW  4 GW
            plan.toml:3:4 | slow.toml:3:4

        Electricity in 2020  Unit  plan  slow  Difference      %
        -------------------  ----  ----  ----  ----------  -----
        Electricity demand   TWh    320   304         -16  -5.00

        1 other results are equal.

        """)
  }

  @Test func `three scenarios are set against the first, in every year`() throws {
    let a = try results("plan", demand: [300, 320])
    let b = try results("slow", demand: [300, 304])
    let c = try results("fast", demand: [330, 352])
    #expect(
      try text(a, b, c, years: .all) == """
        Electricity         Unit  Year  plan  slow  fast  slow - plan      %  fast - plan      %
        ------------------  ----  ----  ----  ----  ----  -----------  -----  -----------  -----
        Electricity demand  TWh   2019   300   300   330            0   0.00          +30  10.00
        Electricity demand  TWh   2020   320   304   352          -16  -5.00          +32  10.00


        """)
  }

  @Test func `what only one of the two has is shown with a dash for the other`() throws {
    let a = try results("plan", demand: [300, 320], capacity: [5, 6])
    let b = try results("off", active: false, demand: [300, 320])
    let shown = try text(a, b)
    #expect(shown.contains("modules.wind-solar.capacity  6 GW  (inactive)\n"))
    #expect(shown.contains("capacity: wind  GW       6    –           –  –\n"))
  }

  @Test(arguments: [
    (0.0818, 13.2575361785, 13.1757, "13.258", "13.176", "-0.082"),
    (190.2, 187_273.6, 187_083.4, "187,274", "187,083", "-191"),
  ])
  func `a difference is that of the numbers as they are shown`(
    difference: Double, first: Double, second: Double, a: String, b: String, shown: String
  ) {
    let numbers = ShownNumbers(showing: difference)
    #expect([numbers.text(first), numbers.text(second)] == [a, b])
    #expect(numbers.signed(numbers.rounded(second) - numbers.rounded(first)) == shown)
  }

  @Test func `rounded parts sum to the rounded whole`() {
    let numbers = ShownNumbers(showing: 10)
    #expect(numbers.parts([3.4, 3.4, 3.4], of: 10.2) == [4, 3, 3])
    #expect(numbers.parts([-3.4, -3.4, -3.4, 0.1], of: -10.1) == [-4, -3, -3, 0])
    #expect(numbers.parts([], of: 0) == [])
  }
}
