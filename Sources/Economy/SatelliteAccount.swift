import Glibc
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
  /// The same, and value added of all industries in the industrial sectors, by driver; each sums to its total.
  /// [driver][year]
  package let aboveScaleByDriver: FlatArray
  package let industrialByDriver: FlatArray
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

  /// The part of each driver in the change of the share since another year; sums to the change.
  ///
  /// With S and I for the industries' and all industrial value added and q = I₁/I₀, a driver that grows as industry does
  /// adds nothing: Δ(S/I) = Σ [(S_d₁ - q S_d₀) - s̄ (I_d₁ - q I_d₀)] / I₁ exactly, whatever s̄ is, since the second terms
  /// sum to zero. With s̄ the mean of the two shares a driver adds what its excess holds of the industries beyond the
  /// average of industry.
  package func shareChange(from first: Int, to year: Int) -> [Double] {
    let (i0, i1) = (aboveScaleIndustry[first], aboveScaleIndustry[year])
    let growth = i1 / i0
    let mean = (industrialValueAdded(first) / i0 + industrialValueAdded(year) / i1) / 2
    return (0..<industrialByDriver.shape[0]).map { driver in
      let s = industrialByDriver[driver, year] - growth * industrialByDriver[driver, first]
      let i = aboveScaleByDriver[driver, year] - growth * aboveScaleByDriver[driver, first]
      return (s - mean * i) / i1
    }
  }

  /// The part of each driver in the growth premium a year since another year, (S₁/S₀)^(1/n) - (I₁/I₀)^(1/n), in proportion
  /// to its part in the share.
  package func premium(from first: Int, to year: Int) -> [Double] {
    let changes = shareChange(from: first, to: year)
    let (i0, i1) = (aboveScaleIndustry[first], aboveScaleIndustry[year])
    let share = industrialValueAdded(first) / i0
    let change = industrialValueAdded(year) / i1 - share
    let exponent = 1 / Double(year - first)
    let industry = pow(i1 / i0, exponent)
    // (S₁/S₀)^(1/n) is the same power of the growth of the share times that of industry; the limit where the share stays.
    let relative = change / share
    let perPoint = abs(relative) < 1e-12 ? exponent : (pow(1 + relative, exponent) - 1) / relative
    return changes.map { $0 * industry * perPoint / share }
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
