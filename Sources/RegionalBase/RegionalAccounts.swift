package import InputOutput
package import LinearAlgebra
import NumberText

/// The table's year as the economy starts from it.
package struct RegionalAccounts: Sendable {
  package let model: RegionalModel
  package let year: Int
  /// Codes.
  package let sectors: [String]
  /// Final-demand categories in the table's order; those of households without what income induces, where they are closed.
  package internal(set) var categories: [Category]
  /// A, inputs of all origins per unit of output (Miller & Blair 2009, section 2.2).
  package internal(set) var technicalCoefficients: Matrix
  /// Equations of the region's own output: (I - M̂) A.
  package internal(set) var regional: LeontiefSystem
  /// The category of sales to other provinces, to which new output that is sold there belongs in the table's year.
  package let outflowCategory: Int?
  /// Nil where all consumption grows by itself.
  package internal(set) var spending: HouseholdSpending?
  /// Nil where all electricity follows its buyers.
  package internal(set) var generated: GeneratedElectricity?

  package struct Category: Sendable {
    package var code: String
    package var nameEn: String
    package var nameZh: String
    /// Whether it is use inside the region, which imports share.
    package var isRegional: Bool
    /// Stocks fall as well as rise, and other final demand is net.
    package var mayBeNegative: Bool
    /// Money in the table's unit, [sector].
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
    technicalCoefficients = model.technicalCoefficients
    regional = model.regional
    residual = zip(model.residual, zip(model.table.grossOutput, model.table.regionalUse)).map { left, sizes in
      difference(left, ofNumbersUpTo: max(sizes.0.magnitude, sizes.1.magnitude))
    }
    outflowCategory = model.table.finalDemand.firstIndex { $0.role == .outflow }
  }

  /// m, import share of each sector's regional use, in [0, 1].
  package var importShares: [Double] { model.importShares }
  /// v, value added per unit of output.
  package var valueAddedCoefficients: [Double] { model.valueAddedCoefficients }
  /// Uses inside the region in the table, imported part included; [sector].
  package var regionalUse: [Double] { model.table.regionalUse }
  /// x, in the table's unit.
  package var grossOutput: [Double] { model.table.grossOutput }
  /// The part of each row that the table's error column, rounding and clipping leave; kept constant. It is a difference of
  /// a row's numbers, and has their decimals.
  package internal(set) var residual: [Double]

  /// The categories that the table has.
  package var tableCategories: Range<Int> { 0..<(generated?.category ?? categories.count) }

  package func category(_ code: String) -> Int? { categories.firstIndex { $0.code == code } }
  package func sector(_ code: String) -> Int? { sectors.firstIndex(of: code) }
}
