import Diagnostics

/// Facts in the title and the notes around a table.
struct WrittenFacts {
  struct Fact<Value> {
    var value: Value
    var place: SourceLocation
  }

  private(set) var title: Fact<String>?
  private(set) var unit: Fact<String>?
  private(set) var year: Fact<Int>?
  private(set) var prices: Fact<String>?

  init(_ outline: SheetOutline) {
    var years: [Fact<Int>] = []
    for remark in outline.remarks {
      let normal = LabelText.normal(remark.text)
      let text = LabelText.shown(remark.text)
      if normal.contains("价格") || normal.contains("prices") {
        prices = prices ?? Fact(value: Self.prices(normal, text), place: remark.place)
      } else if let found = Self.years(in: normal).first {
        years.append(Fact(value: found, place: remark.place))
        if Self.names(normal) { title = title ?? Fact(value: text, place: remark.place) }
      } else if Self.names(normal) {
        title = title ?? Fact(value: text, place: remark.place)
      }
      if normal.contains("单位") || normal.contains("unit"), let found = Self.unit(in: normal) {
        unit = unit ?? Fact(value: found, place: remark.place)
      }
    }
    // Two years may be those of a table and of its revision: nobody knows which is meant.
    if let first = years.first, years.allSatisfy({ $0.value == first.value }) { year = first }
  }

  private static func names(_ normal: String) -> Bool {
    ["投入产出", "流量表", "input-output", "inputoutput"].contains(where: normal.contains)
  }

  private static func prices(_ normal: String, _ text: String) -> String {
    if normal.contains("当年生产者价格") || normal.contains("currentproducer") { return "current producers' prices" }
    if normal.contains("当年购买者价格") || normal.contains("currentpurchaser") { return "current purchasers' prices" }
    return text.trimming(["(", ")", "（", "）"])
  }

  /// The years from 1949 to 2100 that a text names.
  static func years(in text: String) -> [Int] {
    text.split { !($0.isASCII && $0.isWholeNumber) }.filter { $0.count == 4 }.compactMap { Int($0) }
      .filter { (1949...2100).contains($0) }
  }

  /// The unit that a normal text names, as our files write it.
  static func unit(in normal: String) -> String? {
    let known: [(String, String)] = [
      ("亿元", "1e8 CNY"), ("百万元", "1e6 CNY"), ("万元", "1e4 CNY"), ("千元", "1e3 CNY"), ("100millionyuan", "1e8 CNY"),
      ("100millionrmb", "1e8 CNY"), ("millionyuan", "1e6 CNY"), ("10thousandyuan", "1e4 CNY"), ("10000yuan", "1e4 CNY"),
      ("10,000yuan", "1e4 CNY"), ("1e8cny", "1e8 CNY"), ("1e6cny", "1e6 CNY"), ("1e4cny", "1e4 CNY"),
    ]
    return known.first { normal.contains($0.0) }?.1
  }

  /// A unit as a person writes it on a command line: as our files have it, or in Chinese.
  static func unit(written: String) -> String { unit(in: LabelText.normal(written)) ?? written }
}

extension String {
  fileprivate func trimming(_ characters: Set<Character>) -> String {
    String(drop { characters.contains($0) }.reversed().drop { characters.contains($0) }.reversed())
  }
}
