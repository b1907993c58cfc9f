import SimulationKit

extension WindSolar {
  static var powerVariables: [VariableDeclaration] {
    func variable(
      _ name: String, _ unit: String, _ axes: [String], _ meaning: Text, iamc: String? = nil, plan: Bool = false
    ) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: unit, axes: axes, meaning: meaning, modes: plan ? PowerModes.leastCost : PowerModes.all, iamc: iamc)
    }
    let byStation = ["station", "year"]
    return [
      variable("power_capacity", "GW", byStation, "capacity at the end of the year"),
      variable("power_additions", "GW", byStation, "capacity that begins to work in the year"),
      variable("power_generation", "TWh", byStation, "generated, curtailment taken off; of storage given less taken"),
      variable("power_full_load_hours", "h", byStation, "generation over the mean of the capacities of the year"),
      variable(
        "power_investment", "1e8 CNY_table", byStation,
        "investment; of wind and solar at the technology's learning cost"),
      variable("power_operation", "1e8 CNY_table", byStation, "operation, maintenance and fuel; not part of the bill"),
      variable("power_curtailment", "TWh", ["year"], "wind and solar power thrown away"),
      variable("power_curtailed_share", "1", ["year"], "the same over what wind and sun offer"),
      variable("power_lost_load", "TWh", ["year"], "load that is not served"),
      variable(
        "power_reserve_margin", "1", ["year"], "firm capacity in the middle of the year over the peak load, less one"),
      variable("power_emissions", "Mt", ["year"], "carbon dioxide of generation"),
      variable("power_renewable_share", "1", ["year"], "renewable generation over load"),
      variable(
        "power_levelised_cost", "CNY_table/kWh", ["station"], "levelised cost at the full-load hours of the last year"),
      variable(
        "power_week", "GW", ["station", "week_hour"], "generation about the day of the peak load of the last year"),
      variable("power_week_load", "GW", ["week_hour"], "load of these hours"),
      variable(
        "power_duration", "GW", ["profile", "share_of_year"],
        "load, and what wind and sun give, hours in falling order, in the last year"),
      variable(
        "power_capacity_factor", "1", ["profile", "month", "hour_of_day"],
        "means of the profiles; of load over its largest hour"),
      variable(
        "power_screening", "CNY_table/kW", ["station", "running_hours"],
        "cost of a year at so many hours; zero for wind, sun and storage"),
      variable("power_plan_capacity", "GW", ["station"], "capacity of least cost in the last year", plan: true),
      variable("power_plan_generation", "TWh", ["station"], "generation of the planned year", plan: true),
      variable(
        "power_plan_reduced_cost", "CNY_table/kW", ["station"], "what each kW more would cost a year", plan: true),
      variable(
        "power_plan_least", "GW", ["station"], "the least capacity of near-optimal plans; zero where none are sought",
        plan: true),
      variable("power_plan_most", "GW", ["station"], "the most capacity of near-optimal plans", plan: true),
      variable("power_plan_cost", "1e8 CNY_table", [], "cost of the planned year, capital paid back", plan: true),
      variable(
        "power_plan_gap", "1", [], "gap between primal and dual objective, computed from the answer", plan: true),
      variable("power_plan_curtailed_share", "1", [], "curtailment of the planned year", plan: true),
      variable(
        "power_price", "CNY_table/kWh", ["share_of_year"], "price of energy, hours in falling order", plan: true),
      variable(
        "power_shadow_cost", "1", ["limit"], "what a limit costs, harder by one of its unit: see the axis", plan: true),
    ]
  }

  static var powerCharts: [ChartDeclaration] {
    [
      ChartDeclaration(
        "power-week", output: "power_week", mark: .area,
        title: Title(en: "Dispatch about the day of the peak load (hours 0 to 23)", zh: "最大负荷日（0至23时）前后的发电调度"),
        quantity: Title(en: "Power", zh: "功率"), along: "week_hour", series: "station"),
      ChartDeclaration(
        "power-duration", output: "power_duration", mark: .lines,
        title: Title(en: "Hours of the year in falling order", zh: "全年各小时持续曲线"),
        quantity: Title(en: "Power", zh: "功率"), along: "share_of_year", series: "profile"),
      ChartDeclaration(
        "power-wind-hours", output: "power_capacity_factor", mark: .heatMap,
        title: Title(en: "Wind by month and hour of the day", zh: "风电出力的月份与时刻分布"),
        quantity: Title(en: "Capacity factor", zh: "容量因子"), along: "hour_of_day", series: "month",
        at: ["profile": "wind"]),
      ChartDeclaration(
        "power-solar-hours", output: "power_capacity_factor", mark: .heatMap,
        title: Title(en: "Sun by month and hour of the day", zh: "光伏出力的月份与时刻分布"),
        quantity: Title(en: "Capacity factor", zh: "容量因子"), along: "hour_of_day", series: "month",
        at: ["profile": "solar"]),
      ChartDeclaration(
        "power-screening", output: "power_screening", mark: .lines,
        title: Title(en: "Cost of a year by hours at full load", zh: "各类电站年成本与满负荷小时数"),
        quantity: Title(en: "Cost", zh: "成本"), along: "running_hours", series: "station"),
      ChartDeclaration(
        "power-generation", output: "power_generation", mark: .columns,
        title: Title(en: "Generation by kind of station", zh: "各类电站发电量"),
        quantity: Title(en: "Generation", zh: "发电量")),
    ]
  }
}
