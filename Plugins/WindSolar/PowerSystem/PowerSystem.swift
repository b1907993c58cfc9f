import SimulationKit

/// Everything of the hours that does not depend on a sample's inputs: stations, profiles, the days that stand for the year.
struct PowerSystem {
  let stations: [PowerStation]
  let years: [String]
  /// Of the whole year.
  let profiles: HourlyProfiles
  let days: RepresentativeDays
  let rate: Double
  /// Years of which hours are asked for.
  let hourlyYears: [String]
  /// By station, over the hours of the days; nil for what is neither wind nor sun.
  let plants: [PowerPlant]
  /// The same over the whole year.
  let yearPlants: [PowerPlant]

  init(_ parameters: Parameters) throws(SampleProblem) {
    stations = parameters.records("stations").map { PowerStation($0.name, $0.fields) }
    years = parameters.labels("year")
    profiles = Self.profiles(parameters)
    days = RepresentativeDays(profiles, count: parameters.integer("representative_days"))
    rate = parameters.number("discount_rate")
    hourlyYears = parameters.records("hourly_years").map { "\($0.fields.integer("year"))" }
    var (plants, yearPlants): ([PowerPlant], [PowerPlant]) = ([], [])
    let all = Array(repeating: 1.0, count: profiles.load.count)
    for station in stations {
      let (year, chosen) = try Self.mapped(station, profiles, days, all)
      plants.append(station.plant(chosen, rate: rate))
      yearPlants.append(station.plant(year, rate: rate))
    }
    (self.plants, self.yearPlants) = (plants, yearPlants)
  }

  static func profiles(_ parameters: Parameters) -> HourlyProfiles {
    if parameters.has("profiles") {
      let table = parameters.table("profiles")
      return HourlyProfiles(
        load: table.numbers["load"] ?? [], wind: table.numbers["wind"] ?? [], sun: table.numbers["solar"] ?? [])
    }
    func series(_ place: Int) -> HourlyProfiles.Statistics.Series {
      HourlyProfiles.Statistics.Series(
        monthly: parameters.array("monthly_shape").row(place), diurnal: parameters.array("diurnal_shape").row(place),
        spread: parameters.array("profile_spread")[place], persistence: parameters.array("profile_persistence")[place],
        mean: place == 0 ? 1 : parameters.array("profile_mean")[place])
    }
    return HourlyProfiles(
      HourlyProfiles.Statistics(load: series(0), wind: series(1), sun: series(2)), seed: parameters.integer("seed"))
  }

  private static func mapped(
    _ station: PowerStation, _ profiles: HourlyProfiles, _ days: RepresentativeDays, _ all: [Double]
  ) throws(SampleProblem) -> (year: [Double]?, chosen: [Double]?) {
    guard let technology = station.technology else { return (nil, nil) }
    let raw = technology == .wind ? profiles.wind : profiles.sun
    let chosen = days.hours(of: raw)
    guard let hours = station.fullLoadHours else { return (raw, chosen) }
    guard let year = raw.reaching(fullLoadHours: hours, weights: all),
      let own = chosen.reaching(fullLoadHours: hours, weights: days.hourWeights)
    else {
      throw SampleProblem.failed(
        "\(station.name): no exponent brings the profile to \(hours) full-load hours: too few hours have any output")
    }
    return (year, own)
  }

  /// Load by the hour, GW, of demand and charging, TWh a year.
  func yearLoad(_ demand: Double, charging: Double) -> [Double] {
    let scale = 1000 / Double(profiles.load.count)
    return profiles.load.enumerated().map { hour, shape in
      scale * ((demand - charging) * shape + charging * HourlyProfiles.chargingHours[hour % 24])
    }
  }

  /// The hours of the chosen days: their energy is the year's, the day of the peak as it is.
  func hours(_ demand: Double, charging: Double) -> PowerHours {
    let year = yearLoad(demand, charging: charging)
    var load = days.hours(of: year)
    let weights = days.hourWeights
    let top = load.indices.max { load[$0] < load[$1] } ?? 0
    let peak = top / 24 * 24..<top / 24 * 24 + 24
    var (rest, kept) = (0.0, 0.0)
    for hour in load.indices {
      if peak.contains(hour) { kept += load[hour] * weights[hour] } else { rest += load[hour] * weights[hour] }
    }
    let factor = rest > 0 ? max(0, (1000 * demand - kept) / rest) : 1
    for hour in load.indices where !peak.contains(hour) { load[hour] *= factor }
    let starts = days.days.count == year.count / 24 ? [0] : days.days.indices.map { 24 * $0 }
    return PowerHours(load: load, weights: weights, periodStarts: starts)
  }

  /// The 168 hours of the year about the day of the peak.
  func weekNumbers(_ load: [Double]) -> [Int] {
    let top = (load.indices.max { load[$0] < load[$1] } ?? 0) / 24 * 24
    return (-72..<96).map { (top + $0 + load.count) % load.count }
  }

  /// These hours of the real year, each standing for as much of it.
  func week(_ load: [Double]) -> (hours: PowerHours, plants: [PowerPlant]) {
    let numbers = weekNumbers(load)
    let weight = Double(load.count) / 168
    var hours = PowerHours(load: numbers.map { load[$0] }, weights: numbers.map { _ in weight })
    hours.numbers = numbers
    let plants = yearPlants.map { plant -> PowerPlant in
      guard case .variable(let profile) = plant.kind else { return plant }
      var own = plant
      own.kind = .variable(profile: numbers.map { profile[$0] })
      return own
    }
    return (hours, plants)
  }
}
