import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import TableConstruction
import Testing

@Suite struct AggregationTests {
  private func concordance(_ text: String, for table: InputOutputTable) throws(InvalidInput) -> SectorConcordance {
    try SectorConcordance.read(bytes: Array(text.utf8), file: "c.csv", for: table)
  }

  @Test(arguments: 1...12)
  func `aggregation of a balanced table is balanced, and reads back`(seed: Int) throws {
    let table = try seededTable(seed, count: 7)
    let text = """
      # citation: made for the test
      from,to,name_zh,name_en,weight
      S0,A,甲,First,
      Name S1,A,,,
      中S2,B,乙,Second,0.25
      S2,A,,,0.75
      S3,B,,,
      S4,S4,,,
      S5,A,,,
      S6,B,,,1

      """
    let made = try table.aggregated(by: concordance(text, for: table))
    #expect(made.sectors.map(\.code) == ["A", "B", "S4"])
    #expect(made.sectors.map(\.nameEn) == ["First", "Second", "Name S4"])
    #expect(errors(of: made).isEmpty)
    let read = try InputOutputTable.read(text: made.exactFileText, file: "made.csv")
    #expect(read.withoutPlaces == made)
    // By hand: the sales of A to S4.
    let sales = table.intermediate
    #expect(abs(made.intermediate[0, 2] - (sales[0, 4] + sales[1, 4] + 0.75 * sales[2, 4] + sales[5, 4])) < 1e-9)
    #expect(abs(made.extensions[0].values.reduce(0, +) - table.extensions[0].values.reduce(0, +)) < 1e-9)
  }

  @Test(arguments: 1...8)
  func `splitting by weights and aggregating back gives the table`(seed: Int) throws {
    let table = try seededTable(seed, count: 5)
    let split = """
      # citation: t
      from,to,name_zh,name_en,weight
      S0,S0,,,
      S1,S1a,一,One,0.3
      S1,S1b,二,Two,0.7
      S2,S2,,,
      S3,S3a,三,Three,0.5
      S3,S3b,四,Four,0.125
      S3,S3c,五,Five,0.375
      S4,S4,,,

      """
    let larger = try table.aggregated(by: concordance(split, for: table))
    #expect(larger.sectors.count == 8)
    #expect(errors(of: larger).isEmpty)
    let back = """
      # citation: t
      from,to,name_zh,name_en
      S0,S0,,
      S1a,S1,中S1,Name S1
      S1b,S1,,
      S2,S2,,
      S3a,S3,中S3,Name S3
      S3b,S3,,
      S3c,S3,,
      S4,S4,,

      """
    #expect(gap(try larger.aggregated(by: concordance(back, for: larger)), table) < twelfthDigit)
  }

  @Test func `labels that several sectors have, and everything else that is wrong, are told with their places`() throws
  {
    let base = try seededTable(1, count: 4)
    var named = base.sectors
    named[1].nameEn = "Other"
    named[2].nameEn = "Other"
    let table = try InputOutputTable(
      description: base.description, sectors: named, intermediate: base.intermediate, finalDemand: base.finalDemand,
      imports: base.imports, valueAdded: base.valueAdded, grossOutput: base.grossOutput)
    let text = """
      # citation: t
      from,to,name_zh,name_en,weight
      Other,A,甲,First,
      S9,A,,,
      S0,A,,Second,0.5
      S3,B,乙,B,1.5

      """
    #expect(
      refusal { () throws(InvalidInput) in try concordance(text, for: table) } == """
        c.csv:3:1: error: 2 sectors of the table are called 'Other': S1, S2; write the code
        c.csv:4:1: error: the table has no sector 'S9'; its sectors are S0, S1, S2, S3
        c.csv:6:10: error: the weight 1.5 is no share; write a number above 0 and at most 1
        c.csv:5:1: error: the weights of S0 add up to 0.5; let them add up to 1, or the table's totals change
        """)
    #expect(
      refusal { () throws(InvalidInput) in try concordance("# citation: t\nfrom,to\nS0,A\nS1,A\nS0,A\n", for: table) }
        == """
        c.csv:5:1: error: S0 goes into A twice, first in line 3; leave one of the lines
        """)
    #expect(
      refusal { () throws(InvalidInput) in try concordance("# citation: t\nfrom,to\nS0,A\nS1,A\n", for: table) } == """
        c.csv:2:1: error: no line says where S2, S3 goes; write a line for each: nothing is left out in silence
        """)
    #expect(
      refusal { () throws(InvalidInput) in
        try concordance("# citation: t\nfrom,to\nS0,A\nS1,A\nS2,C\nS3,D\n", for: table)
      } == """
        c.csv:3:1: error: the new sector A has no name_zh and name_en; write them in the first line that names it
        """)
    #expect(
      refusal { () throws(InvalidInput) in try concordance("from,into\nS0,A\n", for: table) } == """
        c.csv:1:1: error: the key 'citation' is missing; add a line '# citation: …' at the top
        c.csv:1:6: error: nothing reads the column 'into'; the columns are from, to, name_zh, name_en, weight
        """)
  }

  /// As a table file with these labels would be refused: `TableLabelTests`.
  private static let refusedLabels: [(lines: String, expected: String)] = [
    (
      "S0,B ,甲,A\nS1,B,乙,B\nS2,C,丙,C\nS3,C,,\n",
      "c.csv:4:4: error: the new sector 'B' looks like the new sector 'B ' in line 3, column 4; give each a code that differs "
        + "to the eye"
    ),
    (
      "S0,Ｂ,甲,A\nS1,B,乙,Be\nS2,C,丙,C\nS3,C,,\n",
      "c.csv:4:4: error: the new sector 'B' looks like the new sector 'Ｂ' in line 3, column 4; give each a code that differs "
        + "to the eye"
    ),
    (
      "S0,imports,甲,A\nS1,Total_Input,乙,B\nS2,imported C,丙,C\nS3,household,丁,D\n",
      """
      c.csv:3:4: error: 'imports' is the code of another row or column of table files; give the sector another code
      c.csv:4:4: error: 'Total_Input' looks like 'total_input', the code of another row or column of table files; give the \
      sector another code
      c.csv:5:4: error: 'imported C' begins as the rows of imported uses do in table files; give the sector another code
      c.csv:6:4: error: the new sector 'household' has the code of the column 'household'; give each a code that differs to \
      the eye
      """
    ),
    (
      "S0,A,乙,Be\nS1,B,乙,A\nS2,C,丙,C\nS3,C,,\n",
      """
      c.csv:4:6: error: the name '乙' of B is that of A, too, in line 3, column 6; give each sector a name of its own
      c.csv:4:8: error: the name 'A' of B is the code of another, in line 3, column 4; give each sector a name of its own
      """
    ),
    (
      "S0,R.A,甲,A\nS1,B,乙,Be\nS2,C ,丙,C\nS3,C ,,\n",
      """
      c.csv:5:4: error: the label 'C ' begins or ends with a blank; write 'C'
      c.csv:3:4: error: the new sector 'R.A' has a point, as codes of several regions have; write it without one: the table \
      has one region
      """
    ),
    (
      // The name of S1 is left to it, and another sector takes it.
      "S0,A,中S1,A\nS1,S1,,\nS2,C,丙,C\nS3,C,,\n",
      "c.csv:4:4: error: the name '中S1' of S1 is that of A, too, in line 3, column 6; give each sector a name of its own"
    ),
  ]

  @Test(arguments: refusedLabels)
  func `new labels that no table could have are refused where they are read`(lines: String, expected: String) throws {
    let table = try seededTable(1, count: 4)
    #expect(
      refusal { () throws(InvalidInput) in
        try concordance("# citation: t\nfrom,to,name_zh,name_en\n" + lines, for: table)
      } == expected)
  }

  @Test func `new regions that look alike are refused, and a sector without a region beside others with one`() throws {
    #expect(
      refusal { () throws(InvalidInput) in
        try RegionConcordance.read(bytes: Array("# citation: t\nfrom,to\nN,C\nS,Ｃ\n".utf8), file: "r.csv")
      }
        == "r.csv:4:3: error: the new region 'Ｃ' looks like the new region 'C' in line 3, column 3; give each a code that "
        + "differs to the eye")
    let table = try twoRegions()
    let text = "# citation: t\nfrom,to,name_zh,name_en\nN.food,all,全部,All\nN.goods,all,,\nfood,some,一些,Some\n"
    #expect(
      refusal { () throws(InvalidInput) in
        try concordance(text.replacing("\nfood", with: "\nS.food") + "S.goods,S.some,另外,Other\n", for: table)
      } == """
        c.csv:3:8: error: the new sector 'all' names no region, and others do; write it with its region, as in N.all
        c.csv:5:8: error: the new sector 'some' names no region, and others do; write it with its region, as in N.some
        """)
  }

  private func twoRegions() throws -> InputOutputTable {
    let base = try seededTable(3, count: 4, outside: false)
    let codes = ["N.food", "N.goods", "S.food", "S.goods"]
    return try InputOutputTable(
      description: base.description,
      sectors: codes.map { Sector(code: $0, nameZh: String($0.dropFirst(2)), nameEn: String($0.dropFirst(2))) },
      intermediate: base.intermediate,
      finalDemand: [("N.household", 0.75), ("S.household", 0.25)].map { code, share in
        FinalDemandCategory(
          code: code, nameZh: "居民", nameEn: "Households", role: .household,
          values: zip(base.finalDemand[0].values, base.finalDemand[1].values).map { share * ($0 + $1) })
      }, valueAdded: base.valueAdded, grossOutput: base.grossOutput)
  }

  @Test func `a sector that every region has is joined in each, and regions are joined with their final demand`() throws
  {
    let table = try twoRegions()
    let text = "# citation: t\nfrom,to,name_zh,name_en\nfood,all,全部,All\ngoods,all,,\n"
    let joined = try table.aggregated(by: concordance(text, for: table))
    #expect(joined.sectors.map(\.code) == ["N.all", "S.all"])
    #expect(errors(of: joined).isEmpty)
    let one = try table.joiningRegions(["N": "C", "S": "C"], citation: "t")
    #expect(one.sectors.map(\.code) == ["C.food", "C.goods"])
    #expect(one.finalDemand.map(\.code) == ["C.household"])
    #expect(errors(of: one).isEmpty)
    #expect(abs(one.grossOutput[0] - table.grossOutput[0] - table.grossOutput[2]) < 1e-9)
    #expect(
      refusal { () throws(InvalidInput) in try table.joiningRegions(["N": "C", "M": "C"], citation: "t") } == """
        error: the table has no region 'M'; its regions are N, S
        error: nothing says where S goes; write a line for each region
        """)
  }
}
