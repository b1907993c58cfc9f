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
      variable("power_additions", "GW", byStation, Text(en: "capacity that begins to work in the year", zh: "当年投产容量")),
      variable(
        "power_generation", "TWh", byStation,
        Text(en: "generated, curtailment taken off; of storage given less taken", zh: "发电量，已扣除弃电；储能为放出减充入")),
      variable(
        "power_full_load_hours", "h", byStation,
        Text(en: "generation over the mean of the capacities of the year", zh: "发电量与当年平均容量之比")),
      variable(
        "power_investment", "1e8 CNY_table", byStation,
        Text(en: "investment; of wind and solar at the technology's learning cost", zh: "投资；风电和光伏按学习后的造价")),
      variable(
        "power_operation", "1e8 CNY_table", byStation,
        Text(en: "operation, maintenance and fuel; not part of the bill", zh: "运行维护和燃料费用，不计入采购")),
      variable("power_curtailment", "TWh", ["year"], Text(en: "wind and solar power thrown away", zh: "弃风弃光电量")),
      variable("power_curtailed_share", "1", ["year"], Text(en: "the same over what wind and sun offer", zh: "弃电率")),
      variable("power_lost_load", "TWh", ["year"], Text(en: "load that is not served", zh: "缺供电量")),
      variable(
        "power_reserve_margin", "1", ["year"],
        Text(en: "firm capacity in the middle of the year over the peak load, less one", zh: "年中可靠容量对最大负荷的备用率")),
      variable("power_emissions", "Mt", ["year"], Text(en: "carbon dioxide of generation", zh: "发电二氧化碳排放")),
      variable("power_renewable_share", "1", ["year"], Text(en: "renewable generation over load", zh: "可再生能源发电占负荷的份额")),
      variable(
        "power_levelised_cost", "CNY_table/kWh", ["station"],
        Text(en: "levelised cost at the full-load hours of the last year", zh: "按末年满负荷小时数计的度电成本")),
      variable(
        "power_week", "GW", ["station", "week_hour"],
        Text(
          en: """
            generation about the day of the peak load of the last year, curtailment taken off; of storage what it gives, while \
            what it takes stands above the load; a plan shows the days that stand for these
            """, zh: "末年最大负荷日前后的发电量，已扣除弃电；储能为放电，充电叠加于负荷之上；规划模式下为代表日")),
      variable("power_week_load", "GW", ["week_hour"], Text(en: "load of these hours", zh: "这些小时的负荷")),
      variable(
        "power_duration", "GW", ["profile", "share_of_year"],
        Text(
          en: "load, and what wind and sun give, hours in falling order, in the last year", zh: "末年负荷和风光出力，按小时由高到低排列")),
      variable(
        "power_capacity_factor", "1", ["profile", "month", "hour_of_day"],
        Text(en: "means of the profiles; of load over its largest hour", zh: "出力曲线均值；负荷为与最大小时之比")),
      variable(
        "power_screening", "CNY_table/kW", ["station", "running_hours"],
        Text(
          en: """
            cost of a year at so many hours; zero for what cannot run all year or be built at will: wind, sun, storage, and \
            what has full_load_hours or a potential
            """, zh: "不同利用小时数下的年成本；不能全年运行或不能任意建设的（风、光、储能及受小时数或潜力限制者）为0")),
      variable(
        "power_plan_reduced_cost", "CNY_table/kW", byStation,
        Text(
          en: "what each kW more would cost a year; below zero where a potential or what can be built in a year binds",
          zh: "每增加1千瓦的年成本；受潜力或年建设上限约束时为负"),
        plan: true),
      variable(
        "power_plan_least", "GW", ["station"],
        Text(
          en: "the least capacity of near-optimal plans of the last year; zero where none are sought",
          zh: "末年近似最优方案的最低容量；未求时为0"), plan: true),
      variable(
        "power_plan_most", "GW", ["station"],
        Text(en: "the most capacity of near-optimal plans of the last year", zh: "末年近似最优方案的最高容量"), plan: true),
      variable(
        "power_plan_cost", "1e8 CNY_table", ["year"],
        Text(
          en:
            "cost of the year: all capital, of what stands too, paid back at the costs of the year; operation and fuel",
          zh: "全年成本：全部（含现有）资本按当年造价回收，加运行和燃料费用"),
        plan: true),
      variable(
        "power_plan_gap", "1", ["year"],
        Text(en: "gap between primal and dual objective, computed from the answer", zh: "由结果计算的原始与对偶目标之差"), plan: true),
      variable(
        "power_price", "CNY_table/kWh", ["share_of_year"],
        Text(en: "price of energy in the last year, hours in falling order", zh: "末年电价，按小时由高到低排列"),
        plan: true),
      variable(
        "power_shadow_cost", "1", ["limit", "year"],
        Text(
          en: "what a limit costs, harder by one of its unit: see the axis; zero in years that are not planned",
          zh: "约束收紧一个单位的成本（见轴说明）；非规划年为0"), plan: true),
      variable(
        "power_zone_shadow_cost", "CNY_table/kW", ["zone", "technology", "year"],
        Text(en: "what the potential of a zone costs a year, lower by a kW", zh: "分区潜力减少1千瓦的年成本"), plan: true),
    ] + hourlyVariables
  }

  /// Empty where no year is named.
  private static var hourlyVariables: [VariableDeclaration] {
    let hours = ["day", "hour_of_day"]
    let standing = Text(
      en: "; a day that another stands for has that one's; day 366 is zero in a year of 365",
      zh: "；由代表日代表的日期取代表日数值，平年第366日为0")
    func variable(
      _ name: String, _ unit: String, _ axes: [String], _ meaning: Text, modes: [String] = PowerModes.all
    ) -> VariableDeclaration {
      VariableDeclaration(
        name, unit: unit, axes: ["hourly_year"] + axes + hours,
        meaning: Text(en: meaning.en + standing.en, zh: meaning.zh + standing.zh),
        modes: modes)
    }
    return [
      variable(
        "power_hourly_generation", "GW", ["station"],
        Text(
          en: "generated by the hour, curtailment taken off; of storage given less taken", zh: "逐小时发电量，已扣除弃电；储能为放出减充入")),
      variable("power_hourly_load", "GW", [], Text(en: "load by the hour", zh: "逐小时负荷")),
      variable(
        "power_hourly_curtailment", "GW", [], Text(en: "wind and solar power thrown away by the hour", zh: "逐小时弃电")),
      variable(
        "power_hourly_price", "CNY_table/kWh", [], Text(en: "price of energy by the hour", zh: "逐小时电价"),
        modes: PowerModes.leastCost),
    ]
  }

  static var powerCharts: [ChartDeclaration] {
    [
      ChartDeclaration(
        "power-week", output: "power_week", mark: .area,
        title: Title(
          en: "Dispatch about the peak load (its day: hours 0 to 23)", zh: "最大负荷日前后的发电调度（当日为0至23时）"),
        quantity: Title(en: "Power", zh: "功率"), along: "week_hour", series: "station",
        stretch: ChartDeclaration.Stretch(from: "0", to: "24", label: Title(en: "day of the peak load", zh: "最大负荷日"))),
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
