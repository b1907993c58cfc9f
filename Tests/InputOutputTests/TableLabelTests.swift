import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct TableLabelTests {
  private func told(_ text: TableText) -> [String] {
    do {
      _ = try InputOutputTable.read(text: text.text, file: "t.csv")
      return []
    } catch { return error.diagnostics.map(\.oneLine) }
  }

  /// Three sectors, the third like the second but for a letter.
  private func three(_ code: String, zh: String = "其他", en: String = "Other") -> TableText {
    TableText(
      codes: ["AGR", "MAN", code], namesZh: ["农业", "制造业", zh], namesEn: ["Agriculture", "Manufacturing", en],
      flows: ["150,500,0", "200,100,0", "0,0,0"], demand: ["350", "1700", "10"], output: ["1000", "2000", "10"],
      inputRows: ["value_added,v,v,650,1400,10"])
  }

  @Test func `labels that differ to the eye are read`() {
    #expect(told(TableText()) == [])
    #expect(told(three("MAN1")) == [])
    // A sector may have one name in both languages, or none, and its own code as a name.
    #expect(told(three("OTH", zh: "OTH", en: "OTH")) == [])
    #expect(told(three("OTH", zh: "", en: "")) == [])
  }

  @Test(arguments: [
    ("MAN ", "MAN "), ("MAN\u{A0}", "MAN\\u{00A0}"), ("ＭＡＮ", "ＭＡＮ"), ("man", "man"), ("M\u{200B}AN", "M\\u{200B}AN"),
    ("МАN", "МАN"), ("  Man", "  Man"), ("MAN\u{3000}", "MAN\\u{3000}"),
  ])
  func `codes that look alike are refused with both places`(code: String, shown: String) {
    let message = "the column '\(shown)' looks like the column 'MAN' in line 8, column 26"
    #expect(told(three(code)) == ["t.csv:8:30: error: \(message); give each a code that differs to the eye"])
  }

  @Test func `a row that is a column written otherwise is no missing row`() {
    var text = TableText()
    text.rowCodes = ["AGR", "MAN\u{A0}"]
    #expect(
      told(text) == [
        "t.csv:13:1: error: the row 'MAN\\u{00A0}' is the column 'MAN' in line 8, column 26 written otherwise; write both alike"
      ])
    text.rowCodes = nil
    text.inputRows = ["Value_Added,v,v,650,1400", "compensation,c,c,0,0"]
    #expect(
      told(text) == [
        "t.csv:14:1: error: the row 'Value_Added' is 'value_added' written otherwise; write 'value_added'"
      ])
  }

  @Test(arguments: [
    ("OTH ", "其他", "Other", "t.csv:8:30: error: the label 'OTH '", "write 'OTH'"),
    ("\u{A0}OTH", "其他", "Other", "t.csv:8:30: error: the label '\\u{00A0}OTH'", "write 'OTH'"),
    ("OTH", "其他\u{3000}", "Other", "t.csv:14:5: error: the label '其他\\u{3000}'", "write '其他'"),
    ("OTH", "其他", " Other goods", "t.csv:14:8: error: the label ' Other goods'", "write 'Other goods'"),
    ("OTH", " ", "Other", "t.csv:14:5: error: the label ' '", "leave the cell empty"),
  ])
  func `a label that begins or ends with a blank is refused, even if it is the only one of its kind`(
    code: String, zh: String, en: String, place: String, advice: String
  ) {
    let first = told(three(code, zh: zh, en: en)).first
    #expect(first == "\(place) begins or ends with a blank; \(advice)")
  }

  @Test func `a satellite account has a code of its own`() {
    var text = TableText()
    text.comments = ["# unit Household: 1", "# unit jobs: 1", "# unit Jobs: 1"]
    text.inputRows += ["Household,h,h,1,2", "jobs,j,j,1,2", "Jobs,j,j,1,2"]
    let advice = "give each a code that differs to the eye"
    #expect(
      told(text) == [
        "t.csv:18:1: error: the row 'Household' looks like the column 'household' in line 11, column 30; \(advice)",
        "t.csv:20:1: error: the row 'Jobs' looks like the row 'jobs' in line 19, column 1; \(advice)",
      ])
    text.comments = ["# unit household: 1"]
    text.inputRows = ["value_added,v,v,650,1400", "household,h,h,1,2"]
    #expect(
      told(text) == [
        "t.csv:16:1: error: the row 'household' has the code of the column 'household' in line 9, column 30; \(advice)"
      ])
  }

  private static let advice = "give each sector a name of its own"
  private static let names: [(zh: String, en: String, message: String)] = [
    ("制造业", "Other", "t.csv:14:5: error: the name '制造业' of OTH is that of MAN, too, in line 13, column 5"),
    (
      "其他", "manufacturing ",
      "t.csv:14:8: error: the name 'manufacturing ' of OTH looks like 'Manufacturing', that of MAN, in line 13, column 9"
    ),
    ("AGR", "Other", "t.csv:14:5: error: the name 'AGR' of OTH is the code of another, in line 12, column 1"),
    ("ａgr", "Other", "t.csv:14:5: error: the name 'ａgr' of OTH looks like the code 'AGR', in line 12, column 1"),
    // Names of both languages are looked up alike.
    (
      "Agriculture", "Other",
      "t.csv:14:5: error: the name 'Agriculture' of OTH is that of AGR, too, in line 12, column 8"
    ),
  ]

  @Test(arguments: names)
  func `names of two sectors that are equal or look alike are refused with both places`(
    zh: String, en: String, message: String
  ) {
    #expect(told(three("OTH", zh: zh, en: en)) == ["\(message); \(Self.advice)"])
  }

  @Test func `names of final demand are told apart like those of sectors, and may be a sector's`() {
    var text = TableText(
      demandCodes: ["h1", "h2"], demandRoles: ["household", "household"], demandZh: ["居民", "居民"],
      demandEn: ["Agriculture", "Urban"], demand: ["350,0", "1700,0"])
    #expect(
      told(text)
        == [
          "t.csv:10:18: error: the name '居民' of h2 is that of h1, too, in line 10, column 15; give each category a name of its own"
        ])
    text.demandZh = ["居民", "城镇"]
    #expect(told(text) == [])
  }

  /// Regions have the same sectors, with the same names: the fixture's food of three regions is no mistake.
  @Test func `names may be those of another region`() throws {
    #expect(try Fixtures.messages("three-regions.csv") == [])
    let text = String(decoding: try Fixtures.bytes("Fixtures/three-regions.csv"), as: UTF8.self)
    let broken = text.replacing("S.goods,其他货物,Goods", with: "S.goods,食品,Goods")
    let error = #expect(throws: InvalidInput.self) { try InputOutputTable.read(text: broken, file: "t.csv") }
    #expect(
      error?.description
        == "t.csv:16:9: error: the name '食品' of S.goods is that of S.food, too, in line 15, column 8; \(Self.advice)")
  }

  @Test(arguments: [2012, 2017])
  func `Henan's labels pass`(year: Int) throws { #expect(try Fixtures.henan(year).sectors.count == 23) }
}
