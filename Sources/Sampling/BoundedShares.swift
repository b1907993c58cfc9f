import Glibc
import NumberText

/// Shares between limits that sum to one, each combination as likely as any other: uniform on the simplex, or on what
/// limits leave of it. Without limits this is the distribution of Dirichlet with all parameters 1.
///
/// k shares take k - 1 points. The first share has its marginal distribution, each next one that given those before it,
/// and the last is what remains; a point moves its share the same way.
package struct BoundedShares: Hashable, Sendable {
  package let low: [Double]
  package let high: [Double]
  /// The room of each share above its low, at most all that is left to all.
  private let widths: [Double]
  private let room: Double
  /// Whether a limit other than zero room above the others' lows holds.
  private let isCut: Bool

  /// Volumes are sums over the subsets of cut shares.
  package static let largestCut = 12

  package init(low: [Double], high: [Double]) throws(SamplingError) {
    guard low.count == high.count, low.count >= 2 else {
      throw .shares("shares that sum to one are at least two, each with a low and a high")
    }
    guard zip(low, high).allSatisfy({ 0 <= $0 && $0 < $1 && $1 <= 1 }) else {
      throw .shares("each share needs a low below its high, both between 0 and 1")
    }
    room = 1 - low.reduce(0, +)
    guard room > 0, high.reduce(0, +) > 1 else {
      throw .shares(
        "the shares cannot sum to one: their lows sum to \(formatNumber(1 - room)), their highs to "
          + formatNumber(high.reduce(0, +)))
    }
    let room = room
    widths = zip(low, high).map { min($1 - $0, room) }
    isCut = widths.contains { $0 < room }
    guard !isCut || low.count <= Self.largestCut else {
      throw .shares("\(low.count) shares with highs are too many: at most \(Self.largestCut), or without highs")
    }
    self.low = low
    self.high = high
  }

  package var count: Int { low.count }

  /// The shares at `count - 1` points.
  package func values(at points: some Collection<Double>) -> [Double] {
    precondition(points.count == count - 1, "one point less than there are shares")
    var (shares, left) = (low, room)
    for (place, point) in points.enumerated() {
      let part = part(place, of: left, at: point)
      shares[place] += part
      left = max(0, left - part)
    }
    shares[count - 1] = min(shares[count - 1] + left, high[count - 1])
    return shares
  }

  /// How much above its low a share gets of what is left: the density of t is the volume of what the shares behind it
  /// can make of left - t.
  private func part(_ place: Int, of left: Double, at point: Double) -> Double {
    let others = widths[(place + 1)...]
    if others.allSatisfy({ $0 >= left }), widths[place] >= left {
      return left * -expm1(log1p(-point) / Double(others.count))
    }
    let (bottom, top) = (max(0, left - others.reduce(0, +)), min(widths[place], left))
    guard bottom < top else { return top }
    let target =
      (1 - point) * Self.volume(below: left - bottom, others) + point * Self.volume(below: left - top, others)
    return root(bottom, top) { Self.volume(below: left - $0, others) - target }
  }

  /// The zero of a falling function between two ends, by Illinois's secants (Dowell and Jarratt 1971), which halve the
  /// value at an end that stays twice; by halves where these are slow.
  private func root(_ bottom: Double, _ top: Double, _ function: (Double) -> Double) -> Double {
    var (a, b, fa, fb) = (bottom, top, function(bottom), function(top))
    guard fa > 0 else { return bottom }
    guard fb < 0 else { return top }
    var movedBottom: Bool?
    for step in 0..<100 where b - a > 1e-16 * room {
      let secant = b - fb * (b - a) / (fb - fa)
      let middle = step < 40 && secant > a && secant < b ? secant : a + (b - a) / 2
      let value = function(middle)
      if value == 0 || middle == a || middle == b { return middle }
      if value > 0 {
        (a, fa) = (middle, value)
        if movedBottom == true { fb /= 2 }
      } else {
        (b, fb) = (middle, value)
        if movedBottom == false { fa /= 2 }
      }
      movedBottom = value > 0
    }
    return a + (b - a) / 2
  }

  /// m! times the volume of the box of these widths where its coordinates sum to at most r: sum over the subsets S of
  /// (-1)^|S| (r - w(S))^m, where positive (Barrow and Smith 1979, "Spline notation applied to a volume problem").
  private static func volume(below r: Double, _ widths: ArraySlice<Double>) -> Double {
    let (total, order) = (widths.reduce(0, +), Double(widths.count))
    // The upper half mirrors the lower, where fewer terms cancel.
    if r > total / 2 {
      return widths.reduce(tgamma(order + 1), *) - (r >= total ? 0 : volume(below: total - r, widths))
    }
    func sum(_ r: Double, _ rest: ArraySlice<Double>) -> Double {
      guard r > 0 else { return 0 }
      guard let width = rest.first else { return pow(r, order) }
      return sum(r, rest.dropFirst()) - sum(r - width, rest.dropFirst())
    }
    return sum(r, widths)
  }
}
