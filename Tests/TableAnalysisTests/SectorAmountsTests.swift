import Diagnostics
import Testing

@testable import TableAnalysis

@Suite struct SectorAmountsTests {
  private static let unreadable: [(words: [String], message: String)] = [
    (
      ["AGR"],
      "error: --final-demand 'AGR' names no sector and amount; write a sector's code, '=' and an amount, as in AGR=100"
    ),
    (
      ["=5"],
      "error: --final-demand '=5' names no sector and amount; write a sector's code, '=' and an amount, as in AGR=100"
    ),
    (
      ["AGR=1,000", "MAN=nan"],
      """
      error: --final-demand AGR: '1,000' is not a number; write digits with a point, as in 1234.5, -300 or +5%
      error: --final-demand MAN: 'nan' is not a number; write digits with a point, as in 1234.5, -300 or +5%
      """
    ),
    (
      ["AGR=1e16", "MAN=-1e308", "PUB=999999999999999"],
      """
      error: --final-demand AGR: 1e16 is too large; the figures of a table are below 1e15; write an amount in the unit of \
      the table
      error: --final-demand MAN: -1e308 is too large; the figures of a table are below 1e15; write an amount in the unit \
      of the table
      """
    ),
    (["AGR=1", "AGR=+5%"], "error: --final-demand AGR stands twice, as AGR=1 and AGR=+5%"),
    (["all=5%", "AGR=1"], "error: --final-demand all holds every sector; leave out the others"),
  ]

  @Test(arguments: unreadable)
  func `what is no amount for a sector is told before the table is read`(words: [String], message: String) {
    let error = #expect(throws: InvalidInput.self) { try SectorAmounts(words, option: "--final-demand") }
    #expect(error?.description == message)
  }

  private static let impossible: [(words: [String], message: String)] = [
    (
      ["AGRI=5", "STEEL=1"],
      """
      error: the table has no sector 'AGRI'; did you mean AGR? its sectors are AGR, MAN
      error: the table has no sector 'STEEL'; its sectors are AGR, MAN
      """
    ),
    // The largest output of the table is 2,000, its largest final demand 1,700.
    (
      ["AGR=1e-5", "MAN=0.00003"],
      """
      error: --final-demand AGR: a change of 0.00001 is lost in the rounding of the computation, in which this table \
      leaves no less than 0.00002; state a larger one; effects are in proportion to it
      """
    ),
    (
      ["all=+1e-9%"],
      """
      error: --final-demand all: a change of 1.7e-8 is lost in the rounding of the computation, in which this table \
      leaves no less than 0.00002; state a larger one; effects are in proportion to it
      """
    ),
    (
      ["AGR=1", "农业=2", "agriculture=3"],
      """
      error: --final-demand AGR stands twice, as AGR=1 and 农业=2
      error: --final-demand AGR stands twice, as 农业=2 and agriculture=3
      """
    ),
    (
      ["all=5"],
      "error: --final-demand all: 5 is no percentage; write a percentage, as in all=+5%, or an amount for each sector"
    ),
    (
      ["AGR=+5%"],
      "error: --final-demand AGR: final demand inside the region is -100, of which a percentage says nothing; write an "
        + "amount in 1e8 CNY"
    ),
  ]

  @Test(arguments: impossible)
  func `an amount that the table cannot take names the sector`(words: [String], message: String) throws {
    let rows =
      ["AGR,农业,Agriculture,150,950,-100,1000"] + [
        "MAN,制造业,Manufacturing,200,100,1700,2000", "value_added,增加值,Value added,650,950,,",
      ]
    let found = try TableReportFixture.refusal(rows) { report, _ in
      try report.solution(finalDemand: SectorAmounts(words, option: "--final-demand"))
    }
    #expect(found == message)
  }

  private static let options: [(option: String, words: [String], message: String)] = [
    ("--output", ["AGR=-2000"], "error: --output AGR: output cannot be -1000"),
    ("--output", ["AGR=90%"], "error: --output AGR: 90% may be a level or a change; write +90% or -90%"),
    (
      "--output", ["MAN=1"],
      "error: the final demand of MAN is what its fixed output leaves; leave out --final-demand MAN"
    ),
    (
      "--demand-loss", ["AGR=30"],
      "error: --demand-loss AGR: the lost demand, a share of output, cannot be 30, outside 0 to 1; write a share, as in "
        + "0.6 or 60%"
    ),
    (
      "--domestic-share", ["AGR=+5%"],
      "error: --domestic-share AGR: the domestic share is written without a sign; write the share itself, as in 0.6 or 60%"
    ),
    ("--import-price", ["AGR=5"], "error: --import-price AGR: 5 is no percentage; write a percentage, as in AGR=+10%"),
    ("--import-price", ["AGR=-150%"], "error: --import-price AGR: an import price cannot fall by more than 100%"),
    ("--fixed-price", ["AGR=-1.5"], "error: --fixed-price AGR: a price cannot be -0.5"),
  ]

  @Test(arguments: options)
  func `every option says what it takes`(option: String, words: [String], message: String) throws {
    let amounts = try SectorAmounts(words, option: option)
    let none = try SectorAmounts([], option: "--none")
    let found = try TableReportFixture.refusal { report, _ in
      switch option {
      case "--output":
        try report.mixed(outputs: amounts, finalDemand: SectorAmounts(["MAN=1"], option: "--final-demand"))
      case "--demand-loss": try report.inoperability(demandLoss: amounts)
      case "--domestic-share": try report.domesticShares(amounts)
      case "--import-price": try report.prices(valueAdded: none, importPrices: amounts, fixedPrices: none)
      default: try report.prices(valueAdded: none, importPrices: none, fixedPrices: amounts)
      }
    }
    #expect(found == message)
  }

  @Test(arguments: [
    ("AGR=100", 100.0), ("AGR=-300", -300), ("AGR=+5%", 30), ("AGR=-5%", -30), ("AGR=2.5e1", 25), ("all=10%", 60),
    ("农业=100", 100), ("agriculture=100", 100),
  ])
  func `an amount is in the table's unit, a percentage of what stands there`(word: String, change: Double) throws {
    let csv = try TableReportFixture.report { report, _ in
      try report.solution(finalDemand: SectorAmounts([word], option: "--final-demand")).csv
    }
    #expect(csv.split(separator: "\n")[1].split(separator: ",")[2] == Substring("\(Int(change))"))
  }

  @Test func `a category that the table does not have is told with those it has`() throws {
    let message = try TableReportFixture.refusal { report, _ in
      try report.solution(finalDemand: SectorAmounts(["AGR=1"], option: "--final-demand"), category: "houshold")
    }
    #expect(
      message == "error: the table has no final demand 'houshold'; did you mean household? its categories are household"
    )
  }
}
