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
    stock = Array(repeating: 0, count: inflow.count)
    (outflow, replaced, driven) = (stock, stock, stock)
    let entering = kept.isEmpty ? inflow : scaled
    for (row, curve) in curves.enumerated() {
      let start = row * years
      Self.convolve(entering, curve.alive, from: start, years, into: &stock)
      Self.convolve(entering, curve.replaced, from: start, years, into: &replaced)
      Self.convolve(entering, curve.driven, from: start, years, into: &driven)
    }
    for cell in kept.indices where kept[cell] != 1 {
      stock[cell] *= kept[cell]
      replaced[cell] *= kept[cell]
      driven[cell] *= kept[cell]
    }
    for cell in inflow.indices {
      outflow[cell] = inflow[cell] - stock[cell] + (cell % years == 0 ? 0 : stock[cell - 1])
    }
  }

  /// Vehicles entered over K at the time, which `kept` multiplies.
  var entering: [Double] { kept.isEmpty ? inflow : scaled }

  /// The part of one class.
  func row(_ values: [Double], _ row: Int) -> ArraySlice<Double> { values[row * years..<(row + 1) * years] }

  /// Adds Σ_v flow_v curve(t - v), one cohort after the other.
  private static func convolve(
    _ flow: [Double], _ curve: [Double], from start: Int, _ years: Int, into result: inout [Double]
  ) {
    flow.withUnsafeBufferPointer { flow in
      curve.withUnsafeBufferPointer { curve in
        result.withUnsafeMutableBufferPointer { result in
          for year in 0..<years where flow[start + year] != 0 {
            let entered = flow[start + year]
            let target = UnsafeMutableBufferPointer(rebasing: result[start + year..<start + years])
            for age in 0..<years - year { target[age] += entered * curve[age] }
          }
        }
      }
    }
  }
}
