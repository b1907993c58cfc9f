import SimulationKit

extension FundAllocation {
  /// How much the fund may pay.
  static let money = [
    ParameterDeclaration(
      "registered_size", .number(unit: "1e8 CNY", .nonNegative),
      title: Title(en: "Registered size of the fund", zh: "基金注册规模"),
      meaning: Text(
        en: "the fund's registered size, current prices; registered is not spent", zh: "基金注册规模（当年价）；注册不等于支出"),
      plausible: PlausibleRange(
        1, 5000,
        source: Text(
          en: "provincial funds register tens to some thousand; the largest national fund has 3,440",
          zh: "省级基金注册规模为数十至上千亿元，最大的国家基金为3,440亿元"))),
    ParameterDeclaration(
      "disbursed_share", .number(unit: "1", .share),
      title: Title(en: "Share of the fund that is paid out", zh: "基金实际投放比例"),
      meaning: Text(
        en: "share of the registered size that is paid to projects by the last year of the run, at most",
        zh: "到情景末年最多支付给项目的金额占注册规模的份额")),
    ParameterDeclaration(
      "government_share", .number(unit: "1", .share),
      title: Title(en: "Government's share of the fund", zh: "政府出资比例"),
      meaning: Text(
        en: """
          share of the registered size, and of every call, that governments give (the mother fund); the rest is the \
          sub-funds' other money
          """, zh: "注册规模及历次缴付中政府出资（母基金）的份额；其余为子基金的其他资金"),
      default: .init(
        .number(0.3), .unverified,
        source: Text(
          en: "a mother fund of 300 and sub-funds of 700 (1e8 CNY) of 1,000 registered",
          zh: "注册1,000亿元中母基金300亿元、子基金700亿元"))),
    ParameterDeclaration(
      "raised_share", .number(unit: "1", .share),
      title: Title(en: "Share of the fund that is raised", zh: "基金募集比例"),
      meaning: Text(
        en: "share of the registered size that partners sign for: no more can be called",
        zh: "合作方签约认缴额占注册规模的份额，缴付额不得超过此数"),
      default: .init(
        .number(1), .assumption, source: Text(en: "all of it, where a scenario says nothing", zh: "情景未写则为全部"), low: 0.3,
        high: 1)),
    ParameterDeclaration(
      "called_by", .array(axes: ["year"], unit: "1", .share, absent: nil),
      title: Title(en: "Share of the raised money called by year", zh: "累计出资比例"),
      meaning: Text(
        en: "share of the raised money that may be called by the end of a year; left out, money is called as needed",
        zh: "到各年末可要求缴付的金额占募集额的份额；不写则按需缴付"),
      optional: true),
    ParameterDeclaration(
      "fee_rate", .number(unit: "1/year", .share),
      title: Title(en: "Management fee", zh: "管理费率"),
      meaning: Text(
        en: "fee of the managers a year, of all money paid to projects so far; it is called with the payments",
        zh: "管理人年费，按累计已支付项目金额计提，与支付一并缴付"),
      default: .init(
        .number(0), .assumption, source: Text(en: "none, where a scenario says nothing", zh: "情景未说明时为无"), low: 0,
        high: 0.03)),
    ParameterDeclaration(
      "reinvested_share", .number(unit: "1", .share),
      title: Title(en: "Share of exits reinvested", zh: "退出资金再投资比例"),
      meaning: Text(
        en: "share of what exits bring that pays for new projects in the year of the exit", zh: "退出回收资金当年再投入新项目的份额"),
      default: .init(
        .number(0), .assumption, source: Text(en: "none, where a scenario says nothing", zh: "情景未说明时为无"), low: 0,
        high: 1)),
    ParameterDeclaration(
      "exit_return", .number(unit: "1", .nonNegative),
      title: Title(en: "Return of an exit", zh: "退出回报倍数"),
      meaning: Text(en: "what an exit brings per CNY paid", zh: "每支付1元资金退出时收回的金额"),
      default: .init(.number(1), .assumption, source: Text(en: "the money itself", zh: "资金本身"), low: 0, high: 3),
      plausible: PlausibleRange(
        0, 5, source: Text(en: "funds report multiples of some 1 to 3 of what they paid", zh: "基金公布的回报倍数约为1—3倍"))),
    ParameterDeclaration(
      "exit_delay", .integer(Bounds(1, 50)), title: Title(en: "Years to the exit", zh: "退出年限"),
      meaning: Text(en: "years from the payment to the exit", zh: "自支付至退出的年数"),
      default: .init(
        .integer(7), .assumption, source: Text(en: "funds of this kind run for seven to ten years", zh: "此类基金存续七至十年"),
        low: 3, high: 10)),
    ParameterDeclaration(
      "disbursement_ceiling", .array(axes: ["year"], unit: "1e8 CNY", .nonNegative, absent: nil),
      title: Title(en: "Most paid in a year", zh: "年度投放上限"),
      meaning: Text(
        en: "the most that is paid to projects in a year; 0 before the fund pays", zh: "每年最多支付给项目的金额；基金开始支付前为0")),
    ParameterDeclaration(
      "floor", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: 0),
      title: Title(en: "Least fund money", zh: "基金投入下限"),
      meaning: Text(en: "the least that an industry receives over the run", zh: "各产业期内最少所得")),
    ParameterDeclaration(
      "floor_counts", .choice(FundTerms.FloorCounts.allCases.map(\.rawValue)),
      meaning: Text(
        en: """
          which money meets a floor: `operating`, what builds capacity that operates by the last year of the run, or \
          `paid`, all
          """, zh: "计入最低额的资金：operating 为期末前形成产能的资金，paid 为全部资金"),
      default: .init(
        .text("operating"), .derived,
        source: Text(
          en: "a floor met in a year from which nothing operates in the run is met on paper only",
          zh: "在计算期内不能投产的年份满足的下限只是名义上满足"))),
    ParameterDeclaration(
      "ceiling", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: nil),
      title: Title(en: "Most fund money", zh: "基金投入上限"),
      meaning: Text(en: "the most that an industry receives over the run", zh: "各产业期内最多所得")),
    ParameterDeclaration(
      "absorption", .array(axes: ["industry", "year"], unit: "1e8 CNY", .nonNegative, absent: nil),
      title: Title(en: "Absorption limit", zh: "年吸纳上限"),
      meaning: Text(
        en: "the most investment (fund money times leverage) that an industry can take in a year",
        zh: "各产业每年最多可吸纳的投资（基金资金乘以杠杆倍数）")),
  ]

  /// The investment that a CNY of the fund sets in motion.
  static let effect = [
    ParameterDeclaration(
      "leverage", .array(axes: ["industry"], unit: "1", .nonNegative, absent: nil),
      title: Title(en: "Leverage of fund money", zh: "基金杠杆倍数"),
      meaning: Text(
        en: "investment that one CNY of fund money triggers, that CNY included; mother fund and sub-funds count once",
        zh: "每元基金资金带动的投资（含该元）；母基金与子基金只计一次"),
      plausible: PlausibleRange(
        1, 15, source: Text(en: "funds of funds report three to eight times their own money", zh: "母基金公布的放大倍数为3—8倍"))),
    ParameterDeclaration(
      "leverage_tiers", .records(leverageTiers),
      meaning: Text(
        en: "how leverage falls with the money that an industry gets in a year; none for leverage that stays",
        zh: "当年所得资金增加时杠杆倍数如何下降；不设则保持不变"),
      optional: true),
    ParameterDeclaration(
      "additional", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      title: Title(en: "Additional share of the investment", zh: "投资新增比例"),
      meaning: Text(
        en: "share of that investment that would not happen without the fund; only it is counted as bill and output",
        zh: "没有基金便不会发生的投资份额；只有这部分计入采购和产出")),
    ParameterDeclaration(
      "capital_bill", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
      title: Title(en: "Goods bought by investment", zh: "投资品构成"),
      meaning: Text(
        en: "what one CNY of investment buys, producers' prices, margins as rows of their own; sums to 1",
        zh: "每元投资购买的产品（生产者价格，商贸和运输费用单列），合计为1")),
    ParameterDeclaration(
      "discount_rate", .number(unit: "1", Bounds(0, 1)),
      title: Title(en: "Discount rate of the fund", zh: "基金贴现率"),
      meaning: Text(en: "discount rate a year of the value added to come", zh: "未来增加值的年折现率"),
      plausible: PlausibleRange(
        0, 0.2, source: Text(en: "public projects are discounted at 3 to 10 %", zh: "公共项目折现率为3%—10%"))),
  ]

  /// The production of the new capacity.
  static let production = [
    ParameterDeclaration(
      "lag", .array(axes: ["industry"], unit: "year", Bounds(0, 50), absent: nil),
      title: Title(en: "Years from payment to operation", zh: "建设期"),
      meaning: Text(en: "whole years from the payment to the first year of operation", zh: "自支付至投产首年的整年数"),
      plausible: PlausibleRange(0, 10, source: Text(en: "works are built in one to five years", zh: "工厂建设期为1—5年"))),
    ParameterDeclaration(
      "capital_productivity", .array(axes: ["industry"], unit: "1/year", .nonNegative, absent: nil),
      title: Title(en: "Output per capital", zh: "单位资本产出"),
      meaning: Text(en: "output a year per CNY of capital at full utilisation", zh: "产能充分利用时每元资本的年产出"),
      plausible: PlausibleRange(
        0.05, 10, source: Text(en: "power plants give some 0.2, assembly 3 to 5", zh: "电厂约0.2，组装业3—5"))),
    ParameterDeclaration(
      "utilisation", .array(axes: ["industry", "year"], unit: "1", .share, absent: nil),
      title: Title(en: "Utilisation of new capacity", zh: "新增产能利用率"),
      meaning: Text(en: "share of the capacity in use, by the year of operation", zh: "投产后各年的产能利用率")),
    ParameterDeclaration(
      "sold_additionally", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      title: Title(en: "New output sold additionally", zh: "新增销售比例"),
      meaning: Text(
        en: """
          share of that output that its makers sell beyond what they sold before; the rest replaces their own older \
          lines. Whom it displaces (inflow, other regions' supply, other firms here) is for the economy's split to say
          """, zh: "该产出中属于新增销售的份额，其余替代厂家自己的旧产线；挤占的对象（省外流入、外地供给或本地其他企业）由经济部分划分")),
    ParameterDeclaration(
      "product_mix", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
      title: Title(en: "Products of new capacity", zh: "新增产能产品构成"),
      meaning: Text(en: "the sectors whose products the new capacity makes; sums to 1", zh: "新增产能产品所属部门，合计为1")),
    ParameterDeclaration(
      "terminal_years", .integer(Bounds(0, 100)),
      title: Title(en: "Years valued after the run", zh: "期后计值年数"),
      meaning: Text(
        en: "years after the last one for which operation is still valued, at the last year's utilisation",
        zh: "末年之后仍计价值的运营年数，按末年利用率计")),
  ]

  private static let leverageTiers = [
    ParameterDeclaration(
      "from", .array(axes: ["industry"], unit: "1e8 CNY", .positive, absent: nil),
      title: Title(en: "Money from which the tier counts", zh: "档位起点"),
      meaning: Text(en: "money of an industry in a year from which the tier counts", zh: "该档起算的产业年度资金额")),
    ParameterDeclaration(
      "multiple", .array(axes: ["industry"], unit: "1", .share, absent: nil),
      title: Title(en: "Leverage in the tier", zh: "档位杠杆系数"),
      meaning: Text(en: "leverage beyond it, as a multiple of the first", zh: "超出部分的杠杆倍数，为第一档的倍数")),
  ]

  /// The goal of the division, and the rules that it is compared with.
  static let choice = [
    ParameterDeclaration(
      "objective", .choice(FundGoal.allCases.map(\.rawValue) + [FundGoals.weighted]),
      meaning: Text(
        en: """
          what is maximised: discounted value added or output of building and operation; value added of the strategic \
          industries in industry in the target year, or what of it lies above the target share; the bare multiplier of \
          demand for the industries' products; jobs in the target year at their worth; or a weighted sum
          """, zh: "最大化的目标：建设和运营的折现增加值或总产出，目标年战略性新兴产业的工业增加值或其超出占比目标的部分，单纯的产品需求乘数，目标年就业（按价值折算），或加权之和"),
      default: .init(
        .text("value_added"), .derived,
        source: Text(en: "the measure that sums over all years and sectors", zh: "对全部年份和部门求和的指标"))),
    ParameterDeclaration(
      "goal_weight", .array(axes: ["goal"], unit: "1", .any, absent: 0),
      title: Title(en: "Weight of a goal", zh: "目标权重"),
      meaning: Text(en: "weights of the weighted objective", zh: "加权目标中的权重"),
      default: .init(
        .number(0), .assumption, source: Text(en: "the objective is one goal", zh: "目标只有一个"), low: 0, high: 1)),
    ParameterDeclaration(
      "target_year", .integer(Bounds(1900, 2200)),
      title: Title(en: "Target year of the fund", zh: "基金目标年"),
      meaning: Text(en: "the year in which the plan's targets are judged", zh: "考核规划目标的年份"),
      default: .init(.integer(2020), .document, source: Text(en: "the plan's last year", zh: "规划的最后一年"))),
    ParameterDeclaration(
      "target_share", .number(unit: "1", .share),
      title: Title(en: "Target share of strategic industries", zh: "战略性新兴产业目标占比"),
      meaning: Text(en: "the strategic industries' share of industry that the plan asks for", zh: "规划要求的战略性新兴产业占工业比重"),
      default: .init(.number(0.15), .document, source: "河南省“十三五”战略性新兴产业发展规划, II(3): 占规模以上工业增加值比重15%左右")),
    ParameterDeclaration(
      "proportional_to", .array(axes: ["industry"], unit: "1e8 CNY", .nonNegative, absent: 0),
      meaning: Text(
        en: """
          the proportional division goes by these; of divisions of equal worth the nearest to it is taken. Equal shares \
          where none are given
          """, zh: "按比例分配所依据的权数；价值相同的方案中取最接近者，不写则为平均分配"),
      optional: true),
    ParameterDeclaration(
      "given_division", .array(axes: ["industry"], unit: "1", .nonNegative, absent: 0),
      title: Title(en: "Division of one's own", zh: "自定方案"),
      meaning: Text(en: "weights of a division of one's own, to be compared with the optimum", zh: "与最优方案比较的自定分配方案的权重"),
      default: .init(
        .number(1), .assumption, source: Text(en: "equal shares, where a scenario says nothing", zh: "情景未说明时平均分配"),
        low: 0, high: 1)),
    ParameterDeclaration(
      "range_slack", .number(unit: "1", .share),
      title: Title(en: "Slack of the ranges", zh: "区间松弛度"),
      meaning: Text(
        en: "share of the optimum that may be given up in the ranges of what industries may receive",
        zh: "测算各产业可得范围时允许放弃的最优值份额"),
      default: .init(
        .number(0.02), .assumption, source: Text(en: "less than any of the assumptions is known to", zh: "小于任何假设的精度"),
        low: 0, high: 0.1)),
    ParameterDeclaration(
      "stage_mix", .array(axes: ["industry", "stage"], unit: "1", .share, absent: 0),
      title: Title(en: "Money by stage of firms", zh: "企业阶段资金构成"),
      meaning: Text(
        en: "how an industry's money divides over the stages of firms; sums to 1", zh: "各产业资金在企业发展阶段间的划分，合计为1"),
      optional: true),
    ParameterDeclaration(
      "stage_floor", .array(axes: ["stage"], unit: "1", .share, absent: 0),
      title: Title(en: "Least share of a stage", zh: "阶段占比下限"),
      meaning: Text(en: "the least share of all that is paid which goes to firms of a stage", zh: "全部支付中投向某阶段企业的最低份额"),
      default: .init(.number(0), .assumption, source: Text(en: "no rule on stages", zh: "没有分阶段规定"), low: 0, high: 1)),
    ParameterDeclaration(
      "stage_ceiling", .array(axes: ["stage"], unit: "1", .share, absent: 1),
      title: Title(en: "Most share of a stage", zh: "阶段占比上限"), meaning: Text(en: "the most of it", zh: "最高份额"),
      default: .init(.number(1), .assumption, source: Text(en: "no rule on stages", zh: "没有分阶段规定"), low: 0, high: 1)),
  ]

  /// Uncertain returns and worths.
  static let risk = [
    ParameterDeclaration(
      "return_scenarios", .records(returnScenarios),
      meaning: Text(
        en: "named cases of returns and of worths, for losses and for the worst case", zh: "列名的收益和价值情形，用于测算损失和最差情形"),
      optional: true),
    ParameterDeclaration(
      "decide_by", .choice(FundRisk.Decision.allCases.map(\.rawValue)),
      meaning: Text(
        en: "whether the worth as stated or that of the worst return scenario is maximised",
        zh: "按所写价值最大化，或按最差收益情形的价值最大化"),
      default: .init(.text("expected"), .derived, source: Text(en: "the worth as stated", zh: "按所列价值"))),
    ParameterDeclaration(
      "loss_tail", .number(unit: "1", Bounds(0, 1, includesLower: false)),
      title: Title(en: "Tail of losses", zh: "损失尾部比例"),
      meaning: Text(en: "share of the cases, the worst ones, over which losses are averaged", zh: "计算平均损失所取的最差情形份额"),
      default: .init(
        .number(0.1), .assumption, source: Text(en: "the worst tenth", zh: "最差的十分之一"), low: 0.01, high: 0.5)),
    ParameterDeclaration(
      "loss_limit", .number(unit: "1", .share),
      title: Title(en: "Loss limit", zh: "损失上限"),
      meaning: Text(
        en: "the most that may be lost in them on average, as a share of what is paid", zh: "这些情形下允许的平均损失占支付额的份额上限"),
      optional: true),
    ParameterDeclaration(
      "expected_return", .array(axes: ["industry"], unit: "1/year", .any, absent: nil),
      title: Title(en: "Expected return of the fund", zh: "基金预期收益率"),
      meaning: Text(en: "return of the fund's money a year, for the frontier", zh: "基金资金的年收益率，用于收益风险边界"),
      default: .init(
        .number(0.1), .assumption, source: Text(en: "alike in all industries", zh: "各产业取值相同"), low: 0, high: 0.3)),
    ParameterDeclaration(
      "return_deviation", .array(axes: ["industry"], unit: "1/year", .nonNegative, absent: nil),
      title: Title(en: "Deviation of the return", zh: "收益率标准差"),
      meaning: Text(en: "standard deviation of that return", zh: "该收益率的标准差"),
      default: .init(
        .number(0.25), .assumption, source: Text(en: "alike in all industries", zh: "各产业取值相同"), low: 0.1, high: 0.5)),
    ParameterDeclaration(
      "return_correlation", .number(unit: "1", Bounds(-1, 1)),
      title: Title(en: "Correlation of returns", zh: "收益相关系数"),
      meaning: Text(en: "correlation of the returns of any two industries", zh: "任意两产业收益率的相关系数"),
      default: .init(
        .number(0.3), .assumption, source: Text(en: "industries share the cycle", zh: "各产业受同一经济周期影响"), low: 0, high: 0.8
      )),
    ParameterDeclaration(
      "return_correlations", .array(axes: ["industry", "counterpart"], unit: "1", Bounds(-1, 1), absent: 0),
      title: Title(en: "Correlations of returns", zh: "收益相关系数"),
      meaning: Text(
        en: "correlations pair by pair, ones on the diagonal, in the place of one for all",
        zh: "逐对给出的相关系数（对角线为1），替代统一取值"), optional: true),
  ]

  private static let returnScenarios = [
    ParameterDeclaration(
      "probability", .number(unit: "1", .share),
      title: Title(en: "Probability of a case", zh: "情形概率"),
      meaning: Text(en: "probability of the case; all sum to 1", zh: "该情形的概率，合计为1")),
    ParameterDeclaration(
      "returns", .array(axes: ["industry"], unit: "1", Bounds(-1), absent: nil),
      title: Title(en: "Return in a case", zh: "情形收益"),
      meaning: Text(en: "return of a CNY over its life, below zero for a loss", zh: "每元资金全周期收益，亏损为负")),
    ParameterDeclaration(
      "worth", .array(axes: ["industry"], unit: "1", .nonNegative, absent: 1),
      title: Title(en: "Worth of an industry's money", zh: "产业资金价值系数"),
      meaning: Text(en: "multiple of what a CNY is worth to the region", zh: "每元资金对本地区价值的倍数"),
      default: .init(.number(1), .assumption, source: Text(en: "as stated", zh: "按所写价值"), low: 0, high: 2)),
  ]
}
