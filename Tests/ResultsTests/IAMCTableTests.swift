import ScenarioReading
import Testing

@testable import Results

private func row(
  model: String = "simplan", scenario: String = "plan-2020", region: String = "河南", variable: String = "Gross Output",
  unit: String = "万元", _ values: [Int: Double] = [2015: 1]
) -> IAMCTable.Row {
  .init(model: model, scenario: scenario, region: region, variable: variable, unit: unit, values: values)
}

private func refusal(_ rows: [IAMCTable.Row]) -> String {
  do throws(IAMCTableError) {
    return try IAMCTable(rows).csv()
  } catch {
    return error.description
  }
}

struct IAMCTableTests {
  @Test func `years are columns, a missing year is an empty cell, and no line ends in a comma of its own`() throws {
    let table = try IAMCTable([
      row([2020: 2, 2015: 1.0 / 3]), row(variable: "Share, \"new\"|SEI", unit: "", [2017: 123_456_789_012_345]),
    ])
    #expect(table.years == [2015, 2017, 2020])
    #expect(
      table.csv() == """
        \u{FEFF}Model,Scenario,Region,Variable,Unit,2015,2017,2020
        simplan,plan-2020,河南,Gross Output,万元,0.333333333333,,2
        simplan,plan-2020,河南,"Share, ""new""|SEI",,,123456789012000,

        """)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (-0.0, "0"), (1e-7, "1e-7"), (-5.5, "-5.5"), (11.8, "11.8"), (100_000_000_000, "100000000000"),
  ])
  func `numbers carry 12 significant digits`(value: Double, text: String) throws {
    #expect(try IAMCTable([row([2015: value])]).csv().hasSuffix(",\(text)\n"))
  }

  @Test(arguments: [
    ([], "the results hold no variable, and pyam refuses an empty table"),
    ([row(), row(unit: "t")], "Gross Output of 河南 in plan-2020 stands in the results twice"),
    ([row([:])], "Gross Output of 河南 in plan-2020 has no value in any year, and pyam would drop it without a word"),
    ([row([2015: 1, 2016: .nan])], "Gross Output of 河南 in plan-2020 is not a finite number in 2016"),
    (
      [row(region: "NA")],
      "region: the name \"NA\" is read back as a missing value by pyam and spreadsheets; add a word, for example "
        + "\"plan-NA\""
    ),
    (
      [row(unit: "a\nb")],
      "unit: the name \"a\\nb\" holds a line break or another control character; write it on one line"
    ),
  ])
  func `what pyam would lose or misread is refused`(rows: [IAMCTable.Row], message: String) {
    #expect(refusal(rows) == message)
  }
}

struct IAMCNameTests {
  @Test(arguments: ["plan-2020", "2020-slow-fund", "十三五", "1_000", "Nano", "truely", "a,b"])
  func `names that read back as they are pass`(name: String) throws {
    try IAMCName.check(name)
  }

  @Test(arguments: ["2020", "-1", "1.5", "1e5", ".5", "5.", "inf", "Infinity", "0x10"])
  func `a name may not read as a number`(name: String) {
    #expect(throws: IAMCNameError.readsAsNumber(name)) { try IAMCName.check(name) }
  }

  @Test(arguments: ["true", "True", "FALSE"])
  func `a name may not read as a boolean`(name: String) {
    #expect(throws: IAMCNameError.readsAsBoolean(name)) { try IAMCName.check(name) }
  }

  @Test(arguments: ["NA", "n/a", "NaN", "None", "null", "#N/A"])
  func `a name may not read as a missing value`(name: String) {
    #expect(throws: IAMCNameError.readsAsMissing(name)) { try IAMCName.check(name) }
  }

  @Test func `a name is one line without blanks round it`() {
    #expect(throws: IAMCNameError.empty) { try IAMCName.check("") }
    #expect(throws: IAMCNameError.padded(" a")) { try IAMCName.check(" a") }
    #expect(throws: IAMCNameError.padded("2020\u{3000}")) { try IAMCName.check("2020\u{3000}") }
    #expect(throws: IAMCNameError.holdsControlCharacter("a\tb")) { try IAMCName.check("a\tb") }
  }

  @Test func `the message says what to write instead`() {
    #expect(
      IAMCNameError.readsAsNumber("2020").description
        == "the name \"2020\" is read back as a number by pyam and spreadsheets; add a word, for example \"plan-2020\"")
  }
}
