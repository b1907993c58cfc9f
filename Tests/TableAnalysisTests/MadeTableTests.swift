import Diagnostics
import InputOutput
import ScratchFolder
import SimulationKit
import TableMaking
import Testing

@testable import TableAnalysis

/// Tables that commands make of the shipped ones, whose source rounds to two decimals.
@Suite struct MadeTableTests {
  /// A way to make a table file, and the outputs that it is given by sector.
  struct Maker: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var outputs: (@Sendable (InputOutputTable) -> [Double])?
    /// Writes the table to the path.
    var make: @Sendable (_ source: TableReport, _ folder: ScratchFolder, _ path: String) throws -> Void
  }

  private static let data =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Scenarios/data"

  @Sendable private static func quarters(_ table: InputOutputTable) -> [Double] {
    table.grossOutput.map { ($0 * 25).rounded() / 100 }
  }

  @Sendable private static func same(_ table: InputOutputTable) -> [Double] { table.grossOutput }

  @Sendable private static func grown(_ table: InputOutputTable) -> [Double] {
    table.grossOutput.map { ($0 * 120).rounded() / 100 }
  }

  private static func totals(_ outputs: [Double], of table: InputOutputTable, in folder: ScratchFolder) throws -> String
  {
    let lines = zip(table.sectors, outputs).map { "\($0.code),\($1)\n" }
    try folder.write("# citation: made for the test\ncode,total\n" + lines.joined(), to: "totals.csv")
    return folder.at("totals.csv")
  }

  private static func regionalised(_ method: QuotientChoice) -> Maker {
    Maker(testDescription: "regionalise by \(method.rawValue)", outputs: quarters) { source, folder, path in
      let totals = try totals(quarters(source.table), of: source.table, in: folder)
      try source.regionalised(name: Title(en: "Part", zh: "部分"), totals: totals, method: method, delta: nil)
        .writeTable(to: path)
    }
  }

  private static let makers: [Maker] = [
    Maker(testDescription: "balance", outputs: same) { source, _, path in
      try source.balanced(totals: nil).writeTable(to: path)
    },
    Maker(testDescription: "project", outputs: grown) { source, folder, path in
      let totals = try totals(grown(source.table), of: source.table, in: folder)
      try source.projected(to: source.table.description.year + 3, totals: totals).writeTable(to: path)
    },
    Maker(testDescription: "aggregate") { source, folder, path in
      let lines = source.table.sectors.enumerated().map { k, sector in
        let group = ["A,甲,First", "B,乙,Second", "C,丙,Third"][k / 8]
        return "\(sector.code),\(group)\n"
      }
      try folder.write("# citation: t\nfrom,to,name_zh,name_en\n" + lines.joined(), to: "c.csv")
      try source.aggregated(concordance: folder.at("c.csv"), regions: nil).writeTable(to: path)
    },
    regionalised(.slq), regionalised(.cilq), regionalised(.flq),
    Maker(testDescription: "regionalise the whole", outputs: same) { source, folder, path in
      let totals = try totals(source.table.grossOutput, of: source.table, in: folder)
      try source.regionalised(name: Title(en: "All", zh: "全部"), totals: totals, method: .flq, delta: nil)
        .writeTable(to: path)
    },
    Maker(testDescription: "regions", outputs: quarters) { source, folder, path in
      let totals = try totals(quarters(source.table), of: source.table, in: folder)
      try source.interregional(parts: [("P", totals)], rest: "R", method: .flq, delta: 0.25).writeTable(to: path)
    },
    Maker(testDescription: "split") { source, _, path in
      try source.split(parts: "\(data)/henan-parts.csv", profiles: "\(data)/china-2017-profiles.csv")
        .writeTable(to: path)
    },
    Maker(testDescription: "convert", outputs: same) { source, _, path in
      let file = "\(data)/henan-\(source.table.description.year).csv"
      try TableConversion(file, from: nil, year: nil, prices: nil, unit: nil, tolerating: [])
        .write(to: path, as: .csv, region: nil)
    },
    Maker(testDescription: "imports to domestic", outputs: same) { source, folder, path in
      try folder.write(source.converted(to: .domestic).csv, to: String(path.split(separator: "/").last ?? ""))
    },
  ]

  /// From the file into every format and back: the same bytes.
  @Test(arguments: makers, [2012, 2017])
  func `a table that is made is one that commands read, with the outputs given, the same through every format`(
    maker: Maker, year: Int
  ) throws {
    let folder = try ScratchFolder()
    let source = try TableReport(path: "\(Self.data)/henan-\(year).csv")
    try maker.make(source, folder, folder.at("made.csv"))
    let made = try TableReport(path: folder.at("made.csv")).table
    #expect(made.check().allSatisfy { $0.severity != .error })
    if let outputs = maker.outputs?(source.table) { #expect(Array(made.grossOutput.prefix(outputs.count)) == outputs) }
    func convert(_ from: String, _ to: String, _ layout: TargetLayout) throws {
      try TableConversion(folder.at(from), from: nil, year: nil, prices: nil, unit: nil, tolerating: [])
        .write(to: folder.at(to), as: layout, region: nil)
    }
    let text = try folder.text("made.csv")
    try convert("made.csv", "again.csv", .csv)
    #expect(try folder.text("again.csv") == text)
    try convert("made.csv", "made.simtable", .binary)
    try convert("made.simtable", "binary.csv", .csv)
    #expect(try folder.text("binary.csv") == text)
    try convert("made.csv", "pymrio", .pymrio)
    try convert("pymrio", "pymrio.csv", .csv)
    #expect(try folder.text("pymrio.csv") == text)
  }

  /// Row by row: what is imported of a product adds up to its imports, and uses of both origins to the uses there were.
  @Test(arguments: [2012, 2017])
  func `a table told apart by origin keeps its decimals and every figure, and gives them back`(year: Int) throws {
    let folder = try ScratchFolder()
    let source = try TableReport(path: "\(Self.data)/henan-\(year).csv")
    try folder.write(source.converted(to: .nonCompetitive).csv, to: "apart.csv")
    let apart = try TableReport(path: folder.at("apart.csv"))
    #expect(apart.table.description == source.table.description)
    #expect(apart.table.grossOutput == source.table.grossOutput && apart.table.otherError == source.table.otherError)
    try folder.write(apart.converted(to: .competitive).csv, to: "together.csv")
    let together = try TableReport(path: folder.at("together.csv")).table
    #expect(together.intermediate == source.table.intermediate)
    #expect(together.finalDemand == source.table.finalDemand && together.valueAdded == source.table.valueAdded)
    for i in together.sectors.indices {
      let landed = source.table.imports[i] + source.table.inflow[i]
      #expect(abs(together.imports[i] + together.inflow[i] - landed) < 1e-9)
    }
  }

  /// Twelve digits of whole uses round more than those of the parts that are made in the region.
  @Test(arguments: [2012, 2017], [ConvertedTable.domestic, .nonCompetitive])
  func `a table that was made is told apart by origin as well`(year: Int, kind: ConvertedTable) throws {
    let folder = try ScratchFolder()
    let source = try TableReport(path: "\(Self.data)/henan-\(year).csv")
    try Self.regionalised(.flq).make(source, folder, folder.at("made.csv"))
    let made = try TableReport(path: folder.at("made.csv"))
    try folder.write(made.converted(to: kind).csv, to: "apart.csv")
    #expect(try TableReport(path: folder.at("apart.csv")).table.grossOutput == made.table.grossOutput)
  }

  /// Two by two, rounded to whole numbers, whose products and industries are one apart.
  @Test(arguments: SupplyUseModel.allCases)
  func `supply and use that rounding holds apart make a table that commands read`(model: SupplyUseModel) throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      # unit: t
      code,name_zh,name_en,I1,I2
      role,,,intermediate,intermediate
      column_zh,,,,
      column_en,,,,
      P1,,,90,10
      P2,,,0,100

      """, to: "s.csv")
    try folder.write(
      """
      # title_en: Two by two
      # title_zh: 两部门
      # year: 2017
      # unit: t
      # prices: basic
      # citation: made for the test
      code,name_zh,name_en,I1,I2,final
      role,,,intermediate,intermediate,household
      column_zh,,,一,二,最终使用
      column_en,,,One,Two,Final use
      P1,甲,First,12,8,81
      P2,乙,Second,10,7,83
      value_added,增加值,Value added,69,95,

      """, to: "u.csv")
    try SupplyUseReport.symmetric(
      supply: folder.at("s.csv"), use: folder.at("u.csv"), model: model, balancing: false, language: .en
    ).writeTable(to: folder.at("t.csv"))
    let table = try TableReport(path: folder.at("t.csv")).table
    #expect(table.grossOutput == ([.a, .b].contains(model) ? [100, 100] : [90, 110]))
  }
}
