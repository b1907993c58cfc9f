import Diagnostics
import InputOutput
import LinearAlgebra
import TableConstruction
import Testing

@Suite struct SupplyUseFileTests {
  private static let supply = """
    # unit: 1e8 CNY
    code,name_zh,name_en,I2,I1,imports
    role,,,intermediate,intermediate,import
    column_zh,,,,,
    column_en,,,,,
    P2,,,100,0,20
    P1,,,10,90,0

    """
  private static let use = """
    # title_en: Two by two
    # title_zh: 两部门
    # year: 2017
    # unit: 1e8 CNY
    # prices: current basic prices
    # decimals: 0
    # citation: made for the test
    code,name_zh,name_en,I1,I2,household,export
    role,,,intermediate,intermediate,household,export
    column_zh,,,一部门,二部门,居民消费,出口
    column_en,,,One,Two,Households,Exports
    P1,甲,First,12,8,60,20
    P2,乙,Second,10,7,103,0
    value_added,增加值,Value added,68,95,,

    """

  private func read(_ supply: String = supply, _ use: String = use) throws(InvalidInput) -> SupplyUseTable {
    try SupplyUseTable.read(supply: (Array(supply.utf8), "s.csv"), use: (Array(use.utf8), "u.csv"))
  }

  @Test func `supply is put in the order of use, by codes`() throws {
    let table = try read()
    #expect(table.supply == Matrix(rows: [[90, 10], [0, 100]]))
    #expect(table.imports == [0, 20] && table.inflow == [0, 0])
    #expect(table.use == Matrix(rows: [[12, 8], [10, 7]]))
    #expect(table.industries.map(\.nameEn) == ["One", "Two"] && table.products.map(\.nameZh) == ["甲", "乙"])
    #expect(table.finalDemand.map(\.role) == [.household, .export])
    #expect(table.imbalances.isEmpty)
    let symmetric = try SymmetricTable(table, model: .fixedProductSales).table
    #expect(errors(of: symmetric).isEmpty)
    // Industry 1 makes 0.9 of product 1 and none of product 2.
    #expect(symmetric.imports == [0, 20])
    #expect(try errors(of: InputOutputTable.read(text: symmetric.exactFileText, file: "made.csv")).isEmpty)
  }

  /// As in a table file.
  @Test(arguments: [("60", 0, nil), ("60.25", 2, nil), ("60.0123456789012", 2, 15)] as [(String, Int, Int?)])
  func `decimals that are left out are those that the figures print`(figure: String, decimals: Int, digits: Int?) throws
  {
    let text = Self.use.replacing("# decimals: 0\n", with: "").replacing(",60,20", with: ",\(figure),20")
    let description = try read(Self.supply, text).description
    #expect(description.decimals == decimals && description.unroundedDigits == digits)
    // Supply is printed as well.
    let supply = Self.supply.replacing("P2,,,100,0,20", with: "P2,,,100,0,20.5")
    #expect(try read(supply, text).description.decimals == max(decimals, digits == nil ? 1 : 2))
  }

  private static let wrong: [(supply: String, use: String, expected: String)] = [
    (
      supply.replacing("P2,,,", with: "P3,,,").replacing("import\n", with: "imported\n"), use,
      """
      s.csv:3:34: error: 'imported' is no role of a column here; the roles are intermediate, import, inflow
      s.csv:6:1: error: the use table has no product 'P3'; both tables have the same: P1, P2
      s.csv:2:1: error: the supply table has no product P2; write it with zeros where there is none
      """
    ),
    (
      supply.replacing("100,0,20", with: "x,0,20"), use.replacing("68,95,,", with: "68,95,3,"),
      """
      s.csv:6:6: error: 'x' is not a number; write digits with a point, as in 1234.5, without spaces or separators
      u.csv:14:35: error: final demand has no 'value_added' here; leave the cell empty: nothing would read it
      """
    ),
    (
      "code,name_zh,name_en,I1\nP1,,,3\n", use,
      """
      s.csv:1:1: error: the file has no header, role row and rows of names; write code,name_zh,name_en and the columns' codes, \
      then the rows role, column_zh, column_en
      """
    ),
  ]

  @Test(arguments: wrong)
  func `mistakes of both files are told with their places`(supply: String, use: String, expected: String) {
    #expect(refusal { () throws(InvalidInput) in try read(supply, use) } == expected)
  }

  @Test func `two units are refused`() {
    let supply = Self.supply.replacing("1e8 CNY", with: "1e4 CNY")
    #expect(
      refusal { () throws(InvalidInput) in try read(supply) }
        == "s.csv:1:1: error: supply is in '1e4 CNY', use in '1e8 CNY'; write both in one unit")
  }
}
