public import Diagnostics
public import LinearAlgebra

/// The multipliers of one indicator (Miller & Blair 2009, section 6.2): what a unit of final demand for each product
/// calls forth. One entry for each sector throughout.
public struct Multipliers: Hashable, Sendable {
  public let sectors: [Sector]
  public let indicator: Indicator
  /// v: the sector's own, per unit of its output; 1 for output.
  public let direct: [Double]
  /// v'L: direct and indirect.
  public let simple: [Double]
  /// v'L̄ over the producing sectors: direct, indirect and induced; nil where the model is not closed.
  public let truncated: [Double]?
  /// As `truncated`, and with the household row of L̄ where households have the indicator: their income counts as an
  /// output, and what they pay each other as income (Miller & Blair 2009, section 6.2.1 and 6.2.2).
  public let total: [Double]?

  /// Simple over direct; nil for a sector that has none of the indicator itself.
  public var typeOne: [Double?] { zip(simple, direct).map { $1 == 0 ? nil : $0 / $1 } }
  /// Total over direct, for output truncated over direct since income is no output; nil where the model is not closed or
  /// the sector has none of the indicator itself.
  public var typeTwo: [Double?] {
    guard let induced = indicator == .output ? truncated : total else {
      return Array(repeating: nil, count: sectors.count)
    }
    return zip(induced, direct).map { $1 == 0 ? nil : $0 / $1 }
  }

  /// - Parameters:
  ///   - coefficients: v, per unit of output, one entry for each sector.
  ///   - closure: the same system closed on households, for type II.
  /// - Throws: `LinearAlgebraError` for a wrong length or a number that is not finite.
  public init(
    of indicator: Indicator, coefficients: [Double], in system: LeontiefSystem, closure: HouseholdClosure? = nil
  ) throws(LinearAlgebraError) {
    sectors = system.sectors
    self.indicator = indicator
    direct = coefficients
    simple = try system.multipliers(of: coefficients)
    guard let closure else {
      (truncated, total) = (nil, nil)
      return
    }
    let induced = try closure.multipliers(of: coefficients)
    let ofHouseholds: Double =
      switch indicator {
      case .output: 1
      case .income: closure.ownUse
      default: 0
      }
    truncated = induced
    total = zip(induced, closure.totalIncomeMultipliers).map { $0 + ofHouseholds * $1 }
  }
}

extension RegionalModel {
  /// The multipliers of several indicators in the order given, on the regional inverse.
  /// - Throws: `InvalidInput` that names the row which the table would need.
  public func multipliers(
    of indicators: [Indicator], closure: HouseholdClosure? = nil
  ) throws(InvalidInput) -> [Multipliers] {
    var result: [Multipliers] = []
    for indicator in indicators {
      let isOutput = indicator == .output
      let ones = [Double](repeating: 1, count: table.sectors.count)
      let coefficients = isOutput ? ones : try table.figures(of: indicator).coefficients
      result.append(
        try explaining("the multipliers") { () throws(LinearAlgebraError) in
          try Multipliers(of: indicator, coefficients: coefficients, in: regional, closure: closure)
        })
    }
    return result
  }
}
