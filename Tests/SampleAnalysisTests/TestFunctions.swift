import Foundation

/// Ishigami and Homma (1990) with a = 7, b = 0.1, at a point of the cube that is stretched to [-π, π]³.
func ishigami(_ point: ArraySlice<Double>) -> Double {
  let x = point.map { (2 * $0 - 1) * Double.pi }
  let fourth = x[2] * x[2] * x[2] * x[2]
  return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * fourth * sin(x[0])
}

/// The G function of Sobol' with these a (Saltelli and Sobol' 1995).
func sobolG(_ point: ArraySlice<Double>, _ a: [Double]) -> Double {
  var product = 1.0
  for (x, a) in zip(point, a) { product *= (abs(4 * x - 2) + a) / (1 + a) }
  return product
}

/// Outputs at points, one row after the other.
func outputs(_ points: [Double], _ dimensions: Int, _ function: (ArraySlice<Double>) -> Double) -> [Double] {
  stride(from: 0, to: points.count, by: dimensions).map { function(points[$0..<$0 + dimensions]) }
}

/// Halton's points 1 to `count` in the bases 2, 3, 5, 7, [sample][dimension].
func halton(_ count: Int, _ dimensions: Int) -> [Double] {
  var points: [Double] = []
  for index in 1...count {
    for base in [2, 3, 5, 7][..<dimensions] {
      var (rest, scale, value) = (index, 1.0, 0.0)
      while rest > 0 {
        scale /= Double(base)
        value += Double(rest % base) * scale
        rest /= base
      }
      points.append(value)
    }
  }
  return points
}

/// Whether numbers agree within a distance, for whole tables of figures.
func agree(_ found: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
  found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
}
