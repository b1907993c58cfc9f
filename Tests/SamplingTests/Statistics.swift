/// Pearson's statistic of counts that should all be the same.
func chiSquare(_ counts: some Sequence<Double>, expected: Double) -> Double {
  var sum = 0.0
  for count in counts { sum += (count - expected) * (count - expected) / expected }
  return sum
}

func rootMeanSquare(_ values: [Double]) -> Double {
  var sum = 0.0
  for value in values { sum += value * value }
  return (sum / Double(values.count)).squareRoot()
}
