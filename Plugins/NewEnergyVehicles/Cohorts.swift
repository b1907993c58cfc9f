/// The cohorts of all classes over the years, flat arrays over class and year.
///
/// With I what enters in a year and c a curve by year since then, a flow or stock is K_t Σ_{v ≤ t} I_v / K_v c(t - v).
/// K falls below 1 only where vehicles are retired early, the same part of every cohort.
struct Cohorts: Sendable {
  let classes: Int
  /// All years, those before the run included.
  let years: Int
  /// Inflow: vehicles registered, 1e4.
  private(set) var inflow: [Double]
  /// Vehicles in use at the end of the year.
  private(set) var stock: [Double]
  /// Vehicles that leave in the year: I_t - (S_t - S_{t-1}).
  private(set) var outflow: [Double]
  /// Packs replaced in the year.
  private(set) var replaced: [Double]
  /// Vehicles in use, each with its distance against that of a new one.
  private(set) var driven: [Double]
  /// K, and I / K; empty where no vehicle is retired early.
  let kept: [Double]
  private let scaled: [Double]

  /// - Parameters:
  ///   - curves: of every class, as long as the years.
  ///   - kept: K by class and year, empty for 1 throughout.
  init(inflow: [Double], curves: [CohortCurves], years: Int, kept: [Double] = []) {
    classes = curves.count
    self.years = years
    self.inflow = inflow
    self.kept = kept
    scaled = kept.isEmpty ? [] : zip(inflow, kept).map { $0 == 0 ? 0 : $0 / $1 }
    let entering = kept.isEmpty ? inflow : scaled
    let sums = CohortSums(entering, curves, years: years)
    (stock, replaced, driven) = (sums.alive, sums.replaced, sums.driven)
    for cell in kept.indices where kept[cell] != 1 {
      stock[cell] *= kept[cell]
      replaced[cell] *= kept[cell]
      driven[cell] *= kept[cell]
    }
    let stock = stock
    outflow = Array(unsafeUninitializedCapacity: inflow.count) { outflow, count in
      for start in stride(from: 0, to: inflow.count, by: max(years, 1)) {
        var before = 0.0
        for cell in start..<start + years {
          outflow[cell] = inflow[cell] - stock[cell] + before
          before = stock[cell]
        }
      }
      count = inflow.count
    }
  }

  /// Vehicles entered over K at the time, which `kept` multiplies.
  var entering: [Double] { kept.isEmpty ? inflow : scaled }

  /// The part of one class.
  func row(_ values: [Double], _ row: Int) -> ArraySlice<Double> { values[row * years..<(row + 1) * years] }
}
