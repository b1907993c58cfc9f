import InputOutput
import LinearAlgebra

/// The table's year as the economy starts from it, by code.
struct RegionalAccounts: Sendable {
  let model: RegionalModel
  let year: Int
  let sectors: [String]
  /// Final-demand categories in the table's order, with whether they are uses inside the region (and so partly imported).
  let categories: [Category]

  struct Category: Sendable {
    var code: String
    var name: Phrase
    var isRegional: Bool
    /// Stocks fall as well as rise, and other final demand is net.
    var mayBeNegative: Bool
    /// 1e8 CNY by sector.
    var values: [Double]
  }

  init(_ model: RegionalModel) {
    self.model = model
    year = model.table.description.year
    sectors = model.table.sectors.map(\.code)
    categories = model.table.finalDemand.map {
      Category(
        code: $0.code, name: Phrase($0.nameEn, $0.nameZh), isRegional: $0.role.isRegional,
        mayBeNegative: $0.role == .inventory || $0.role == .otherFinalDemand, values: $0.values)
    }
  }

  /// A, inputs of all origins per unit of output (Miller & Blair 2009, section 2.2).
  var technicalCoefficients: Matrix { model.technicalCoefficients }
  /// m, import share of each sector's regional use, in [0, 1].
  var importShares: [Double] { model.importShares }
  /// v, value added per unit of output.
  var valueAddedCoefficients: [Double] { model.valueAddedCoefficients }
  /// x, 1e8 CNY.
  var grossOutput: [Double] { model.table.grossOutput }
  /// What the table's error column, rounding and clipping leave of each row; kept constant.
  var residual: [Double] { model.residual }

  func sectorName(_ sector: Int) -> Phrase {
    Phrase(model.table.sectors[sector].nameEn, model.table.sectors[sector].nameZh)
  }

  func category(_ code: String) -> Int? { categories.firstIndex { $0.code == code } }
  func sector(_ code: String) -> Int? { sectors.firstIndex(of: code) }
}
