import Economy
import Glibc
import LinearAlgebra
import Study
import Testing

/// The programmes of section IV and the goals of II(3).
struct ProgrammeTests {
  private static let module = "innovation-programmes"

  /// Output of all industries by year.
  private static func sales(_ central: IndustryCase) -> [Double] {
    let satellite = central.answer.economy.satellite
    return satellite.years.indices.map { year in
      satellite.industries.indices.reduce(0) { $0 + satellite.grossOutput.row($1, year).reduce(0, +) }
    }
  }

  @Test func `patents are a stock that lapses, fed by the R and D of three years before`() throws {
    let central = try IndustryCase.central()
    let perRD = (22_601 - 0.95 * 17_571) / 355.3
    var stock = [17_571.0, 22_601]
    for rd in [400, 435, 494.2, 494.2 * 1.133] { stock.append(0.95 * stock[stock.count - 1] + perRD * rd) }
    #expect(isClose(try central.row(Self.module, "invention_patents"), stock))
    // 47,759 patents over 9,719 (1e4) persons.
    #expect(abs(stock[5] - 47_759.4) < 0.1)
    let inhabitants = 9480 * pow(1.005, 5.0)
    let per10000 = try central.row(Self.module, "invention_patents_per_10000")
    #expect(isClose([per10000[5]], [stock[5] / inhabitants]))
    #expect(abs(per10000[5] - 4.914) < 5e-4)
  }

  @Test func `major projects add patents three years later`() throws {
    let more = try IndustryCase(
      "[modules.innovation-programmes]\nproject_rd = { 2015 = 0, 2016 = 0, 2017 = 100, 2018 = 0, 2019 = 0, 2020 = 0 }\n"
    )
    let (stock, less) = (
      try more.row(Self.module, "invention_patents"), try IndustryCase.central().row(Self.module, "invention_patents")
    )
    #expect(isClose(Array(stock[..<5]), Array(less[..<5])))
    #expect(isClose([stock[5] - less[5]], [100 * (22_601 - 0.95 * 17_571) / 355.3]))
  }

  @Test func `R and D over sales, platforms and clusters are as the equations say`() throws {
    let central = try IndustryCase.central()
    let sales = Self.sales(central)
    let rd = [435, 494.2, 494.2 * 1.133, 494.2 * pow(1.133, 2), 494.2 * pow(1.133, 3), 494.2 * pow(1.133, 4)]
    let intensity = zip(rd, sales).map { 100 * 0.35 * $0 / $1 }
    #expect(isClose(try central.row(Self.module, "rd_intensity"), intensity))
    #expect(isClose(try central.row(Self.module, "new_rd_platforms"), [0, 269, 538, 807, 1076, 1345]))
    let sensors = zip(try central.output("CMP"), try central.output("INM")).map { 0.02 * $0 + 0.1 * $1 }
    #expect(isClose(try central.row(Self.module, "sensor_cluster_revenue"), sensors))
    let machines = try central.output("MAC").map { 0.863 * $0 }
    #expect(isClose(try central.row(Self.module, "smart_manufacturing_cluster_revenue"), machines))
  }

  @Test func `firms follow a Pareto tail that sales move`() throws {
    let central = try IndustryCase.central()
    let sales = Self.sales(central)
    let mean = 7401.63 / 1261
    let tail = mean / (mean - 0.2)
    func firms(above revenue: Double, _ year: Int) -> Double {
      let growth = sales[year] / sales[1]
      return 1261 * sales[1] / 7401.63 * pow(growth, 0.3) * pow(0.2 * pow(growth, 0.7) / revenue, tail)
    }
    let years = IndustryCase.years.enumerated().map(\.offset)
    #expect(isClose(try central.row(Self.module, "firms_above_1e9"), years.map { firms(above: 10, $0) }))
    #expect(isClose(try central.row(Self.module, "firms_above_1e10"), years.map { firms(above: 100, $0) }))
  }

  @Test func `jobs by skill come from a user's figures alone`() throws {
    #expect(try IndustryCase.central().row(Self.module, "jobs_by_skill", "engineers") == [0, 0, 0, 0, 0, 0])
    let figures = try IndustryCase(
      "[modules.innovation-programmes.skill_jobs]\nengineers = { PHO = 3e-7 }\n")
    let phones = try figures.output("PHO").map { 30 * $0 }
    #expect(isClose(try figures.row(Self.module, "jobs_by_skill", "engineers"), phones))
  }

  @Test func `exits are those that were agreed, from their year and its delay on`() throws {
    let (module, output) = ("information-technology", "internet_exits")
    #expect(try IndustryCase.central().row(module, output) == [10, 10, 24, 24, 24, 24])
    let late = try IndustryCase("[modules.information-technology]\nexits_delay = 2\nexits_opened_share = 0.75\n")
    #expect(try late.row(module, output) == [10, 10, 10, 10, 18, 18])
  }

  @Test func `innovation centres are counted where someone gives the counts`() throws {
    let counted = try IndustryCase(
      """
      [modules.programme-counts]
      enabled = true
      centres_before = 1
      centres_recognised = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 2, 2019 = 0, 2020 = 1 }
      """)
    #expect(try counted.row("programme-counts", "innovation_centres") == [1, 1, 1, 3, 3, 4])
  }
}
