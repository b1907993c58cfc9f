import Glibc

/// The chance of at least `successes` in `trials` of this probability each.
func binomialTail(_ successes: Int, of trials: Int, _ probability: Double) -> Double {
  guard successes > 0 else { return 1 }
  guard probability > 0 else { return 0 }
  guard probability < 1 else { return 1 }
  let n = Double(trials)
  // From the likelier side of the sum on, terms fall; logarithms of factorials keep them in range.
  return min(
    1,
    (successes...trials).reduce(0.0) { sum, k in
      let k = Double(k)
      return sum
        + exp(
          logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * log(probability) + (n - k) * log1p(-probability)
        )
    })
}

/// lgamma(n + 1), by the function that keeps no sign in a global variable.
private func logFactorial(_ n: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(n + 1, &sign)
}
