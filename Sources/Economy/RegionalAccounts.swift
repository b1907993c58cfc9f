package import InputOutput
package import LinearAlgebra

/// The table's year as the economy starts from it, by code.
package struct RegionalAccounts: Sendable {
  package let model: RegionalModel
  package let year: Int
  package let sectors: [String]
  /// Final-demand categories in the table's order, with whether they are uses inside the region (and so partly imported).
  package let categories: [Category]

  package struct Category: Sendable {
    package var code: String
    package var nameEn: String
    package var nameZh: String
    package var isRegional: Bool
    /// Stocks fall as well as rise, and other final demand is net.
    var mayBeNegative: Bool
    /// 1e8 CNY by sector.
    package var values: [Double]
  }

  package init(_ model: RegionalModel) {
    self.model = model
    year = model.table.description.year
    sectors = model.table.sectors.map(\.code)
    categories = model.table.finalDemand.map {
      Category(
        code: $0.code, nameEn: $0.nameEn, nameZh: $0.nameZh, isRegional: $0.role.isRegional,
        mayBeNegative: $0.role == .inventory || $0.role == .otherFinalDemand, values: $0.values)
    }
  }

  /// A, inputs of all origins per unit of output (Miller & Blair 2009, section 2.2).
  package var technicalCoefficients: Matrix { model.technicalCoefficients }
  /// m, import share of each sector's regional use, in [0, 1].
  package var importShares: [Double] { model.importShares }
  /// v, value added per unit of output.
  package var valueAddedCoefficients: [Double] { model.valueAddedCoefficients }
  /// x, 1e8 CNY.
  package var grossOutput: [Double] { model.table.grossOutput }
  /// What the table's error column, rounding and clipping leave of each row; kept constant.
  package var residual: [Double] { model.residual }

  package func category(_ code: String) -> Int? { categories.firstIndex { $0.code == code } }
  package func sector(_ code: String) -> Int? { sectors.firstIndex(of: code) }
}
