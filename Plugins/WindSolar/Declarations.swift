import SimulationKit

extension WindSolar {
  static var capacityParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "capacity", .array(axes: ["technology", "year"], unit: "GW", .nonNegative, absent: nil),
        title: Title(en: "Installed capacity", zh: "装机容量"),
        meaning: "capacity at the end of the year; in least_cost the least",
        modes: ["path", "path_balance", "least_cost"],
        plausible: PlausibleRange(
          0, 500, source: "all of China had some 440 GW of wind and 610 GW of solar power in 2023 (NEA, from memory)")),
      ParameterDeclaration(
        "potential", .array(axes: ["technology"], unit: "GW", .positive, absent: nil),
        title: Title(en: "Potential capacity", zh: "可开发容量"),
        meaning: "capacity that the region's land and wind can bear; more is warned of",
        modes: ["path", "path_balance"], optional: true
      ),
      ParameterDeclaration(
        "share", .array(axes: ["technology", "year"], unit: "1", .share, absent: nil),
        title: Title(en: "Share of electricity demand", zh: "占用电量比重"),
        meaning: "share of the year's electricity demand that the capacity at its end could supply in a full year",
        modes: ["share", "share_balance"]),
      ParameterDeclaration(
        "counting", .choice(["year_end", "mid_year"]),
        meaning: "whether a share is that of a full year of the capacity at the year's end, or that of the year itself",
        modes: ["share", "share_balance"],
        default: .init(
          .text("year_end"), .assumption, source: "shares of a year itself make building swing from year to year")),
      ParameterDeclaration(
        "capacity_before", .array(axes: ["technology"], unit: "GW", .nonNegative, absent: nil),
        title: Title(en: "Capacity before the run", zh: "期初装机容量"),
        meaning: "capacity at the end of the year before the first, so that the first year's additions are defined"),
      ParameterDeclaration(
        "full_load_hours",
        .array(axes: ["technology"], unit: "h", Bounds(0, 8784, includesLower: false), absent: nil),
        title: Title(en: "Full-load hours", zh: "满负荷小时数"),
        meaning: "electricity generated in a year over capacity, curtailment taken off",
        plausible: PlausibleRange(500, 5000, source: "sun in cloudy basins gives some 700 h, wind at sea 4,500 h")),
    ]
  }

  static var costParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "capital_cost", .array(axes: ["technology"], unit: "CNY_table/W", .nonNegative, absent: nil),
        title: Title(en: "Capital cost", zh: "单位造价"),
        meaning: "overnight capital cost, deductible value-added tax included, at the reference cumulative capacity",
        plausible: PlausibleRange(1, 60, source: "solar power fell from some 50 CNY/W in 2007 to some 3 CNY/W in 2023")),
      ParameterDeclaration(
        "cumulative_capacity", .array(axes: ["technology", "year"], unit: "GW", .positive, absent: nil),
        title: Title(en: "World's cumulative capacity", zh: "全球累计装机"),
        meaning: "national or global cumulative capacity from which the cost learns"),
      ParameterDeclaration(
        "cumulative_capacity_reference", .array(axes: ["technology"], unit: "GW", .positive, absent: nil),
        title: Title(en: "Reference cumulative capacity", zh: "基准累计装机"),
        meaning: "cumulative capacity, of the same perimeter, at which the capital cost was observed"),
      ParameterDeclaration(
        "learning_rate", .array(axes: ["technology"], unit: "1", Bounds(0, 0.9), absent: nil),
        title: Title(en: "Learning rate of power", zh: "发电学习率"),
        meaning: "part by which every doubling of the cumulative capacity lowers the capital cost",
        plausible: PlausibleRange(0, 0.4, source: "published rates of wind and solar power lie between 0 and 35 %")),
      ParameterDeclaration(
        "spillover_share", .array(axes: ["technology"], unit: "1", .share, absent: nil),
        title: Title(en: "Spill-over share of power", zh: "发电学习外溢比例"),
        meaning: "share of the region's own additions that counts beside the given cumulative capacity"),
      ParameterDeclaration(
        "tax_share", .array(axes: ["technology"], unit: "1", .share, absent: nil),
        title: Title(en: "Tax in the capital cost", zh: "造价含税比例"),
        meaning: "share of the capital cost that is product tax and not part of producers' prices"),
      ParameterDeclaration(
        "bill_shares", .array(axes: ["technology", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods of the investment", zh: "投资品构成"),
        meaning:
          "investment in producers' prices by sector, trade and transport margins in their own sectors; sums to 1"
      ),
    ]
  }

  static var variables: [VariableDeclaration] {
    [
      VariableDeclaration(
        "wind_solar_capacity", unit: "GW", axes: ["technology", "year"], meaning: "capacity at the end of the year",
        iamc: "Capacity|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_additions", unit: "GW", axes: ["technology", "year"], meaning: "capacity added in the year",
        iamc: "Capacity Additions|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_generation", unit: "TWh", axes: ["technology", "year"],
        meaning:
          "electricity generated: the mean of the capacities at the year's beginning and end, at full-load hours",
        iamc: "Secondary Energy|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_electricity", unit: "TWh", axes: ["year"], meaning: "electricity generated by both technologies"),
      VariableDeclaration(
        "wind_solar_capital_cost", unit: "CNY_table/W", axes: ["technology", "year"],
        meaning: "overnight capital cost after learning", iamc: "Capital Cost|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_investment", unit: "1e8 CNY_table", axes: ["technology", "year"],
        meaning: "investment in the capacity added, in purchasers' prices",
        iamc: "Investment|Energy Supply|Electricity|{technology}"),
      VariableDeclaration(
        "wind_solar_bill", unit: "1e8 CNY_table", axes: ["sector", "year"],
        meaning: "purchases for the investment in producers' prices"),
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
