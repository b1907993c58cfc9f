import SimulationKit

extension FundAllocation {
  /// How much the fund may pay.
  static let money = [
    ParameterDeclaration(
      "registered_size", .number(unit: "1e8 CNY", .nonNegative),
      title: Title(en: "Registered size of the fund", zh: "基金注册规模"),
      meaning: "the fund's registered size, current prices; registered is not spent",
      plausible: PlausibleRange(
        1, 5000, source: "provincial funds register tens to some thousand; the largest national fund has 3,440")),
    ParameterDeclaration(
      "disbursed_share", .number(unit: "1", .share),
      title: Title(en: "Share of the fund that is paid out", zh: "基金实际投放比例"),
      meaning: "share of the registered size that is paid to projects by the last year of the run, at most"),
    ParameterDeclaration(
      "government_share", .number(unit: "1", .share),
      title: Title(en: "Government's share of the fund", zh: "政府出资比例"),
      meaning: """
        share of the registered size, and of every call, that governments give (the mother fund); the rest is the \
        sub-funds' other money
        """,
      default: .init(
        .number(0.3), .unverified, source: "a mother fund of 300 and sub-funds of 700 (1e8 CNY) of 1,000 registered")),
    ParameterDeclaration(
      "raised_share", .number(unit: "1", .share),
      title: Title(en: "Share of the fund that is raised", zh: "基金募集比例"),
      meaning: "share of the registered size that partners sign for: no more can be called",
      default: .init(.number(1), .assumption, source: "all of it, where a scenario says nothing", low: 0.3, high: 1)),
    ParameterDeclaration(
      "called_by", .array(axes: ["year"], unit: "1", .share, absent: nil),
      title: Title(en: "Share of the raised money called by year", zh: "累计出资比例"),
      meaning: "share of the raised money that may be called by the end of a year; left out, money is called as needed",
      optional: true),
    ParameterDeclaration(
      "fee_rate", .number(unit: "1/year", .share),
      title: Title(en: "Management fee", zh: "管理费率"),
      meaning: "fee of the managers a year, of all money paid to projects so far; it is called with the payments",
      default: .init(
        .number(0), .assumption, source: Text(en: "none, where a scenario says nothing", zh: "情景未说明时为无"), low: 0,
        high: 0.03)),
    ParameterDeclaration(
      "reinvested_share", .number(unit: "1", .share),
      title: Title(en: "Share of exits reinvested", zh: "退出资金再投资比例"),
      meaning: "share of what exits bring that pays for new projects in the year of the exit",
      default: .init(
        .number(0), .assumption, source: Text(en: "none, where a scenario says nothing", zh: "情景未说明时为无"), low: 0,
        high: 1)),
    ParameterDeclaration(
      "exit_return", .number(unit: "1", .nonNegative), title: Title(en: "Return of an exit", zh: "退出回报倍数"),
      meaning: "what an exit brings per CNY paid",
      default: .init(.number(1), .assumption, source: Text(en: "the money itself", zh: "资金本身"), low: 0, high: 3),
      plausible: PlausibleRange(0, 5, source: "funds report multiples of some 1 to 3 of what they paid")),
    ParameterDeclaration(
      "exit_delay", .integer(Bounds(1, 50)), title: Title(en: "Years to the exit", zh: "退出年限"),
      meaning: "years from the payment to the exit",
      default: .init(
        .integer(7), .assumption, source: Text(en: "funds of this kind run for seven to ten years", zh: "此类基金存续七至十年"),
        low: 3, high: 10)),
    ParameterDeclaration(
      "disbursement_ceiling", .array(axes: ["year"], unit: "1e8 CNY", .nonNegative, absent: nil),
      title: Title(en: "Most paid in a year", zh: "年度投放上限"),
      meaning: "the most that is paid to projects in a year; 0 before the fund pays"),
    ParameterDeclaration(
      "floor", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: 0),
      title: Title(en: "Least fund money", zh: "基金投入下限"), meaning: "the least that an industry receives over the run"),
    ParameterDeclaration(
      "floor_counts", .choice(FundTerms.FloorCounts.allCases.map(\.rawValue)),
      meaning: """
        which money meets a floor: `operating`, what builds capacity that operates by the last year of the run, or \
        `paid`, all
        """,
      default: .init(
        .text("operating"), .derived,
        source: Text(
          en: "a floor met in a year from which nothing operates in the run is met on paper only",
          zh: "在计算期内不能投产的年份满足的下限只是名义上满足"))),
    ParameterDeclaration(
      "ceiling", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: nil),
      title: Title(en: "Most fund money", zh: "基金投入上限"), meaning: "the most that an industry receives over the run"),
    ParameterDeclaration(
      "absorption", .array(axes: ["industry", "year"], unit: "1e8 CNY", .nonNegative, absent: nil),
      title: Title(en: "Absorption limit", zh: "年吸纳上限"),
      meaning: "the most investment (fund money times leverage) that an industry can take in a year"),
  ]

  /// The investment that a CNY of the fund sets in motion.
  static let effect = [
    ParameterDeclaration(
      "leverage", .array(axes: ["industry"], unit: "1", .nonNegative, absent: nil),
      title: Title(en: "Leverage of fund money", zh: "基金杠杆倍数"),
      meaning:
        "investment that one CNY of fund money triggers, that CNY included; mother fund and sub-funds count once",
      plausible: PlausibleRange(1, 15, source: "funds of funds report three to eight times their own money")),
    ParameterDeclaration(
      "leverage_tiers", .records(leverageTiers),
      meaning: "how leverage falls with the money that an industry gets in a year; none for leverage that stays",
      optional: true),
    ParameterDeclaration(
      "additional", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      title: Title(en: "Additional share of the investment", zh: "投资新增比例"),
      meaning: "share of that investment that would not happen without the fund; only it is counted as bill and output"),
    ParameterDeclaration(
      "capital_bill", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
      title: Title(en: "Goods bought by investment", zh: "投资品构成"),
      meaning: "what one CNY of investment buys, producers' prices, margins as rows of their own; sums to 1"),
    ParameterDeclaration(
      "discount_rate", .number(unit: "1", Bounds(0, 1)), title: Title(en: "Discount rate of the fund", zh: "基金贴现率"),
      meaning: "discount rate a year of the value added to come",
      plausible: PlausibleRange(0, 0.2, source: "public projects are discounted at 3 to 10 %")),
  ]

  /// The production of the new capacity.
  static let production = [
    ParameterDeclaration(
      "lag", .array(axes: ["industry"], unit: "year", Bounds(0, 50), absent: nil),
      title: Title(en: "Years from payment to operation", zh: "建设期"),
      meaning: "whole years from the payment to the first year of operation",
      plausible: PlausibleRange(0, 10, source: "works are built in one to five years")),
    ParameterDeclaration(
      "capital_productivity", .array(axes: ["industry"], unit: "1/year", .nonNegative, absent: nil),
      title: Title(en: "Output per capital", zh: "单位资本产出"),
      meaning: "output a year per CNY of capital at full utilisation",
      plausible: PlausibleRange(0.05, 10, source: "power plants give some 0.2, assembly 3 to 5")),
    ParameterDeclaration(
      "utilisation", .array(axes: ["industry", "year"], unit: "1", .share, absent: nil),
      title: Title(en: "Utilisation of new capacity", zh: "新增产能利用率"),
      meaning: "share of the capacity in use, by the year of operation"),
    ParameterDeclaration(
      "sold_additionally", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      title: Title(en: "New output sold additionally", zh: "新增销售比例"),
      meaning: """
        share of that output that its makers sell beyond what they sold before; the rest replaces their own older \
        lines. Whom it displaces (inflow, other regions' supply, other firms here) is for the economy's split to say
        """),
    ParameterDeclaration(
      "product_mix", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
      title: Title(en: "Products of new capacity", zh: "新增产能产品构成"),
      meaning: "the sectors whose products the new capacity makes; sums to 1"),
    ParameterDeclaration(
      "terminal_years", .integer(Bounds(0, 100)),
      title: Title(en: "Years valued after the run", zh: "期后计值年数"),
      meaning: "years after the last one for which operation is still valued, at the last year's utilisation"),
  ]

  private static let leverageTiers = [
    ParameterDeclaration(
      "from", .array(axes: ["industry"], unit: "1e8 CNY", .positive, absent: nil),
      title: Title(en: "Money from which the tier counts", zh: "档位起点"),
      meaning: "money of an industry in a year from which the tier counts"),
    ParameterDeclaration(
      "multiple", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      title: Title(en: "Leverage in the tier", zh: "档位杠杆系数"), meaning: "leverage beyond it, as a multiple of the first"),
  ]

  /// The goal of the division, and the rules that it is compared with.
  static let choice = [
    ParameterDeclaration(
      "objective", .choice(FundGoal.allCases.map(\.rawValue) + [FundGoals.weighted]),
      meaning: """
        what is maximised: discounted value added or output of building and operation; value added of the strategic \
        industries in industry in the target year, or what of it lies above the target share; the bare multiplier of \
        demand for the industries' products; jobs in the target year at their worth; or a weighted sum
        """,
      default: .init(
        .text("value_added"), .derived,
        source: Text(en: "the measure that sums over all years and sectors", zh: "对全部年份和部门求和的指标"))),
    ParameterDeclaration(
      "goal_weight", .array(axes: ["goal"], unit: "1", .any, absent: 0),
      title: Title(en: "Weight of a goal", zh: "目标权重"), meaning: "weights of the weighted objective",
      default: .init(
        .number(0), .assumption, source: Text(en: "the objective is one goal", zh: "目标只有一个"), low: 0, high: 1)),
    ParameterDeclaration(
      "target_year", .integer(Bounds(1900, 2200)), title: Title(en: "Target year of the fund", zh: "基金目标年"),
      meaning: "the year in which the plan's targets are judged",
      default: .init(.integer(2020), .document, source: Text(en: "the plan's last year", zh: "规划的最后一年"))),
    ParameterDeclaration(
      "target_share", .number(unit: "1", .share),
      title: Title(en: "Target share of strategic industries", zh: "战略性新兴产业目标占比"),
      meaning: "the strategic industries' share of industry that the plan asks for",
      default: .init(.number(0.15), .document, source: "河南省“十三五”战略性新兴产业发展规划, II(3): 占规模以上工业增加值比重15%左右")),
    ParameterDeclaration(
      "proportional_to", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: 0),
      meaning: """
        the proportional division goes by these; of divisions of equal worth the nearest to it is taken. Equal shares \
        where none are given
        """,
      optional: true),
    ParameterDeclaration(
      "given_division", .array(axes: ["industry"], unit: "1", .nonNegative, absent: 0),
      title: Title(en: "Division of one's own", zh: "自定方案"),
      meaning: "weights of a division of one's own, to be compared with the optimum",
      default: .init(
        .number(1), .assumption, source: Text(en: "equal shares, where a scenario says nothing", zh: "情景未说明时平均分配"),
        low: 0, high: 1)),
    ParameterDeclaration(
      "range_slack", .number(unit: "1", .share),
      title: Title(en: "Slack of the ranges", zh: "区间松弛度"),
      meaning: "share of the optimum that may be given up in the ranges of what industries may receive",
      default: .init(
        .number(0.02), .assumption, source: Text(en: "less than any of the assumptions is known to", zh: "小于任何假设的精度"),
        low: 0, high: 0.1)),
    ParameterDeclaration(
      "stage_mix", .array(axes: ["industry", "stage"], unit: "1", .share, absent: 0),
      title: Title(en: "Money by stage of firms", zh: "企业阶段资金构成"),
      meaning: "how an industry's money divides over the stages of firms; sums to 1", optional: true),
    ParameterDeclaration(
      "stage_floor", .array(axes: ["stage"], unit: "1", .share, absent: 0),
      title: Title(en: "Least share of a stage", zh: "阶段占比下限"),
      meaning: "the least share of all that is paid which goes to firms of a stage",
      default: .init(.number(0), .assumption, source: Text(en: "no rule on stages", zh: "没有分阶段规定"), low: 0, high: 1)),
    ParameterDeclaration(
      "stage_ceiling", .array(axes: ["stage"], unit: "1", .share, absent: 1),
      title: Title(en: "Most share of a stage", zh: "阶段占比上限"), meaning: "the most of it",
      default: .init(.number(1), .assumption, source: Text(en: "no rule on stages", zh: "没有分阶段规定"), low: 0, high: 1)),
  ]

  /// Uncertain returns and worths.
  static let risk = [
    ParameterDeclaration(
      "return_scenarios", .records(returnScenarios),
      meaning: "named cases of returns and of worths, for losses and for the worst case", optional: true),
    ParameterDeclaration(
      "decide_by", .choice(FundRisk.Decision.allCases.map(\.rawValue)),
      meaning: "whether the worth as stated or that of the worst return scenario is maximised",
      default: .init(.text("expected"), .derived, source: Text(en: "the worth as stated", zh: "按所列价值"))),
    ParameterDeclaration(
      "loss_tail", .number(unit: "1", Bounds(0, 1, includesLower: false)),
      title: Title(en: "Tail of losses", zh: "损失尾部比例"),
      meaning: "share of the cases, the worst ones, over which losses are averaged",
      default: .init(
        .number(0.1), .assumption, source: Text(en: "the worst tenth", zh: "最差的十分之一"), low: 0.01, high: 0.5)),
    ParameterDeclaration(
      "loss_limit", .number(unit: "1", .share),
      title: Title(en: "Loss limit", zh: "损失上限"),
      meaning: "the most that may be lost in them on average, as a share of what is paid", optional: true),
    ParameterDeclaration(
      "expected_return", .array(axes: ["industry"], unit: "1/year", .any, absent: nil),
      title: Title(en: "Expected return of the fund", zh: "基金预期收益率"),
      meaning: "return of the fund's money a year, for the frontier",
      default: .init(.number(0.1), .assumption, source: "alike in all industries", low: 0, high: 0.3)),
    ParameterDeclaration(
      "return_deviation", .array(axes: ["industry"], unit: "1/year", .nonNegative, absent: nil),
      title: Title(en: "Deviation of the return", zh: "收益率标准差"), meaning: "standard deviation of that return",
      default: .init(.number(0.25), .assumption, source: "alike in all industries", low: 0.1, high: 0.5)),
    ParameterDeclaration(
      "return_correlation", .number(unit: "1", Bounds(-1, 1)),
      title: Title(en: "Correlation of returns", zh: "收益相关系数"),
      meaning: "correlation of the returns of any two industries",
      default: .init(.number(0.3), .assumption, source: "industries share the cycle", low: 0, high: 0.8)),
    ParameterDeclaration(
      "return_correlations", .array(axes: ["industry", "counterpart"], unit: "1", Bounds(-1, 1), absent: 0),
      title: Title(en: "Correlations of returns", zh: "收益相关系数"),
      meaning: "correlations pair by pair, ones on the diagonal, in the place of one for all", optional: true),
  ]

  private static let returnScenarios = [
    ParameterDeclaration(
      "probability", .number(unit: "1", .share), title: Title(en: "Probability of a case", zh: "情形概率"),
      meaning: "probability of the case; all sum to 1"),
    ParameterDeclaration(
      "returns", .array(axes: ["industry"], unit: "1", Bounds(-1), absent: nil),
      title: Title(en: "Return in a case", zh: "情形收益"), meaning: "return of a CNY over its life, below zero for a loss"),
    ParameterDeclaration(
      "worth", .array(axes: ["industry"], unit: "1", .nonNegative, absent: 1),
      title: Title(en: "Worth of an industry's money", zh: "产业资金价值系数"),
      meaning: "multiple of what a CNY is worth to the region",
      default: .init(.number(1), .assumption, source: "as stated", low: 0, high: 2)),
  ]
}
