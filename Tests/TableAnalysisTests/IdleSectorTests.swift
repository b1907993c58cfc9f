import Testing

@testable import TableAnalysis

/// Questions about a sector without output, whose column is empty and whose uses are imported.
@Suite struct IdleSectorTests {
  private static let rows = [
    "AGR,农业,Agriculture,150,0,850,0,1000", "MAN,制造业,Manufacturing,200,0,300,500,0",
    "compensation,劳动者报酬,Compensation of employees,400,0,,,",
    "operating_surplus,营业盈余,Operating surplus,250,0,,,", "employment,就业,Employment,50,0,,,",
  ]
  private static let nothing = "table.csv:14:37: error: MAN has no output, so nothing says what making it takes; "

  private static let questions:
    [(
      ask: @Sendable (TableReport, (String, String) throws -> SectorAmounts) throws -> TableAnswer, amount: String,
      message: String
    )] = [
      (
        { try $0.domesticShares($1("--domestic-share", "MAN=")) }, "50%",
        nothing + "leave its domestic share as it is"
      ),
      (
        { try $0.mixed(outputs: $1("--output", "MAN="), finalDemand: SectorAmounts([], option: "--final-demand")) },
        "10",
        nothing + "fix the outputs of other sectors"
      ), ({ try $0.supply(valueAdded: $1("--value-added", "MAN=")) }, "5", nothing + "leave its value added as it is"),
      (
        {
          try $0.prices(
            valueAdded: $1("--value-added", "MAN="), importPrices: SectorAmounts([], option: "--import-price"),
            fixedPrices: SectorAmounts([], option: "--fixed-price"))
        }, "5",
        "error: MAN has no output, so no price of it can carry a cost; give --value-added for sectors that have output"
      ),
      // Imports serve it.
      ({ try $0.solution(finalDemand: $1("--final-demand", "MAN=")) }, "10", "no error"),
      ({ try $0.domesticShares($1("--domestic-share", "MAN=")) }, "0%", "no error"),
      (
        { try $0.mixed(outputs: $1("--output", "MAN="), finalDemand: SectorAmounts([], option: "--final-demand")) },
        "0",
        "no error"
      ),
    ]

  @Test(arguments: questions)
  func `a sector without output is given none, and carries no cost`(
    ask: @Sendable (TableReport, (String, String) throws -> SectorAmounts) throws -> TableAnswer, amount: String,
    message: String
  ) throws {
    let found = try TableReportFixture.refusal(Self.rows) { report, _ in
      try ask(report) { option, sector in try SectorAmounts([sector + amount], option: option) }
    }
    #expect(found == message)
  }
}
