import Diagnostics
import InputOutput
import Testing

/// Messages of the readers of parts and profiles, and of the checks of parts against profiles.
@Suite struct SplitFileTests {
  @Test func `the shipped parts are read with shares, ranges and kinds`() throws {
    let file = try SectorParts.read(
      bytes: Fixtures.bytes("../../Scenarios/data/henan-parts.csv"), file: "henan-parts.csv")
    #expect(file.parts.count == 23)
    #expect(file.parts.filter(\.countsForTarget).count == 20)
    #expect(file.parts.filter(\.isSameProduct).map(\.code) == ["REN"])
    #expect(Set(file.parts.map(\.industry)).count == 8)
    #expect(
      file.kinds == [
        .members: "assumption", .outputShare: "assumption", .relativeValueAdded: "derived",
        .inputs: "assumption", .exportedShare: "assumption",
      ])
    let battery = try #require(file.parts.first { $0.code == "BAT" })
    #expect(battery.nameEn == "Traction batteries, motors, charging")
    #expect(battery.nameZh == "动力电池、电机和充电设备")
    #expect(battery.parent == "ELE")
    #expect(battery.members.map(\.code) == ["085", "082", "083"])
    #expect(battery.members.map(\.share) == [0.4, 0.04, 0.02])
    #expect(battery.output == .init(.shareOfParent, 0.05211, low: 0.03129, high: 0.07807))
    #expect(battery.valueAdded == .relativeToParent(0.9976))
    #expect(battery.exportedShare == nil)
    #expect(file.citation.hasPrefix("outputs: Henan Bureau of Statistics / NBS"))
  }

  @Test func `the shipped profiles have 23 sectors and 60 detailed ones within them`() throws {
    let profiles = try Fixtures.profiles()
    #expect(profiles.sectors.map(\.code) == (try Fixtures.henan(2017)).sectors.map(\.code))
    #expect(profiles.details.count == 60)
    #expect(
      profiles.finalUse.map(\.code) == [
        "rural_household", "urban_household", "government", "gross_fixed_capital_formation",
      ])
    let battery = try #require(profiles.lines.firstIndex { $0.code == "085" })
    #expect(profiles.lines[battery].sector.map { profiles.lines[$0].code } == "ELE")
  }

  private static let brokenParts: [([String: String], [String])] = [
    (
      [
        "# title: A part": "# titel: A part", "# kind members: assumption": "# kind members: guess",
        "code": "code,industry,name_zh,name_en,parent,members,output_share,exportedshare,relative_value_added",
      ],
      [
        "parts.csv:1:1: error: unknown key 'titel'; the keys are title, title_zh, year, unit, note, citation, and 'kind' with "
          + "members, output, output_share, value_added_ratio, relative_value_added, inputs, exported_share",
        "parts.csv:3:1: error: 'guess' is no kind of a number; the kinds are document, derived, assumption, unverified",
        "parts.csv:1:1: error: the key 'title' is missing; add a line '# title: …' at the top",
        "parts.csv:8:59: error: nothing reads the column 'exportedshare'; did you mean 'exported_share'?",
      ]
    ),
    (
      ["# kind output_share: assumption": "", "P": "P,,丙,Pi,B,D:1;E;F:x,2 %,,no"],
      [
        "parts.csv:8:11: error: 'E' is no member; write a detailed sector and its share, as in 085:0.4",
        "parts.csv:8:11: error: 'F:x' is no member; write a detailed sector and its share, as in 085:0.4",
        "parts.csv:8:21: error: '2 %' is not a number; write digits with a point, as in 1234.5, without spaces or separators",
        "parts.csv:8:26: error: 'no' is not a number; write digits with a point, as in 1234.5, without spaces or separators",
        "parts.csv:7:46: error: nothing says where the numbers of 'output_share' come from; add a line '# kind "
          + "output_share: …' at the top, with one of document, derived, assumption, unverified",
      ]
    ),
    (
      [
        "code": "code,industry,name_zh,name_en,parent,members,output_share,output,output_low,value_added_ratio,"
          + "relative_value_added,same_product",
        "# kind exported_share: assumption": "# kind output: document",
        "# kind relative_value_added: assumption": "# kind value_added_ratio: document",
        "P": "P,new_energy,丙,Pi,B,,0.2,20,,0.2,1.1,perhaps\nQ,new_energy,丁,Qu,B,D:1,,,3,,,",
      ],
      [
        "parts.csv:9:21: error: the cell is empty where members must stand; name national detailed sectors with shares, as "
          + "in 085:0.4",
        "parts.csv:9:26: error: the part has both an output and an output_share; leave one of them empty",
        "parts.csv:9:30: error: the part has both a value_added_ratio and a relative_value_added; leave one of them empty",
        "parts.csv:9:38: error: 'perhaps' is no answer to 'same_product'; write yes or no",
        "parts.csv:10:26: error: the part has no output; write output or output_share",
        "parts.csv:10:27: error: 'output_low' bounds an output that is not there",
        "parts.csv:8:95: error: nothing says where the numbers of 'relative_value_added' come from; add a line '# kind "
          + "relative_value_added: …' at the top, with one of document, derived, assumption, unverified",
      ]
    ),
    // Mistakes that only the profiles can tell.
    (
      [
        "code": "code,industry,name_zh,name_en,parent,members,output_share,output_share_low,exported_share,"
          + "relative_value_added,same_product",
        "P": """
        P,new_energy,丙,Pi,B,D:0.6,0.25,0.3,,,
        A,new_energy,丙,Pi,B,D:0.6;A:1;D:2,1.5,,3,-1,yes
        P,new_energy,丙,Pi,C,D:0.1,0.2,,,,
        """,
      ],
      [
        "parts.csv:9:32: error: the share of P in its parent's output is 0.25, below its low 0.3",
        "parts.csv:10:1: error: the part 'A' has the code of a sector; give it a code of its own",
        "parts.csv:10:35: error: the share of A in its parent's output is 1.5; write a share above 0 and below 1",
        "parts.csv:10:42: error: the value added of A is -1 times its parent's; write a multiple above 0",
        "parts.csv:10:40: error: A exports 3 of its output; write a share from 0 to 1",
        "parts.csv:10:40: error: A makes the product of B, which is exported by output; leave its share of exports empty",
        "parts.csv:10:21: error: the member 'A' of A is no detailed sector of the profiles",
        "parts.csv:10:21: error: the member D of A stands twice; write the sum of its shares once",
        "parts.csv:10:21: error: A has 2 of D; write a share above 0 and at most 1",
        "parts.csv:11:1: error: the part 'P' stands twice, first in line 9; give each a code of its own",
        "parts.csv:11:19: error: the parent 'C' of P is no sector; the sectors are A, B",
        "parts.csv:11:21: error: P, A, P hold 3.3 of D (Delta) together; their shares may add up to 1 at most",
        "parts.csv:9:38: error: P is another product than B, its other part A the same; all parts of a sector make its "
          + "product, or none does",
      ]
    ),
  ]

  @Test(arguments: brokenParts)
  func `mistakes in a file of parts are told with their places, all at once`(
    changes: [String: String], expected: [String]
  ) {
    #expect(SmallSplit.messages(.init(parts: changes)) == expected)
  }

  private static let brokenProfiles: [([String: String], [String])] = [
    (
      ["A": "A,,甲,Alpha,40,x,20,120,10,-10,200", "value_added": "value_added,,增加值,Value added,100,220,55,7,,,"],
      [
        "profiles.csv:6:15: error: 'x' is not a number; write digits with a point, as in 1234.5, without spaces or separators",
        "profiles.csv:6:27: error: imports is -10; write 0 or more",
        "profiles.csv:9:41: error: '7' stands in the row 'value_added' outside the sectors; leave the cell empty: nothing "
          + "would read it",
      ]
    ),
    (
      ["B": "A,,乙,Beta,60,120,0,180,40,20,400", "D": "D,C,丁,Delta,30,20,0,36,20,20,100"],
      [
        "profiles.csv:7:1: error: the row 'A' stands twice, first in line 6",
        "profiles.csv:8:3: error: the sector 'C' of 'D' has no row before this one",
        "profiles.csv:5:31: error: 'B' stands where the column 'A' is due; columns stand in the order of the rows",
      ]
    ),
    (
      ["code": "code,sector,name_zh,name_en,A,B,D,household,exports,imports,output"],
      ["profiles.csv:5:61: error: the last columns must be exports, imports, gross_output"]
    ),
    (
      ["D": "D,B,丁,Delta,30,20,0,36,20,20,500"],
      [
        "profiles.csv:7:30: error: the detailed sectors of B make 500, the sector itself 400; a detailed sector is contained "
          + "in its sector"
      ]
    ),
    (
      ["value_added": ""],
      [
        "profiles.csv:8:1: error: the last row must be 'value_added'; rows of sectors and detailed sectors stand before it"
      ]
    ),
    (
      ["# kind: assumption": "", "code": "code,name_zh,name_en,sector,A,B,D,household,exports,imports,gross_output"],
      [
        "profiles.csv:1:1: error: the key 'kind' is missing; add a line '# kind: …' at the top",
        "profiles.csv:4:1: error: the header must begin with code,sector,name_zh,name_en",
      ]
    ),
  ]

  @Test(arguments: brokenProfiles)
  func `mistakes in a file of profiles are told with their places, all at once`(
    changes: [String: String], expected: [String]
  ) {
    #expect(SmallSplit.messages(.init(profiles: changes)) == expected)
  }
}
