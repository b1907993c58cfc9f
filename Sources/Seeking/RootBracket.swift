/// A bracket [a, b] of a zero and the two points d and e that were last cut off, with the interpolations of algorithm 4.2
/// (TOMS 748) of Alefeld, Potra and Shi (1995), "Algorithm 748: enclosing zeros of continuous functions", ACM Transactions
/// on Mathematical Software 21.
struct RootBracket {
  private(set) var a: Double
  private(set) var b: Double
  private(set) var fa: Double
  private(set) var fb: Double
  private var d = Double.nan
  private var fd = Double.nan
  private var e = Double.nan
  private var fe = Double.nan

  init(a: Double, b: Double, fa: Double, fb: Double) {
    (self.a, self.b, self.fa, self.fb) = (a, b, fa, fb)
  }

  var width: Double { b - a }
  var middle: Double { a + (b - a) / 2 }

  /// Relative to the zero, or to `scale` where that is nearer to nothing.
  func isNarrow(_ tolerance: Double, scale: Double) -> Bool { b - a <= tolerance * max(min(abs(a), abs(b)), scale) }

  /// A point strictly within the bracket, as near to the wanted one as rounding lets the bracket shrink.
  func inside(_ wanted: Double) -> Double {
    let unit = 2 * Double.ulpOfOne
    if b - a < 2 * unit * abs(a) || !wanted.isFinite { return middle }
    if wanted <= a + abs(a) * unit { return min(a + max(abs(a) * unit, .leastNormalMagnitude), middle) }
    if wanted >= b - abs(b) * unit { return max(b - max(abs(b) * unit, .leastNormalMagnitude), middle) }
    return wanted
  }

  mutating func narrow(to c: Double, _ fc: Double) {
    (e, fe) = (d, fd)
    if fc == 0 {
      (a, fa) = (c, 0)
    } else if (fa < 0) != (fc < 0) {
      (d, fd, b, fb) = (b, fb, c, fc)
    } else {
      (d, fd, a, fa) = (a, fa, c, fc)
    }
  }

  /// Where the line through both ends is zero.
  var secant: Double {
    let c = a - fa / (fb - fa) * (b - a)
    let unit = 5 * Double.ulpOfOne
    return c <= a + abs(a) * unit || c >= b - abs(b) * unit || c.isNaN ? middle : c
  }

  /// Newton's steps on the parabola through a, b and d (ibid., figure 1).
  func quadratic(steps: Int) -> Double {
    let slope = (fb - fa) / (b - a)
    let bend = ((fd - fb) / (d - b) - slope) / (d - a)
    guard bend != 0, bend.isFinite else { return secant }
    var c = (bend > 0) == (fa > 0) ? a : b
    for _ in 0..<steps { c -= (fa + (slope + bend * (c - b)) * (c - a)) / (slope + bend * (2 * c - a - b)) }
    return c > a && c < b ? c : secant
  }

  /// Inverse cubic interpolation through a, b, d and e; the parabola where two values agree or it leads outside.
  func cubic(steps: Int) -> Double {
    let values = [fa, fb, fd, fe]
    for (place, value) in values.enumerated() {
      for other in values[(place + 1)...] where !(abs(value - other) >= 32 * .leastNormalMagnitude) {
        return quadratic(steps: steps)
      }
    }
    let q11 = (d - e) * fd / (fe - fd)
    let q21 = (b - d) * fb / (fd - fb)
    let q31 = (a - b) * fa / (fb - fa)
    let d21 = (b - d) * fd / (fd - fb)
    let d31 = (a - b) * fb / (fb - fa)
    let q22 = (d21 - q11) * fb / (fe - fb)
    let q32 = (d31 - q21) * fa / (fd - fa)
    let d32 = (d31 - q21) * fd / (fd - fa)
    let q33 = (d32 - q22) * fa / (fe - fa)
    let c = a + q31 + q32 + q33
    return c > a && c < b ? c : quadratic(steps: 3)
  }

  /// Twice the secant's step from the better end, which mostly lands beyond the zero; the middle where it goes too far.
  var doubleSecant: Double {
    let (u, fu) = abs(fa) < abs(fb) ? (a, fa) : (b, fb)
    let c = u - 2 * fu / (fb - fa) * (b - a)
    return abs(c - u) <= (b - a) / 2 ? c : middle
  }
}

/// The order of the algorithm's steps: a secant, a parabola, then rounds of two interpolations, a double secant and, where
/// these did not halve the bracket, a bisection.
struct RootSteps {
  private var place = 0
  private var widthBefore = 0.0

  mutating func next(_ bracket: RootBracket) -> Double {
    defer { place += 1 }
    switch place {
    case 0: return bracket.secant
    case 1: return bracket.quadratic(steps: 2)
    default: break
    }
    if place == 5, bracket.width < widthBefore / 2 { place = 2 }
    switch place {
    case 2:
      widthBefore = bracket.width
      return bracket.cubic(steps: 2)
    case 3: return bracket.cubic(steps: 3)
    case 4: return bracket.doubleSecant
    default:
      place = 1
      return bracket.middle
    }
  }
}
