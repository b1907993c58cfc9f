import SimulationKit

/// A class of vehicles as its record describes it.
struct VehicleClass: Hashable {
  let name: String
  /// Households buy it, or else firms and transit operators as fixed capital.
  let isBoughtByHouseholds: Bool
  let adoption: Adoption
  let survival: SurvivalLaw
  /// The last year since the sale in which a pack is replaced.
  let replacementLimit: Int?
  let retiresEarly: Bool
  let bass: BassDiffusion?
  /// The calendar year in which the diffusion begins.
  let bassStart: Int
  let logistic: LogisticShare?

  /// - Parameter fields: of a record that has passed the check.
  init(_ name: String, _ fields: Parameters) {
    self.name = name
    func number(_ key: String) -> Double { fields.has(key) ? fields.number(key) : 0 }
    isBoughtByHouseholds = fields.text("buyer") == "households"
    adoption = Adoption(rawValue: fields.text("adoption")) ?? .path
    survival =
      switch fields.text("survival") {
      case "weibull": .weibull(scale: number("life_scale"), shape: number("life_shape"))
      case "normal": .normal(mean: number("life_mean"), deviation: number("life_deviation"))
      case "log_normal": .logNormal(mean: number("life_mean"), deviation: number("life_deviation"))
      case "fixed": .fixed(number("life"))
      default: .step(number("life"))
      }
    replacementLimit = fields.has("replacement_limit") ? fields.integer("replacement_limit") : nil
    retiresEarly = fields.has("early_retirement") && fields.boolean("early_retirement")
    bass =
      adoption == .bass
      ? BassDiffusion(
        innovation: number("bass_innovation"), imitation: number("bass_imitation"), market: number("bass_market")) : nil
    bassStart = fields.has("bass_first_year") ? fields.integer("bass_first_year") : 0
    logistic =
      adoption == .logistic
      ? LogisticShare(
        ceiling: number("share_ceiling"), rate: number("share_rate"), midpoint: number("share_midpoint")) : nil
  }

  /// Whether the sales of every class are given.
  static func allFollowPaths(_ parameters: Parameters) -> Bool {
    parameters.records("classes").allSatisfy { Adoption(rawValue: $0.fields.text("adoption")) ?? .path == .path }
  }

  static func all(_ parameters: Parameters) -> [VehicleClass] {
    parameters.records("classes").map { VehicleClass($0.name, $0.fields) }
  }
}
