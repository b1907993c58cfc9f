import SimulationKit

extension WindSolar {
  /// Faults of stations and profiles that no bounds can say.
  static func powerProblems(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let stations = parameters.records("stations").map { (PowerStation($0.name, $0.fields), $0.fields) }
    return profileProblems(parameters) + stations.flatMap { stationProblems($0, $1) }
      + familyProblems(parameters, stations.map(\.0))
  }

  private static func profileProblems(_ parameters: Parameters) -> [ParameterDiagnostic] {
    guard parameters.has("profiles") else { return [] }
    let table = parameters.table("profiles")
    guard table.rows == 8760 || table.rows == 8784 else {
      return [
        ParameterDiagnostic(
          .error, "profiles", "the profiles have \(table.rows) hours, not those of a year",
          advice: "give 8760 rows, or 8784 for a leap year")
      ]
    }
    return ["load", "wind", "solar"].compactMap { column in
      let most = column == "load" ? Double.infinity : 1
      guard let row = table.numbers[column]?.firstIndex(where: { !($0 >= 0 && $0 <= most) }),
        let value = table.numbers[column]?[row]
      else { return nil }
      return ParameterDiagnostic(
        .error, "profiles", index: [column],
        "\(column) is \(value) in hour \(row + 1)\(value < 0 ? ", below zero" : ", above one")",
        advice: column == "load" ? "write at least 0" : "write 0 to 1, the share of the capacity")
    }
  }

  private static func stationProblems(_ station: PowerStation, _ fields: Parameters) -> [ParameterDiagnostic] {
    func problem(_ field: String, _ message: String, _ advice: String) -> ParameterDiagnostic {
      ParameterDiagnostic(.error, "stations", index: [station.name, field], message, advice: advice)
    }
    var found: [ParameterDiagnostic] = []
    if station.technology != nil {
      for key in ["capacity", "retired"]
      where fields.has(key) && fields.array(key).values.contains(where: { $0 > 0 }) {
        found.append(
          problem(
            key, "\(station.kind.rawValue) takes its capacity from the technology's, and this is not read",
            "remove it, and write part"))
      }
    } else {
      if fields.has("part") {
        found.append(
          problem("part", "only wind and solar have a part of a technology", "remove it, and write capacity"))
      }
      if station.kind == .storage, !fields.has("storage_hours") {
        found.append(
          problem("storage_hours", "the store of \(station.name) has no size", "write storage_hours, as in \"4 h\""))
      }
      let years = fields.labels("year")
      for year in years.indices.dropFirst() {
        let gone = station.capacity[year - 1] - station.capacity[year]
        if gone > station.retired[year] + 1e-9 {
          found.append(
            ParameterDiagnostic(
              .error, "stations", index: [station.name, "capacity", years[year]],
              "the capacity falls by \(((gone) * 1e6).rounded() / 1e6) GW in \(years[year]), but \(station.retired[year]) GW retire",
              advice: "write what retires in retired"))
        }
      }
    }
    let sum = station.billShares.reduce(0, +)
    if sum > 0, abs(sum - 1) > 1e-9 {
      found.append(
        problem(
          "bill_shares", "the shares sum to \((sum * 1e9).rounded() / 1e9), not 1",
          "change one of them so that they sum to 1"))
    }
    return found
  }

  private static func familyProblems(_ parameters: Parameters, _ stations: [PowerStation]) -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    for (row, technology) in Technology.allCases.enumerated() {
      let own = stations.filter { $0.technology == technology }
      let parts = own.reduce(0) { $0 + $1.part }
      let standing =
        !parameters.followsShares
        ? (parameters.array("capacity").row(row).last ?? 0) : parameters.array("share").row(row).reduce(0, +)
      let before = parameters.array("capacity_before")[row]
      guard standing > 0 || before > 0 || !own.isEmpty else { continue }
      if abs(parts - 1) > 1e-9, parameters.mode != "least_cost" || before > 0 {
        found.append(
          ParameterDiagnostic(
            .error, "stations", index: own.first.map { [$0.name, "part"] } ?? [],
            "the parts of the stations of kind \(technology.rawValue) sum to \((parts * 1e9).rounded() / 1e9), not 1",
            advice: own.isEmpty ? "write a station of that kind" : "change one of them so that they sum to 1"))
      }
      guard parameters.mode == "least_cost" else { continue }
      let potential = own.reduce(0) { $0 + ($1.potential ?? .infinity) }
      let years = parameters.labels("year")
      if standing > potential, let last = years.last {
        found.append(
          ParameterDiagnostic(
            .error, "capacity", index: [technology.rawValue, last],
            "the target of \(standing) GW in \(last) is above the potential of \(potential) GW of the stations of that kind",
            advice: "lower it to at most \(potential) GW, or raise a potential"))
      }
    }
    return found
  }
}
