import Glibc

/// Five laws of survival by age in years. Hao, Wang, Ouyang and Cheng (2011), Science China Technological Sciences 54(3),
/// 625-629, fit Weibull laws to vehicles, with hard limits for taxis and operating buses.
enum SurvivalLaw: Hashable, Sendable {
  /// S(a) = exp(-(a / scale)^shape). The scale is the age that 37 % survive and not the mean life.
  case weibull(scale: Double, shape: Double)
  /// The life is normally distributed; the few lives below zero end in the year of sale.
  case normal(mean: Double, deviation: Double)
  /// The logarithm of the life is normally distributed; mean and deviation are those of the life itself.
  case logNormal(mean: Double, deviation: Double)
  /// All end at this age.
  case fixed(Double)
  /// Compulsory scrap at this age, reached one after the other by what was sold over a year.
  case step(Double)

  /// The share that still lives at an age in years.
  func share(at age: Double) -> Double {
    switch self {
    case .weibull(let scale, let shape): age <= 0 ? 1 : exp(-pow(age / scale, shape))
    case .normal(let mean, let deviation): Self.upperTail((age - mean) / deviation)
    case .logNormal(let mean, let deviation):
      if age <= 0 {
        1
      } else {
        Self.upperTail((log(age) - Self.logMean(mean, deviation)) / Self.logDeviation(mean, deviation))
      }
    case .fixed(let life): age < life ? 1 : 0
    case .step(let limit): min(1, max(0, limit - age))
    }
  }

  /// Years.
  var meanLife: Double {
    switch self {
    case .weibull(let scale, let shape): scale * tgamma(1 + 1 / shape)
    case .normal(let mean, _), .logNormal(let mean, _): mean
    case .fixed(let life), .step(let life): life
    }
  }

  private static func upperTail(_ z: Double) -> Double { erfc(z / 2.squareRoot()) / 2 }

  private static func logDeviation(_ mean: Double, _ deviation: Double) -> Double {
    log1p(deviation * deviation / (mean * mean)).squareRoot()
  }

  private static func logMean(_ mean: Double, _ deviation: Double) -> Double {
    log(mean) - log1p(deviation * deviation / (mean * mean)) / 2
  }
}

/// When in a year a survival curve is read: the age of what was sold in the year itself.
enum WithinYear: String, CaseIterable, Sendable {
  case start, middle, end

  /// Years.
  var ageAtSale: Double {
    switch self {
    case .start: 0
    case .middle: 0.5
    case .end: 1
    }
  }

  /// The shares that live, by year since the sale.
  func shares(_ law: SurvivalLaw, years: Int) -> [Double] { (0..<years).map { law.share(at: Double($0) + ageAtSale) } }
}
