import Glibc
import SimulationKit

/// Survival by age, S(a) = exp(-(a / scale)^shape) (Hao, Wang, Ouyang and Cheng 2011, Science China Technological
/// Sciences 54(3), 625-629). The scale is the age that 37 % survive and not the mean life.
struct WeibullSurvival {
  /// Years.
  var scale: Double
  var shape: Double

  /// The share that still lives at `age` years.
  func share(at age: Int) -> Double { exp(-pow(Double(age) / scale, shape)) }

  /// Years: scale Γ(1 + 1/shape).
  var meanLife: Double { scale * tgamma(1 + 1 / shape) }
}

/// The survival of each whole age of a run, computed once: every cohort ages by the same curve.
struct SurvivalTable {
  /// The share that still lives, by age in years from 0.
  let shares: [Double]
  /// The part of those alive a year before that still lives, by age in years; 1 at 0.
  let yearlyShares: [Double]

  /// - Parameter ages: how many ages are told, that of 0 included.
  init(_ survival: WeibullSurvival, ages: Int) {
    let shares = (0..<ages).map(survival.share)
    self.shares = shares
    yearlyShares = shares.indices.map { age in
      guard age > 0 else { return 1 }
      return shares[age - 1] > 0 ? shares[age] / shares[age - 1] : 0
    }
  }
}

/// The survival of the vehicles and of the packs of every class.
struct SurvivalTables {
  /// The parameters that it depends on, and no others.
  static let keys = ["life_scale", "life_shape", "pack_life_scale", "pack_life_shape"]

  /// By class.
  let vehicles: [SurvivalTable]
  let packs: [SurvivalTable]

  init(_ parameters: Parameters) {
    let ages = parameters.labels("earlier_year").count + parameters.labels("year").count
    func tables(_ scale: String, _ shape: String) -> [SurvivalTable] {
      zip(parameters.array(scale).values, parameters.array(shape).values).map {
        SurvivalTable(WeibullSurvival(scale: $0, shape: $1), ages: ages)
      }
    }
    vehicles = tables("life_scale", "life_shape")
    packs = tables("pack_life_scale", "pack_life_shape")
  }
}
