import SimulationKit

extension WindSolar {
  static var powerAxes: [Axis] {
    [
      Axis(
        "station", records: "stations",
        meaning: Text(en: "kinds of power station, storage and tie-lines", zh: "电站、储能和联络线的种类")),
      Axis(
        "profile", labels: ["load", "wind", "solar"],
        titles: [
          Title(en: "Load", zh: "负荷"), Title(en: "Wind", zh: "风电"), Title(en: "Solar", zh: "太阳能发电"),
        ], meaning: Text(en: "series by the hour", zh: "逐小时序列")),
      Axis("month", labels: (1...12).map(String.init), meaning: Text(en: "month of the year", zh: "月份")),
      Axis("hour_of_day", labels: (0..<24).map(String.init), meaning: Text(en: "hour of the day", zh: "一天中的小时")),
      Axis(
        "week_hour", labels: (0..<42).map { "\(4 * $0 - 72)" },
        meaning: Text(
          en: "four hours from this one on, counted from the beginning of the day of the peak load, which is 0 to 23",
          zh: "自该小时起的四小时，从最大负荷日零时算起，取0至23")
      ),
      Axis("day", labels: (1...366).map(String.init), meaning: Text(en: "day of the year", zh: "一年中的第几天")),
      Axis(
        "hourly_year", records: "hourly_years",
        meaning: Text(en: "years of which hours are asked for", zh: "需要输出逐小时结果的年份")),
      Axis(
        "zone", records: "zones",
        meaning: Text(en: "parts of the region with potentials of their own", zh: "具有各自资源潜力的分区")),
      Axis(
        "share_of_year", labels: (0...20).map { "\(5 * $0)" },
        meaning: Text(en: "percent of the hours of a year", zh: "占全年小时数的百分比")),
      Axis(
        "running_hours", labels: (0...20).map { "\(438 * $0)" },
        meaning: Text(en: "hours a year at full load", zh: "全年满负荷小时数")),
      Axis(
        "limit", labels: PowerPlan.limitNames,
        meaning: Text(
          en: "limits of the plan: energy in CNY/MWh (emissions in CNY/t), capacity in CNY/kW a year",
          zh: "方案的约束：电量按元/兆瓦时（排放按元/吨），容量按元/千瓦·年")),
    ]
  }

  static var stationFields: [ParameterDeclaration] {
    ParameterDeclaration.recordTitles(of: Text(en: "the kind of station", zh: "电站种类")) + [
      ParameterDeclaration(
        "kind", .choice(StationKind.allCases.map(\.rawValue)),
        meaning: Text(
          en: "wind and solar share the capacities of the technology; import is power over tie-lines",
          zh: "风电和光伏共用该技术的装机；import 为联络线送入电力")),
      ParameterDeclaration(
        "part", .number(unit: "1", .share),
        title: Title(en: "Part of the technology's capacity", zh: "所占装机比例"),
        meaning: Text(en: "of wind and solar: part of the technology's capacity", zh: "风电和光伏：占该技术装机的份额"),
        optional: true),
      ParameterDeclaration(
        "capacity", .array(axes: ["year"], unit: "GW", .nonNegative, absent: nil),
        title: Title(en: "Installed capacity", zh: "装机容量"),
        meaning: Text(
          en: "of other kinds: capacity at the end of the year; least_cost builds on it",
          zh: "其他类型：年末容量；least_cost 在其上新建"),
        default: .init(
          .number(0), .assumption, source: Text(en: "nothing stands that is not named", zh: "未列明的视为没有"), low: 0, high: 0
        ),
        plausible: PlausibleRange(
          0, 500,
          source: Text(
            en: "no province of China had more than some 110 GW of thermal power in 2017 (CEC, from memory)",
            zh: "2017年各省火电装机均不超过约1.1亿千瓦（中电联，凭记忆）"))),
      ParameterDeclaration(
        "zone", .text, meaning: Text(en: "of wind and solar: the zone whose potential it shares", zh: "风电和光伏：所占用资源的分区"),
        optional: true),
      ParameterDeclaration(
        "retired", .array(axes: ["year"], unit: "GW", .any, absent: nil),
        title: Title(en: "Capacity retired", zh: "退役容量"),
        meaning: Text(
          en: "capacity that ends its life in the year, already taken off the capacity", zh: "当年到期退役的容量，已从装机中扣除"),
        optional: true),
      ParameterDeclaration(
        "potential", .number(unit: "GW", .positive), title: Title(en: "Potential capacity", zh: "可开发容量"),
        meaning: Text(en: "the most capacity of a plan", zh: "方案的最大容量"),
        optional: true,
        plausible: PlausibleRange(
          0, 2000, source: Text(en: "more than all power stations of China had in 2017", zh: "超过2017年全国全部电站装机"))),
      ParameterDeclaration(
        "build_limit", .number(unit: "GW/year", .nonNegative),
        title: Title(en: "Most built in a year", zh: "年新增上限"),
        meaning: Text(en: "the most capacity built in a year", zh: "每年最多新建容量"),
        optional: true),
      ParameterDeclaration(
        "capital_cost", .number(unit: "CNY_table/W", .nonNegative),
        title: Title(en: "Capital cost", zh: "单位造价"), meaning: Text(en: "overnight capital cost", zh: "单位造价（不含建设期利息）"),
        plausible: PlausibleRange(
          0, 60, source: Text(en: "nuclear stations and pumped storage included", zh: "含核电和抽水蓄能"))),
      ParameterDeclaration(
        "fixed_share", .number(unit: "1", .share),
        title: Title(en: "Fixed cost a year", zh: "年固定成本比例"),
        meaning: Text(en: "yearly operation and maintenance over capital cost", zh: "年运行维护费与投资之比"),
        default: .init(
          .number(0.02), .assumption,
          source: Text(en: "two percent a year is usual for power stations", zh: "电站通常为每年2%"), low: 0.01, high: 0.04)),
      ParameterDeclaration(
        "energy_cost", .number(unit: "CNY_table/kWh", .nonNegative),
        title: Title(en: "Cost of energy", zh: "电量成本"),
        meaning: Text(en: "fuel and other costs of a kWh generated", zh: "每千瓦时的燃料及其他成本"),
        default: .init(
          .number(0), .assumption, source: Text(en: "wind, sun and water cost nothing to run", zh: "风、光、水无燃料成本"),
          low: 0, high: 1)),
      ParameterDeclaration(
        "lifetime", .number(unit: "year", .positive),
        title: Title(en: "Lifetime", zh: "寿命"),
        meaning: Text(
          en: "years over which the capital is paid back; what least_cost builds ends with them",
          zh: "资本回收年限；least_cost 新建者到期退出"),
        default: .init(
          .number(20), .assumption, source: Text(en: "the usual span of wind and solar parks", zh: "风电场和光伏电站的一般年限"),
          low: 15, high: 30)),
      ParameterDeclaration(
        "full_load_hours", .number(unit: "h", Bounds(0, 8784, includesLower: false)),
        title: Title(en: "Full-load hours", zh: "满负荷小时数"),
        meaning: Text(
          en: "of wind and solar: before curtailment, the profile is brought to it; of others: the most in a year",
          zh: "风电和光伏：弃电前的满负荷小时数，出力曲线据此调整；其他类型：全年最多小时数"),
        optional: true),
      ParameterDeclaration(
        "availability", .number(unit: "1", .share),
        title: Title(en: "Availability", zh: "可用率"),
        meaning: Text(en: "part of the capacity that can run at once", zh: "可同时运行的容量份额"),
        default: .init(
          .number(0.9), .assumption, source: Text(en: "a tenth is out for repair and inspection", zh: "约十分之一处于检修状态"),
          low: 0.8, high: 1)),
      ParameterDeclaration(
        "firm_share", .number(unit: "1", .share),
        title: Title(en: "Firm share of capacity", zh: "可靠容量占比"),
        meaning: Text(en: "part of the capacity that counts towards the reserve", zh: "计入备用的容量份额"),
        default: .init(
          .number(0), .assumption, source: Text(en: "nothing counts that is not said to", zh: "未注明的不计入"), low: 0,
          high: 1)),
      ParameterDeclaration(
        "emissions", .number(unit: "t/MWh", .nonNegative),
        title: Title(en: "Emissions per energy", zh: "单位电量排放"),
        meaning: Text(en: "carbon dioxide of a MWh generated", zh: "每兆瓦时发电的二氧化碳排放"),
        default: .init(
          .number(0), .assumption, source: Text(en: "only what burns fossil fuel emits", zh: "只有燃用化石燃料的才有排放"), low: 0,
          high: 1.1)),
      ParameterDeclaration(
        "storage_hours", .number(unit: "h", .positive),
        title: Title(en: "Hours of storage", zh: "储能时长"),
        meaning: Text(en: "of storage: energy over power", zh: "储能：储电量与功率之比"), optional: true),
      ParameterDeclaration(
        "charging_efficiency", .number(unit: "1", .positive),
        title: Title(en: "Charging efficiency", zh: "充电效率"),
        meaning: Text(en: "energy stored over taken", zh: "存入电量与充入电量之比"),
        default: .init(
          .number(0.95), .assumption, source: Text(en: "lithium batteries with inverter", zh: "锂电池含逆变器"), low: 0.85,
          high: 0.98)),
      ParameterDeclaration(
        "discharging_efficiency", .number(unit: "1", .positive),
        title: Title(en: "Discharging efficiency", zh: "放电效率"),
        meaning: Text(en: "energy given over taken from the store", zh: "放出电量与取出电量之比"),
        default: .init(
          .number(0.95), .assumption, source: Text(en: "lithium batteries with inverter", zh: "锂电池含逆变器"), low: 0.85,
          high: 0.98)),
      ParameterDeclaration(
        "renewable", .boolean,
        meaning: Text(
          en: "of thermal and import: counts as renewable (biomass, waste, geothermal heat)",
          zh: "火电和外来电：计为可再生能源（生物质、垃圾、地热）"),
        default: .init(.boolean(false), .assumption, source: Text(en: "most thermal power burns coal", zh: "火电多为燃煤"))),
      ParameterDeclaration(
        "bill_shares", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods of the investment", zh: "投资品构成"),
        meaning: Text(
          en: "of other kinds: investment in producers' prices by sector; all zero: not billed",
          zh: "其他类型：按部门划分的投资构成，生产者价格；全为0时不计采购"), optional: true),
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
        "stations", .records(stationFields),
        meaning: Text(en: "what generates, stores and brings in power", zh: "发电、储电和送入电力的设施"), modes: modes),
      ParameterDeclaration(
        "profiles",
        .table([
          .init("load", unit: "1", meaning: Text(en: "load by the hour, in any unit", zh: "逐小时负荷，单位不限")),
          .init("wind", unit: "1", meaning: Text(en: "wind power over capacity", zh: "风电出力与装机之比")),
          .init("solar", unit: "1", meaning: Text(en: "solar power over capacity", zh: "光伏出力与装机之比")),
        ]), meaning: Text(en: "8,760 or 8,784 rows; absent: a synthetic year", zh: "8,760或8,784行；不写则用合成年"),
        modes: modes, optional: true),
      series(
        "monthly_shape", ["profile", "month"], .nonNegative,
        Text(en: "means of the months, in any proportion", zh: "各月均值，按任意比例")),
      series(
        "diurnal_shape", ["profile", "hour_of_day"], .nonNegative,
        Text(en: "means of the hours of the day, in any proportion", zh: "一天各小时均值，按任意比例")),
      series(
        "profile_mean", ["profile"], .share,
        Text(en: "mean of the synthetic wind and solar factors; of load not used", zh: "合成的风电和光伏出力系数均值；负荷不用")),
      series(
        "profile_spread", ["profile"], Bounds(0, 3),
        Text(en: "standard deviation of the logarithm about the shapes", zh: "对数围绕形状的标准差")),
      series(
        "profile_persistence", ["profile"], Bounds(0, 0.9999),
        Text(en: "correlation of that deviation from hour to hour", zh: "该偏差逐小时的相关系数")),
      ParameterDeclaration(
        "seed", .integer(Bounds(0, 1e9)), meaning: Text(en: "of the synthetic year", zh: "合成年的参数"), modes: modes,
        default: .init(.integer(1), .assumption, source: Text(en: "any number will do", zh: "任取一数"), low: 0, high: 1000)
      ),
      ParameterDeclaration(
        "representative_days", .integer(Bounds(0, 366)),
        meaning: Text(en: "days that stand for the year; 0: all of them", zh: "代表全年的典型日数；0为逐日计算"),
        modes: modes,
        default: .init(
          .integer(12), .assumption, source: Text(en: "one a month, the day of the peak among them", zh: "每月一天，含最大负荷日"),
          low: 6, high: 60)),
      ParameterDeclaration(
        "discount_rate", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Discount rate of power", zh: "发电贴现率"),
        meaning: Text(en: "interest at which capital is paid back", zh: "资本回收所用利率"),
        modes: modes,
        default: .init(
          .number(0.08), .assumption,
          source: Text(en: "the rate of power planning in China about 2016", zh: "2016年前后我国电力规划所用利率"), low: 0.05,
          high: 0.1)),
      limit(
        "renewable_share", "1", .share,
        Text(en: "least part of the load that does not come from other than renewable plants", zh: "可再生能源供电占负荷的最低份额")),
      limit(
        "curtailment_cap", "1", .share,
        Text(en: "most part of what wind and sun offer that is thrown away", zh: "弃电占可发电量的最高份额")),
      limit("emission_cap", "Mt", .nonNegative, Text(en: "most carbon dioxide of the year", zh: "全年二氧化碳排放上限")),
      limit(
        "reserve_margin", "1", Bounds(-1, 2),
        Text(en: "least firm capacity over the peak load, less one", zh: "可靠容量超出最大负荷的最低备用率")),
      ParameterDeclaration(
        "plan_interval", .integer(Bounds(1, 100)),
        meaning: Text(
          en: """
            years from one planned year to the next, counted back from the last; between them what is built comes in equal \
            parts
            """, zh: "相邻规划年的间隔，自末年倒推；其间新建容量均匀投产"),
        modes: PowerModes.leastCost,
        default: .init(.integer(1), .assumption, source: Text(en: "every year is planned", zh: "逐年规划"), low: 1, high: 5)
      ),
      ParameterDeclaration(
        "zones",
        .records(
          ParameterDeclaration.recordTitles(of: Text(en: "the zone", zh: "分区")) + [
            ParameterDeclaration(
              "wind_potential", .number(unit: "GW", .nonNegative),
              title: Title(en: "Wind potential", zh: "风电可开发容量"),
              meaning: Text(en: "the most wind power of the zone", zh: "分区风电容量上限"),
              optional: true),
            ParameterDeclaration(
              "solar_potential", .number(unit: "GW", .nonNegative),
              title: Title(en: "Solar potential", zh: "太阳能可开发容量"),
              meaning: Text(en: "the most solar power of the zone", zh: "分区光伏容量上限"),
              optional: true),
          ]), meaning: Text(en: "what stations of a zone may be together", zh: "分区内各电站合计容量上限"),
        modes: PowerModes.leastCost,
        default: .init(.records([]), .assumption, source: Text(en: "the region is one zone", zh: "全地区为一个分区"))),
      ParameterDeclaration(
        "hourly_years",
        .records([
          ParameterDeclaration("year", .integer(Bounds(1900, 2200)), meaning: Text(en: "a year of the run", zh: "情景年份"))
        ]), meaning: Text(en: "years of which every hour is put out; none: no hour is", zh: "输出全部小时结果的年份；不设则不输出"),
        modes: modes,
        default: .init(.records([]), .assumption, source: Text(en: "hours are many numbers", zh: "逐小时结果数量很大"))),
      ParameterDeclaration(
        "lost_load_cost", .number(unit: "CNY_table/kWh", .positive),
        title: Title(en: "Cost of lost load", zh: "失负荷成本"),
        meaning: Text(en: "cost of a kWh that is not served", zh: "每千瓦时缺电成本"),
        modes: PowerModes.leastCost,
        default: .init(
          .number(20), .assumption,
          source: Text(
            en: "value added over electricity used is some 13 CNY/kWh; an outage costs more",
            zh: "每千瓦时用电对应的增加值约13元，停电损失更高"),
          low: 10, high: 50)),
      ParameterDeclaration(
        "alternatives_slack", .number(unit: "1", Bounds(0, 0.5)),
        meaning: Text(
          en: "how much more a plan may cost whose least and most capacities are sought; 0: none are",
          zh: "求最低和最高容量时方案成本允许增加的份额；0为不求"),
        modes: PowerModes.leastCost,
        default: .init(
          .number(0), .assumption, source: Text(en: "two more programs for each station", zh: "每个电站要多求两次"), low: 0,
          high: 0.05)),
    ]
  }
}
