import Diagnostics
import InputOutput
package import RegionalBase

extension EconomyProblem {
  /// Splits the table anew.
  /// - Throws: `EconomyFailure` for a factor or a purchase that the table has no room for.
  package mutating func splitTable(factor: Double, holding purchases: [KnownPurchase]) throws(EconomyFailure) {
    guard var parts else { return }
    let model: RegionalModel
    do throws(InvalidInput) { model = try parts.split(factor: factor, holding: purchases) } catch {
      throw EconomyFailure(error.diagnostics.map(\.message))
    }
    take(try accounts(model, generated: accounts.generated), parts)
  }

  /// Takes over the split of a reference.
  package mutating func takeSplit(of reference: EconomyProblem) throws(EconomyFailure) {
    guard parts != nil, let theirs = reference.parts else { return }
    let spendsAlike = accounts.spending?.incomeShare == reference.accounts.spending?.incomeShare
    let generated = reference.accounts.generated
    take(spendsAlike ? reference.accounts : try accounts(reference.accounts.model, generated: generated), theirs)
  }

  /// The accounts of a split table, with this problem's households and a part that follows generation.
  private func accounts(
    _ model: RegionalModel, generated: GeneratedElectricity?
  ) throws(EconomyFailure) -> RegionalAccounts {
    var accounts = RegionalAccounts(model)
    if let spending = self.accounts.spending {
      accounts = try accounts.closedOnHouseholds(incomeShare: spending.incomeShare)
    }
    guard let generated else { return accounts }
    do throws(InvalidInput) { return try accounts.supplying(generated.sector, insteadOf: generated.seller) } catch {
      throw EconomyFailure(error.diagnostics.map(\.message))
    }
  }

  private mutating func take(_ accounts: RegionalAccounts, _ parts: IndustryParts) {
    self.accounts = accounts
    self.parts = parts
    groups = Self.groups(accounts, markets)
    for account in physicalAccounts.indices { physicalAccounts[account].divide(parts) }
  }

  /// Purchases of parts by the modules' bills of the table's year, as far as a reference knows them.
  package func knownPurchases(_ reference: ReferenceEconomy) -> [KnownPurchase] {
    guard let parts else { return [] }
    return parts.industries.indices.flatMap { part in
      accounts.categories.enumerated().compactMap { number, category -> KnownPurchase? in
        let sector = parts.sector(ofPart: part)
        let place = number * accounts.sectors.count + sector
        var amount = reference.bills[place]
        if number == accounts.outflowCategory { amount += reference.newOutflow[sector] }
        guard category.isRegional || number == accounts.outflowCategory, amount > 0 else { return nil }
        let inside = (1 - accounts.importShares[sector]) * amount + reference.corrections[place]
        return KnownPurchase(
          part: part, category: category.code, amount: amount, inside: category.isRegional ? inside : nil)
      }
    }
  }
}
