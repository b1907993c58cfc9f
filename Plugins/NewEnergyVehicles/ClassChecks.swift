import SimulationKit

/// Checks the records of classes: that each has what its law and its adoption read, and no more, and that its numbers of
/// vehicles follow.
struct ClassChecks {
  let parameters: Parameters

  private static let life: [String: [String]] = [
    "weibull": ["life_scale", "life_shape"], "normal": ["life_mean", "life_deviation"],
    "log_normal": ["life_mean", "life_deviation"], "fixed": ["life"], "step": ["life"],
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
      found += reads("survival = \"\(law)\"", Self.life[law] ?? [], of: Self.life.values.flatMap { $0 }, name, fields)
      let adoption = Adoption(rawValue: fields.text("adoption")) ?? .path
      found += reads(
        "adoption = \"\(adoption.rawValue)\"", Self.adoption[adoption] ?? [],
        of: Self.adoption.values.flatMap { $0 }, name, fields)
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
    _ chosen: String, _ needed: [String], of all: [String], _ name: String, _ fields: Parameters
  ) -> [ParameterDiagnostic] {
    let missing = needed.filter { !fields.has($0) }
    var found: [ParameterDiagnostic] = []
    if !missing.isEmpty {
      found.append(
        ParameterDiagnostic(
          .error, "classes", index: [name],
          "\(name) has \(chosen) but no \(missing.joined(separator: " and no "))",
          advice: "write \(missing.joined(separator: ", ")) for \(name)"))
    }
    for key in Set(all).subtracting(needed).sorted() where fields.has(key) {
      found.append(
        ParameterDiagnostic(
          .error, "classes", index: [name, key], "nothing reads \(key) of \(name), which has \(chosen)",
          advice: "remove it"))
    }
    return found
  }

  /// Numbers that the adoption of their class does not read, and classes without any.
  func numbers() -> [ParameterDiagnostic] {
    let classes = VehicleClass.all(parameters)
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

  /// Curves that begin at nothing, and targets below what survives.
  func stocks() -> [ParameterDiagnostic] {
    let layout = Layout(parameters)
    let terms = FleetTerms(parameters, layout: layout)
    let within = parameters.text("within_year")
    for (vehicle, curve) in zip(terms.classes, terms.curves) {
      for (what, share) in [("vehicles", curve.vehicles.first), ("packs", curve.packs.first)] {
        guard let share, share < 1e-6 else { continue }
        return [
          ParameterDiagnostic(
            .error, what == "packs" ? "pack_life_scale" : "classes", index: [vehicle.name],
            "no \(what) of \(vehicle.name) would live to the \(within) of the year in which they are sold",
            advice: "write a longer life, or within_year = \"start\"")
        ]
      }
    }
    do throws(Fleet.Excess) { _ = try Fleet(terms) } catch {
      let year = layout.firstYear + error.excess.year
      return [
        ParameterDiagnostic(
          .error, "target_stock", index: [terms.classes[error.row].name, "\(year)"],
          error.excess.sentence(year: year),
          advice:
            "write at least \(nine(error.excess.surviving)), or early_retirement = true in the class, which retires the rest")
      ]
    }
    return []
  }
}
