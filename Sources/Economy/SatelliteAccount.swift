package import LinearAlgebra

/// The strategic emerging industries of one sample, from `IndustryKernel`.
package struct SatelliteAccount: Sendable {
  package let industries: [String]
  package let years: [Int]
  /// The factor on the shares by which the published share of the published year comes out.
  package let calibrationFactor: Double
  /// Money in the table's prices; [industry][year][sector].
  package let valueAdded: FlatArray
  package let grossOutput: FlatArray
  /// Value added of the industrial sectors times the above-scale ratio; [year].
  package let aboveScaleIndustry: [Double]
  /// Whether a sector counts as industry; [sector].
  package let industrial: [Double]
  /// Sentences for the analyst.
  package let notes: [String]

  /// Share of above-scale industrial value added by year, 0 to 1.
  package var share: [Double] { years.indices.map { industrialValueAdded($0) / aboveScaleIndustry[$0] } }

  /// Growth of the industries' industrial value added minus that of industry against the year before; nil for the first.
  package var growthPremium: [Double?] {
    years.indices.map { year in
      guard year > 0 else { return nil }
      return industrialValueAdded(year) / industrialValueAdded(year - 1)
        - aboveScaleIndustry[year] / aboveScaleIndustry[year - 1]
    }
  }

  /// Value added of all industries in the industrial sectors.
  package func industrialValueAdded(_ year: Int) -> Double {
    industries.indices.reduce(0) { sum, industry in
      industrial.indices.reduce(sum) { $0 + industrial[$1] * valueAdded[industry, year, $1] }
    }
  }

  /// Value added of one industry outside the industrial sectors: reported beside the share, never in it.
  package func servicesValueAdded(industry: Int, year: Int) -> Double {
    industrial.indices.reduce(0) { $0 + (1 - industrial[$1]) * valueAdded[industry, year, $1] }
  }

  /// All sectors of one industry and year.
  package func sum(_ array: FlatArray, industry: Int, year: Int) -> Double { array.row(industry, year).reduce(0, +) }
}

/// Physical electricity of one sample, TWh.
package struct ElectricityDemand: Hashable, Sendable {
  /// Electricity used in the region, losses and the modules' own users included; [year].
  package let demand: [Double]
  /// The part that must be generated inside the region; [year].
  package let generationNeeded: [Double]
}
