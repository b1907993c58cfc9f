import Testing

@testable import Results

struct IAMCCodelistTests {
  private static func row(_ variable: String, _ unit: String, _ definition: String = "") -> IAMCTable.Row {
    IAMCTable.Row(
      model: "simplan", scenario: "plan", region: "河南", variable: variable, unit: unit, values: [2020: 1],
      definition: definition)
  }

  @Test func `variables, regions and units are listed as nomenclature and Pint read them`() throws {
    let list = IAMCCodelist(
      table: try IAMCTable([
        Self.row("Value Added|Exports: \"new\"", "1e8 CNY_2017", "money: of a \\ sector"), Self.row("Share", "1"),
        Self.row("Sales", "1e4 vehicle"), Self.row("Coal", "Mtce/year"), Self.row("Power", "GW"),
        Self.row("Share|B", "%"),
      ]))
    #expect(
      list.variables == #"""
        # The variables of variables.csv
        - "Value Added|Exports: \"new\"":
            definition: "money: of a \\ sector"
            unit: "1e8 CNY_2017"
        - "Share":
            definition: "Share"
            unit: ""
        - "Sales":
            definition: "Sales"
            unit: "1e4 vehicle"
        - "Coal":
            definition: "Coal"
            unit: "Mtce/year"
        - "Power":
            definition: "Power"
            unit: "GW"
        - "Share|B":
            definition: "Share|B"
            unit: "%"

        """#)
    #expect(list.regions == "# The regions of variables.csv\n- Model regions:\n    - \"河南\"\n")
    #expect(
      list.units == """
        # Units of variables.csv beside those of Pint (pint.readthedocs.io), in its format
        CNY_2017 = [CNY_2017]
        Mtce = 29.3076e6 gigajoule
        vehicle = [vehicle]

        """)
  }

  @Test func `labels are words, each once, without the mark between levels`() {
    #expect(
      IAMCLabels.names([("A", "Coal|oil"), ("B", "Machines"), ("C", "Machines"), ("D", " ")])
        == ["A": "Coal/oil", "B": "Machines (B)", "C": "Machines (C)", "D": "D"])
  }
}
