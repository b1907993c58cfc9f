import SimulationKit

extension FundAllocation {
  static let reads = [
    VariableDeclaration(
      "value_added_multiplier", unit: "1", axes: ["sector"],
      meaning: Text(
        en: "value added in the region per CNY of demand for a sector's regional product (v'L)",
        zh: "对某部门本地产品每元需求带来的省内增加值（v'L）")),
    VariableDeclaration(
      "domestic_share", unit: "1", axes: ["sector"],
      meaning: Text(en: "share of a sector's product supplied by the region (1 - m)", zh: "某部门产品由本地区供给的份额（1 - m）")),
    VariableDeclaration(
      "additional_sales_share", unit: "1", axes: ["industry"],
      meaning: Text(
        en: "share of what is sold additionally that adds to the region's output; the rest displaces other output",
        zh: "新增销售中增加本地区产出的份额，其余挤占其他产出")),
    VariableDeclaration(
      "counted_share", unit: "1", axes: ["industry"],
      meaning: Text(
        en: "share of the fund's money that is not counted with another module, whose bill it pays for",
        zh: "基金资金中未由其他模块重复计入的份额")),
    VariableDeclaration(
      "output_multiplier", unit: "1", axes: ["sector"],
      meaning: Text(
        en: "output in the region per CNY of demand for a sector's regional product, for the objective output",
        zh: "对某部门本地产品每元需求带来的省内总产出，用于以总产出为目标"),
      optional: true),
    VariableDeclaration(
      "industrial_multiplier", unit: "1", axes: ["sector"],
      meaning: Text(
        en: "value added of above-scale industry likewise, for the objective strategic_share",
        zh: "相应的规模以上工业增加值，用于以占比为目标"), optional: true),
    VariableDeclaration(
      "strategic_multiplier", unit: "1", axes: ["sector"],
      meaning: Text(en: "value added of the strategic industries in industry likewise", zh: "相应的战略性新兴产业工业增加值"),
      optional: true),
    VariableDeclaration(
      "strategic_gain", unit: "1", axes: ["sector"],
      meaning: Text(
        en: "what a CNY of new output adds to it by being theirs, whatever it displaces",
        zh: "每元新增产出因属于该产业而增加的数额，不论挤占何者"), optional: true),
    VariableDeclaration(
      "employment_multiplier", unit: "person/CNY_table", axes: ["sector", "year"],
      meaning: Text(
        en: """
          jobs in the region per CNY of demand for a sector's regional product, for jobs as a goal; a scenario names the \
          account that counts them, as in inputs.employment_multiplier = "economy.satellite_jobs_multiplier"
          """,
        zh:
          "对某部门本地产品每元需求带来的就业，用于以就业为目标；情景须指明计数的账户，如 inputs.employment_multiplier = \"economy.satellite_jobs_multiplier\""
      ),
      optional: true),
    VariableDeclaration(
      "demand_index", unit: "1", axes: ["final_demand", "year"],
      meaning: Text(
        en: """
          growth of final demand, for absorption that follows capital formation: inputs.demand_index = \
          "economy.final_demand_index"
          """, zh: "最终需求增长指数，用于吸纳上限随固定资本形成变动：inputs.demand_index = \"economy.final_demand_index\""),
      optional: true),
  ]

  static let flows = [
    VariableDeclaration(
      "fund_money", unit: "1e8 CNY_table", axes: ["industry", "year"],
      meaning: Text(en: "money that the fund pays to projects", zh: "基金支付给项目的资金"),
      iamc: "Investment|Strategic Emerging Industries Fund|Payments|{industry}"),
    VariableDeclaration(
      "fund_investment", unit: "1e8 CNY_table", axes: ["industry", "year"],
      meaning: Text(en: "investment that the money triggers, additional or not", zh: "资金带动的投资，不论是否新增"),
      iamc: "Investment|Strategic Emerging Industries Fund|Triggered|{industry}"),
    VariableDeclaration(
      "fund_bill", unit: "1e8 CNY_table", axes: ["industry", "sector", "year"],
      meaning: Text(en: "purchases by the additional part of the investment, producers' prices", zh: "投资中新增部分的采购，生产者价格")
    ),
    VariableDeclaration(
      "new_output", unit: "1e8 CNY_table", axes: ["industry", "sector", "year"],
      meaning: Text(
        en: "output of the additional capacity at its utilisation that is sold additionally",
        zh: "新增产能按利用率计的产出中属于新增销售的部分")),
  ]

  /// The second division.
  static let throughProgrammes = [
    VariableDeclaration(
      "fund_programme_money", unit: "1e8 CNY_table", axes: ["programme", "industry"],
      meaning: Text(
        en: "what industries receive through the plan's programmes; none where no programmes are given",
        zh: "各产业经由规划工程所得；未设工程时为空")),
    VariableDeclaration(
      "fund_programme_shadow_price", unit: "1", axes: ["programme"],
      meaning: Text(
        en: "value of moving a programme's binding limit up by one CNY: above 0 at the ceiling, below 0 at the floor",
        zh: "工程约束上移1元的价值：达到上限时为正，达到下限时为负")
    ),
  ]

  /// The fund's sizes from registration to investment.
  static let sizes = [
    VariableDeclaration(
      "fund_amount", unit: "1e8 CNY_table", axes: ["amount", "year"],
      meaning: Text(
        en:
          "registered size and what is raised of it, what is called and invested by the end of the year, and the investment triggered",
        zh: "注册规模、募集额、年末累计缴付额和投资额，以及带动的投资"),
      iamc: "Investment|Strategic Emerging Industries Fund|Size|{amount}"),
    VariableDeclaration(
      "fund_called", unit: "1e8 CNY_table", axes: ["year"],
      meaning: Text(en: "money called from governments and partners", zh: "向政府和合作方要求缴付的资金"),
      iamc: "Investment|Strategic Emerging Industries Fund|Called"),
    VariableDeclaration(
      "fund_called_from_government", unit: "1e8 CNY_table", axes: ["year"],
      meaning: Text(en: "the mother fund's part of it", zh: "其中母基金部分")),
    VariableDeclaration(
      "fund_fees", unit: "1e8 CNY_table", axes: ["year"], meaning: Text(en: "fees of the managers", zh: "管理费")),
    VariableDeclaration(
      "fund_reinvested", unit: "1e8 CNY_table", axes: ["year"],
      meaning: Text(en: "money from exits that pays for new projects", zh: "退出回收后投入新项目的资金")),
    VariableDeclaration(
      "fund_unpaid", unit: "1e8 CNY_table", axes: ["year"],
      meaning: Text(
        en: "money to be paid in the run that is not by the end of the year: in the last one, what finds no project",
        zh: "年末尚未支付的资金；最后一年为找不到项目的资金"),
      iamc: "Investment|Strategic Emerging Industries Fund|Unpaid"),
    VariableDeclaration(
      "fund_idle_money", unit: "1e8 CNY_table",
      meaning: Text(en: "money paid whose plants do not operate before the run ends", zh: "已支付而期末前不能投产的资金")),
  ]

  static let values = [
    VariableDeclaration(
      "fund_value_building", unit: "1", axes: ["industry"],
      meaning: Text(
        en: "value added in the region per CNY of additional investment, from building", zh: "每元新增投资在建设环节带来的省内增加值")),
    VariableDeclaration(
      "fund_value_operation", unit: "1", axes: ["industry", "year"],
      meaning: Text(
        en: "value added in the region per CNY of additional investment, from operating, discounted to the payment",
        zh: "每元新增投资在运营环节带来的省内增加值，折现至支付年")),
    VariableDeclaration(
      "fund_value_of_money", unit: "1", axes: ["industry", "year"],
      meaning: Text(
        en: """
          value per CNY of fund money by the objective, building and operation, discounted to the first year unless it \
          counts the target year: what is maximised, before leverage falls
          """, zh: "每元基金资金按目标计的价值（建设与运营，除按目标年计者外折现至首年），即最大化的对象，未计杠杆下降")),
    VariableDeclaration(
      "fund_objective", unit: "1e8 CNY_table",
      meaning: Text(en: "value of the whole programme, discounted to the first year", zh: "整个方案折现至首年的价值"),
      iamc: "Value Added|Strategic Emerging Industries Fund|Present Value"),
  ]

  /// The division beside others.
  static let comparisons = [
    VariableDeclaration(
      "fund_worth_part", unit: "1e8 CNY_table", axes: ["part"],
      meaning: Text(en: "the objective by where it arises", zh: "目标值按产生环节划分")),
    VariableDeclaration(
      "fund_goal_worth", unit: "1e8 CNY_table", axes: ["goal"],
      meaning: Text(
        en: "the division by every goal; 0 where the economy does not give what a goal reads",
        zh: "分配方案按各目标的取值；经济部分不提供所需数据时为0")),
    VariableDeclaration(
      "fund_jobs", unit: "1e4 person",
      meaning: Text(
        en: "jobs by the division in the target year; 0 where no account of jobs is given",
        zh: "目标年分配方案带来的就业；未给出就业账户时为0")),
    VariableDeclaration(
      "fund_range", unit: "1e8 CNY_table", axes: ["industry", "bound"],
      meaning: Text(
        en: "what an industry receives, and the least and the most where range_slack of the optimum is given up",
        zh: "各产业所得，以及允许偏离最优时的最少和最多所得")),
    VariableDeclaration(
      "fund_division", unit: "1e8 CNY_table", axes: ["division", "industry"],
      meaning: Text(
        en: "what industries receive by the optimum and by rules of thumb, as far as they can absorb it",
        zh: "最优方案和简单规则下各产业所得，以可吸纳额为限")),
    VariableDeclaration(
      "fund_division_worth", unit: "1e8 CNY_table", axes: ["division"],
      meaning: Text(en: "the objective of the optimum and of rules of thumb", zh: "最优方案与简单规则的目标值")),
    VariableDeclaration(
      "fund_unlimited_worth", unit: "1e8 CNY_table",
      meaning: Text(
        en: "the objective if all that is payable went where a CNY is worth most, without any other limit",
        zh: "除资金总额外不设限制、全部投向价值最高处时的目标值")),
  ]

  static let riskOfReturns = [
    VariableDeclaration(
      "fund_frontier_return", unit: "1/year", axes: ["point"],
      meaning: Text(en: "expected return of a point of the frontier, and of the division", zh: "边界各点及分配方案的期望收益率")),
    VariableDeclaration(
      "fund_frontier_deviation", unit: "1/year", axes: ["point"],
      meaning: Text(en: "standard deviation of its return", zh: "收益的标准差")),
    VariableDeclaration(
      "fund_frontier_share", unit: "1", axes: ["point", "industry"],
      meaning: Text(en: "its shares of the money that the division pays", zh: "分配方案所支付资金在各产业的份额")),
    VariableDeclaration(
      "fund_tail_loss", unit: "1e8 CNY_table",
      meaning: Text(
        en: "mean loss of the division in the worst return scenarios, below zero for a gain",
        zh: "分配方案在最差收益情形下的平均损失，盈利为负")),
  ]

  static let prices = [
    VariableDeclaration(
      "fund_shadow_price", unit: "1",
      meaning: Text(en: "value of one more CNY paid in total; 0 where money is left over", zh: "支付总额每增加1元的价值；资金有余时为0")),
    VariableDeclaration(
      "fund_payment_shadow_price", unit: "1", axes: ["year"],
      meaning: Text(en: "value of one more CNY that may be paid in a year", zh: "当年可支付额每增加1元的价值")),
    VariableDeclaration(
      "fund_call_shadow_price", unit: "1", axes: ["year"],
      meaning: Text(en: "value of one more CNY that may be called by the end of a year", zh: "当年末可要求缴付额每增加1元的价值")),
    VariableDeclaration(
      "fund_absorption_shadow_price", unit: "1", axes: ["industry", "year"],
      meaning: Text(
        en: "value of one more CNY of investment that an industry can take in a year", zh: "某产业当年可吸纳投资每增加1元的价值")),
    VariableDeclaration(
      "fund_quota_shadow_price", unit: "1", axes: ["industry"],
      meaning: Text(
        en: "value of moving an industry's binding quota up by one CNY: above 0 at the ceiling, below 0 at the floor",
        zh: "产业限额上移1元的价值：达到上限时为正，达到下限时为负")
    ),
  ]
}
