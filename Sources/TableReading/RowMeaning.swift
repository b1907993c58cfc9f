import InputOutput

/// The meaning of a row beside the sectors of a statistical table, by its label.
enum RowMeaning: Hashable {
  case intermediateTotal
  case valueAdded(ValueAddedCode)
  case importedInputs
  case totalInput

  static let labels: [(meaning: RowMeaning, labels: [String])] = [
    (
      .intermediateTotal,
      [
        "中间投入合计", "中间投入小计", "中间投入总计", "中间消耗合计", "中间投入", "totalintermediateinputs", "totalintermediateinput",
        "intermediateinputs", "totalintermediate", "totalintermediateconsumption", "intermediatetotal",
      ]
    ),
    (
      .valueAdded(.compensation),
      [
        "劳动者报酬", "劳动报酬", "雇员报酬", "compensationofemployees", "compensation", "wages", "laborcompensation",
        "labourcompensation", "wagesandsalaries",
      ]
    ),
    (
      .valueAdded(.netProductionTaxes),
      ["生产税净额", "生产税", "nettaxesonproduction", "netproductiontaxes", "productiontaxes", "taxesonproduction"]
    ),
    (
      .valueAdded(.depreciation),
      ["固定资产折旧", "折旧", "depreciation", "depreciationoffixedassets", "consumptionoffixedcapital"]
    ),
    (
      .valueAdded(.operatingSurplus),
      ["营业盈余", "营业盈余总额", "盈余", "operatingsurplus", "grossoperatingsurplus", "netoperatingsurplus", "profits"]
    ),
    (
      .valueAdded(.valueAdded),
      [
        "增加值合计", "增加值", "增加值总计", "总增加值", "最初投入合计", "最初投入", "valueadded", "totalvalueadded", "grossvalueadded",
        "primaryinputs",
      ]
    ),
    (
      .importedInputs,
      ["进口中间投入", "进口投入", "进口品投入", "进口产品投入", "进口品中间投入", "进口", "importedinputs", "imports", "imported"]
    ),
    (.totalInput, ["总投入", "总投入合计", "投入合计", "totalinput", "totalinputs", "grossinput", "totaloutlays"]),
  ]

  private static let byLabel: [String: RowMeaning] = Dictionary(
    labels.flatMap { entry in entry.labels.map { ($0, entry.meaning) } }, uniquingKeysWith: { first, _ in first })

  /// - Parameter label: of the row, normal.
  init?(_ label: String) {
    if let meaning = Self.byLabel[label] {
      self = meaning
    } else if label.contains("中间投入"), ["合计", "小计", "总计"].contains(where: label.hasSuffix) {
      // The sums of the blocks of a table that tells origins apart.
      self = .intermediateTotal
    } else {
      return nil
    }
  }

  /// The codes of official tables, which are a check of the labels.
  static let codes: [String: RowMeaning] = [
    "TII": .intermediateTotal, "VA001": .valueAdded(.compensation), "VA002": .valueAdded(.netProductionTaxes),
    "VA003": .valueAdded(.depreciation), "VA004": .valueAdded(.operatingSurplus), "TVA": .valueAdded(.valueAdded),
    "TI": .totalInput,
  ]
}

extension ValueAddedCode {
  /// Names for a table whose source has them in one language.
  var names: (zh: String, en: String) {
    switch self {
    case .compensation: ("劳动者报酬", "Compensation of employees")
    case .netProductionTaxes: ("生产税净额", "Net taxes on production")
    case .depreciation: ("固定资产折旧", "Depreciation of fixed assets")
    case .operatingSurplus: ("营业盈余", "Operating surplus")
    case .valueAdded: ("增加值", "Value added")
    }
  }
}

/// Where the products of a row come from, as the label of a group of rows says.
enum RowOrigin: Hashable {
  case domestic, imported

  /// - Parameter label: normal.
  init?(_ label: String) {
    if ["合计", "小计", "总计"].contains(where: label.hasSuffix) { return nil }
    if ["国内产品", "国内品", "国产品", "国内生产", "本地产品", "domestic"].contains(where: label.contains) {
      self = .domestic
    } else if ["进口品", "进口产品", "进口中间", "调入品", "imported"].contains(where: label.contains) {
      self = .imported
    } else {
      return nil
    }
  }
}
