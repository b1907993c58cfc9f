import Diagnostics
import InputOutput
import TableReading
import Testing

/// Figures as people write them in texts.
@Suite struct FigureFormTests {
  /// - Parameters:
  ///   - value: what the figure is to be, which the error column takes off again.
  ///   - mark: the one before the decimals of other figures; where it is a point they have none.
  private static func read(_ figure: String, value: Double = 0, mark: String = ",") throws(InvalidInput) -> Double? {
    let off = "\(-value)".replacing(".0", with: "").replacing(".", with: mark)
    let half = mark == "," ? ",5" : ""
    let text = """
      ;A b;C d;Change in inventories;Final consumption;Error;Total output
      A b;15\(half);50;\(figure);35;\(off);100\(half)
      C d;20;10;0;170;0;200
      Value added;65;140;;;;
      """
    let table = try TableReader.read(bytes: Array(text.utf8), file: "t.csv").table
    return table.finalDemand.first?.values.first
  }

  private static func refusal(_ figure: String) -> String? {
    do throws(InvalidInput) {
      _ = try read(figure)
      return nil
    } catch { return error.description }
  }

  @Test(arguments: [
    ("2.000", 2000), ("-2.263", -2263), ("12.345", 12345), ("123.456", 123_456), ("1.234.567", 1_234_567),
    ("2.263,5", 2263.5), ("\"2.263\"", 2263), ("2", 2), ("0,123", 0.123),
  ])
  func `where commas mark decimals a point stands between thousands`(figure: String, value: Double) throws {
    #expect(try Self.read(figure, value: value) == value)
  }

  @Test(arguments: ["0.123", "2.26", "1234.567"])
  func `a point that marks decimals beside commas that do is refused`(figure: String) {
    #expect(
      Self.refusal(figure)
        == "t.csv:2:5: error: a comma marks decimals here, and a point does in line 2, column 13; write all alike")
  }

  @Test func `where nothing tells decimals from thousands they are refused`() {
    #expect(
      #expect(throws: InvalidInput.self) { try Self.read("2.263", value: 2, mark: ".") }?.description
        == "t.csv:2:11: error: '2.263' may be a thousand times another number: nothing in the file says whether the point "
        + "marks thousands or decimals; save the figures without signs between thousands, or, where points mark decimals, "
        + "with commas between the cells")
  }

  @Test func `where a point is seen to mark decimals it does everywhere`() throws {
    #expect(try Self.read("2.26", value: 2.26, mark: ".") == 2.26)
    #expect(try Self.read("0.263", value: 0.263, mark: ".") == 0.263)
  }

  @Test(arguments: [
    ("1 234", 1234), ("1\u{A0}234,5", 1234.5), ("12\u{202F}345 678", 12_345_678), ("- 1 234", -1234), (" 12 ", 12),
    ("-\u{3000}5", -5), ("+12 345,25", 12_345.25),
  ])
  func `blanks may stand between groups of three digits`(figure: String, value: Double) throws {
    #expect(try Self.read(figure, value: value) == value)
  }

  @Test(arguments: ["1540,35 1600", "1 2", "1 2345", "1234 567", "1 234 56", "12 345,5 6", "1 234 e5"])
  func `two numbers in one cell are no figure`(figure: String) {
    #expect(
      Self.refusal(figure)
        == "t.csv:2:13: error: '\(figure)' is not a number; write digits with a point, as in 1234.5")
  }

  @Test(arguments: ["\n", "\t"])
  func `a line end or a tab between digits divides two figures`(between: String) {
    #expect(
      Self.refusal("\"1\(between)234\"")?.hasSuffix("is not a number; write digits with a point, as in 1234.5") == true)
  }

  /// The layout of our own, saved in a country where commas mark decimals.
  @Test func `thousands in a table of the layout of our own are read as such`() throws {
    let text = """
      # title_en: Two sectors;;;;;;
      # title_zh: 两部门;;;;;;
      # year: 2017;;;;;;
      # unit: 1e8 CNY;;;;;;
      # prices: current producers' prices;;;;;;
      # citation: Miller & Blair (2009), table 2.3;;;;;;
      code;name_zh;name_en;AGR;MAN;household;output
      role;;;intermediate;intermediate;household;output
      column_zh;;;;;居民消费;总产出
      column_en;;;;;Household consumption;Gross output
      AGR;农业;Agriculture;150;500,5;350;1.000,5
      MAN;制造业;Manufacturing;200;100;1.700;2.000
      value_added;增加值;Value added;650,5;1.399,5;;
      """
    let table = try TableReader.read(bytes: Array(text.utf8), file: "t.csv").table
    #expect(table.grossOutput == [1000.5, 2000] && table.finalDemand.map(\.values) == [[350, 1700]])
  }

  @Test func `decimals of a row that only adds others up are not those of the table`() throws {
    let text = """
      ,A b,C d,Change in inventories,Final consumption,Total output
      A b,10,40,30,20,100
      C d,20,10,90,80,200
      Total intermediate inputs,30.000001,50,,,
      Value added,70,150,,,
      """
    let table = try TableReader.read(bytes: Array(text.utf8), file: "t.csv", tolerating: [.imbalance]).table
    #expect(table.description.decimals == 0)
  }
}
