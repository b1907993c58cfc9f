import Observation
import ScenarioCase
import SimulationKit
import Testing

/// Computed figures beside observed ones.
struct BackCastTests {
  private static let pumps = """
    [modules.heat-pumps]
    stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 1, 2019 = 2, 2020 = 4 }
    hours = { value = 1500, kind = "assumption", low = 1000, high = 2000, reason = "A guess." }
    price = { ELC = 0.55, GWT = -0.4 }

    """

  // Bills are 1, 2 and 4 GW x 1,500 h x 0.55 CNY/kWh = 8.25, 16.5 and 33 (1e8 CNY).
  @Test func `errors are those of the figure's unit, by series and year`() throws {
    let scenario = try ScenarioCase(Self.pumps, modules: false)
    let figures = try scenario.observed(
      """
      heat-pumps/bill[sector=ELC],2020,3.0,1e9 CNY_2017,document,Bureau,
      heat-pumps/bill[sector=ELC],2019,1.65,1e9 CNY_2017,derived,Bureau,the same as computed
      growth(heat-pumps/bill[sector=ELC]),2020,90,%/year,unverified,memory,
      """)
    let backCast = try BackCast(scenario.prepared(), figures)
    #expect(backCast.omitted.isEmpty && backCast.series.map(\.variable).count == 2)
    let bill = try #require(backCast.series.first)
    #expect(bill.comparisons.map(\.figure.year) == [2019, 2020])
    #expect(bill.comparisons.map(\.computed).difference(from: [1.65, 3.3]) < 1e-12)
    #expect(bill.comparisons.map { $0.perCent ?? .nan }.difference(from: [0, 10]) < 1e-9)
    #expect([bill.meanError, bill.meanAbsoluteError].difference(from: [0.15, 0.15]) < 1e-12)
    #expect(bill.meanAbsolutePerCent.map { abs($0 - 5) < 1e-9 } == true)
    // Twice the year before is a growth of 100 %; a per cent of a growth is not given.
    let growth = try #require(backCast.series.last?.comparisons.first)
    #expect(abs(growth.computed - 100) < 1e-9 && abs(growth.difference - 10) < 1e-9 && growth.perCent == nil)
  }

  @Test func `what nothing can stand beside is told with its reason`() throws {
    let scenario = try ScenarioCase(Self.pumps, modules: false)
    let figures = try scenario.observed(
      """
      value_added,2012,29599.3,1e8 CNY,document,table,
      growth(value_added),2015,8,%/year,document,bulletin,
      value_added,2016,40000,1e8 CNY,document,yearbook,
      growth(heat-pumps/bill[sector=ELC]),2017,5,%/year,document,bulletin,
      wind-solar/wind_solar_capacity[technology=wind],2017,2,GW,document,NEA,
      */patents,2017,2.91,per 1e4 persons,document,yearbook,
      value_added,2017,44552.8,1e8 CNY,document,table,
      """)
    let backCast = try BackCast(scenario.prepared(), figures)
    #expect(
      backCast.omitted.map { "\($0.year): \($0.omission?.words.en ?? "")" } == [
        "2012: the run covers 2015 to 2020",
        "2015: a growth needs the year before, and the run begins here",
        "2016: its money has no price year, and results are in prices of 2017",
        "2017: the computed number divides by 0, or grows from what is not above 0",
        "2017: not modelled: wind-solar offers it, and is switched off here",
        "2017: not modelled: a module that gives 'patents' would answer it",
      ])
    // The table's year is that of its prices.
    #expect(backCast.series.map(\.comparisons.count) == [1])
    #expect(
      backCast.csv.split(separator: "\n")[2]
        == "value_added,1e8 CNY,2012,29599.3,,,,document,table,the run covers 2015 to 2020")
  }

  @Test func `every fault of the file is told at its cell`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(
      try scenario.faults(
        """
        sei_shar,2017,12.1,%,document,bulletin,
        sei_share,2017-06,12.1,%,document,bulletin,
        sei_share,2017,12.1,GW,document,bulletin,
        sei_share,2017,many,%,documnt,,
        growth(value_added),2017,7.8,%,document,bulletin,
        ,2017,7.8,,document,bulletin,
        """) == """
          observed.csv:2:1: error: no result is called 'sei_shar'; did you mean sei-share?
          observed.csv:3:11: error: '2017-06' is no year; write a whole year with four digits
          observed.csv:4:21: error: "GW" is power, not a plain number; write a number without a unit, or with %
          observed.csv:5:16: error: 'many' is not a number; write digits with a point, as in 1234.5, without spaces or separators
          observed.csv:5:23: error: no kind 'documnt' is known; did you mean 'document'?
          observed.csv:5:31: error: the figure has no source; write where it was published
          observed.csv:6:30: error: "%" is a plain number, not a rate per year; write '%/year', the unit of a growth
          observed.csv:7:1: error: the figure has no variable; name it as plans do, as in satellite:co2 or growth(value_added)
          """)
    #expect(
      try scenario.faults("sei_share,2017,-12.9,%,document,bulletin,\nsei_share,2018,1.2,1,document,bulletin,\n") == """
        observed.csv:2:16: error: -12.9 % cannot be a share of a whole; write a number from 0 to 100
        observed.csv:3:16: error: 1.2 1 cannot be a share of a whole; write a number from 0 to 1
        """)
    #expect(
      try scenario.faults("") == """
        observed.csv:1:1: error: the file holds no figure; write a row for each, such as \
        sei_share,2017,12.1,%,document,"Bureau of Statistics"
        """)
  }
}

extension [Double] {
  /// The largest distance of two rows of numbers.
  func difference(from other: [Double]) -> Double {
    count == other.count ? zip(self, other).reduce(0) { Swift.max($0, ($1.0 - $1.1).magnitude) } : .infinity
  }
}
