/// Sums over cohorts for the three curves of a class at once, eight years of the result side by side: what makes a fleet a
/// matter of microseconds. Every sum adds its cohorts in the order of their years, so that it is the sum of a plain loop.
struct CohortSums {
  private(set) var alive: [Double]
  private(set) var replaced: [Double]
  private(set) var driven: [Double]

  private typealias Lanes = SIMD8<Double>

  /// Σ_{v ≤ t} flow_v c(t - v) by class and year.
  /// - Parameter curves: of every class, as long as the years.
  init(_ flow: [Double], _ curves: [CohortCurves], years: Int) {
    alive = Array(repeating: 0, count: flow.count)
    (replaced, driven) = (alive, alive)
    let lanes = Lanes.scalarCount
    // A curve is zero before its beginning: there the lanes of later years than a cohort's own read.
    let stride = lanes - 1 + (years + lanes - 1) / lanes * lanes
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * stride) { padded in
      padded.initialize(repeating: 0)
      flow.withUnsafeBufferPointer { flow in
        alive.withUnsafeMutableBufferPointer { alive in
          replaced.withUnsafeMutableBufferPointer { replaced in
            driven.withUnsafeMutableBufferPointer { driven in
              for (row, curve) in curves.enumerated() {
                for age in 0..<years {
                  padded[lanes - 1 + age] = curve.alive[age]
                  padded[stride + lanes - 1 + age] = curve.replaced[age]
                  padded[2 * stride + lanes - 1 + age] = curve.driven[age]
                }
                let own = row * years..<(row + 1) * years
                Self.add(
                  UnsafeBufferPointer(rebasing: flow[own]), UnsafeRawBufferPointer(padded), stride,
                  into: (
                    .init(rebasing: alive[own]), .init(rebasing: replaced[own]), .init(rebasing: driven[own])
                  ))
              }
            }
          }
        }
      }
    }
  }

  /// - Parameter padded: the three curves, each after as many zeros as there are lanes less one.
  @inline(__always)
  private static func add(
    _ flow: UnsafeBufferPointer<Double>, _ padded: UnsafeRawBufferPointer, _ stride: Int,
    into results: (
      UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>
    )
  ) {
    let lanes = Lanes.scalarCount
    var first = 0
    while first < flow.count {
      var (alive, replaced, driven) = (Lanes.zero, Lanes.zero, Lanes.zero)
      var year = 0
      let end = min(first + lanes, flow.count)
      while year < end {
        let entered = flow[year]
        if entered != 0 {
          let place = (lanes - 1 + first - year) * MemoryLayout<Double>.stride
          let next = stride * MemoryLayout<Double>.stride
          alive += entered * padded.loadUnaligned(fromByteOffset: place, as: Lanes.self)
          replaced += entered * padded.loadUnaligned(fromByteOffset: place + next, as: Lanes.self)
          driven += entered * padded.loadUnaligned(fromByteOffset: place + 2 * next, as: Lanes.self)
        }
        year += 1
      }
      for lane in 0..<end - first {
        results.0[first + lane] = alive[lane]
        results.1[first + lane] = replaced[lane]
        results.2[first + lane] = driven[lane]
      }
      first += lanes
    }
  }
}
