import Testing

@testable import Results

struct ScenarioDifferenceTests {
  private static func value(_ key: String, _ value: String, unit: String? = nil, line: Int? = nil) -> String {
    let unit = unit.map { ", \"unit\": \"\($0)\"" } ?? ""
    let place = line.map { "\"location\": {\"file\": \"base.toml\", \"line\": \($0), \"column\": 4}" } ?? ""
    return """
      {"section": "m", "readBy": "m", "key": "\(key)", "value": \(value)\(unit), "origin": {\(place)}}
      """
  }

  private static func record(_ values: [String], hash: String = "1") throws -> RunRecord {
    let json = """
      {"simplan": "1", "libraries": {}, "files": [{"path": "base.toml", "sha256": "\(hash)"}], "modules": [], "plan": "",
       "order": [], "loops": [], "drivers": [], "industries": [], "calibrationFactor": 1, "conditionEstimate": 4, "headlines": [],
       "notes": [], "scenario": {"name": "a", "title": {"en": "", "zh": ""}, "story": "", "language": "en",
         "region": "Henan", "path": "", "reference": "self", "years": [2015], "tableYear": 2017, "tableTitle": {"en": "", "zh": ""},
         "tableCitation": ""},
       "idle": [], "deletions": {}, "varied": [], "changes": [], "scorecard": [],
       "values": [\(values.joined(separator: ", "))]}
      """
    return try RunRecord(json: Array(json.utf8))
  }

  private static func differences(_ a: RunRecord, _ b: RunRecord) -> [String] {
    ScenarioDifference(a, b).entries.map { "\($0.name): \($0.a) | \($0.b)" }
  }

  @Test func `the same number in another price year is entered differently`() throws {
    let a = try Self.record([Self.value("cost", "8", unit: "CNY_2017/W")])
    let b = try Self.record([Self.value("cost", "8", unit: "CNY_2012/W")])
    #expect(Self.differences(a, b) == ["m.cost: 8 CNY_2017/W | 8 CNY_2012/W"])
  }

  @Test func `one line read for more years is not entered differently, unless its file was changed`() throws {
    let a = try Self.record([Self.value("growth", "[1, 1]", line: 3)])
    let b = [Self.value("growth", "[1, 1, 1]", line: 3)]
    #expect(Self.differences(a, try Self.record(b)) == [])
    #expect(Self.differences(a, try Self.record(b, hash: "2")) == ["m.growth: 1 1 | 1 1 1"])
  }

  @Test func `an element that stands by itself in one of the two is shown with the whole`() throws {
    let a = try Self.record([Self.value("floor", "[20, 30]")])
    let b = try Self.record([Self.value("floor", "[20, 60]"), Self.value("floor.biotechnology", "60")])
    #expect(Self.differences(a, b) == ["m.floor: 20 30 | 20 60"])
  }
}
