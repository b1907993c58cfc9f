import Glibc

/// Survival by age, S(a) = exp(-(a / scale)^shape) (Hao, Wang, Ouyang and Cheng 2011, Science China Technological
/// Sciences 54(3), 625-629). The scale is the age that 37 % survive and not the mean life.
struct WeibullSurvival {
  /// Years.
  var scale: Double
  var shape: Double

  /// The share that still lives at `age` years.
  func share(at age: Int) -> Double { exp(-pow(Double(age) / scale, shape)) }

  /// The part of those alive a year before that still lives at `age` years, which is at least 1.
  func yearlyShare(to age: Int) -> Double {
    let before = share(at: age - 1)
    return before > 0 ? share(at: age) / before : 0
  }

  /// Years: scale Γ(1 + 1/shape).
  var meanLife: Double { scale * tgamma(1 + 1 / shape) }
}
