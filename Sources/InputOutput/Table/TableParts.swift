/// A sector (a product group and the industry that makes it) by its short code and its two names.
public struct Sector: Hashable, Sendable {
  public var code: String
  public var nameZh: String
  public var nameEn: String

  public init(code: String, nameZh: String, nameEn: String) {
    self.code = code
    self.nameZh = nameZh
    self.nameEn = nameEn
  }
}

/// The role of a final-demand column. The raw value is the word in a table file's `role` row.
public enum FinalDemandRole: String, Hashable, Sendable, CaseIterable {
  case household
  case government
  case capitalFormation = "capital_formation"
  case inventory
  case otherFinalDemand = "other_final_demand"
  /// Sold abroad.
  case export
  /// Sold to other provinces.
  case outflow

  /// Whether it is use inside the region, which competitive imports serve in part.
  public var isRegional: Bool { self != .export && self != .outflow }
}

/// One column of final demand, in the table's unit, one entry for each sector.
public struct FinalDemandCategory: Hashable, Sendable {
  public var code: String
  public var nameZh: String
  public var nameEn: String
  public var role: FinalDemandRole
  public var values: [Double]
  /// The pay that the category itself gives households for their work, in the table's unit: of households to each other, of
  /// government to its staff (Miller & Blair 2009, table 2.5). It is income and final demand at once, so that no balance of a
  /// sector or of the whole has it; only the closure on households reads it.
  public var compensation: Double

  public init(
    code: String, nameZh: String, nameEn: String, role: FinalDemandRole, values: [Double], compensation: Double = 0
  ) {
    self.code = code
    self.nameZh = nameZh
    self.nameEn = nameEn
    self.role = role
    self.values = values
    self.compensation = compensation
  }
}

/// The rows of value added that a table may have (the four of China's tables, and a total where no more is published).
public enum ValueAddedCode: String, Hashable, Sendable, CaseIterable {
  case compensation
  case netProductionTaxes = "net_production_taxes"
  case depreciation
  case operatingSurplus = "operating_surplus"
  case valueAdded = "value_added"
}

/// One row of value added, in the table's unit, one entry for each sector.
public struct ValueAddedRow: Hashable, Sendable {
  public var code: ValueAddedCode
  public var nameZh: String
  public var nameEn: String
  public var values: [Double]

  public init(code: ValueAddedCode, nameZh: String, nameEn: String, values: [Double]) {
    self.code = code
    self.nameZh = nameZh
    self.nameEn = nameEn
    self.values = values
  }
}

/// A row of a satellite account (jobs, energy, emissions): one entry for each sector, in a unit of its own.
public struct ExtensionRow: Hashable, Sendable {
  /// The code of the row that employment multipliers read.
  public static let employmentCode = "employment"

  public var code: String
  public var nameZh: String
  public var nameEn: String
  /// As in "1e4 persons"; a table file says it in the line `# unit employment: 1e4 persons`.
  public var unit: String
  public var values: [Double]

  public init(code: String, nameZh: String, nameEn: String, unit: String, values: [Double]) {
    self.code = code
    self.nameZh = nameZh
    self.nameEn = nameEn
    self.unit = unit
    self.values = values
  }
}

/// The subject of a table; the `# key: value` lines of its file.
public struct TableDescription: Hashable, Sendable {
  public var titleEn: String
  public var titleZh: String
  public var year: Int
  /// The unit of every figure, as in "1e8 CNY".
  public var unit: String
  /// As in "current producers' prices".
  public var prices: String
  /// How many decimals the source prints: rounding tolerances are derived from it. Of unrounded figures the decimals that
  /// they are shown with.
  public var decimals: Int
  /// How many significant digits unrounded figures carry, 12 to 17; nil where they are rounded to `decimals`. Excel writes
  /// 15, Python and R up to 17.
  public var unroundedDigits: Int?
  public var citation: String

  public init(
    titleEn: String, titleZh: String, year: Int, unit: String, prices: String, decimals: Int,
    unroundedDigits: Int? = nil, citation: String
  ) {
    self.titleEn = titleEn
    self.titleZh = titleZh
    self.year = year
    self.unit = unit
    self.prices = prices
    self.decimals = decimals
    self.unroundedDigits = unroundedDigits
    self.citation = citation
  }

  /// The digits that figures carry, of the most that any of them prints: fewer than 12 happen to be round.
  package static func unroundedDigits(_ most: Int) -> Int { min(max(most, 12), 17) }

  /// The decimals that show six significant digits of the largest of some figures.
  package static func decimals(showing figures: [Double]) -> Int {
    var (decimals, largest) = (2, figures.reduce(0) { max($0, $1.magnitude) })
    while decimals < DeclaredDecimals.range.upperBound, largest > 0, largest < 1000 {
      (decimals, largest) = (decimals + 1, largest * 10)
    }
    return decimals
  }
}
