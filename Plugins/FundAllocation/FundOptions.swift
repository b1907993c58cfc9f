import SimulationKit

/// Keys that a scenario may leave out: limits that follow something, programmes, jobs.
extension FundAllocation {
  /// How absorption changes over the years.
  static let absorption = [
    ParameterDeclaration(
      "absorption_follows", .choice(AbsorptionRule.allCases.map(\.rawValue)),
      meaning: Text(
        en: """
          what that limit follows: `years`, as it is written; or, from the one number that is written for all years, \
          `growth` by absorption_growth or `capital_formation` of the region (inputs.demand_index = \
          "economy.final_demand_index")
          """,
        zh:
          "吸纳上限的依据：years 为逐年所写数值；只写一个数值时，growth 按 absorption_growth 增长，capital_formation 随本地区固定资本形成变动（inputs.demand_index = \"economy.final_demand_index\"）"
      ),
      default: .init(.text("years"), .derived, source: Text(en: "as it is written", zh: "按所写数值"))),
    ParameterDeclaration(
      "absorption_growth", .array(axes: ["industry"], unit: "1/year", Bounds(-1), absent: nil),
      title: Title(en: "Growth of the absorption limit", zh: "吸纳上限年增长率"),
      meaning: Text(en: "growth of the limit a year, from the first year of the run on", zh: "自情景首年起吸纳上限的年增速"),
      optional: true),
  ]

  /// The second division.
  static let planProgrammes = [
    ParameterDeclaration(
      "programmes", .records(programmes),
      meaning: Text(
        en: """
          the plan's programmes, a second division of the money: all that an industry receives goes through those that \
          serve it; none for one division alone
          """, zh: "规划工程，即资金的第二种划分：某产业的资金全部经由服务于它的工程投放；不设时只按产业划分"),
      default: .init(
        .records([]), .derived,
        source: Text(en: "one division alone, since the plan names no amounts", zh: "规划未列明金额，只按产业划分")))
  ]

  private static let programmes =
    ParameterDeclaration.recordTitles(of: Text(en: "the programme", zh: "工程")) + [
      ParameterDeclaration(
        "serves", .array(axes: ["industry"], unit: "1", .share, absent: 0),
        title: Title(en: "Share of an industry's money through a programme", zh: "专项可用资金占比"),
        meaning: Text(
          en:
            "the most of an industry's money that goes through the programme; industries that are left out are not served",
          zh: "某产业资金最多可经由该工程投放的份额；未列出的产业不由其服务")
      ),
      ParameterDeclaration(
        "floor", .number(unit: "1e8 CNY", .nonNegative),
        title: Title(en: "Least fund money", zh: "基金投入下限"),
        meaning: Text(en: "the least that goes through it over the run", zh: "期内经由该工程投放的最少金额"),
        default: .init(
          .number(0), .assumption, source: Text(en: "none, where a scenario says nothing", zh: "情景未写则为0"), low: 0,
          high: 200)),
      ParameterDeclaration(
        "ceiling", .number(unit: "1e8 CNY", .nonNegative),
        title: Title(en: "Most fund money", zh: "基金投入上限"),
        meaning: Text(en: "the most of it; left out, there is none", zh: "期内最多金额；不写则不设上限"),
        optional: true),
    ]

  /// Jobs as a goal.
  static let jobs = [
    ParameterDeclaration(
      "jobs_weight", .number(unit: "1", .any),
      title: Title(en: "Weight of jobs", zh: "就业权重"),
      meaning: Text(en: "weight of jobs at their worth in the weighted objective", zh: "加权目标中就业（按其价值折算）的权重"),
      default: .init(
        .number(0), .assumption, source: Text(en: "the objective is one goal", zh: "目标只有一个"), low: 0, high: 1)),
    ParameterDeclaration(
      "job_worth", .number(unit: "CNY/person", .positive),
      title: Title(en: "Worth of a job", zh: "单个就业价值"),
      meaning: Text(
        en: "worth of a job in the target year, where jobs are a goal; any worth gives the same most jobs",
        zh: "目标年一个就业岗位的折算价值；仅以就业为目标时取值不影响结果"),
      default: .init(
        .number(10000), .assumption,
        source: Text(
          en: "a round number below a year's pay: it weighs jobs against money alone", zh: "低于年工资的整数，仅用于就业与资金之间的权衡"),
        low: 1000, high: 100_000)),
  ]
}
