import Results
import SimulationKit
import StoredRun
import Testing

@testable import ResultText

/// The sentence and the path of the share of the strategic industries.
struct ShareReasonsTests {
  private static func results(
    target: Int = 2020, state: String = "missed",
    parts: [(driver: String, points: Double)] = [
      ("cells exports", 0.25), ("cells outflow", 0.05), ("fund", 0.1), ("technology", -0.1),
    ]
  ) throws -> StoredResults {
    let json = StoredRun.json()
      .replacing("\"year\": 2020", with: "\"year\": \(target)").replacing("\"missed\"", with: "\"\(state)\"")
      .replacing(
        "\"drivers\": []",
        with: """
          "drivers": [
            {"driver": "cells exports", "market": {"en": "Cells", "zh": "电池"}, "title": {"en": "Exports: cells", "zh": "出口：cells"}},
            {"driver": "cells outflow", "market": {"en": "Cells", "zh": "电池"}, "title": {"en": "Outflow: cells", "zh": "流出：cells"}},
            {"driver": "fund", "title": {"en": "The fund", "zh": "基金"}},
            {"driver": "technology", "title": {"en": "Technology", "zh": "技术变化"}}]
          """)
    var share = StoredTable(header: ["indicator", "unit", "2015", "2016"])
    share.add(["share_of_above_scale_industry", "%"], [11.8, 12.1])
    var split = StoredTable(header: ["measure", "driver", "unit", "2015", "2016"])
    for (driver, points) in parts {
      split.add(["share", driver, "percentage points"], [0, points])
    }
    split.add(["growth_premium", "fund", "percentage points per year"], [0, 9])
    return StoredResults(
      record: try RunRecord(json: Array(json.utf8)),
      tables: ["economy/strategic_share.csv": share, "economy/strategic_share_by_driver.csv": split])
  }

  @Test func `the share is explained by its drivers, sales of a market as one`() throws {
    let reasons = try #require(try ShareReasons(Self.results(target: 2016)))
    #expect(reasons.parts.map(\.name) == ["Cells", "Technology", "The fund"])
    #expect(
      reasons.sentence
        == "The share goes from 11.80 % in 2015 to 12.10 % in 2016, +0.30 percentage points: Cells +0.30, Technology -0.10, "
        + "The fund +0.10; 2.90 are missing to 15.00 %.")
    #expect(
      try ShareReasons(Self.results(target: 2016), language: .zh)?.sentence
        == "占比从2015年的11.80%变为2016年的12.10%，变动+0.30个百分点：电池 +0.30，基金 +0.10，技术变化 -0.10；距15.00%还差2.90个百分点。")
  }

  @Test func `the needed path grows evenly to a target of the run, and there is none without one that is judged`()
    throws
  {
    let reached = try #require(try ShareReasons(Self.results(target: 2016)))
    #expect(reached.needed.count == 2 && reached.needed[0] == 11.8 && abs((reached.needed[1] ?? 0) - 15) < 1e-12)
    #expect(try ShareReasons(Self.results())?.needed == [])
    let assumed = try #require(try ShareReasons(Self.results(target: 2016, state: "assumed")))
    #expect(assumed.needed == [] && assumed.sentence.hasSuffix("The fund +0.10."))
  }

  @Test func `a target of an earlier year is judged in that year, and one outside the run not at all`() throws {
    let earlier = try #require(try ShareReasons(Self.results(target: 2015)))
    #expect(earlier.sentence.hasSuffix("The fund +0.10; in 2015 it is 11.80 %, and 3.20 are missing to 15.00 %."))
    let outside = try #require(try ShareReasons(Self.results(target: 2020)))
    #expect(outside.sentence.hasSuffix("The fund +0.10."))
  }

  @Test func `the path ends with the target's year, and the share of that year is told before the gap`() throws {
    var results = try Self.results(target: 2016)
    var share = StoredTable(header: ["indicator", "unit", "2015", "2016", "2017"])
    share.add(["share_of_above_scale_industry", "%"], [11.8, 12.1, 16.2])
    results = StoredResults(
      record: results.record, tables: results.tables.merging(["economy/strategic_share.csv": share]) { $1 })
    let reasons = try #require(ShareReasons(results))
    #expect(reasons.needed.count == 3 && abs((reasons.needed[1] ?? 0) - 15) < 1e-12 && reasons.needed[2] == nil)
    #expect(reasons.sentence.hasSuffix("The fund +0.10; in 2016 it is 12.10 %, and 2.90 are missing to 15.00 %."))
    #expect(
      try #require(ShareReasons(results, language: .zh)).sentence.hasSuffix("；2016年为12.10%，距15.00%还差2.90个百分点。"))
  }

  @Test func `a part is named from half a hundredth of a point on`() throws {
    let reasons = try #require(try ShareReasons(Self.results(parts: [("fund", 0.006), ("technology", 0.004)])))
    #expect(reasons.sentence.hasSuffix("percentage points: The fund +0.01."))
  }

  @Test func `results without the split have no reasons`() throws {
    var results = try Self.results()
    results = StoredResults(record: results.record, tables: [:])
    #expect(ShareReasons(results) == nil)
  }
}
