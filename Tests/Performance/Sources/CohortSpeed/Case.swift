import SimulationKit

@testable import NewEnergyVehicles

/// Ten classes over thirty years with numbers that cohorts.py makes likewise.
enum Case {
  static let classes = 10
  static let years = 30
  static let scales = (0..<classes).map { 8 + 0.7 * Double($0) }
  static let shapes = (0..<classes).map { 4 + 0.1 * Double($0) }

  static func inflow(sample: Int) -> [Double] {
    (0..<classes * years).map { cell in
      let (row, year) = (cell / years, cell % years)
      return 1 + Double((sample * 7919 + row * 104_729 + year * 1_299_709) % 1000) / 100
    }
  }

  /// Lives that are a little longer from sample to sample; those of sample 0 are `scales`.
  static func curves(sample: Int, after earlier: FleetCurves? = nil) -> FleetCurves {
    let longer = 1 + Double(sample % 100) / 1000
    let terms = (0..<classes).map { row in
      CurveTerms(
        survival: .weibull(scale: scales[row] * longer, shape: shapes[row]), packs: .weibull(scale: 8, shape: 4))
    }
    return FleetCurves(terms, within: .start, years: years, after: earlier)
  }

  private static let sectors = (0..<23).map { "S\($0)" }

  /// The module's parameters, with the sales of a sample.
  static func parameters(sample: Int) -> Parameters {
    let names = (0..<classes).map { "class \($0)" }
    let kinds = ["LFP", "NMC111", "NMC532", "NMC622", "NMC811", "NCA", "LMO"]
    let calendar = (0..<years).map { "\(2015 + $0)" }
    var axes = AxisLabels([
      "class": names, "chemistry": kinds, "post": ["slow", "fast"], "year": calendar, "sector": sectors,
    ])
    let manifest = NewEnergyVehicles.manifest
    for axis in manifest.axes where axis.labels != nil { axes[axis.name] = axis.labels }
    var values: [String: ParameterValue] = [
      "within_year": .text("start"), "bass_form": .text("continuous"),
      "classes": .records(
        names.enumerated().map { row, name in
          ParameterRecord(
            name: name,
            fields: [
              "buyer": .text(row < 2 ? "households" : "firms"), "adoption": .text("path"), "survival": .text("weibull"),
              "life_scale": .number(scales[row]), "life_shape": .number(shapes[row]),
            ])
        }),
      "chemistries": .records(kinds.map { ParameterRecord(name: $0, fields: [:]) }),
      "posts": .records(
        ["slow", "fast"].map {
          ParameterRecord(name: $0, fields: ["price": .number(5000), "power": .number(7), "life": .number(10)])
        }),
    ]
    for declaration in manifest.parameters where !declaration.optional && values[declaration.key] == nil {
      switch declaration.kind {
      case .number: values[declaration.key] = .number(0.5)
      case .array(let over, _, _, _):
        // Bills and shapes of a day sum to one.
        let value =
          declaration.key.hasSuffix("_bill_shares")
          ? 1.0 / Double(sectors.count) : declaration.key.hasSuffix("_shape") ? 1.0 / 24 : 0.1
        values[declaration.key] = .array(Array(repeating: value, count: axes.count(over) ?? 0))
      default: break
      }
    }
    values["pack_life_scale"] = .array(Array(repeating: 8, count: classes))
    values["pack_size"] = .array(Array(repeating: 50, count: classes * years))
    values["chemistry_share"] = .array(Array(repeating: 1.0 / 7, count: classes * kinds.count * years))
    values["made_in_region_share"] = .array(Array(repeating: 0, count: classes))
    values["vehicle_price"] = .array(Array(repeating: 1e5, count: classes * years))
    values["pack_life_shape"] = .array(Array(repeating: 4, count: classes))
    // Vehicles are goods of three sectors.
    let goods = [0.9, 0.08, 0.02] + [Double](repeating: 0, count: sectors.count - 3)
    let vehicle = (0..<classes).flatMap { _ in goods }
    values["vehicle_bill_shares"] = .array(vehicle)
    values["outflow_bill_shares"] = .array(vehicle)
    values["sales"] = .array(inflow(sample: sample))
    return Parameters(declarations: manifest.parameters, mode: "path", axes: axes, values: values)
  }

  static let domesticShare = LabelledArray(
    axes: ["sector"], labels: [sectors], values: Array(repeating: 0.5, count: sectors.count))
}
