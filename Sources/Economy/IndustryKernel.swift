import LinearAlgebra
import NumberText
import RegionalBase

/// The strategic emerging industries of one sample after the other, as a satellite over the table: shares of each sector's
/// value added.
///
/// With s the calibrated shares, E the output that is known to be the industry's (new output that adds to the sector's, and
/// its products in the modules' bills) and D output that takes the place of other output, gross output of industry k in
/// sector j is s_kj (x_j - ΣE_j - ΣD_j) + E_kj + D_kj, and its value added v_j times that: what new lines replace is no
/// longer the old lines' too. The shares are calibrated in the published year of the reference.
final class IndustryKernel {
  private let problem: EconomyProblem
  private let batch: EconomyBatch
  private let (industries, years, sectors): (Int, Int, Int)
  private let products: [Product]
  private let (industrial, shares): (SampleRows, SampleRows)
  private let (ratio, published, premium): (SampleRows, SampleRows, SampleRows)
  private let assumesPremium: Bool
  private let base: Int?
  /// Products made inside the region, [industry][year of the run][sector].
  private let made: NumberBuffer
  /// ΣE + ΣD; [year of the run][sector].
  private let known: NumberBuffer
  /// Whether `known` and `held` are those of all samples whose displaced inflow is not cut.
  private var isKnownForAll = false
  /// Value added of known output in the industrial sectors, and times the shares; [year of the run].
  private let (held, heldByShares): (NumberBuffer, NumberBuffer)
  /// Σ s before calibration; [sector].
  let sumOfShares: NumberBuffer
  private let gross: NumberBuffer

  /// Value added of the industries in the industrial sectors, and of those sectors times the above-scale ratio; [year].
  let industrialValueAdded: NumberBuffer
  let aboveScaleIndustry: NumberBuffer
  private(set) var calibrationFactor = 0.0
  /// The factor on the shares in each year that an assumed growth premium asks for; ones where none is assumed.
  private let premiumFactors: NumberBuffer
  private let (scalable, given): (NumberBuffer, NumberBuffer)

  /// A bill that holds products of an industry.
  private struct Product {
    var industry: Int
    /// The place of its module among those that send bills.
    var module: Int
    var goods: SampleRows
    var domesticShare: SampleRows?
    /// Whether imports share the bill where it has no share of its own.
    var isRegional: Bool
    var shares: SampleRows
    /// Sectors with a share in the central case or in any sample.
    var sectors: [Int]
  }

  init(_ problem: EconomyProblem, _ batch: EconomyBatch, _ flows: BatchFlows) {
    self.problem = problem
    self.batch = batch
    industries = problem.industries.count
    years = problem.run.count
    sectors = problem.accounts.sectors.count
    products = problem.products.enumerated().flatMap { number, entry in
      batch.bills.indices.filter {
        batch.bills[$0].module == entry.module && batch.bills[$0].output == entry.bill
      }.map { place in
        let numbers =
          batch.fields[.productShares(number)] ?? SampleNumbers(shared: problem.values[.productShares(number)] ?? [])
        let host = problem.accounts.category(batch.bills[place].host)
        return Product(
          industry: entry.industry, module: flows.modules.firstIndex(of: entry.module) ?? 0,
          goods: flows.bought[place].goods, domesticShare: flows.bought[place].domesticShare,
          isRegional: host.map { problem.accounts.categories[$0].isRegional } ?? true, shares: SampleRows(numbers),
          sectors: numbers.places.used)
      }
    }
    industrial = problem.rows(.industrial, batch)
    shares = problem.rows(.industryShares, batch)
    ratio = problem.rows(.aboveScaleRatio, batch, orElse: [1])
    published = problem.rows(.publishedShare, batch, orElse: [0])
    premium = problem.rows(.growthPremium, batch, orElse: [0])
    assumesPremium = problem.assumesPremium || batch.fields[.growthPremium] != nil
    base = problem.runYears.firstIndex(of: problem.publishedYear)
    made = NumberBuffer(industries * years * sectors)
    known = NumberBuffer(years * sectors)
    (held, heldByShares) = (NumberBuffer(years), NumberBuffer(years))
    sumOfShares = NumberBuffer(sectors)
    gross = NumberBuffer(industries * years * sectors)
    industrialValueAdded = NumberBuffer(years)
    aboveScaleIndustry = NumberBuffer(years)
    (scalable, given) = (NumberBuffer(years), NumberBuffer(years))
    premiumFactors = NumberBuffer(Array(repeating: 1, count: years))
    if shares.isShared { sumShares(0) }
  }

  private func sumShares(_ sample: Int) {
    sumOfShares.clear()
    let row = shares.row(sample)
    for industry in 0..<industries {
      for j in 0..<sectors { sumOfShares.start[j] += row[industry * sectors + j] }
    }
  }

  /// Calibrates the shares and sums the industries' value added in the industrial sectors.
  /// - Throws: `EconomyFailure` naming sector and year where the shares of a sector sum to more than 1.
  func calibrate(_ economy: EconomyEvaluator, _ slot: inout EconomyEvaluator.Slot) throws(EconomyFailure) {
    let sample = slot.sample
    if !shares.isShared { sumShares(sample) }
    gatherKnown(economy, slot)
    if let folded = economy.folded(slot), !isKnownForAll { hold(folded.known, economy, slot) }
    isKnownForAll = economy.isAlone && products.isEmpty && slot.isFolded
    let isIndustry = industrial.row(sample)
    let (known, sums, whole) = (known.start, sumOfShares.start, aboveScaleIndustry.start)
    let (scalable, given, aboveScale) = (scalable.start, given.start, ratio.row(sample)[0])
    for year in 0..<years {
      let (x, v, row) = (economy.x(slot, year), economy.v(slot, year), year * sectors)
      var (all, growing, fixed) = (0.0, 0.0, 0.0)
      if let folded = economy.folded(slot) {
        let place = problem.run.lowerBound + year
        (whole[year], given[year]) = (aboveScale * folded.total(.industrial, place), held.start[year])
        scalable[year] = folded.total(.strategic, place) - heldByShares.start[year]
        continue
      }
      for j in 0..<sectors {
        let weight = isIndustry[j] * v[j]
        all += weight * x[j]
        growing += weight * sums[j] * (x[j] - known[row + j])
        fixed += weight * known[row + j]
      }
      whole[year] = aboveScale * all
      scalable[year] = growing
      given[year] = fixed
    }
    let factor = try calibrationFactor(sample)
    calibrationFactor = factor
    if assumesPremium { try applyPremium(premium.row(sample)[0]) }
    for year in 0..<years {
      industrialValueAdded.start[year] = factor * premiumFactors.start[year] * scalable[year] + given[year]
    }
    if let folded = economy.folded(slot), folded.largestShare * factor > 1 { economy.unfold(&slot) }
    try checkSums(economy, slot)
  }

  private func hold(_ sectors: [Int], _ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot) {
    let isIndustry = industrial.row(slot.sample)
    for year in 0..<years {
      let (v, row) = (economy.v(slot, year), known.start + year * self.sectors)
      (held.start[year], heldByShares.start[year]) = (0, 0)
      for j in sectors {
        let value = isIndustry[j] * v[j] * row[j]
        held.start[year] += value
        heldByShares.start[year] += sumOfShares.start[j] * value
      }
    }
  }

  /// The factor on the shares that gives the published share in the published year of the reference.
  private func calibrationFactor(_ sample: Int) throws(EconomyFailure) -> Double {
    // The outputs of parts are calibrated where the table is split, and other shares are taken as they are written.
    if problem.parts != nil { return 1 }
    guard let sums = publishedSums(sample) else { throw publishedYearIsOutside }
    guard sums.scalable > 0 else { throw nothingToScale }
    let share = published.row(sample)[0]
    // The published year's own new output counts in full, so it is set apart before the shares are calibrated.
    let factor = (share * sums.whole - sums.given) / sums.scalable
    guard factor >= 0 else {
      throw EconomyFailure(
        "new output alone gives the strategic industries \(rounded(100 * sums.given / sums.whole)) % of "
          + "above-scale industry in \(problem.publishedYear), more than the published \(rounded(100 * share)) %")
    }
    return factor
  }

  private var nothingToScale: EconomyFailure {
    EconomyFailure(
      "the shares of strategic_industries hold nothing in the industrial sectors: they cannot be calibrated to the "
        + "published share")
  }

  private var publishedYearIsOutside: EconomyFailure {
    EconomyFailure(
      "the published year \(problem.publishedYear) of strategic_industries lies outside the years of the "
        + (problem.reference == nil ? "run" : "reference"))
  }

  /// Above-scale industry of the published year, and the industries' value added in it by shares and by known output.
  private func publishedSums(_ sample: Int) -> (whole: Double, scalable: Double, given: Double)? {
    guard let reference = problem.reference else {
      return base.map { (aboveScaleIndustry.start[$0], scalable.start[$0], given.start[$0]) }
    }
    guard let year = reference.years.firstIndex(of: problem.publishedYear) else { return nil }
    let isIndustry = industrial.row(sample)
    var (whole, growing, fixed) = (0.0, 0.0, 0.0)
    for j in 0..<sectors {
      let (value, known) = (reference.valueAdded[year * sectors + j], reference.knownValueAdded[year * sectors + j])
      whole += isIndustry[j] * value
      growing += isIndustry[j] * sumOfShares.start[j] * (value - known)
      fixed += isIndustry[j] * known
    }
    return (ratio.row(sample)[0] * whole, growing, fixed)
  }

  /// Lets the value added that grows with the sectors grow by the premium more than industry does, counted from the
  /// published year.
  private func applyPremium(_ premium: Double) throws(EconomyFailure) {
    guard let base else { throw publishedYearIsOutside }
    let (scalable, industry) = (scalable.start, aboveScaleIndustry.start)
    guard (0..<years).allSatisfy({ scalable[$0] > 0 }) else { throw nothingToScale }
    var wanted = (0..<years).map { calibrationFactor * scalable[$0] }
    for year in base + 1..<max(years, base + 1) {
      wanted[year] = wanted[year - 1] * (industry[year] / industry[year - 1] + premium)
    }
    for year in (0..<base).reversed() {
      wanted[year] = wanted[year + 1] / (industry[year + 1] / industry[year] + premium)
    }
    for year in 0..<years { premiumFactors.start[year] = wanted[year] / (calibrationFactor * scalable[year]) }
  }

  /// Whether the industries follow from totals of outputs and from outputs of some sectors.
  var canBeFolded: Bool {
    shares.isShared && industrial.isShared && !assumesPremium
      && products.allSatisfy {
        $0.goods.isShared && $0.shares.isShared && $0.domesticShare?.isShared ?? true
      }
  }

  /// Sectors with products of the industries.
  var productSectors: Set<Int> { Set(products.flatMap(\.sectors)) }

  /// A sector's weight in the value added of industry, and in the part that the shares give to the industries.
  func weights(_ sector: Int) -> (industrial: Double, strategic: Double) {
    let industrial = industrial.row(0)[sector]
    return (industrial, industrial * sumOfShares.start[sector])
  }

  private func checkSums(_ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot) throws(EconomyFailure) {
    let (known, sums) = (known.start, sumOfShares.start)
    var problems: [String] = []
    for year in 0..<years {
      let (x, row) = (economy.x(slot, year), year * sectors)
      let factor = calibrationFactor * premiumFactors.start[year]
      for j in economy.folded(slot)?.sectors ?? economy.allSectors {
        let sum = factor * sums[j] * (x[j] - known[row + j]) + known[row + j]
        guard sum > x[j] * (1 + 1e-9) + 1e-9 else { continue }
        problems.append(
          "the strategic industries would hold \(rounded(100 * sum / x[j])) % of \(problem.accounts.sectors[j]) in "
            + "\(problem.runYears[year]); their shares sum to at most 100 %"
            + (problem.sharesCitation.map { " (shares: \($0))" } ?? ""))
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
  }

  /// Output that is known to be the industries'.
  private func gatherKnown(_ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot) {
    if isKnownForAll && slot.cutInflow == nil { return }
    if slot.cutInflow == nil {
      known.start.update(from: slot.hosts.additional.start, count: years * sectors)
    } else {
      let additional = economy.sold(slot).additional
      known.clear()
      for (place, value) in additional.values.enumerated() { known.start[place % known.count] += value }
    }
    for place in 0..<known.count { known.start[place] += slot.hosts.inPlaceOfOther.start[place] }
    if products.isEmpty { return }
    made.clear()
    let (known, made) = (known.start, made.start)
    for product in products {
      addMade(product, economy, slot) { year, j, amount in
        made[(product.industry * years + year) * sectors + j] += amount
        known[year * sectors + j] += amount
      }
    }
  }

  /// The goods of a product that are made inside the region.
  private func addMade(
    _ product: Product, _ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot, add: (Int, Int, Double) -> Void
  ) {
    let (goods, shares) = (product.goods.row(slot.sample), product.shares.row(slot.sample))
    let own = product.domesticShare?.row(slot.sample)
    for j in product.sectors {
      for year in 0..<years {
        let place = j * years + year
        let domestic = own?[place] ?? (product.isRegional ? 1 - economy.importShare(slot, year, j) : 1)
        // A row that is negative on balance, where displaced goods outweigh the new ones, counts as nothing.
        add(year, j, max(0, goods[place]) * domestic * shares[j])
      }
    }
  }

  /// Of each sector's value added, the part that belongs to the industries by their shares, in a year after `calibrate`;
  /// [sector].
  func calibratedShares(_ year: Int) -> [Double] {
    (0..<sectors).map { calibrationFactor * premiumFactors.start[year] * sumOfShares.start[$0] }
  }

  /// Known output by its source after `calibrate`: modules whose bills hold products, then new output; [source][year of the
  /// run][sector].
  func knownBySource(_ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot, modules: Int) -> FlatArray {
    var all = FlatArray([modules + 1, years, sectors])
    for product in products {
      addMade(product, economy, slot) { all[product.module, $0, $1] += $2 }
    }
    for year in 0..<years {
      for j in 0..<sectors {
        let made = (0..<modules).reduce(0) { $0 + all[$1, year, j] }
        all[modules, year, j] = known.start[year * sectors + j] - made
      }
    }
    return all
  }

  /// Value added of each sector by known output after `calibrate`, [year of the run][sector].
  func knownValueAdded(_ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot) -> [Double] {
    (0..<years * sectors).map { known.start[$0] * economy.v(slot, $0 / sectors)[$0 % sectors] }
  }

  /// Gross output after `calibrate`, [industry][year of the run][sector]; overwritten by the next sample.
  func grossOutput(_ economy: EconomyEvaluator, _ slot: EconomyEvaluator.Slot) -> UnsafeMutablePointer<Double> {
    let (row, sold) = (shares.row(slot.sample), economy.sold(slot))
    for industry in 0..<industries {
      for year in 0..<years {
        let (x, start) = (economy.x(slot, year), (industry * years + year) * sectors)
        let factor = calibrationFactor * premiumFactors.start[year]
        for j in 0..<sectors {
          gross.start[start + j] =
            factor * row[industry * sectors + j] * (x[j] - known.start[year * sectors + j])
            + sold.additional.values[start + j] + made.start[start + j] + sold.inPlaceOfOther.values[start + j]
        }
      }
    }
    return gross.start
  }
}
