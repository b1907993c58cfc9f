public import SimulationKit

extension FundAllocation {
  public static let manifest = Manifest(
    identifier: "fund-allocation", version: "1.0.0",
    title: Title(en: "Strategic industries fund", zh: "战略性新兴产业投资基金"),
    summary: """
      Divides the fund over eight industries and the years by a linear programme: the most value added in the region, \
      from building and from operating what is built, within what is paid in, floors, ceilings and what each industry \
      can absorb. No deflator ships: the fund's yuan are taken at the table's prices, whatever year they are paid in.
      """,
    axes: [
      Axis("industry", labels: industries, titles: industryTitles, meaning: "the plan's strategic emerging industries")
    ],
    parameters: money + effect + production, inputs: reads, outputs: flows + values + prices,
    links: [
      EconomyLink(.bill, output: "fund_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.newOutput, output: "new_output"),
    ],
    charts: [
      ChartDeclaration(
        "fund-money", output: "fund_money", mark: .columns,
        title: Title(en: "Fund payments by industry", zh: "分行业基金拨付"), quantity: Title(en: "Payments", zh: "拨付额")),
      ChartDeclaration(
        "fund-value", output: "fund_value_of_money", mark: .heatMap,
        title: Title(en: "Value added per CNY of fund money", zh: "每元基金带来的增加值"),
        quantity: Title(en: "Value added per CNY, discounted", zh: "每元增加值（折现）")),
    ])

  static let industries = [
    "information_technology", "biotechnology", "high_end_equipment", "advanced_materials", "new_energy",
    "new_energy_vehicles", "environmental_protection", "digital_creative",
  ]

  /// The plan's own words.
  private static let industryTitles = [
    Title(en: "New-generation information technology", zh: "新一代信息技术"), Title(en: "Biotechnology", zh: "生物"),
    Title(en: "High-end equipment", zh: "高端装备"), Title(en: "Advanced materials", zh: "先进材料"),
    Title(en: "New energy", zh: "新能源"), Title(en: "New-energy vehicles", zh: "新能源汽车"),
    Title(en: "Energy saving and environment", zh: "节能环保"), Title(en: "Digital creative", zh: "数字创意"),
  ]

  /// How much the fund may pay.
  private static let money = [
    ParameterDeclaration(
      "registered_size", .number(unit: "1e8 CNY", .nonNegative),
      meaning: "the fund's registered size, current prices; registered is not spent",
      plausible: PlausibleRange(
        1, 5000, source: "provincial funds register tens to some thousand; the largest national fund has 3,440")),
    ParameterDeclaration(
      "disbursed_share", .number(unit: "1", .share),
      meaning: "share of the registered size that is paid to projects by the last year of the run, at most"),
    ParameterDeclaration(
      "disbursement_ceiling", .array(axes: ["year"], unit: "1e8 CNY", .nonNegative, absent: nil),
      meaning: "the most that is paid to projects in a year; 0 before the fund pays"),
    ParameterDeclaration(
      "floor", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: 0),
      meaning: "the least that an industry receives over the run"),
    ParameterDeclaration(
      "ceiling", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: nil),
      meaning: "the most that an industry receives over the run"),
    ParameterDeclaration(
      "absorption", .array(axes: ["industry", "year"], unit: "1e8 CNY", .nonNegative, absent: nil),
      meaning: "the most investment (fund money times leverage) that an industry can take in a year"),
  ]

  /// The investment that a CNY of the fund sets in motion.
  private static let effect = [
    ParameterDeclaration(
      "leverage", .array(axes: ["industry"], unit: "1", .nonNegative, absent: nil),
      meaning: "investment that one CNY of fund money triggers, that CNY included",
      plausible: PlausibleRange(1, 15, source: "funds of funds report three to eight times their own money")),
    ParameterDeclaration(
      "additional", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      meaning: "share of that investment that would not happen without the fund; only it is counted as bill and output"),
    ParameterDeclaration(
      "capital_bill", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
      meaning: "what one CNY of investment buys, producers' prices, margins as rows of their own; sums to 1"),
    ParameterDeclaration(
      "discount_rate", .number(unit: "1", Bounds(0, 1)), meaning: "discount rate a year of the value added to come",
      plausible: PlausibleRange(0, 0.2, source: "public projects are discounted at 3 to 10 %")),
  ]

  /// The production of the new capacity.
  private static let production = [
    ParameterDeclaration(
      "lag", .array(axes: ["industry"], unit: "year", Bounds(0, 50), absent: nil),
      meaning: "whole years from the payment to the first year of operation",
      plausible: PlausibleRange(0, 10, source: "works are built in one to five years")),
    ParameterDeclaration(
      "capital_productivity", .array(axes: ["industry"], unit: "1/year", .nonNegative, absent: nil),
      meaning: "output a year per CNY of capital at full utilisation",
      plausible: PlausibleRange(0.05, 10, source: "power plants give some 0.2, assembly 3 to 5")),
    ParameterDeclaration(
      "utilisation", .array(axes: ["industry", "year"], unit: "1", .share, absent: nil),
      meaning: "share of the capacity in use, by the year of operation"),
    ParameterDeclaration(
      "sold_additionally", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      meaning: """
        share of that output that its makers sell beyond what they sold before; the rest replaces their own older \
        lines. Whom it displaces (inflow, other regions' supply, other firms here) is for the economy's split to say
        """),
    ParameterDeclaration(
      "product_mix", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
      meaning: "the sectors whose products the new capacity makes; sums to 1"),
    ParameterDeclaration(
      "terminal_years", .integer(Bounds(0, 100)),
      meaning: "years after the last one for which operation is still valued, at the last year's utilisation"),
  ]

  private static let reads = [
    VariableDeclaration(
      "value_added_multiplier", unit: "1", axes: ["sector"],
      meaning: "value added in the region per CNY of demand for a sector's regional product (v'L)"),
    VariableDeclaration(
      "domestic_share", unit: "1", axes: ["sector"],
      meaning: "share of a sector's product supplied by the region (1 - m)"),
    VariableDeclaration(
      "additional_sales_share", unit: "1", axes: ["industry"],
      meaning: "share of what is sold additionally that adds to the region's output; the rest displaces other output"),
    VariableDeclaration(
      "counted_share", unit: "1", axes: ["industry"],
      meaning: "share of the fund's money that is not counted with another module, whose bill it pays for"),
  ]

  private static let flows = [
    VariableDeclaration(
      "fund_money", unit: "1e8 CNY_table", axes: ["industry", "year"], meaning: "money that the fund pays to projects",
      iamc: "Investment|Strategic Emerging Industries Fund|Payments|{industry}"),
    VariableDeclaration(
      "fund_investment", unit: "1e8 CNY_table", axes: ["industry", "year"],
      meaning: "investment that the money triggers, additional or not",
      iamc: "Investment|Strategic Emerging Industries Fund|Triggered|{industry}"),
    VariableDeclaration(
      "fund_bill", unit: "1e8 CNY_table", axes: ["industry", "sector", "year"],
      meaning: "purchases by the additional part of the investment, producers' prices"),
    VariableDeclaration(
      "new_output", unit: "1e8 CNY_table", axes: ["industry", "sector", "year"],
      meaning: "output of the additional capacity at its utilisation that is sold additionally"),
  ]

  private static let values = [
    VariableDeclaration(
      "fund_value_building", unit: "1", axes: ["industry"],
      meaning: "value added in the region per CNY of additional investment, from building"),
    VariableDeclaration(
      "fund_value_operation", unit: "1", axes: ["industry", "year"],
      meaning: "value added in the region per CNY of additional investment, from operating, discounted to the payment"),
    VariableDeclaration(
      "fund_value_of_money", unit: "1", axes: ["industry", "year"],
      meaning: "value per CNY of fund money, building and operation, discounted to the first year: what is maximised"),
    VariableDeclaration(
      "fund_objective", unit: "1e8 CNY_table", meaning: "value of the whole programme, discounted to the first year",
      iamc: "Value Added|Strategic Emerging Industries Fund|Present Value"),
  ]

  private static let prices = [
    VariableDeclaration(
      "fund_shadow_price", unit: "1", meaning: "value of one more CNY paid in total; 0 where money is left over"),
    VariableDeclaration(
      "fund_payment_shadow_price", unit: "1", axes: ["year"],
      meaning: "value of one more CNY that may be paid in a year"),
    VariableDeclaration(
      "fund_absorption_shadow_price", unit: "1", axes: ["industry", "year"],
      meaning: "value of one more CNY of investment that an industry can take in a year"),
    VariableDeclaration(
      "fund_quota_shadow_price", unit: "1", axes: ["industry"],
      meaning: "value of moving an industry's binding quota up by one CNY: above 0 at the ceiling, below 0 at the floor"
    ),
  ]
}
