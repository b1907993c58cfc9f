package import Diagnostics
import InputOutput
import LinearAlgebra

/// A part of the sector that sells electricity whose output follows what the modules generate: wind and solar power among all
/// power.
///
/// Power is one product, bought from the grid: users buy of the seller alone what they bought of both, and what is generated
/// takes the place of the seller's own output, x_g(t) = x_g(a) G(t)/G(a) and as much less of the seller. The seller's inputs,
/// coal among them, follow its own output, so that the mix of technologies follows generation; the part's inputs and value
/// added follow what it generates.
package struct GeneratedElectricity: Hashable, Sendable {
  /// The code of the category, and the name of the driver that it is.
  package static let code = "generation"

  package let sector: Int
  package let seller: Int
  /// Of the accounts, the category that holds what is generated, and as a negative number what it takes the place of.
  package let category: Int
}

extension RegionalAccounts {
  /// The accounts with the output of a part as a demand of its own, the last category; the table's year is the same.
  /// - Parameters:
  ///   - sector: the part, which makes the same product as the seller and has its share of imports.
  ///   - seller: who sells the product from now on.
  /// - Throws: `InvalidInput` where the equations have no answer.
  package func supplying(_ sector: Int, insteadOf seller: Int) throws(InvalidInput) -> RegionalAccounts {
    var moved = self
    func merge(_ values: inout [Double]) {
      values[seller] += values[sector]
      values[sector] = 0
    }
    for column in sectors.indices {
      moved.technicalCoefficients[seller, column] += technicalCoefficients[sector, column]
      moved.technicalCoefficients[sector, column] = 0
    }
    for category in categories.indices { merge(&moved.categories[category].values) }
    merge(&moved.residual)
    if var spending {
      for category in spending.purchases.indices { merge(&spending.purchases[category]) }
      spending.purchases.append(sectors.map { _ in 0 })
      moved.spending = spending
    }
    var generated = sectors.map { _ in 0.0 }
    generated[sector] = grossOutput[sector]
    generated[seller] = -grossOutput[sector]
    let names = model.table.sectors[sector]
    moved.generated = GeneratedElectricity(sector: sector, seller: seller, category: categories.count)
    moved.categories.append(
      Category(
        code: GeneratedElectricity.code, nameEn: names.nameEn, nameZh: names.nameZh, isRegional: false,
        mayBeNegative: true, values: generated))
    moved.regional = try LeontiefSystem(
      coefficients: moved.technicalCoefficients.scalingRows(by: importShares.map { 1 - $0 }),
      sectors: model.table.sectors)
    return moved
  }
}
