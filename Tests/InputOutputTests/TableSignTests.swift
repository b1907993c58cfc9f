import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct TableSignTests {
  /// Two sectors that balance, with jobs; any line may be replaced.
  private static func text(_ lines: [String: String] = [:], decimals: String = "0") -> String {
    let standing = [
      ("AGR", "100,200,300,50,150,500"), ("MAN", "100,300,400,200,400,600"), ("compensation", "200,80,,,,"),
      ("operating_surplus", "100,20,,,,"), ("employment", "250,60,,,,"),
    ]
    return
      ([
        "# title_en: t", "# title_zh: t", "# year: 2017", "# unit: 1e8 CNY", "# prices: current",
        "# decimals: \(decimals)", "# unit employment: 1e4 persons", "# citation: t",
        "code,name_zh,name_en,AGR,MAN,household,export,import,output",
        "role,,,intermediate,intermediate,household,export,import,output", "column_zh,,,,,h,e,m,x",
        "column_en,,,,,h,e,m,x",
      ] + standing.map { "\($0),\($0.prefix(1)),\($0.prefix(1)),\(lines[$0] ?? $1)" }).map { $0 + "\n" }.joined()
  }

  private func told(_ text: String, tolerating: Set<TableFault> = []) -> [String] {
    do {
      let table = try InputOutputTable.read(text: text, file: "t.csv", tolerating: tolerating)
      return table.check(tolerating: tolerating).filter { $0.severity != .note }.map(\.oneLine)
    } catch { return error.diagnostics.map(\.oneLine) }
  }

  private static let faults: [(lines: [String: String], fault: TableFault, place: String, message: String)] = [
    (
      ["compensation": "-20,80,,,,", "operating_surplus": "320,20,,,,"], .negativeCompensation, "t.csv:15:1: ",
      "'compensation' of AGR is negative: -20; a loss belongs to 'operating_surplus'"
    ),
    (
      ["employment": "250,-60,,,,"], .negativeEmployment, "t.csv:17:1: ",
      "'employment' of MAN is negative: -60 1e4 persons"
    ),
    (
      ["AGR": "100,200,100,-50,-150,500", "MAN": "100,300,-200,0,-400,600"], .negativeImports, "t.csv:9:47: ",
      "imports are negative in all: -550; rows subtract what comes from outside, so it is stored as positive figures"
    ),
  ]

  @Test(arguments: faults)
  func `a sign that cannot be blocks unless it is tolerated`(
    lines: [String: String], fault: TableFault, place: String, message: String
  ) {
    let text = Self.text(lines)
    #expect(told(Self.text()) == [])
    #expect(told(text) == ["\(place)error: \(message)"])
    #expect(told(text, tolerating: [fault]).contains("\(place)warning: \(message)"))
  }

  @Test func `a negative figure that seldom is one is warned of`() {
    #expect(
      told(Self.text(["AGR": "100,200,-10,210,0,500"])) == [
        "t.csv:13:1: warning: 'household' of AGR is negative: -10"
      ])
    #expect(
      told(Self.text(["AGR": "100,200,150,0,-50,500"])) == [
        "t.csv:13:1: warning: imports of AGR are negative: -50; what comes from outside is stored as positive figures"
      ])
    #expect(told(Self.text(["AGR": "100,200,400,-50,150,500"])) == [])
  }

  @Test(arguments: [
    ("household", true), ("government", true), ("capital_formation", true), ("inventory", false),
    ("other_final_demand", false),
  ])
  func `a category below zero is warned of unless it is one that may fall`(role: String, isWarnedOf: Bool) {
    let text = Self.text(["AGR": "100,200,-10,210,0,500"]).replacing("household", with: role)
    #expect(told(text) == (isWarnedOf ? ["t.csv:13:1: warning: '\(role)' of AGR is negative: -10"] : []))
  }

  private static let decimals: [(lines: [String: String], declared: String, expected: [String])] = [
    (
      ["AGR": "100,200,300.25,49.750,150,500.00"], "0",
      [
        "t.csv:6:1: error: 'decimals' is 0, and '300.25' in line 13, column 17 has 2; write '# decimals: 2', or round the "
          + "figures: tolerances follow the decimals"
      ]
    ),
    (
      ["AGR": "100,200,300.25,49.75,150,500"], "4",
      [
        "t.csv:6:1: error: 'decimals' is 4, and no figure prints more than 2; write '# decimals: 2': tolerances follow the "
          + "decimals"
      ]
    ),
    (["AGR": "100,200,300.25,49.75,150,500"], "2", []),
    // Zeros at the end are decimals that are printed, but no finer figures.
    (["AGR": "100.00,200,300,50,150,500"], "2", []), (["AGR": "100.00,200,300,50,150,500"], "0", []),
    (["AGR": "1e2,200,3.0025e2,4.975e1,150,5e2"], "2", []),
    // The rows of satellite accounts have units, and decimals, of their own.
    (["employment": "250.125,60,,,,"], "0", []),
  ]

  @Test(arguments: decimals)
  func `decimals that the figures do not print are told at the header`(
    lines: [String: String], declared: String, expected: [String]
  ) {
    #expect(told(Self.text(lines, decimals: declared)) == expected)
  }

  @Test func `Henan with no decimals declared is refused before its gaps`() throws {
    let text = String(decoding: try Fixtures.bytes("../../Scenarios/data/henan-2017.csv"), as: UTF8.self)
    let rounded = text.split(separator: "# decimals: 2").joined(separator: "# decimals: 0")
    #expect(told(rounded).count == 1)
    #expect(told(rounded).first?.hasPrefix("t.csv:6:1: error: 'decimals' is 0, and '") == true)
    let finer = text.split(separator: "# decimals: 2").joined(separator: "# decimals: 4")
    #expect(
      told(finer) == [
        "t.csv:6:1: error: 'decimals' is 4, and no figure prints more than 2; write '# decimals: 2': tolerances follow the "
          + "decimals"
      ])
  }
}
