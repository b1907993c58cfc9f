import Glibc

/// How the sales of a class come about.
enum Adoption: String, CaseIterable, Sendable {
  case path, bass, logistic, stock
}

/// The diffusion of a new product (Bass 1969, Management Science 15(5), 215-227): p innovate, q imitate, m adopt in the end.
struct BassDiffusion: Hashable, Sendable {
  var innovation: Double
  var imitation: Double
  var market: Double

  /// The number of adopters after a time in years: m (1 - e^{-(p+q)t}) / (1 + (q/p) e^{-(p+q)t}).
  func adopters(after time: Double) -> Double {
    let decayed = exp(-(innovation + imitation) * max(time, 0))
    return market * (1 - decayed) / (1 + imitation / innovation * decayed)
  }

  /// Adopters a year at a time.
  func rate(at time: Double) -> Double {
    let part = adopters(after: time) / market
    return market * (innovation + imitation * part) * (1 - part)
  }

  /// The time of the largest rate, ln(q/p) / (p + q), at least 0, and that rate.
  var peak: (time: Double, rate: Double) {
    let time = max(0, log(imitation / innovation) / (innovation + imitation))
    return (time, rate(at: time))
  }

  /// Sales by year from the first on: of the continuous curve, or n_t = (p + q N / m) (m - N) from year to year.
  func sales(years: Int, inSteps: Bool) -> [Double] {
    guard inSteps else {
      return (0..<max(years, 0)).map { adopters(after: Double($0) + 1) - adopters(after: Double($0)) }
    }
    var adopted = 0.0
    return (0..<max(years, 0)).map { _ in
      let sold = (innovation + imitation * adopted / market) * (market - adopted)
      adopted += sold
      return sold
    }
  }
}

/// A share of total sales that rises along a logistic curve.
struct LogisticShare: Hashable, Sendable {
  var ceiling: Double
  /// A year.
  var rate: Double
  /// The calendar year in which half of the ceiling is reached.
  var midpoint: Double

  func share(in year: Double) -> Double { ceiling / (1 + exp(-rate * (year - midpoint))) }
}
