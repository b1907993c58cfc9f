import SimulationKit

/// Checks batteries, use and the products beside vehicles.
struct BatteryChecks {
  let parameters: Parameters

  /// - Parameter isDue: whether a check is due that reads numbers of these keys.
  func problems(_ isDue: ([String]) -> Bool) -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    if isDue(["chemistry_share", "storage_chemistry_share", "storage_installed"]) { found += chemistry() }
    if isDue(["cathode_energy", "cathode_atoms", "material_intensity"]) { found += formulas() }
    if isDue(["electric_distance_share", "hydrogen_distance_share"]) { found += distances() }
    if isDue(["unmanaged_shape", "managed_shape"]) { found += shapes() }
    if isDue([]) { found += together() }
    return found
  }

  private func chemistry() -> [ParameterDiagnostic] {
    let shares = parameters.array("chemistry_share").values
    let (kinds, years) = (parameters.labels("chemistry").count, parameters.labels("year"))
    var found: [ParameterDiagnostic] = []
    for (row, vehicle) in parameters.labels("class").enumerated() {
      for (column, year) in years.enumerated() {
        let first = row * kinds * years.count + column
        let sum = (0..<kinds).reduce(0) { $0 + shares[first + $1 * years.count] }
        if let problem = notOne(sum) {
          found.append(
            ParameterDiagnostic(.error, "chemistry_share", index: [vehicle, year], problem, advice: changeOne))
        }
      }
    }
    guard parameters.has("storage_chemistry_share"), parameters.has("storage_installed") else { return found }
    let (storage, installed) = (parameters.array("storage_chemistry_share"), parameters.array("storage_installed"))
    for (column, year) in parameters.labels("year").enumerated() where installed[column] > 0 {
      if let problem = notOne(storage.labels[0].indices.reduce(0) { $0 + storage[$1, column] }) {
        found.append(ParameterDiagnostic(.error, "storage_chemistry_share", index: [year], problem, advice: changeOne))
      }
    }
    return found
  }

  /// A formula and an intensity of the same metal.
  private func formulas() -> [ParameterDiagnostic] {
    guard parameters.has("cathode_energy") || parameters.has("cathode_atoms") else { return [] }
    let layout = Layout(parameters)
    let read = TermReader(parameters: parameters)
    let elements = Stoichiometry.elements.count
    let energy = read.array("cathode_energy", orZeros: layout.chemistries)
    let atoms = read.array("cathode_atoms", orZeros: layout.chemistries * elements)
    let intensity = parameters.array("material_intensity")
    var found: [ParameterDiagnostic] = []
    for (row, name) in parameters.labels("chemistry").enumerated() {
      let hasAtoms = atoms[row * elements..<(row + 1) * elements].contains { $0 > 0 }
      if hasAtoms != (energy[row] > 0) {
        found.append(
          ParameterDiagnostic(
            .error, hasAtoms ? "cathode_atoms" : "cathode_energy", index: [name],
            "\(name) has \(hasAtoms ? "a formula and no cathode_energy" : "a cathode_energy and no formula")",
            advice: hasAtoms ? "write cathode_energy for \(name), or remove it here" : "write cathode_atoms for \(name)"
          ))
      }
      guard hasAtoms, energy[row] > 0, let metal = (0..<4).first(where: { intensity[row, $0] > 0 }) else { continue }
      found.append(
        ParameterDiagnostic(
          .error, "material_intensity", index: [name, Layout.materials[metal]],
          "\(Layout.materials[metal]) of \(name) follows from its formula", advice: "remove one of the two"))
    }
    return found
  }

  private func distances() -> [ParameterDiagnostic] {
    guard parameters.has("hydrogen_distance_share") else { return [] }
    let (electric, hydrogen) = (
      parameters.array("electric_distance_share"), parameters.array("hydrogen_distance_share")
    )
    return parameters.labels("class").enumerated().compactMap { row, vehicle in
      guard electric[row] + hydrogen[row] > 1 + 1e-9 else { return nil }
      return ParameterDiagnostic(
        .error, "hydrogen_distance_share", index: [vehicle],
        "\(vehicle) would drive \(nine(electric[row])) of its distance on electricity and \(nine(hydrogen[row])) on hydrogen",
        advice: "write at most \(nine(1 - electric[row]))")
    }
  }

  private func shapes() -> [ParameterDiagnostic] {
    ["unmanaged_shape", "managed_shape"].flatMap { key in
      let shape = parameters.array(key)
      return parameters.labels("class").enumerated().compactMap { row, vehicle in
        notOne(shape.row(row).reduce(0, +)).map {
          ParameterDiagnostic(.error, key, index: [vehicle], $0, advice: changeOne)
        }
      }
    }
  }

  /// Parameters that mean nothing without each other.
  private func together() -> [ParameterDiagnostic] {
    let groups = [
      [
        "vehicle_to_grid_share", "vehicle_to_grid_power", "vehicle_to_grid_depth", "vehicle_to_grid_cycles",
        "vehicle_to_grid_loss",
      ],
      ["hydrogen_use", "hydrogen_distance_share", "hydrogen_price", "hydrogen_bill_shares"],
      ["pack_assembly_share", "packs_assembled_in_region_share", "pack_assembly_bill_shares"],
      ["posts_made_in_region_share", "post_part"],
      [
        "storage_production", "storage_installed", "storage_price", "storage_made_in_region_share",
        "storage_chemistry_share", "storage_bill_shares",
      ],
    ]
    return groups.flatMap { keys -> [ParameterDiagnostic] in
      guard let written = keys.first(where: parameters.has) else { return [] }
      let missing = keys.filter { !parameters.has($0) }
      guard !missing.isEmpty else { return [] }
      return [
        ParameterDiagnostic(
          .error, written, "\(written) needs \(missing.joined(separator: ", ")) beside it",
          advice: "write \(missing.count == 1 ? "it" : "them"), or remove \(written)")
      ]
    }
  }
}

let changeOne = "change one of them so that they sum to 1"

func notOne(_ sum: Double) -> String? {
  abs(sum - 1) > 1e-9 ? "the shares sum to \(nine(sum)), not 1" : nil
}
