import SimulationKit

/// Checks the records of classes: that each has what its law and its adoption read, and no more, and that its numbers of
/// vehicles follow.
struct ClassChecks {
  let parameters: Parameters

  private static let life: [String: [String]] = [
    "weibull": ["life_scale", "life_shape"], "normal": ["life_mean", "life_deviation"],
    "log_normal": ["life_mean", "life_deviation"], "fixed": ["life"], "step": ["life"],
  ]
  private static let lifeKeys = ["life", "life_deviation", "life_mean", "life_scale", "life_shape"]
  private static let adoptionKeys = [
    "bass_first_year", "bass_imitation", "bass_innovation", "bass_market", "share_ceiling", "share_midpoint",
    "share_rate",
  ]
  private static let adoption: [Adoption: [String]] = [
    .path: [], .bass: ["bass_innovation", "bass_imitation", "bass_market", "bass_first_year"],
    .logistic: ["share_ceiling", "share_rate", "share_midpoint"], .stock: [],
  ]

  /// Whether a model can be made of the records.
  func records() -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    for (name, fields) in parameters.records("classes") {
      let law = fields.text("survival")
      found += reads("survival = \"\(law)\"", Self.life[law] ?? [], of: Self.lifeKeys, name, fields)
      let adoption = Adoption(rawValue: fields.text("adoption")) ?? .path
      found += reads(
        "adoption = \"\(adoption.rawValue)\"", Self.adoption[adoption] ?? [], of: Self.adoptionKeys, name, fields)
      if adoption != .stock, fields.has("early_retirement") {
        found.append(
          ParameterDiagnostic(
            .error, "classes", index: [name, "early_retirement"],
            "nothing reads early_retirement of \(name), whose adoption is \(adoption.rawValue)",
            advice: "remove it, or write adoption = \"stock\""))
      }
    }
    return found
  }

  private func reads(
    _ chosen: @autoclosure () -> String, _ needed: [String], of all: [String], _ name: String, _ fields: Parameters
  ) -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    if needed.contains(where: { !fields.has($0) }) {
      let missing = needed.filter { !fields.has($0) }
      found.append(
        ParameterDiagnostic(
          .error, "classes", index: [name],
          "\(name) has \(chosen()) but no \(missing.joined(separator: " and no "))",
          advice: "write \(missing.joined(separator: ", ")) for \(name)"))
    }
    for key in all where fields.has(key) && !needed.contains(key) {
      found.append(
        ParameterDiagnostic(
          .error, "classes", index: [name, key], "nothing reads \(key) of \(name), which has \(chosen())",
          advice: "remove it"))
    }
    return found
  }

  /// Numbers that the adoption of their class does not read, and classes without any.
  func numbers(_ classes: [VehicleClass]) -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    for (key, reader) in [("sales", Adoption.path), ("total_sales", .logistic), ("target_stock", .stock)] {
      let values = parameters.has(key) ? parameters.array(key) : nil
      for (row, vehicle) in classes.enumerated() {
        let isWritten = values?.row(row).contains { $0 != 0 } ?? false
        if isWritten, vehicle.adoption != reader {
          found.append(
            ParameterDiagnostic(
              .error, key, index: [vehicle.name],
              "nothing reads \(key) of \(vehicle.name), whose adoption is \(vehicle.adoption.rawValue)",
              advice: "remove it, or write adoption = \"\(reader.rawValue)\" in its class"))
        } else if !isWritten, vehicle.adoption == reader {
          found.append(
            ParameterDiagnostic(
              .warning, "classes", index: [vehicle.name],
              "\(vehicle.name) has adoption = \"\(reader.rawValue)\" and no \(key) above 0 in any year",
              advice: "write \(key) for it, or leave the class out"))
        }
      }
    }
    let layout = Layout(parameters)
    let first = layout.firstYear - layout.earlier
    for vehicle in classes where vehicle.adoption == .bass && vehicle.bassStart < first {
      found.append(
        ParameterDiagnostic(
          .error, "classes", index: [vehicle.name, "bass_first_year"],
          "the diffusion of \(vehicle.name) began in \(vehicle.bassStart), and no year before \(first) is followed",
          advice: "let earlier_year in [axes] begin in \(vehicle.bassStart), or write at least \(first)"))
    }
    if parameters.has("earlier_sales") {
      let earlier = parameters.array("earlier_sales")
      for (row, vehicle) in classes.enumerated()
      where vehicle.adoption == .bass && earlier.row(row).contains(where: { $0 != 0 }) {
        found.append(
          ParameterDiagnostic(
            .error, "earlier_sales", index: [vehicle.name],
            "nothing reads earlier_sales of \(vehicle.name), whose diffusion began in \(vehicle.bassStart)",
            advice: "remove it"))
      }
    }
    return found
  }

  /// Lives that end before they are first read.
  func firstShares(_ classes: [VehicleClass]) -> [ParameterDiagnostic] {
    let within = WithinYear(rawValue: parameters.text("within_year")) ?? .start
    let (scale, shape) = (parameters.array("pack_life_scale"), parameters.array("pack_life_shape"))
    for (row, vehicle) in classes.enumerated() {
      let packs = SurvivalLaw.weibull(scale: scale[row], shape: shape[row])
      for (what, key, law) in [("vehicles", "classes", vehicle.survival), ("packs", "pack_life_scale", packs)]
      where law.share(at: within.ageAtSale) < 1e-6 {
        return [
          ParameterDiagnostic(
            .error, key, index: [vehicle.name],
            "no \(what) of \(vehicle.name) would live to the \(within.rawValue) of the year in which they are sold",
            advice: "write a longer life, or within_year = \"start\"")
        ]
      }
    }
    return []
  }

  /// A target below what survives.
  func excess(_ error: Fleet.Excess, _ vehicle: VehicleClass, _ layout: Layout) -> ParameterDiagnostic {
    let year = layout.firstYear + error.excess.year
    return ParameterDiagnostic(
      .error, "target_stock", index: [vehicle.name, "\(year)"], error.excess.sentence(year: year),
      advice:
        "write at least \(nine(error.excess.surviving)), or early_retirement = true in the class, which retires the rest"
    )
  }
}
