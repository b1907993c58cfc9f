import Diagnostics
package import InputOutput
package import LinearAlgebra
package import RegionalBase

/// The economy of every year of a run for one sample, split exactly by driver. Money is in the table's prices.
package struct EconomyYears: Sendable {
  package let years: [Int]
  package let sectors: [String]
  /// Categories of final demand and markets, the residual, modules that send a bill, new output; then technology and import
  /// shares where they change.
  package let drivers: [String]
  /// x by driver, [driver][year][sector]; sums to `output`. That of demand is with the technology and import shares of the
  /// table's year; the last drivers are what their change adds.
  package let outputByDriver: FlatArray
  /// Value added by driver, likewise; [driver][year].
  package let valueAddedByDriver: FlatArray
  /// x, [year][sector].
  package let output: FlatArray
  /// v, value added per unit of output; [year][sector].
  package let valueAddedCoefficients: FlatArray
  /// A by year.
  package let technicalCoefficients: [Matrix]
  /// m after displaced inflow; [year][sector].
  package let importShares: FlatArray
  /// Uses inside the region, imported part included, and demand for the region's own output in full;
  /// [driver][year][sector].
  package let regionalDemand: FlatArray
  package let directDemand: FlatArray
  /// New output after the cut to the inflow there is.
  package let sold: SoldOutput
  /// Money that a declared change of final demand adds, imported part included; by change and year of the run.
  package let changeEffects: [String: [Double]]
  /// Of the equations of the years, those that are hardest to solve.
  package let condition: ConditionEstimate
  package let satellite: SatelliteAccount
  /// In the order of the problem's physical accounts.
  package let physicalAmounts: [PhysicalAmounts]
  package let electricity: ElectricityDemand
  /// The numbers that variants of this scenario take over.
  package let reference: ReferenceEconomy
  /// Sentences for the analyst.
  package let notes: [String]

  package static let residual = "residual"
  package static let newOutput = "new_output"
  package static let generation = GeneratedElectricity.code
  package static let technology = StructuralDecomposition.technologyName
  package static let importShareChange = StructuralDecomposition.importSharesName

  /// Drivers that are differences of levels: technology and import shares.
  package var structuralDrivers: Range<Int> { regionalDemand.shape[0]..<drivers.count }

  /// [year][sector]
  package var valueAdded: FlatArray {
    FlatArray(output.shape, values: zip(output.values, valueAddedCoefficients.values).map(*))
  }

  /// One year as a state that can be decomposed against another: displaced inflow stands in its import shares.
  package func state(_ year: Int, accounts: RegionalAccounts) -> EconomyState {
    EconomyState(
      sectors: accounts.model.table.sectors, technicalCoefficients: technicalCoefficients[year],
      importShares: importShares.row(year), valueAddedCoefficients: valueAddedCoefficients.row(year),
      regionalDemand: (0..<regionalDemand.shape[0]).map {
        DemandDriver(name: drivers[$0], values: regionalDemand.row($0, year))
      },
      directDemand: (0..<directDemand.shape[0]).map {
        DemandDriver(name: Self.directPrefix + drivers[$0], values: directDemand.row($0, year))
      })
  }

  /// The change from one year to another by technology, import shares and driver, each a row over sectors (the average of
  /// the two polar decompositions).
  /// - Throws: `EconomyFailure` when a year's economy is not productive or the parts do not sum to 1e-9.
  package func change(
    of measure: StructuralDecomposition.Measure, from first: Int, to last: Int, accounts: RegionalAccounts
  ) throws(EconomyFailure) -> [DemandDriver] {
    let parts: StructuralDecomposition
    do throws(InvalidInput) {
      parts = try StructuralDecomposition(
        from: state(first, accounts: accounts), to: state(last, accounts: accounts), of: measure)
    } catch { throw EconomyFailure(error.diagnostics.map(\.message)) }
    guard parts.closureError <= 1e-9 else {
      throw EconomyFailure("the decomposition of the change leaves \(parts.closureError) of it unexplained")
    }
    // A driver's uses inside the region and its demand for the region's own output in full are one driver again.
    var merged: [DemandDriver] = []
    for part in parts.contributions {
      let name =
        part.name.hasPrefix(Self.directPrefix) ? String(part.name.dropFirst(Self.directPrefix.count)) : part.name
      if let place = merged.firstIndex(where: { $0.name == name }) {
        merged[place].values = zip(merged[place].values, part.values).map { $0 + $1 }
      } else {
        merged.append(DemandDriver(name: name, values: part.values))
      }
    }
    return merged
  }

  private static let directPrefix = "direct "
}
