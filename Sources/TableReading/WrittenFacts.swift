import Diagnostics

/// Facts in the title and the notes around a table.
struct WrittenFacts {
  struct Fact<Value> {
    var value: Value
    var place: SourceLocation
  }

  private(set) var title: Fact<String>?
  /// The units that are named, each once; more than one contradict each other.
  private(set) var units: [Fact<String>] = []
  /// Magnitudes of money that are not understood.
  private(set) var unclearUnits: [Fact<String>] = []
  /// A remark on units that names none of money.
  private(set) var otherUnit: Fact<String>?
  private(set) var year: Fact<Int>?
  private(set) var prices: Fact<String>?

  init(_ outline: SheetOutline) {
    var years: [Fact<Int>] = []
    for remark in outline.remarks {
      let normal = LabelText.normal(remark.text)
      let (ofPrices, rest) = Self.clauses(of: remark.text)
      if !ofPrices.isEmpty {
        prices = prices ?? Fact(value: Self.prices(normal, LabelText.shown(ofPrices)), place: remark.place)
      }
      // The year of the prices is not that of the table.
      years += Self.years(in: LabelText.normal(rest)).map { Fact(value: $0, place: remark.place) }
      if Self.names(LabelText.normal(rest)) {
        title = title ?? Fact(value: LabelText.shown(remark.text), place: remark.place)
      }
      takeUnits(remark, normal)
    }
    // Two years may be those of a table and of its revision: nobody knows which is meant.
    if let first = years.first, years.allSatisfy({ $0.value == first.value }) { year = first }
  }

  /// No facts, to be added.
  init() {}

  mutating func add(unit: String, at place: SourceLocation) {
    if !units.contains(where: { $0.value == unit }) { units.append(Fact(value: unit, place: place)) }
  }

  mutating func add(year: Int, at place: SourceLocation) { self.year = Fact(value: year, place: place) }

  private mutating func takeUnits(_ remark: SheetOutline.Remark, _ normal: String) {
    let isAboutUnits = normal.contains("单位") || normal.contains("unit")
    let mentions =
      isAboutUnits
      ? MoneyUnit.mentions(in: remark.text)
      : remark.text.split { "()（）".contains($0) }.compactMap {
        MoneyUnit(whole: String($0), needsMeasure: true).map { .unit($0) }
      }
    for mention in mentions {
      switch mention {
      case .unit(let unit): add(unit: unit.text, at: remark.place)
      case .unclear(let text): unclearUnits.append(Fact(value: text, place: remark.place))
      }
    }
    let starts = ["单位", "计量单位", "金额单位", "货币单位", "unit"]
    if mentions.isEmpty, starts.contains(where: normal.hasPrefix) {
      otherUnit = otherUnit ?? Fact(value: LabelText.shown(remark.text), place: remark.place)
    }
  }

  private static func names(_ normal: String) -> Bool {
    ["投入产出", "流量表", "input-output", "inputoutput"].contains(where: normal.contains)
  }

  private static let ofPrices = ["价格", "可比价", "不变价", "现价", "当年价", "基期价", "prices"]

  /// The clauses of a remark that speak of prices, and the others.
  private static func clauses(of text: String) -> (ofPrices: String, rest: String) {
    let clauses = text.split { "()（）,，;；。".contains($0) }.map(String.init)
    let (first, second) = clauses.reduce(into: ([String](), [String]())) { parts, clause in
      let normal = LabelText.normal(clause)
      if ofPrices.contains(where: normal.contains) { parts.0.append(clause) } else { parts.1.append(clause) }
    }
    return (first.joined(separator: "，"), second.joined(separator: "，"))
  }

  private static func prices(_ normal: String, _ text: String) -> String {
    if normal.contains("当年生产者价格") || normal.contains("currentproducer") { return "current producers' prices" }
    if normal.contains("当年购买者价格") || normal.contains("currentpurchaser") { return "current purchasers' prices" }
    return text
  }

  /// The years from 1949 to 2100 that a text names.
  static func years(in text: String) -> [Int] {
    text.split { !($0.isASCII && $0.isWholeNumber) }.filter { $0.count == 4 }.compactMap { Int($0) }
      .filter { (1949...2100).contains($0) }
  }
}
