import SimulationKit

extension WindSolar {
  /// Faults of stations and profiles that no bounds can say.
  static func powerProblems(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let stations = parameters.records("stations").map { (PowerStation($0.name, $0.fields), $0.fields) }
    return profileProblems(parameters) + stations.flatMap { stationProblems($0, $1) }
      + familyProblems(parameters, stations.map(\.0)) + namedProblems(parameters, stations.map(\.0))
  }

  /// Years and zones that are named and not there.
  private static func namedProblems(_ parameters: Parameters, _ stations: [PowerStation]) -> [ParameterDiagnostic] {
    let years = parameters.labels("year")
    var found: [ParameterDiagnostic] = []
    var seen: Set<Int> = []
    for record in parameters.records("hourly_years") {
      let year = record.fields.integer("year")
      if !years.contains("\(year)") {
        found.append(
          ParameterDiagnostic(
            .error, "hourly_years", index: [record.name, "year"], "the run has no year \(year)",
            advice: "write one from \(years.first ?? "") to \(years.last ?? "")"))
      } else if !seen.insert(year).inserted {
        found.append(
          ParameterDiagnostic(
            .error, "hourly_years", index: [record.name, "year"], "the hours of \(year) are asked for twice",
            advice: "remove one of them"))
      }
    }
    guard parameters.mode == "least_cost" else { return found }
    let zones = parameters.records("zones").map(\.name)
    for station in stations {
      guard let zone = station.zone, !zones.contains(zone) else { continue }
      found.append(
        ParameterDiagnostic(
          .error, "stations", index: [station.name, "zone"], "there is no zone \(zone)",
          advice: zones.isEmpty ? "describe it in zones" : "write one of \(zones.joined(separator: ", "))"))
    }
    return found
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
    var found = station.kind == .storage ? lossProblems(station, problem) : []
    found += retirementProblems(station, fields.labels("year"))
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
      if station.zone != nil {
        found.append(problem("zone", "only wind and solar share the potential of a zone", "remove it"))
      }
      if station.kind == .storage, !fields.has("storage_hours") {
        found.append(
          problem("storage_hours", "the store of \(station.name) has no size", "write storage_hours, as in \"4 h\""))
      }
      let years = fields.labels("year")
      for year in years.indices.dropFirst() {
        let gone = station.capacity[year - 1] - station.capacity[year]
        if gone > max(0, station.retired[year]) + 1e-9 {
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

  /// GW of a technology's stations that potentials of stations and zones allow.
  private static func most(of stations: [PowerStation], technology row: Int, _ parameters: Parameters) -> Double {
    let key = ["wind_potential", "solar_potential"][row]
    func alone(_ stations: [PowerStation]) -> Double { stations.reduce(0) { $0 + ($1.potential ?? .infinity) } }
    let zones = parameters.records("zones")
    return alone(stations.filter { station in !zones.contains { $0.name == station.zone } })
      + zones.reduce(0) { sum, zone in
        let own = stations.filter { $0.zone == zone.name }
        return sum + (own.isEmpty ? 0 : min(alone(own), zone.fields.has(key) ? zone.fields.number(key) : .infinity))
      }
  }

  private static func lossProblems(
    _ station: PowerStation, _ problem: (String, String, String) -> ParameterDiagnostic
  ) -> [ParameterDiagnostic] {
    [("charging_efficiency", station.charging), ("discharging_efficiency", station.discharging)].compactMap {
      key, value in
      value <= 1
        ? nil
        : problem(
          key, "the store of \(station.name) gives more than it takes: its \(key) is \(value)", "write at most 1")
    }
  }

  private static func retirementProblems(_ station: PowerStation, _ years: [String]) -> [ParameterDiagnostic] {
    years.indices.compactMap { year in
      let retired = station.retired[year]
      func problem(_ message: String, _ advice: String) -> ParameterDiagnostic {
        ParameterDiagnostic(
          .error, "stations", index: [station.name, "retired", years[year]], message, advice: advice)
      }
      if retired < 0 {
        return problem(
          "\(retired) GW retire in \(years[year]), below zero: what retires does not come back",
          "write at least 0; what is built raises capacity")
      }
      guard station.row == nil, year > 0, retired > station.capacity[year - 1] + 1e-9 else { return nil }
      let stood = station.capacity[year - 1]
      return problem(
        "\(retired) GW retire in \(years[year]), but only \(stood) GW stood at the end of \(years[year - 1])",
        "write at most \(stood)")
    }
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
      let buildable = most(of: own, technology: row, parameters)
      if standing <= potential, standing > buildable, let last = years.last {
        found.append(
          ParameterDiagnostic(
            .error, "capacity", index: [technology.rawValue, last],
            "the target of \(standing) GW in \(last) is above the potential of \(buildable) GW of the zones",
            advice: "lower it to at most \(buildable) GW, or raise a zone's \(technology.rawValue)_potential"))
      }
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
