import Diagnostics
import Testing

@testable import Results

struct ScenarioDifferenceTests {
  private static func value(
    _ key: String, _ value: String, unit: String? = nil, line: Int? = nil, labels: String? = nil
  ) -> String {
    let unit = unit.map { ", \"unit\": \"\($0)\"" } ?? ""
    let place = line.map { "\"location\": {\"file\": \"base.toml\", \"line\": \($0), \"column\": 4}" } ?? ""
    return """
      {"section": "m", "readBy": "m", "key": "\(key)", "value": \(value)\(unit)\(labels.map { ", \"labels\": \($0)" } ?? ""), "origin": {\(place)}}
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
    ScenarioDifference([a, b]).entries.map { entry in
      "\(entry.name): \(entry.values.map { $0 ?? "–" }.joined(separator: " | "))"
    }
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

  @Test func `of an array with labels only the elements that differ are shown, each with its place`() throws {
    let labels = #"[["wind", "sun"], ["2019", "2020"]]"#
    let a = try Self.record([Self.value("cap", "[1, 2, 3, 4]", unit: "GW", line: 3, labels: labels)])
    let b = try Self.record([
      Self.value("cap", "[1, 2, 3, 5]", unit: "GW", line: 3, labels: labels), Self.value("cap.sun", "[3, 5]", line: 8),
    ])
    let entries = ScenarioDifference([a, b]).entries
    #expect(entries.map(\.name) == ["m.cap.sun.2020"] && entries.map(\.values) == [["4 GW", "5 GW"]])
    #expect(entries[0].places.map { $0?.line } == [3, 8])
  }

  @Test func `of a module that one scenario switches off the switch alone differs there`() throws {
    func value(_ key: String, _ text: String) -> String {
      Self.value(key, text).replacing("\"section\": \"m\"", with: "\"section\": \"modules.fund\"")
    }
    let on = [value("enabled", "true"), value("size", "1000"), value("share", "0.6")]
    let a = try Self.record(on)
    let b = try Self.record(on.dropLast() + [value("share", "0.3")])
    let off = try Self.record([value("enabled", "false")])
    #expect(Self.differences(a, off) == ["modules.fund.enabled: true | false"])
    let all = ScenarioDifference([a, off, b]).entries
    #expect(all.map(\.name) == ["modules.fund.enabled", "modules.fund.share"])
    #expect(all.map(\.values) == [["true", "false", "true"], ["0.6", nil, "0.3"]])
  }

  @Test func `elements are matched by their labels, not by their order`() throws {
    let a = try Self.record([Self.value("cap", "[1, 2]", labels: #"[["wind", "sun"]]"#)])
    let b = try Self.record([Self.value("cap", "[2, 1, 7]", labels: #"[["sun", "wind", "wave"]]"#)])
    #expect(Self.differences(a, b) == ["m.cap.wave: – | 7"])
  }

  @Test func `numbers that differ in their unit alone are one entry`() throws {
    let a = try Self.record([Self.value("price", "[1, 2]", unit: "CNY_2017", labels: #"[["2019", "2020"]]"#)])
    let b = try Self.record([Self.value("price", "[1, 2]", unit: "CNY_2012", labels: #"[["2019", "2020"]]"#)])
    #expect(Self.differences(a, b) == ["m.price: 2 numbers in CNY_2017 | 2 numbers in CNY_2012"])
  }
}
