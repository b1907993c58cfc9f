import NumberText

/// The strategic emerging industries as a satellite over the table: shares of each sector's value added.
///
/// With s the calibrated shares, E the output that is known to be the industry's (new output that adds to the sector's, and
/// its products in the modules' bills) and D what takes the place of other output, value added of industry k in sector j
/// is v_j [s_kj (x_j - ΣE_j) + E_kj + D_kj].
package struct SatelliteAccount: Sendable {
  /// What the shares were multiplied by so that the published share of the published year comes out.
  package let calibrationFactor: Double
  /// Value added, 1e8 CNY; [industry][year][sector].
  package let valueAdded: [[[Double]]]
  /// Gross output, 1e8 CNY; [industry][year][sector].
  package let grossOutput: [[[Double]]]
  /// Value added of the industrial sectors times the above-scale ratio, 1e8 CNY; [year].
  package let aboveScaleIndustry: [Double]
  /// Whether a sector counts as industry; [sector].
  package let industrial: [Double]
  package let years: [Int]
  /// Sentences for the analyst.
  package let notes: [String]

  package struct Settings: Sendable {
    /// s before calibration; [industry][sector].
    package var shares: [[Double]]
    package var industrial: [Double]
    package var aboveScaleRatio: Double
    package var publishedShare: Double
    package var publishedYear: Int
    /// Assumed growth of the industries' value added above that of industry; nil when it is an output.
    package var growthPremium: Double?
    /// Where the shares are written; nil for a made-up account.
    package var place: String? = nil

    package init(
      shares: [[Double]], industrial: [Double], aboveScaleRatio: Double, publishedShare: Double, publishedYear: Int,
      growthPremium: Double? = nil, place: String? = nil
    ) {
      self.shares = shares
      self.industrial = industrial
      self.aboveScaleRatio = aboveScaleRatio
      self.publishedShare = publishedShare
      self.publishedYear = publishedYear
      self.growthPremium = growthPremium
      self.place = place
    }
  }

  /// - Parameter products: what the modules' bills buy of the industries' products inside the region, 1e8 CNY;
  ///   [industry][year][sector]. Empty for none.
  /// - Throws: `EconomyFailure` naming sector and year where the shares of a sector sum to more than 1.
  package init(_ settings: Settings, economy: EconomyYears, products: [[[Double]]] = []) throws(EconomyFailure) {
    let known =
      products.isEmpty
      ? economy.sold.additional
      : zip(economy.sold.additional, products).map { zip($0, $1).map { zip($0, $1).map { $0 + $1 } } }
    guard let base = economy.years.firstIndex(of: settings.publishedYear) else {
      throw EconomyFailure(
        "the published year \(settings.publishedYear) of strategic_industries lies outside the years of the run")
    }
    years = economy.years
    industrial = settings.industrial
    let total = economy.valueAdded
    let sectors = economy.sectors.indices
    aboveScaleIndustry = total.map { year in
      settings.aboveScaleRatio * sectors.reduce(0) { $0 + settings.industrial[$1] * year[$1] }
    }
    let industry = aboveScaleIndustry

    // The published year's own new output counts in full, so it is set apart before the shares are calibrated.
    let fixed = settings.shares.indices.reduce(0.0) { sum, k in
      sectors.reduce(sum) { sum, j in
        sum + settings.industrial[j] * economy.valueAddedCoefficients[base][j]
          * (known[k][base][j] + economy.sold.inPlaceOfOther[k][base][j])
      }
    }
    let scalable = economy.years.indices.map { year in
      settings.shares.reduce(0.0) { sum, row in
        sectors.reduce(sum) { sum, j in
          sum + settings.industrial[j] * row[j] * economy.valueAddedCoefficients[year][j]
            * (economy.output[year][j] - Self.sum(known, year, j))
        }
      }
    }
    guard scalable.allSatisfy({ $0 > 0 }) else {
      throw EconomyFailure(
        "the shares of strategic_industries hold nothing in the industrial sectors: they cannot be calibrated to the "
          + "published share")
    }
    let factor = (settings.publishedShare * industry[base] - fixed) / scalable[base]
    guard factor >= 0 else {
      throw EconomyFailure(
        "new output alone gives the strategic industries \(rounded(100 * fixed / industry[base])) % of above-scale "
          + "industry in \(settings.publishedYear), more than the published \(rounded(100 * settings.publishedShare)) %"
      )
    }
    calibrationFactor = factor
    let premiums = Self.premiumFactors(
      settings, industry: industry, withoutPremium: scalable.map { factor * $0 }, base: base)

    var added = settings.shares.map { _ in
      Array(repeating: Array(repeating: 0.0, count: sectors.count), count: economy.years.count)
    }
    var gross = added
    var problems: [String] = []
    for year in economy.years.indices {
      let premium = premiums[year]
      for j in sectors {
        let rest = economy.output[year][j] - Self.sum(known, year, j)
        var sum = 0.0
        for k in settings.shares.indices {
          gross[k][year][j] =
            factor * premium * settings.shares[k][j] * rest + known[k][year][j]
            + economy.sold.inPlaceOfOther[k][year][j]
          added[k][year][j] = gross[k][year][j] * economy.valueAddedCoefficients[year][j]
          sum += gross[k][year][j]
        }
        if sum > economy.output[year][j] * (1 + 1e-9) + 1e-9 {
          problems.append(
            "the strategic industries would hold \(rounded(100 * sum / economy.output[year][j])) % of "
              + "\(economy.sectors[j]) in \(economy.years[year]); their shares sum to at most 100 %"
              + (settings.place.map { " (shares: \($0))" } ?? ""))
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    valueAdded = added
    grossOutput = gross
    notes = [
      "the shares of the strategic industries were multiplied by \(decimals(factor, 4)) so that they give the published "
        + "\(rounded(100 * settings.publishedShare)) % in \(settings.publishedYear)"
    ]
  }

  /// Share of above-scale industrial value added by year (0…1).
  package var share: [Double] { years.indices.map { industrialValueAdded($0) / aboveScaleIndustry[$0] } }

  /// Growth of the industries' industrial value added minus that of industry against the year before; nil for the first.
  package var growthPremium: [Double?] {
    years.indices.map { year in
      guard year > 0 else { return nil }
      return industrialValueAdded(year) / industrialValueAdded(year - 1)
        - aboveScaleIndustry[year] / aboveScaleIndustry[year - 1]
    }
  }

  /// Value added of all eight industries in the industrial sectors, 1e8 CNY.
  func industrialValueAdded(_ year: Int) -> Double {
    valueAdded.reduce(0) { sum, byYear in
      industrial.indices.reduce(sum) { $0 + industrial[$1] * byYear[year][$1] }
    }
  }

  /// Value added of one industry outside the industrial sectors, 1e8 CNY: reported beside the share, never in it.
  package func servicesValueAdded(industry: Int, year: Int) -> Double {
    industrial.indices.reduce(0) { $0 + (1 - industrial[$1]) * valueAdded[industry][year][$1] }
  }

  private static func sum(_ known: [[[Double]]], _ year: Int, _ sector: Int) -> Double {
    known.reduce(0) { $0 + $1[year][sector] }
  }

  /// What the shares are multiplied by in each year so that the industries' value added in the industrial sectors grows by
  /// the premium more than industry does, counted from the published year; ones where no premium is assumed.
  private static func premiumFactors(
    _ settings: Settings, industry: [Double], withoutPremium: [Double], base: Int
  ) -> [Double] {
    guard let premium = settings.growthPremium else { return industry.map { _ in 1 } }
    var wanted = withoutPremium
    for year in base + 1..<max(industry.count, base + 1) {
      wanted[year] = wanted[year - 1] * (industry[year] / industry[year - 1] + premium)
    }
    for year in (0..<base).reversed() {
      wanted[year] = wanted[year + 1] / (industry[year + 1] / industry[year] + premium)
    }
    return zip(wanted, withoutPremium).map { $0 / $1 }
  }
}
