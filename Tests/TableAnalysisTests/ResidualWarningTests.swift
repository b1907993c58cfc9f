import Diagnostics
import ScratchFolder
import Testing

@testable import TableAnalysis

/// A table whose residual is 615 of 2,050 of value added, 30 %.
@Suite struct ResidualWarningTests {
  private static func text(year: Int) -> String {
    """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: \(year)
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # citation: Miller & Blair (2009), table 2.3, with a residual
    # unit employment: 1e4 persons
    code,name_zh,name_en,AGR,MAN,household,import,error,output
    role,,,intermediate,intermediate,household,import,residual,output
    column_zh,,,,,居民消费,进口,误差,总产出
    column_en,,,,,Household consumption,Imports,Error,Gross output
    AGR,农业,Agriculture,150,500,600,250,0,1000
    MAN,制造业,Manufacturing,200,100,1085,0,615,2000
    compensation,劳动者报酬,Compensation of employees,400,800,,,,
    operating_surplus,营业盈余,Operating surplus,250,600,,,,
    employment,就业,Employment,50,40,,,,

    """
  }

  private static let warning =
    "warning: the residual of the rows is 615 in all and 615 in size: 30 % and 30 % of value added; it is carried as a driver "
    + "of its own; what results say of other drivers is uncertain by as much"

  private static func amounts(_ text: String) throws -> SectorAmounts { try SectorAmounts([text], option: "--option") }

  private static let reports: [(name: String, answer: @Sendable (TableReport, TableReport) throws -> TableAnswer)] = [
    ("multipliers", { table, _ in try table.multipliers() }),
    ("one multiplier", { table, _ in try table.multipliers(of: "value_added") }),
    ("linkages", { table, _ in try table.linkages() }),
    ("extract", { table, _ in try table.extraction(.complete) }),
    ("extract of one", { table, _ in try table.extraction(.complete, sector: "AGR") }),
    ("influence", { table, _ in try table.influence() }),
    ("decompose", { table, later in try table.decomposition(to: later) }),
    ("paths", { table, _ in try table.paths() }),
    ("footprint", { table, _ in try table.footprint() }),
    ("solve", { table, _ in try table.solution(finalDemand: amounts("AGR=+10%")) }),
    ("supply", { table, _ in try table.supply(valueAdded: amounts("AGR=+10%")) }),
    (
      "price",
      { table, _ in
        try table.prices(
          valueAdded: amounts("AGR=+10%"), importPrices: amounts("AGR=+0%"), fixedPrices: amounts("MAN=1"))
      }
    ),
    ("mixed", { table, _ in try table.mixed(outputs: amounts("AGR=+10%"), finalDemand: amounts("MAN=+1%")) }),
    ("inoperability", { table, _ in try table.inoperability(demandLoss: amounts("AGR=10%")) }),
    ("imports", { table, _ in try table.importTreatments() }),
    ("domestic shares", { table, _ in try table.domesticShares(amounts("AGR=70%")) }),
  ]

  @Test(arguments: reports)
  func `every report on a table with a heavy residual warns of it`(
    name: String, answer: @Sendable (TableReport, TableReport) throws -> TableAnswer
  ) throws {
    let folder = try ScratchFolder(["table.csv": Self.text(year: 2017), "later.csv": Self.text(year: 2018)])
    let found = try answer(
      TableReport(path: folder.at("table.csv")), TableReport(path: folder.at("later.csv"))
    ).findings.map(\.oneLine)
    #expect(found.contains { $0.hasSuffix(Self.warning) }, "\(name)")
  }
}
