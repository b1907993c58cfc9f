public import SimulationKit

extension FundAllocation {
  public static let manifest = Manifest(
    identifier: "fund-allocation", version: "2.0.0",
    title: Title(en: "Strategic industries fund", zh: "战略性新兴产业投资基金"),
    summary: """
      Divides the fund over eight industries and the years by a linear programme: the most value added in the region, \
      or another goal, from building and from operating what is built, within what is raised, called and paid, floors, \
      ceilings and what each industry can absorb. Beside the division stand the ranges that are nearly as good, rules of \
      thumb and the risk of returns. No deflator ships: the fund's yuan are taken at the table's prices, whatever year \
      they are paid in.
      """,
    axes: [
      Axis(
        "industry", labels: industries, titles: industryTitles,
        meaning: Text(en: "the plan's strategic emerging industries", zh: "规划的战略性新兴产业")),
      Axis(
        "counterpart", labels: industries, titles: industryTitles,
        meaning: Text(en: "the other industry of a pair", zh: "一对产业中的另一个")),
      Axis(
        "amount", labels: amounts, titles: amountTitles,
        meaning: Text(en: "what becomes of the registered size", zh: "注册规模的去向")),
      Axis(
        "bound", labels: ["least", "division", "most"], titles: boundTitles,
        meaning: Text(en: "of what an industry receives", zh: "各产业所得部分")),
      Axis(
        "division", labels: FundBaseline.labels, titles: divisionTitles,
        meaning: Text(en: "the optimum and rules of thumb", zh: "最优分配与简单规则")),
      Axis(
        "part", labels: ["building", "operating", "afterwards"], titles: partTitles,
        meaning: Text(en: "where worth arises", zh: "价值产生的环节")),
      Axis(
        "goal", labels: FundGoal.ofMoney.map(\.rawValue), titles: goalTitles,
        meaning: Text(en: "measures of worth", zh: "价值的衡量方式")),
      Axis(
        "programme", records: "programmes",
        meaning: Text(en: "the plan's programmes that money goes through", zh: "资金所经由的规划工程")),
      Axis("stage", labels: FundStages.labels, titles: stageTitles, meaning: Text(en: "stages of firms", zh: "企业发展阶段")),
      Axis(
        "point", labels: FundFrontier.labels, titles: FundFrontier.titles,
        meaning: Text(
          en: "divisions from the least variance to the highest return, and the one that is taken",
          zh: "由方差最小到收益最高的各分配方案及所选方案")),
    ],
    parameters: money + absorption + planProgrammes + effect + production + choice + jobs + risk, inputs: reads,
    outputs: flows + throughProgrammes + sizes + values + comparisons + prices + riskOfReturns,
    links: [
      EconomyLink(.bill, output: "fund_bill", host: "gross_fixed_capital_formation"),
      EconomyLink(.newOutput, output: "new_output"),
    ],
    charts: [
      ChartDeclaration(
        "fund-money", output: "fund_money", mark: .columns,
        title: Title(en: "Fund payments by industry", zh: "分行业基金拨付"), quantity: Title(en: "Payments", zh: "拨付额"),
        since: "fund_money"),
      ChartDeclaration(
        "fund-value", output: "fund_value_of_money", mark: .heatMap,
        title: Title(en: "Value added per CNY of fund money", zh: "每元基金带来的增加值"),
        quantity: Title(en: "Value added per CNY, discounted", zh: "每元增加值（折现）"), since: "fund_money"),
      ChartDeclaration(
        "fund-sizes", output: "fund_amount", mark: .lines,
        title: Title(en: "Registered is not raised, called or invested", zh: "注册、募集、实缴与投资"),
        quantity: Title(en: "By the end of the year", zh: "截至年末")),
      ChartDeclaration(
        "fund-ranges", output: "fund_range", mark: .heatMap,
        title: Title(en: "What industries may receive near the optimum", zh: "近似最优时各产业可得金额"),
        quantity: Title(en: "Received over the run", zh: "期内金额"), along: "bound", series: "industry"),
      ChartDeclaration(
        "fund-divisions", output: "fund_division", mark: .bars,
        title: Title(en: "The division beside rules of thumb", zh: "最优分配与经验规则"),
        quantity: Title(en: "Received over the run", zh: "期内金额"), along: "division", series: "industry"),
      ChartDeclaration(
        "fund-frontier", output: "fund_frontier_return", mark: .scatter,
        title: Title(en: "Return and risk of divisions", zh: "分配方案的收益与风险"),
        quantity: Title(en: "Expected return", zh: "期望收益率"), against: "fund_frontier_deviation"),
    ],
    targets: [
      TargetDeclaration(
        "fund_invested", title: Title(en: "Invested by the fund", zh: "基金已投资"), output: "fund_amount",
        at: ["amount": "invested"]),
      TargetDeclaration(
        "fund_unpaid", title: Title(en: "Fund money without a project", zh: "基金未落实项目资金"), output: "fund_unpaid"),
    ],
    sections: [
      ReportSection(
        "fund", title: Title(en: "The fund: size, division, alternatives", zh: "基金：规模、分配与备选方案"),
        text: Text(
          en: """
            Registered is not raised, raised is not called, and called is not invested. The division is one of many that \
            are nearly as good: the ranges say how far an industry's money may move where no more than the stated share \
            of the optimum is given up.
            """,
          zh: "注册规模不等于募集，募集不等于实缴，实缴不等于投资。与最优相近的分配方案很多：区间表示在只损失给定比例时各产业金额可移动的范围。"),
        charts: ["fund-sizes", "fund-money", "fund-ranges", "fund-divisions", "fund-frontier"],
        tables: [
          "fund_amount", "fund_unpaid", "fund_range", "fund_division_worth", "fund_worth_part",
          "fund_goal_worth",
        ])
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

  static let amounts = ["registered", "raised", "called", "invested", "triggered"]

  private static let amountTitles = [
    Title(en: "Registered", zh: "注册规模"), Title(en: "Raised", zh: "募集"), Title(en: "Called", zh: "实缴"),
    Title(en: "Invested", zh: "已投资"), Title(en: "Investment triggered", zh: "带动投资"),
  ]

  private static let boundTitles = [
    Title(en: "Least near the optimum", zh: "近似最优下限"), Title(en: "Division", zh: "分配"),
    Title(en: "Most near the optimum", zh: "近似最优上限"),
  ]

  private static let divisionTitles = [
    Title(en: "Optimum", zh: "最优"), Title(en: "Equal shares", zh: "平均分配"),
    Title(en: "In proportion to value added", zh: "按增加值比例"), Title(en: "All to the best", zh: "全投最优产业"),
    Title(en: "As given", zh: "给定方案"),
  ]

  private static let partTitles = [
    Title(en: "Building", zh: "建设"), Title(en: "Operation in the run", zh: "期内运营"),
    Title(en: "Operation after the run", zh: "期后运营"),
  ]

  private static let goalTitles = [
    Title(en: "Value added", zh: "增加值"), Title(en: "Output", zh: "总产出"),
    Title(en: "Strategic industries' value added in the target year", zh: "目标年战略性新兴产业增加值"),
    Title(en: "Above the target share in the target year", zh: "目标年超出占比目标部分"),
    Title(en: "Multiplier of demand alone", zh: "单纯需求乘数"),
  ]

  private static let stageTitles = [
    Title(en: "Early", zh: "初创期"), Title(en: "Growth", zh: "成长期"), Title(en: "Mature", zh: "成熟期"),
  ]
}
