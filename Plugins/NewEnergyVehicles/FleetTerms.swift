import SimulationKit

/// The terms from which the number of vehicles follows, with the curves of every class, which are computed once.
struct FleetTerms {
  let layout: Layout
  let classes: [VehicleClass]
  private let fleetCurves: FleetCurves
  /// By class and year, 1e4 vehicles sold; of classes with a path.
  let path: [Double]
  /// By class and earlier year.
  let earlierSales: [Double]
  /// By class and year, 1e4 vehicles: all that are sold, and in use at the end of the year.
  let totalSales: [Double]
  let targetStock: [Double]
  /// By class: share of the vehicles sold that the register never holds.
  let registrationLoss: [Double]
  let bassInSteps: Bool

  /// Parameters that the curves depend on.
  static let curveKeys = ["classes", "pack_life_scale", "pack_life_shape", "distance_decline", "within_year"]

  var curves: [CohortCurves] { fleetCurves.curves }

  /// - Parameter earlier: of another sample, of which the curves are kept that follow from the same numbers.
  init(_ parameters: Parameters, layout: Layout, after earlier: FleetTerms? = nil) {
    let classes = VehicleClass.all(parameters)
    self.init(parameters, layout, classes, Self.curves(parameters, layout, classes, after: earlier?.fleetCurves))
  }

  /// The same classes and curves with other numbers, where none of `curveKeys` has changed.
  func with(_ parameters: Parameters) -> FleetTerms { FleetTerms(parameters, layout, classes, fleetCurves) }

  private init(_ parameters: Parameters, _ layout: Layout, _ classes: [VehicleClass], _ curves: FleetCurves) {
    let read = TermReader(parameters: parameters)
    (self.layout, self.classes, fleetCurves) = (layout, classes, curves)
    let cells = layout.classes * layout.years
    path = read.array("sales", orZeros: cells)
    earlierSales = read.array("earlier_sales", orZeros: layout.classes * layout.earlier)
    totalSales = read.array("total_sales", orZeros: cells)
    targetStock = read.array("target_stock", orZeros: cells)
    registrationLoss = read.array("registration_loss", orZeros: layout.classes)
    bassInSteps = parameters.text("bass_form") == "steps"
  }

  private static func curves(
    _ parameters: Parameters, _ layout: Layout, _ classes: [VehicleClass], after earlier: FleetCurves?
  ) -> FleetCurves {
    let read = TermReader(parameters: parameters)
    let within = WithinYear(rawValue: parameters.text("within_year")) ?? .start
    let (scale, shape) = (read.array("pack_life_scale"), read.array("pack_life_shape"))
    let decline = read.array("distance_decline", orZeros: layout.classes)
    let terms = classes.enumerated().map { row, vehicle in
      CurveTerms(
        survival: vehicle.survival, packs: .weibull(scale: scale[row], shape: shape[row]),
        replacementLimit: vehicle.replacementLimit, decline: decline[row])
    }
    return FleetCurves(terms, within: within, years: layout.all, after: earlier)
  }
}
