import Testing

@testable import Results

private func refusal(_ indicators: [String], _ rows: [MetaTable.Row]) -> String {
  do throws(MetaTableError) {
    return try MetaTable(indicators: indicators, rows: rows).csv()
  } catch {
    return error.description
  }
}

private func row(scenario: String = "plan", _ values: [String: MetaTable.Value] = [:]) -> MetaTable.Row {
  .init(model: "simplan", scenario: scenario, values: values)
}

struct MetaTableTests {
  @Test func `indicators are columns in the given order and a missing one is an empty cell`() throws {
    let table = try MetaTable(
      indicators: ["Targets met", "Wind, state", "Feasible"],
      rows: [
        row(["Targets met": .number(3), "Wind, state": .text("missed by 0.4"), "Feasible": .boolean(true)]),
        row(scenario: "slow", ["Feasible": .boolean(false)]),
      ])
    #expect(
      table.csv() == """
        \u{FEFF}model,scenario,Targets met,"Wind, state",Feasible
        simplan,plan,3,missed by 0.4,True
        simplan,slow,,,False

        """)
  }

  @Test(arguments: [
    (["exclude"], [], "\"exclude\" is a column of pyam's own and cannot name an indicator"),
    (["a", "a"], [], "the indicator \"a\" stands twice"),
    ([], [row(), row()], "plan of simplan has two rows of indicators"),
    (["a"], [row(["b": .number(1)])], "plan gives \"b\", which is not among the indicators"),
    (["a"], [row(["a": .number(.infinity)])], "a of plan is not a finite number"),
    (
      [], [row(scenario: "2020")],
      "scenario: the name \"2020\" is read back as a number by pyam and spreadsheets; add a word, for example "
        + "\"plan-2020\""
    ),
  ])
  func `what pyam would refuse or misread is refused`(indicators: [String], rows: [MetaTable.Row], message: String) {
    #expect(refusal(indicators, rows) == message)
  }
}
