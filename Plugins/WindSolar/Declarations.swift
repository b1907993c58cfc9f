import SimulationKit

extension WindSolar {
  static var capacityParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "capacity", .array(axes: ["technology", "year"], unit: "GW", .nonNegative, absent: nil),
        title: Title(en: "Installed capacity", zh: "装机容量"),
        meaning: Text(en: "capacity at the end of the year; in least_cost the least", zh: "年末装机容量；least_cost 模式下为最低容量"),
        modes: ["path", "path_balance", "least_cost"],
        plausible: PlausibleRange(
          0, 500,
          source: Text(
            en: "all of China had some 440 GW of wind and 610 GW of solar power in 2023 (NEA, from memory)",
            zh: "2023年全国风电约4.4亿千瓦、太阳能发电约6.1亿千瓦（国家能源局，凭记忆）"))),
      ParameterDeclaration(
        "potential", .array(axes: ["technology"], unit: "GW", .positive, absent: nil),
        title: Title(en: "Potential capacity", zh: "可开发容量"),
        meaning: Text(
          en: "capacity that the region's land and wind can bear; more is warned of", zh: "本地区土地和风能资源可承载的容量，超出时给出警告"),
        modes: ["path", "path_balance"], optional: true
      ),
      ParameterDeclaration(
        "share", .array(axes: ["technology", "year"], unit: "1", .share, absent: nil),
        title: Title(en: "Share of electricity demand", zh: "占用电量比重"),
        meaning: Text(
          en: "share of the year's electricity demand that the capacity at its end could supply in a full year",
          zh: "年末装机满年发电量可供应的当年用电量份额"),
        modes: ["share", "share_balance"]),
      ParameterDeclaration(
        "counting", .choice(["year_end", "mid_year"]),
        meaning: Text(
          en: "whether a share is that of a full year of the capacity at the year's end, or that of the year itself",
          zh: "份额按年末装机的满年发电计，或按当年实际发电计"),
        modes: ["share", "share_balance"],
        default: .init(
          .text("year_end"), .assumption,
          source: Text(en: "shares of a year itself make building swing from year to year", zh: "按当年实际发电计会使各年建设大起大落"))),
      ParameterDeclaration(
        "capacity_before", .array(axes: ["technology"], unit: "GW", .nonNegative, absent: nil),
        title: Title(en: "Capacity before the run", zh: "期初装机容量"),
        meaning: Text(
          en: "capacity at the end of the year before the first, so that the first year's additions are defined",
          zh: "首年之前一年末的装机容量，用以计算首年新增")),
      ParameterDeclaration(
        "full_load_hours",
        .array(axes: ["technology"], unit: "h", Bounds(0, 8784, includesLower: false), absent: nil),
        title: Title(en: "Full-load hours", zh: "满负荷小时数"),
        meaning: Text(
          en: "electricity generated in a year over capacity, curtailment taken off", zh: "年发电量与装机容量之比，已扣除弃电"),
        plausible: PlausibleRange(
          500, 5000,
          source: Text(
            en: "sun in cloudy basins gives some 700 h, wind at sea 4,500 h", zh: "多云盆地光伏约700小时，海上风电约4,500小时"))),
    ]
  }

  static var costParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "capital_cost", .array(axes: ["technology"], unit: "CNY_table/W", .nonNegative, absent: nil),
        title: Title(en: "Capital cost", zh: "单位造价"),
        meaning: Text(
          en: "overnight capital cost, deductible value-added tax included, at the reference cumulative capacity",
          zh: "参照累计装机下的单位造价（不含建设期利息，含可抵扣增值税）"),
        plausible: PlausibleRange(
          1, 60,
          source: Text(
            en: "solar power fell from some 50 CNY/W in 2007 to some 3 CNY/W in 2023", zh: "光伏由2007年约50元/瓦降至2023年约3元/瓦")
        )),
      ParameterDeclaration(
        "cumulative_capacity", .array(axes: ["technology", "year"], unit: "GW", .positive, absent: nil),
        title: Title(en: "World's cumulative capacity", zh: "全球累计装机"),
        meaning: Text(en: "national or global cumulative capacity from which the cost learns", zh: "造价学习所依据的全国或全球累计装机")),
      ParameterDeclaration(
        "cumulative_capacity_reference", .array(axes: ["technology"], unit: "GW", .positive, absent: nil),
        title: Title(en: "Reference cumulative capacity", zh: "基准累计装机"),
        meaning: Text(
          en: "cumulative capacity, of the same perimeter, at which the capital cost was observed", zh: "观测造价时同口径的累计装机")
      ),
      ParameterDeclaration(
        "learning_rate", .array(axes: ["technology"], unit: "1", Bounds(0, 0.9), absent: nil),
        title: Title(en: "Learning rate of power", zh: "发电学习率"),
        meaning: Text(
          en: "part by which every doubling of the cumulative capacity lowers the capital cost", zh: "累计装机每翻一番造价下降的份额"),
        plausible: PlausibleRange(
          0, 0.4,
          source: Text(en: "published rates of wind and solar power lie between 0 and 35 %", zh: "已发表的风电和光伏学习率在0—35%之间")
        )),
      ParameterDeclaration(
        "spillover_share", .array(axes: ["technology"], unit: "1", .share, absent: nil),
        title: Title(en: "Spill-over share of power", zh: "发电学习外溢比例"),
        meaning: Text(
          en: "share of the region's own additions that counts beside the given cumulative capacity",
          zh: "本地区新增装机计入给定累计装机之外的份额")),
      ParameterDeclaration(
        "tax_share", .array(axes: ["technology"], unit: "1", .share, absent: nil),
        title: Title(en: "Tax in the capital cost", zh: "造价含税比例"),
        meaning: Text(
          en: "share of the capital cost that is product tax and not part of producers' prices",
          zh: "造价中属于产品税、不计入生产者价格的份额")),
      ParameterDeclaration(
        "bill_shares", .array(axes: ["technology", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods of the investment", zh: "投资品构成"),
        meaning: Text(
          en: "investment in producers' prices by sector, trade and transport margins in their own sectors; sums to 1",
          zh: "按部门划分的投资构成，生产者价格，商贸运输费用计入各自部门，合计为1")
      ),
    ]
  }

  static var variables: [VariableDeclaration] {
    [
      VariableDeclaration(
        "wind_solar_capacity", unit: "GW", axes: ["technology", "year"],
        meaning: Text(en: "capacity at the end of the year", zh: "年末装机容量"),
        iamc: "Capacity|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_additions", unit: "GW", axes: ["technology", "year"],
        meaning: Text(en: "capacity added in the year", zh: "当年新增装机"),
        iamc: "Capacity Additions|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_generation", unit: "TWh", axes: ["technology", "year"],
        meaning: Text(
          en: "electricity generated: the mean of the capacities at the year's beginning and end, at full-load hours",
          zh: "发电量：年初与年末装机的平均值乘以满负荷小时数"),
        iamc: "Secondary Energy|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_electricity", unit: "TWh", axes: ["year"],
        meaning: Text(en: "electricity generated by both technologies", zh: "两种技术的发电量合计")),
      VariableDeclaration(
        "wind_solar_capital_cost", unit: "CNY_table/W", axes: ["technology", "year"],
        meaning: Text(en: "overnight capital cost after learning", zh: "学习后的单位造价"),
        iamc: "Capital Cost|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_investment", unit: "1e8 CNY_table", axes: ["technology", "year"],
        meaning: Text(en: "investment in the capacity added, in purchasers' prices", zh: "新增装机的投资，购买者价格"),
        iamc: "Investment|Energy Supply|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_bill", unit: "1e8 CNY_table", axes: ["sector", "year"],
        meaning: Text(en: "purchases for the investment in producers' prices", zh: "投资的采购，生产者价格")),
    ]
  }

  static var charts: [ChartDeclaration] {
    [
      ChartDeclaration(
        "wind-solar-capacity", output: "wind_solar_capacity", mark: .columns,
        title: Title(en: "Wind and solar capacity", zh: "风电与太阳能发电装机容量"),
        quantity: Title(en: "Capacity at the end of the year", zh: "年末装机容量")),
      ChartDeclaration(
        "wind-solar-generation", output: "wind_solar_generation", mark: .columns,
        title: Title(en: "Electricity from wind and sun", zh: "风电与太阳能发电量"),
        quantity: Title(en: "Generation", zh: "发电量")),
      ChartDeclaration(
        "wind-solar-cost", output: "wind_solar_capital_cost", mark: .lines,
        title: Title(en: "Capital cost of wind and solar power", zh: "风电与太阳能发电单位造价"),
        quantity: Title(en: "Capital cost", zh: "单位造价")),
    ]
  }
}
