import LinearAlgebra
import RegionalBase

/// Totals of outputs without the outputs. A total Σ_j w_j x_j is linear in final demand (Miller and Blair 2009, 2.3: w'L f),
/// so the row w'x_g of each group of demand is summed with the growth indices in place of x_g. Outputs and uses themselves
/// are summed only in the sectors that something looks at one by one.
final class FoldedOutputs {
  /// Weights of the totals.
  enum Total: Int, CaseIterable {
    case output, valueAdded
    /// Value added of the industrial sectors, and times the shares of the strategic industries in them.
    case industrial, strategic
    /// Purchases of electricity.
    case electricity
  }

  /// Sectors whose outputs and uses are there.
  let sectors: [Int]
  /// The largest share of the industries in a sector that is not looked at, before calibration.
  let largestShare: Double
  /// [year][group, then everything else][totals, then x and U of `sectors`]
  private let rows: NumberBuffer
  /// The same of the sample at hand, [year][totals, then x and U].
  private let summed: NumberBuffer
  private let (years, groups, width): (Int, Int, Int)
  /// Groups, and as the last column everything else, that call forth no negative output and use: they make up the floor.
  private let floorColumns: [Int]
  /// How much of the floor's outputs and uses a column takes away at most in a sector that is not looked at,
  /// [year][column], and the columns that take away something.
  private let taken: NumberBuffer
  private let takingColumns: [Int]
  /// The share of the floor's outputs and uses that has to be left in every sector that is not looked at: for the output
  /// that is known to be the industries', and the inflow that is displaced; [year].
  private let needed: NumberBuffer
  /// Sectors with output that is known to be the industries'.
  let known: [Int]

  /// Results that follow from totals.
  static let variables: Set<EconomyVariable> = [
    .valueAdded, .grossOutput, .valueAddedByDriver, .importShares, .strategicShare, .growthPremium, .aboveScaleIndustry,
    .electricityDemand, .generationNeeded,
  ]

  /// - Parameters:
  ///   - industry: nil where nothing of it is asked for.
  ///   - wantsImportShares: whether the uses of all sectors with displaced inflow are asked for.
  /// - Returns: nil where the table's year does not return the table, or the industries need all outputs.
  init?(
    _ problem: EconomyProblem, _ basis: OutputBasis, _ systems: YearSystems, _ hosts: HostDemand,
    industry: IndustryKernel?, wantsImportShares: Bool
  ) {
    let (n, years, groups) = (problem.accounts.sectors.count, problem.years.count, problem.groups.count)
    let generated = problem.groups.firstIndex { $0.category == problem.accounts.generated?.category }
    if let industry, !industry.canBeFolded { return nil }
    let columns = groups + 1
    func x(_ year: Int, _ column: Int) -> UnsafeMutablePointer<Double> {
      basis.output.start + (year * columns + column) * n
    }
    func use(_ year: Int, _ column: Int) -> UnsafeMutablePointer<Double>? {
      basis.use.map { $0.start + (year * columns + column) * n }
    }
    let isFloor = (0..<columns).map { column in
      column != generated
        && (0..<years).allSatisfy { year in
          (0..<n).allSatisfy { x(year, column)[$0] >= 0 && use(year, column)?[$0] ?? 0 >= 0 }
        }
    }
    if problem.reference == nil {
      let (table, largest) = (problem.accounts.grossOutput, problem.accounts.grossOutput.reduce(0, max))
      let isReturned = (0..<n).allSatisfy { j in
        abs((0..<columns).reduce(0) { $0 + x(problem.anchor, $1)[j] } - table[j]) <= 1e-9 * largest
      }
      guard isReturned else { return nil }
    }
    var known = industry?.productSectors ?? []
    for (place, output) in (hosts.additional.values + hosts.inPlaceOfOther.values).enumerated() where output != 0 {
      known.insert(place % n)
    }
    self.known = known.sorted()
    var sectors = industry?.productSectors ?? []
    if wantsImportShares {
      for (place, inflow) in hosts.displacedInflow.values.enumerated() where inflow != 0 { sectors.insert(place % n) }
    }
    let (taken, needed) = (NumberBuffer(years * columns), NumberBuffer(years))
    // The least of an output or a use: the floor, less what the other groups take away of it.
    func bound(_ year: Int, _ j: Int, atLeast least: Double, _ amount: (Int) -> Double) {
      let floor = (0..<columns).reduce(0) { isFloor[$1] ? $0 + amount($1) : $0 }
      let negative = (0..<columns).map { max(0, -amount($0)) }
      // A sector that negative demand or new output could empty is looked at.
      if negative.reduce(0, +) > 0.1 * floor || least > 0.5 * floor { sectors.insert(j) }
      if sectors.contains(j) || floor == 0 { return }
      needed.start[year] = max(needed.start[year], least / floor)
      for column in 0..<columns {
        let place = year * columns + column
        taken.start[place] = max(taken.start[place], negative[column] / floor)
      }
    }
    for year in 0..<years {
      for j in 0..<n {
        let held =
          problem.run.contains(year)
          ? [hosts.additional, hosts.inPlaceOfOther].reduce(0) {
            $0 + $1.start[(year - problem.run.lowerBound) * n + j]
          } : 0
        bound(year, j, atLeast: max(0, held)) { x(year, $0)[j] }
        let (inflow, share) = (hosts.displacedInflow.start[year * n + j], hosts.importShares.start[year * n + j])
        guard inflow > 0 else { continue }
        bound(year, j, atLeast: share > 0 ? inflow / share : .infinity) { use(year, $0)?[j] ?? 0 }
      }
    }
    (self.taken, self.needed) = (taken, needed)
    takingColumns = (0..<columns).filter { column in
      (0..<years).contains { taken.start[$0 * columns + column] != 0 }
    }
    self.sectors = sectors.sorted()
    var largestShare = 0.0
    for j in 0..<n where !sectors.contains(j) { largestShare = max(largestShare, industry?.sumOfShares.start[j] ?? 0) }
    self.largestShare = largestShare
    floorColumns = (0..<columns).filter { isFloor[$0] }
    (self.years, self.groups) = (years, groups)
    let totals = Total.allCases.count
    width = totals + 2 * sectors.count
    rows = NumberBuffer(years * columns * width)
    summed = NumberBuffer(years * width)
    func weight(_ total: Total, _ year: Int, _ j: Int) -> Double {
      let place = year * n + j
      return switch total {
      case .output: 1
      case .valueAdded: systems.valueAdded.start[place]
      case .industrial: (industry?.weights(j).industrial ?? 0) * systems.valueAdded.start[place]
      case .strategic: (industry?.weights(j).strategic ?? 0) * systems.valueAdded.start[place]
      case .electricity: systems.electricityInputs.start[place]
      }
    }
    for year in 0..<years {
      for column in 0..<columns {
        let (row, x) = (rows.start + (year * columns + column) * width, x(year, column))
        for total in Total.allCases {
          for j in 0..<n { row[total.rawValue] += weight(total, year, j) * x[j] }
        }
        for (place, sector) in self.sectors.enumerated() {
          row[totals + place] = x[sector]
          if let use = basis.use {
            row[totals + sectors.count + place] = use.start[(year * columns + column) * n + sector]
          }
        }
      }
    }
  }

  /// Whether outputs and uses that are not looked at are large enough with these growth indices, [group][year].
  func isCertain(_ index: UnsafeMutablePointer<Double>) -> Bool {
    var refused = 0.0
    for place in 0..<groups * years { refused += index[place] >= 0 ? 0 : 1 }
    guard refused == 0 else { return false }
    for year in 0..<years {
      func factor(_ column: Int) -> Double { column < groups ? index[column * years + year] : 1 }
      var (floor, less) = (Double.infinity, 0.0)
      for column in floorColumns { floor = min(floor, factor(column)) }
      for column in takingColumns { less += factor(column) * taken.start[year * (groups + 1) + column] }
      // The products on both sides are rounded.
      guard floor - less >= needed.start[year] * (1 + 1e-9) else { return false }
    }
    return true
  }

  func sum(_ index: UnsafeMutablePointer<Double>) {
    for year in 0..<years {
      sumRows(
        rows.start + year * (groups + 1) * width, index + year, stride: years, groups: groups, count: width,
        into: summed.start + year * width)
    }
  }

  /// Of the sample that was summed last.
  func total(_ total: Total, _ year: Int) -> Double { summed.start[year * width + total.rawValue] }

  /// Writes outputs and uses of a year where they are looked at.
  func write(_ year: Int, x: UnsafeMutablePointer<Double>, use: UnsafeMutablePointer<Double>) {
    let values = summed.start + year * width + Total.allCases.count
    for (place, sector) in sectors.enumerated() {
      x[sector] = values[place]
      use[sector] = values[sectors.count + place]
    }
  }
}

/// Σ over groups of a factor times a row, and the row after them.
/// - Parameter stride: from one group's factor to the next.
func sumRows(
  _ rows: UnsafePointer<Double>, _ factors: UnsafePointer<Double>, stride: Int, groups: Int, count n: Int,
  into target: UnsafeMutablePointer<Double>
) {
  target.update(from: rows + groups * n, count: n)
  // Four at a time, so that the sums are read and written a quarter as often.
  var group = 0
  while group + 4 <= groups {
    let factor = factors + group * stride
    let (one, two, three, four) = (factor[0], factor[stride], factor[2 * stride], factor[3 * stride])
    let row = rows + group * n
    for j in 0..<n {
      target[j] = target[j] + one * row[j] + two * row[n + j] + three * row[2 * n + j] + four * row[3 * n + j]
    }
    group += 4
  }
  while group < groups {
    let (factor, row) = (factors[group * stride], rows + group * n)
    for j in 0..<n { target[j] += factor * row[j] }
    group += 1
  }
}
