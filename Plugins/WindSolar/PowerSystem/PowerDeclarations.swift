import SimulationKit

/// The modes in which plants run by the hour.
enum PowerModes {
  static let all = ["path_balance", "share_balance", "least_cost"]
  static let leastCost = ["least_cost"]
}

extension Parameters {
  var hasHours: Bool { mode.map(PowerModes.all.contains) ?? false }
  var followsShares: Bool { mode == "share" || mode == "share_balance" }
}

extension WindSolar {
  static var powerAxes: [Axis] {
    [
      Axis("station", records: "stations", meaning: "kinds of power station, storage and tie-lines"),
      Axis(
        "profile", labels: ["load", "wind", "solar"],
        titles: [
          Title(en: "Load", zh: "负荷"), Title(en: "Wind", zh: "风电"), Title(en: "Solar", zh: "太阳能发电"),
        ], meaning: "series by the hour"),
      Axis("month", labels: (1...12).map(String.init), meaning: "month of the year"),
      Axis("hour_of_day", labels: (0..<24).map(String.init), meaning: "hour of the day"),
      Axis(
        "week_hour", labels: (0..<42).map { "\(4 * $0 - 72)" },
        meaning: "four hours from this one on, counted from the beginning of the day of the peak load, which is 0 to 23"
      ),
      Axis("day", labels: (1...366).map(String.init), meaning: "day of the year"),
      Axis("hourly_year", records: "hourly_years", meaning: "years of which hours are asked for"),
      Axis("zone", records: "zones", meaning: "parts of the region with potentials of their own"),
      Axis("share_of_year", labels: (0...20).map { "\(5 * $0)" }, meaning: "percent of the hours of a year"),
      Axis("running_hours", labels: (0...20).map { "\(438 * $0)" }, meaning: "hours a year at full load"),
      Axis(
        "limit", labels: PowerPlan.limitNames,
        meaning: "limits of the plan: energy in CNY/MWh (emissions in CNY/t), capacity in CNY/kW a year"),
    ]
  }

  static var stationFields: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "kind", .choice(StationKind.allCases.map(\.rawValue)),
        meaning: "wind and solar share the capacities of the technology; import is power over tie-lines"),
      ParameterDeclaration(
        "part", .number(unit: "1", .share), title: Title(en: "Part of the technology's capacity", zh: "所占装机比例"),
        meaning: "of wind and solar: part of the technology's capacity",
        optional: true),
      ParameterDeclaration(
        "capacity", .array(axes: ["year"], unit: "GW", .nonNegative, absent: nil),
        title: Title(en: "Installed capacity", zh: "装机容量"),
        meaning: "of other kinds: capacity at the end of the year; least_cost builds on it",
        default: .init(
          .number(0), .assumption, source: "nothing stands that is not named", low: 0, high: 0),
        plausible: PlausibleRange(
          0, 500, source: "no province of China had more than some 110 GW of thermal power in 2017 (CEC, from memory)")),
      ParameterDeclaration(
        "zone", .text, meaning: "of wind and solar: the zone whose potential it shares", optional: true),
      ParameterDeclaration(
        "retired", .array(axes: ["year"], unit: "GW", .any, absent: nil),
        title: Title(en: "Capacity retired", zh: "退役容量"),
        meaning: "capacity that ends its life in the year, already taken off the capacity", optional: true),
      ParameterDeclaration(
        "potential", .number(unit: "GW", .positive), title: Title(en: "Potential capacity", zh: "可开发容量"),
        meaning: "the most capacity of a plan", optional: true,
        plausible: PlausibleRange(0, 2000, source: "more than all power stations of China had in 2017")),
      ParameterDeclaration(
        "build_limit", .number(unit: "GW/year", .nonNegative), title: Title(en: "Most built in a year", zh: "年新增上限"),
        meaning: "the most capacity built in a year",
        optional: true),
      ParameterDeclaration(
        "capital_cost", .number(unit: "CNY_table/W", .nonNegative), title: Title(en: "Capital cost", zh: "单位造价"),
        meaning: "overnight capital cost",
        plausible: PlausibleRange(0, 60, source: "nuclear stations and pumped storage included")),
      ParameterDeclaration(
        "fixed_share", .number(unit: "1", .share), title: Title(en: "Fixed cost a year", zh: "年固定成本比例"),
        meaning: "yearly operation and maintenance over capital cost",
        default: .init(
          .number(0.02), .assumption, source: "two percent a year is usual for power stations", low: 0.01, high: 0.04)),
      ParameterDeclaration(
        "energy_cost", .number(unit: "CNY_table/kWh", .nonNegative), title: Title(en: "Cost of energy", zh: "电量成本"),
        meaning: "fuel and other costs of a kWh generated",
        default: .init(.number(0), .assumption, source: "wind, sun and water cost nothing to run", low: 0, high: 1)),
      ParameterDeclaration(
        "lifetime", .number(unit: "year", .positive),
        title: Title(en: "Lifetime", zh: "寿命"),
        meaning: "years over which the capital is paid back; what least_cost builds ends with them",
        default: .init(.number(20), .assumption, source: "the usual span of wind and solar parks", low: 15, high: 30)),
      ParameterDeclaration(
        "full_load_hours", .number(unit: "h", Bounds(0, 8784, includesLower: false)),
        title: Title(en: "Full-load hours", zh: "满负荷小时数"),
        meaning: "of wind and solar: before curtailment, the profile is brought to it; of others: the most in a year",
        optional: true),
      ParameterDeclaration(
        "availability", .number(unit: "1", .share), title: Title(en: "Availability", zh: "可用率"),
        meaning: "part of the capacity that can run at once",
        default: .init(
          .number(0.9), .assumption, source: "a tenth is out for repair and inspection", low: 0.8, high: 1)),
      ParameterDeclaration(
        "firm_share", .number(unit: "1", .share), title: Title(en: "Firm share of capacity", zh: "可靠容量占比"),
        meaning: "part of the capacity that counts towards the reserve",
        default: .init(.number(0), .assumption, source: "nothing counts that is not said to", low: 0, high: 1)),
      ParameterDeclaration(
        "emissions", .number(unit: "t/MWh", .nonNegative), title: Title(en: "Emissions per energy", zh: "单位电量排放"),
        meaning: "carbon dioxide of a MWh generated",
        default: .init(.number(0), .assumption, source: "only what burns fossil fuel emits", low: 0, high: 1.1)),
      ParameterDeclaration(
        "storage_hours", .number(unit: "h", .positive), title: Title(en: "Hours of storage", zh: "储能时长"),
        meaning: "of storage: energy over power", optional: true),
      ParameterDeclaration(
        "charging_efficiency", .number(unit: "1", .positive),
        title: Title(en: "Charging efficiency", zh: "充电效率"), meaning: "energy stored over taken",
        default: .init(.number(0.95), .assumption, source: "lithium batteries with inverter", low: 0.85, high: 0.98)),
      ParameterDeclaration(
        "discharging_efficiency", .number(unit: "1", .positive),
        title: Title(en: "Discharging efficiency", zh: "放电效率"), meaning: "energy given over taken from the store",
        default: .init(.number(0.95), .assumption, source: "lithium batteries with inverter", low: 0.85, high: 0.98)),
      ParameterDeclaration(
        "renewable", .boolean, meaning: "of thermal and import: counts as renewable (biomass, waste, geothermal heat)",
        default: .init(.boolean(false), .assumption, source: "most thermal power burns coal")),
      ParameterDeclaration(
        "bill_shares", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods of the investment", zh: "投资品构成"),
        meaning: "of other kinds: investment in producers' prices by sector; all zero: not billed", optional: true),
    ]
  }

  static var powerParameters: [ParameterDeclaration] {
    let modes = PowerModes.all
    func series(_ key: String, _ axes: [String], _ bounds: Bounds, _ meaning: Text) -> ParameterDeclaration {
      ParameterDeclaration(key, .array(axes: axes, unit: "1", bounds, absent: nil), meaning: meaning, modes: modes)
    }
    func limit(_ key: String, _ unit: String, _ bounds: Bounds, _ meaning: Text) -> ParameterDeclaration {
      ParameterDeclaration(
        key, .array(axes: ["year"], unit: unit, bounds, absent: nil), meaning: meaning, modes: PowerModes.leastCost,
        optional: true)
    }
    return [
      ParameterDeclaration(
        "stations", .records(stationFields), meaning: "what generates, stores and brings in power", modes: modes),
      ParameterDeclaration(
        "profiles",
        .table([
          .init("load", unit: "1", meaning: "load by the hour, in any unit"),
          .init("wind", unit: "1", meaning: "wind power over capacity"),
          .init("solar", unit: "1", meaning: "solar power over capacity"),
        ]), meaning: "8,760 or 8,784 rows; absent: a synthetic year", modes: modes, optional: true),
      series("monthly_shape", ["profile", "month"], .nonNegative, "means of the months, in any proportion"),
      series(
        "diurnal_shape", ["profile", "hour_of_day"], .nonNegative, "means of the hours of the day, in any proportion"),
      series("profile_mean", ["profile"], .share, "mean of the synthetic wind and solar factors; of load not used"),
      series("profile_spread", ["profile"], Bounds(0, 3), "standard deviation of the logarithm about the shapes"),
      series("profile_persistence", ["profile"], Bounds(0, 0.9999), "correlation of that deviation from hour to hour"),
      ParameterDeclaration(
        "seed", .integer(Bounds(0, 1e9)), meaning: "of the synthetic year", modes: modes,
        default: .init(.integer(1), .assumption, source: "any number will do", low: 0, high: 1000)),
      ParameterDeclaration(
        "representative_days", .integer(Bounds(0, 366)), meaning: "days that stand for the year; 0: all of them",
        modes: modes,
        default: .init(
          .integer(12), .assumption, source: "one a month, the day of the peak among them", low: 6, high: 60)),
      ParameterDeclaration(
        "discount_rate", .number(unit: "1", Bounds(0, 0.5)), title: Title(en: "Discount rate of power", zh: "发电贴现率"),
        meaning: "interest at which capital is paid back",
        modes: modes,
        default: .init(
          .number(0.08), .assumption, source: "the rate of power planning in China about 2016", low: 0.05, high: 0.1)),
      limit(
        "renewable_share", "1", .share, "least part of the load that does not come from other than renewable plants"),
      limit("curtailment_cap", "1", .share, "most part of what wind and sun offer that is thrown away"),
      limit("emission_cap", "Mt", .nonNegative, "most carbon dioxide of the year"),
      limit("reserve_margin", "1", Bounds(-1, 2), "least firm capacity over the peak load, less one"),
      ParameterDeclaration(
        "plan_interval", .integer(Bounds(1, 100)),
        meaning: """
          years from one planned year to the next, counted back from the last; between them what is built comes in equal \
          parts
          """,
        modes: PowerModes.leastCost,
        default: .init(.integer(1), .assumption, source: "every year is planned", low: 1, high: 5)),
      ParameterDeclaration(
        "zones",
        .records([
          ParameterDeclaration(
            "wind_potential", .number(unit: "GW", .nonNegative), title: Title(en: "Wind potential", zh: "风电可开发容量"),
            meaning: "the most wind power of the zone",
            optional: true),
          ParameterDeclaration(
            "solar_potential", .number(unit: "GW", .nonNegative), title: Title(en: "Solar potential", zh: "太阳能可开发容量"),
            meaning: "the most solar power of the zone",
            optional: true),
        ]), meaning: "what stations of a zone may be together", modes: PowerModes.leastCost,
        default: .init(.records([]), .assumption, source: "the region is one zone")),
      ParameterDeclaration(
        "hourly_years",
        .records([
          ParameterDeclaration("year", .integer(Bounds(1900, 2200)), meaning: "a year of the run")
        ]), meaning: "years of which every hour is put out; none: no hour is", modes: modes,
        default: .init(.records([]), .assumption, source: "hours are many numbers")),
      ParameterDeclaration(
        "lost_load_cost", .number(unit: "CNY_table/kWh", .positive), title: Title(en: "Cost of lost load", zh: "失负荷成本"),
        meaning: "cost of a kWh that is not served",
        modes: PowerModes.leastCost,
        default: .init(
          .number(20), .assumption,
          source: "value added over electricity used is some 13 CNY/kWh; an outage costs more",
          low: 10, high: 50)),
      ParameterDeclaration(
        "alternatives_slack", .number(unit: "1", Bounds(0, 0.5)),
        meaning: "how much more a plan may cost whose least and most capacities are sought; 0: none are",
        modes: PowerModes.leastCost,
        default: .init(.number(0), .assumption, source: "two more programs for each station", low: 0, high: 0.05)),
    ]
  }
}

/// The fields of a station.
enum StationKind: String, CaseIterable {
  case thermal, wind, solar, hydro, storage
  case tieLine = "import"
}
