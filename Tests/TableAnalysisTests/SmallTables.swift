import ScratchFolder
import SimulationKit

@testable import TableAnalysis

/// Small tables that balance, and reports on them.
enum SmallTables {
  /// Gives what a report says of the two sectors of Miller & Blair (2009, table 2.3), of the same later and of three
  /// regions.
  static func report(
    _ language: Language, _ say: (TableReport, TableReport, TableReport) throws -> String
  ) throws -> String {
    let folder = try ScratchFolder()
    func table(_ name: String, _ text: String) throws -> TableReport {
      try folder.write(text, to: name)
      return try TableReport(path: folder.at(name), language: language)
    }
    return try say(
      table("table.csv", twoSectors), table("later.csv", twoSectorsLater), table("three-regions.csv", threeRegions))
  }

  /// Gives what a report says of the closed table with its last category as inventories.
  static func inventories(_ say: (TableReport) throws -> String) throws -> String {
    let folder = try ScratchFolder()
    let text = closedOnHouseholds.split(separator: "other_final_demand").joined(separator: "inventory")
    try folder.write(text, to: "table.csv")
    return try say(try TableReport(path: folder.at("table.csv")))
  }

  private static let twoSectors = """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: constant
    # decimals: 0
    # citation: Miller & Blair (2009), table 2.3
    code,name_zh,name_en,AGR,MAN,household,output
    role,,,intermediate,intermediate,household,output
    column_zh,,,,,居民消费,总产出
    column_en,,,,,Household consumption,Gross output
    AGR,农业,Agriculture,150,500,350,1000
    MAN,制造业,Manufacturing,200,100,1700,2000
    compensation,劳动者报酬,Compensation,300,500,,
    operating_surplus,营业盈余,Surplus,350,900,,

    """

  private static let twoSectorsLater = """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2020
    # unit: 1e8 CNY
    # prices: constant
    # decimals: 0
    # citation: Miller & Blair (2009), table 2.3
    code,name_zh,name_en,AGR,MAN,household,output
    role,,,intermediate,intermediate,household,output
    column_zh,,,,,居民消费,总产出
    column_en,,,,,Household consumption,Gross output
    AGR,农业,Agriculture,200,600,400,1200
    MAN,制造业,Manufacturing,250,150,2000,2400
    compensation,劳动者报酬,Compensation,350,600,,
    operating_surplus,营业盈余,Surplus,400,1050,,

    """

  /// Miller & Blair (2009), table 2.5.
  static let closedOnHouseholds = """
    # title_en: Two sectors
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # citation: Miller & Blair (2009), table 2.5
    code,name_zh,name_en,AGR,MAN,household,other,output
    role,,,intermediate,intermediate,household,other_final_demand,output
    column_zh,,,,,居民消费,其他最终使用,总产出
    column_en,,,,,Household consumption,Other final demand,Gross output
    AGR,农业,Agriculture,150,500,50,300,1000
    MAN,制造业,Manufacturing,200,100,400,1300,2000
    compensation,劳动者报酬,Compensation,300,500,50,150,
    operating_surplus,营业盈余,Surplus,350,900,,,

    """

  private static let threeRegions = """
    # title_en: Three regions of two sectors
    # title_zh: 三区域两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # unit co2: t
    # citation: made for the tests
    code,name_zh,name_en,N.food,N.goods,S.food,S.goods,W.food,W.goods,N.household,N.capital,S.household,S.capital,W.household,W.capital,output
    role,,,intermediate,intermediate,intermediate,intermediate,intermediate,intermediate,household,capital_formation,household,capital_formation,household,capital_formation,output
    column_zh,,,,,,,,,居民消费,资本形成,居民消费,资本形成,居民消费,资本形成,总产出
    column_en,,,,,,,,,Household consumption,Capital formation,Household consumption,Capital formation,Household consumption,Capital formation,Gross output
    N.food,食品,Food,28,19,20,27,17,23,43,39,23,59,30,16,344
    N.goods,其他货物,Goods,25,7,2,9,9,26,51,13,52,38,11,7,250
    S.food,食品,Food,27,1,15,24,4,24,29,6,12,33,58,30,263
    S.goods,其他货物,Goods,4,14,24,9,10,9,49,55,50,39,29,33,325
    W.food,食品,Food,21,8,29,13,14,15,19,32,25,18,59,5,258
    W.goods,其他货物,Goods,17,17,15,29,24,23,10,15,58,43,53,16,320
    value_added,增加值,Value added,222,184,158,214,180,200,,,,,,,
    co2,二氧化碳,Carbon dioxide,36,19,24,1,31,41,,,,,,,

    """
}
