import FoundationEssentials
import SimulationKit
import Testing

@testable import ScenarioReading

struct RecordedValueTests {
  static let forms: [(value: ParameterValue, json: String, words: String, numbers: [Double])] = [
    (.number(0.1), "0.1", "0.1", [0.1]),
    (.number(-3e-9), "-3e-09", "-3e-9", [-3e-9]),
    (.integer(2015), "2015", "2015", [2015]),
    (.boolean(true), "true", "true", []),
    (.text("12 rows"), "\"12 rows\"", "12 rows", []),
    (.array([1, .nan, 2.5]), "[1,null,2.5]", "1 - 2.5", [1, 2.5]),
    (.array([]), "[]", "", []),
    (.records([ParameterRecord(name: "a", fields: [:])]), "{\"records\":[\"a\"]}", "a", []),
    (.table(ParameterTable(rows: 12)), "{\"rows\":12}", "12 rows", []),
  ]

  @Test(arguments: forms)
  func `a value is typed in the record, reads back as it was and has words`(
    value: ParameterValue, json: String, words: String, numbers: [Double]
  ) throws {
    let recorded = RecordedValue(value)
    let bytes = try JSONEncoder().encode(recorded)
    #expect(String(decoding: bytes, as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(RecordedValue.self, from: bytes) == recorded)
    #expect(recorded.words == words)
    #expect(recorded.numbers == numbers)
  }
}
