import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct TableSplitTests {
  private func expect(_ found: [Double], _ expected: [Double], _ name: String) {
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-9, "\(name): \(found)") }
  }

  /// P makes 50 with value added of 27.5 (B's ratio, as in the nation), so that all its inputs of 22.5 are of A; B keeps 7.5 of
  /// A. In B's own cell of 60 the national rows stand as 100 to 20. Exports of 20 follow .2 x 50 and .0667 x 150, imports are
  /// all P's. Then P has 50 - 43 - 10 + 20 = 17 net to sell, B 150 - 137 - 10 = 3, both together 23 + 137 to sell and buy, and
  /// c = (30 - 20) / 160.
  @Test func `a part has inputs, buyers and trade of its own`() throws {
    let split = try SmallSplit.split()
    let table = split.table
    #expect(table.sectors.map(\.code) == ["A", "B", "P"])
    #expect(table.sectors.map(\.nameEn) == ["Alpha", "Beta, rest", "Pi"])
    #expect(table.sectors.map(\.nameZh) == ["甲", "乙（其余）", "丙"])
    #expect(split.parents == [0, 1, 1])
    #expect(split.place(ofPart: 0) == 2)
    expect(table.intermediate.storage, [20, 15, 15, 7.5, 50, 10, 22.5, 0, 0], "cells")
    expect(table.finalDemand[0].values, [60, 72, 18], "households")
    expect(table.finalDemand[1].values, [10, 10, 10], "exports")
    expect(table.finalDemand[2].values, [10, 11.5625, 18.4375], "outflow")
    expect(table.imports, [10, 0, 20], "imports")
    expect(table.inflow, [20, 8.5625, 1.4375], "inflow")
    expect(table.totalValueAdded, [50, 82.5, 27.5], "value added")
    expect(table.grossOutput, [100, 150, 50], "output")
    expect(split.crossHauling.map { $0 ?? -1 }, [-1, 0.0625], "cross-hauling")
    // P: |.45 - .2|; B without P: |7.5 / 150 - 40 / 300| of A and |60 / 150 - 120 / 300| of B.
    expect(split.profileDistances, [0, 0.25 / 3, 0.25], "distances")
    expect(split.originalDistances, [0, 0], "distances of the original")
    #expect(split.findings.isEmpty)
  }

  /// 18 become 30: P has 50 - 55 - 10 + 20 = 5 net to sell, B 150 - 125 - 10 = 15, both together 35 + 125 to sell and buy.
  @Test func `a bill lifts a part's cell, and the rest gives up the difference`() throws {
    let floors = [FinalUseFloor(part: "P", category: "household", amount: 30)]
    let table = try SmallSplit.split(.init(floors: floors)).table
    expect(table.finalDemand[0].values, [60, 60, 30], "households")
    expect(table.finalDemand[2].values, [10, 22.8125, 7.1875], "outflow")
    let lower = [FinalUseFloor(part: "P", category: "household", amount: 18)]
    expect(try SmallSplit.split(.init(floors: lower)).table.finalDemand[0].values, [60, 72, 18], "a bill that is met")
  }

  /// P sells 17 net, and .0625 of the 23 that it could both sell and buy: 18.4375. 22 leave it when 5 instead of 1.4375 come in,
  /// and what is left of B sells and buys 3.5625 less; it can give up the 8.5625 that it buys.
  @Test func `a bill of another province lifts a part's outflow, and as much more comes in`() throws {
    let table = try SmallSplit.split(.init(floors: [FinalUseFloor(part: "P", category: "outflow", amount: 22)])).table
    expect(table.finalDemand[2].values, [10, 8, 22], "outflow")
    expect(table.inflow, [20, 5, 5], "inflow")
    expect(table.grossOutput, [100, 150, 50], "output")
    #expect(
      SmallSplit.messages(.init(floors: [FinalUseFloor(part: "P", category: "outflow", amount: 28)])) == [
        "error: P is to sell 28 to other provinces, and can sell 27 with its output of 50 and what the rest of B can give "
          + "up; make the bill smaller, or the part a larger one of its parent"
      ])
  }

  /// Of 50 the part buys 15 of A, where D shows .4, and nothing of B; what is left of B buys the other 15 of A and all 60 that B
  /// sells to itself, 50 of them its own and 10 the part's, as D is a sixth of what B buys there.
  @Test func `a part with inputs of its own buys these, and what is left of its parent the rest`() throws {
    let header = "code,industry,name_zh,name_en,parent,members,output_share,exported_share,inputs"
    let split = try SmallSplit.split(
      .init(parts: [
        "code": header, "P": "P,new_energy,丙,Pi,B,D:1,0.25,,A:0.3",
        "# kind relative_value_added: assumption": "# kind inputs: assumption",
      ]))
    expect((0..<3).map { split.table.intermediate[$0, 2] }, [15, 0, 0], "inputs of the part")
    expect((0..<3).map { split.table.intermediate[$0, 1] }, [15, 50, 10], "inputs of what is left")
    expect(split.table.totalValueAdded, [50, 75, 35], "value added")
    let messages = { (inputs: String) in
      SmallSplit.messages(
        .init(parts: [
          "code": header, "P": "P,new_energy,丙,Pi,B,D:1,0.25,,\(inputs)",
          "# kind relative_value_added: assumption": "# kind inputs: assumption",
        ]))
    }
    #expect(
      messages("A:0.7") == [
        "parts.csv:9:31: error: P is to buy 35 of A, and what B buys of it leaves 30; make the input smaller"
      ])
    #expect(
      messages("B:0.1") == [
        "parts.csv:9:31: error: P is to buy 5 of B, and the national table has no such flow to split it by; give the "
          + "profiles one, however small"
      ])
    #expect(
      messages("C:1.5;A:0.1;A:0.1") == [
        "error: the value added of P is -0.7 of its output; write a ratio above 0 and below 1",
        "parts.csv:9:31: error: the input 'C' of P is no sector; the sectors are A, B",
        "parts.csv:9:31: error: P buys 1.5 of its output from C; write a share from 0 to 1",
        "parts.csv:9:31: error: the input A of P stands twice; write the sum once",
      ])
  }

  /// Half of D, whose inputs, sales, exports and imports are a quarter of B's: an eighth of everything, and no more.
  @Test func `a part like its parent has its share of every figure`() throws {
    let split = try SmallSplit.split(
      .init(
        profiles: [
          "A": "A,,甲,Alpha,40,60,15,120,10,10,200", "D": "D,B,丁,Delta,15,30,7.5,45,10,5,100",
          "B": "B,,乙,Beta,60,120,30,180,40,20,400",
        ], parts: ["P": "P,new_energy,丙,Pi,B,D:0.5,0.125,,"]))
    let (table, original) = (split.table, split.original)
    for (j, parent) in [0, 1].enumerated() {
      #expect(abs(table.intermediate[2, j] - original.intermediate[1, parent] * (j == 0 ? 0.125 : 0.109375)) < 1e-9)
    }
    expect([table.intermediate[0, 2], table.intermediate[2, 2]], [30 / 8, 60.0 / 64], "inputs")
    for category in table.finalDemand {
      let whole = category.values[1] + category.values[2]
      #expect(abs(category.values[2] - whole / 8) < 1e-9, "\(category.code)")
    }
    expect(table.imports, [10, 17.5, 2.5], "imports")
    expect(table.inflow, [20, 8.75, 1.25], "inflow")
    expect(split.profileDistances, [0, 0, 0], "distances")
  }

  /// 0.2 of B's 200, though the nation has a quarter: every sale is 0.2 of B's.
  @Test func `one product is sold by output`() throws {
    let split = try SmallSplit.split(
      .init(
        parts: [
          "code": "code,industry,name_zh,name_en,parent,members,output_share,same_product,relative_value_added",
          "# kind exported_share: assumption": "", "P": "P,new_energy,丙,Pi,B,D:1,0.2,yes,",
        ]))
    let table = split.table
    let use = table.regionalUse
    expect([use[2], table.imports[2], table.inflow[2]], [36, 4, 2], "use")
    for category in table.finalDemand {
      #expect(abs(category.values[2] - 0.2 * (category.values[1] + category.values[2])) < 1e-9, "\(category.code)")
    }
    for j in 0..<3 { #expect(abs(table.intermediate[2, j] * 4 - table.intermediate[1, j]) < 1e-9) }
  }

  @Test func `final use without a national pattern is split by output, which is said`() throws {
    let split = try SmallSplit.split(
      .init(profiles: ["B": "B,,乙,Beta,60,120,0,0,40,20,400", "D": "D,B,丁,Delta,30,20,0,0,20,20,100"]))
    expect(split.table.finalDemand[0].values, [60, 67.5, 22.5], "households")
    #expect(
      split.findings.map(\.oneLine) == [
        "note: household of B is 90 where the national table has none: it is split by output"
      ])
  }

  /// P exports half of its 20; B's other 10 are left, and the national B exports nothing but what D does.
  @Test func `a stated share of exports leaves the others to the rest`() throws {
    let split = try SmallSplit.split(
      .init(
        table: ["B": "B,乙,Beta,30,60,90,20,50,20,30,200"], profiles: ["B": "B,,乙,Beta,60,120,0,180,20,20,400"],
        parts: ["P": "P,new_energy,丙,Pi,B,D:1,0.1,0.5,"]))
    expect(split.table.finalDemand[1].values, [10, 10, 10], "exports")
  }

  /// A does not buy of itself in the nation, though it does in the table.
  @Test func `a cell between sectors without parts needs no national pattern`() throws {
    let split = try SmallSplit.split(.init(profiles: ["A": "A,,甲,Alpha,0,60,20,120,10,10,200"]))
    expect(split.table.intermediate.column(0), [20, 15, 15], "cells")
  }

  /// The parts that count move; what is given as an amount is moved as well.
  @Test func `the factor moves the parts that count for the target`() throws {
    let header = "code,industry,name_zh,name_en,parent,members,output,counts_for_target,relative_value_added"
    func output(_ counts: String) throws -> Double {
      try SmallSplit.split(
        .init(
          parts: [
            "code": header, "# kind exported_share: assumption": "",
            "# kind output_share: assumption": "# kind output: document",
            "P": "P,new_energy,丙,Pi,B,D:1,40,\(counts),",
          ], factor: 0.9)
      ).table.grossOutput[2]
    }
    #expect(try output("yes") == 36)
    #expect(try output("") == 36)
    #expect(try output("no") == 40)
  }

  private static let refused: [(SmallSplit.Changes, [String])] = [
    (
      .init(factor: 5),
      [
        "error: the parts of B (P) take 250 of its output of 200, so that nothing is left; make their outputs or their "
          + "ratios smaller",
        "error: the parts of B (P) take 137.5 of its value added of 110, so that nothing is left; make their outputs or "
          + "their ratios smaller",
        "error: the parts of B (P) take 112.5 of its inputs of 90, so that nothing is left; make their outputs or their "
          + "ratios smaller",
      ]
    ),
    (.init(factor: 0), ["error: the factor on outputs is 0; write a number above 0"]),
    (
      .init(parts: ["P": "P,new_energy,丙,Pi,B,D:1,0.25,,2"]),
      [
        "parts.csv:9:1: error: the value added of P would be 55 of an output of 50; give it a ratio of its own"
      ]
    ),
    (
      .init(profiles: ["A": "A,,甲,Alpha,40,0,0,120,10,10,200"]),
      [
        "table.csv:12:1: error: A sells 30 to B, and the national table has no such flow to split it by; give the "
          + "profiles one, however small"
      ]
    ),
    // P buys of A only: 36, where the table has 30.
    (
      .init(parts: ["P": "P,new_energy,丙,Pi,B,D:1,0.4,,"]),
      [
        "error: the scaling does not converge: after 2000 rounds column B is still 6 off its 54; zeros stay zero in it, "
          + "so that some entries may be unable to reach their sums"
      ]
    ),
    (
      .init(floors: [.init(part: "P", category: "household", amount: 100)]),
      [
        "error: P is to hold 100 of household, more than what is left of B can give: 90; make the bill smaller, or the "
          + "part a smaller one of its parent"
      ]
    ),
    (
      .init(floors: [
        .init(part: "Q", category: "household", amount: 1), .init(part: "P", category: "exports", amount: 1),
        .init(part: "P", category: "household", amount: -1), .init(part: "P", category: "household", amount: 1),
        .init(part: "P", category: "household", amount: 2),
      ]),
      [
        "error: there is no part 'Q' to hold 1 of household; the parts are P",
        "error: there is no final use 'exports' for P to hold 1 of; the categories inside the region are household",
        "error: P is to hold -1 of household; write 0 or more",
        "error: P is told twice how much of household to hold; write the sum once",
      ]
    ),
    (
      .init(parts: ["P": "P,new_energy,丙,Pi,B,D:1,0.25,0.5,"]),
      ["error: P would export 25 of B, which exports 20; make the shares or the outputs smaller"]
    ),
    (
      .init(parts: ["P": "P,,丙,Pi,B,D:1,0.25,,"]),
      [
        "parts.csv:9:3: error: P has no industry and counts for the target; name its strategic industry, or write "
          + "counts_for_target no"
      ]
    ),
    // Without exports P must sell 50 - 43 + 20 = 27 to other provinces.
    (
      .init(
        table: ["B": "B,乙,Beta,30,60,90,20,25,20,5,200"], parts: ["P": "P,new_energy,丙,Pi,B,D:1,0.25,0,"]),
      [
        "error: B and its parts P must sell 27 to other provinces, more than the outflow of 25 (a factor of "
          + "cross-hauling of -0.0130718954248); change the outputs of the parts or the shares that they export"
      ]
    ),
    // 20 net and 160 both ways.
    (
      .init(table: ["B": "B,乙,Beta,30,60,90,20,200,20,180,200"]),
      [
        "error: B and its parts P can sell 180 to other provinces, less than the outflow of 200 (a factor of "
          + "cross-hauling of 1.125); change the outputs of the parts or the shares that they export"
      ]
    ),
    (
      .init(table: ["B": "B,乙,Beta,30,60,90,20,70,60,10,200"]),
      [
        "parts.csv:9:1: error: imports of P would be 60, above its use in the region of 43; give it another output"
      ]
    ),
    (
      .init(profiles: ["D": "D,B,丁,Delta,80,20,0,36,20,20,100"]),
      [
        "error: the parts hold more than all of the flow of B to A in the national table: 80 of 60; make the shares of "
          + "their members smaller"
      ]
    ),
    (
      .init(profiles: ["D": "D,B,丁,Delta,30,20,0,-36,20,20,100"]),
      [
        "error: household of P would be -36 in the national table, of which no share can be taken; write 0 or more there"
      ]
    ),
    (
      .init(profiles: ["code": "code,sector,name_zh,name_en,A,B,D,families,exports,imports,gross_output"]),
      ["error: the profiles have no final use 'household' to split the table's by; they have families"]
    ),
    (
      .init(
        profiles: [
          "code": "code,sector,name_zh,name_en,C,B,D,household,exports,imports,gross_output",
          "A": "C,,甲,Alpha,40,60,20,120,10,10,200",
        ]),
      [
        "error: the sectors of the table are not those of the profiles: the table alone has A, the profiles alone C; the "
          + "profiles must have the sectors of the table in its order"
      ]
    ),
  ]

  @Test(arguments: refused)
  func `a split that cannot be is refused by name`(changes: SmallSplit.Changes, expected: [String]) {
    #expect(SmallSplit.messages(changes) == expected)
  }

  @Test func `a written split table is read again with the same figures`() throws {
    let profiles = try NationalProfiles.read(bytes: Array(SmallSplit.profiles.utf8), file: "profiles.csv")
    let split = try SmallSplit.split()
    let text = try split.written(citing: profiles).exactFileText
    let again = try InputOutputTable.read(text: text, file: "split.csv")
    #expect(Fixtures.difference(again, split.table) < 1e-9)
    #expect(again.sectors == split.table.sectors)
    #expect(again.finalDemand.map(\.role) == split.table.finalDemand.map(\.role))
    #expect(
      text == "\u{FEFF}" + """
        # title_en: Two sectors, split into 3 sectors
        # title_zh: 两部门，拆分为3个部门
        # year: 2017
        # unit: 1e8 CNY
        # prices: current producers' prices
        # decimals: unrounded
        # citation: made up; split by made up
        code,name_zh,name_en,A,B,P,household,exports,outflow,imports,inflow,gross_output
        role,,,intermediate,intermediate,intermediate,household,export,outflow,import,inflow,output
        column_zh,,,,,,居民消费,出口,调出,进口,调入,总产出
        column_en,,,,,,Households,Exports,Outflow,Imports,Inflow,Gross output
        A,甲,Alpha,20,7.5,22.5,60,10,10,10,20,100
        B,乙（其余）,"Beta, rest",15,50,0,72,10,11.5625,0,8.5625,150
        P,丙,Pi,15,10,0,18,10,18.4375,20,1.4375,50
        value_added,增加值,Value added,50,82.5,27.5,,,,,,

        """)
  }

  /// Rows and columns of the shipped tables add up to their outputs within 0.05, which two decimals explain.
  @Test(arguments: [2012, 2017])
  func `a table that its source rounds reads back the same to the bit, with its decimals`(year: Int) throws {
    let table = try Fixtures.henan(year)
    #expect(table.description.decimals == 2 && table.description.unroundedDigits == nil)
    let again = try InputOutputTable.read(text: table.exactFileText, file: "again.csv")
    #expect(again.withoutPlaces == table.withoutPlaces)
  }

  @Test(arguments: [2012, 2017])
  func `what is settled has columns of its outputs, and the rest of its rows as error`(year: Int) throws {
    let table = try Fixtures.henan(year)
    let settled = try table.settled(table.description)
    #expect(settled.intermediate == table.intermediate && settled.valueAdded == table.valueAdded)
    #expect(settled.finalDemand == table.finalDemand && settled.imports == table.imports)
    #expect(settled.check().allSatisfy { $0.severity != .error })
    for (j, output) in settled.grossOutput.enumerated() {
      let gap = output - table.grossOutput[j]
      #expect(abs(gap) < 0.05 && abs(settled.otherError[j] - table.residual[j] - gap) < 1e-6)
    }
    #expect(try InputOutputTable.read(text: settled.exactFileText, file: "s.csv").withoutPlaces == settled)
    let paying = try table.payingItsOutputs()
    #expect(paying.grossOutput == table.grossOutput)
    for j in paying.sectors.indices {
      #expect(abs(paying.intermediateInputs[j] + paying.totalValueAdded[j] - paying.grossOutput[j]) < 1e-9)
    }
  }
}
