import SimulationKit

extension FundAllocation {
  static let reads = [
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
    VariableDeclaration(
      "output_multiplier", unit: "1", axes: ["sector"],
      meaning: "output in the region per CNY of demand for a sector's regional product, for the objective output",
      optional: true),
    VariableDeclaration(
      "industrial_multiplier", unit: "1", axes: ["sector"],
      meaning: "value added of above-scale industry likewise, for the objective strategic_share", optional: true),
    VariableDeclaration(
      "strategic_multiplier", unit: "1", axes: ["sector"],
      meaning: "value added of the strategic industries in industry likewise", optional: true),
    VariableDeclaration(
      "strategic_gain", unit: "1", axes: ["sector"],
      meaning: "what a CNY of new output adds to it by being theirs, whatever it displaces", optional: true),
    VariableDeclaration(
      "employment_multiplier", unit: "person/CNY_table", axes: ["sector", "year"],
      meaning: """
        jobs in the region per CNY of demand for a sector's regional product, for jobs as a goal; a scenario names the \
        account that counts them, as in inputs.employment_multiplier = "economy.satellite_jobs_multiplier"
        """,
      optional: true),
    VariableDeclaration(
      "demand_index", unit: "1", axes: ["final_demand", "year"],
      meaning: """
        growth of final demand, for absorption that follows capital formation: inputs.demand_index = \
        "economy.final_demand_index"
        """,
      optional: true),
  ]

  static let flows = [
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

  /// The second division.
  static let throughProgrammes = [
    VariableDeclaration(
      "fund_programme_money", unit: "1e8 CNY_table", axes: ["programme", "industry"],
      meaning: "what industries receive through the plan's programmes; none where no programmes are given"),
    VariableDeclaration(
      "fund_programme_shadow_price", unit: "1", axes: ["programme"],
      meaning: "value of moving a programme's binding limit up by one CNY: above 0 at the ceiling, below 0 at the floor"
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
      "fund_called", unit: "1e8 CNY_table", axes: ["year"], meaning: "money called from governments and partners",
      iamc: "Investment|Strategic Emerging Industries Fund|Called"),
    VariableDeclaration(
      "fund_called_from_government", unit: "1e8 CNY_table", axes: ["year"], meaning: "the mother fund's part of it"),
    VariableDeclaration("fund_fees", unit: "1e8 CNY_table", axes: ["year"], meaning: "fees of the managers"),
    VariableDeclaration(
      "fund_reinvested", unit: "1e8 CNY_table", axes: ["year"], meaning: "money from exits that pays for new projects"),
    VariableDeclaration(
      "fund_unpaid", unit: "1e8 CNY_table", axes: ["year"],
      meaning: Text(
        en: "money to be paid in the run that is not by the end of the year: in the last one, what finds no project",
        zh: "年末尚未支付的资金；最后一年为找不到项目的资金"),
      iamc: "Investment|Strategic Emerging Industries Fund|Unpaid"),
    VariableDeclaration(
      "fund_idle_money", unit: "1e8 CNY_table", meaning: "money paid whose plants do not operate before the run ends"),
  ]

  static let values = [
    VariableDeclaration(
      "fund_value_building", unit: "1", axes: ["industry"],
      meaning: "value added in the region per CNY of additional investment, from building"),
    VariableDeclaration(
      "fund_value_operation", unit: "1", axes: ["industry", "year"],
      meaning: "value added in the region per CNY of additional investment, from operating, discounted to the payment"),
    VariableDeclaration(
      "fund_value_of_money", unit: "1", axes: ["industry", "year"],
      meaning: """
        value per CNY of fund money by the objective, building and operation, discounted to the first year unless it \
        counts the target year: what is maximised, before leverage falls
        """),
    VariableDeclaration(
      "fund_objective", unit: "1e8 CNY_table", meaning: "value of the whole programme, discounted to the first year",
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
      meaning: "jobs by the division in the target year; 0 where no account of jobs is given"),
    VariableDeclaration(
      "fund_range", unit: "1e8 CNY_table", axes: ["industry", "bound"],
      meaning: Text(
        en: "what an industry receives, and the least and the most where range_slack of the optimum is given up",
        zh: "各产业所得，以及允许偏离最优时的最少和最多所得")),
    VariableDeclaration(
      "fund_division", unit: "1e8 CNY_table", axes: ["division", "industry"],
      meaning: "what industries receive by the optimum and by rules of thumb, as far as they can absorb it"),
    VariableDeclaration(
      "fund_division_worth", unit: "1e8 CNY_table", axes: ["division"],
      meaning: Text(en: "the objective of the optimum and of rules of thumb", zh: "最优方案与简单规则的目标值")),
    VariableDeclaration(
      "fund_unlimited_worth", unit: "1e8 CNY_table",
      meaning: "the objective if all that is payable went where a CNY is worth most, without any other limit"),
  ]

  static let riskOfReturns = [
    VariableDeclaration(
      "fund_frontier_return", unit: "1/year", axes: ["point"],
      meaning: "expected return of a point of the frontier, and of the division"),
    VariableDeclaration(
      "fund_frontier_deviation", unit: "1/year", axes: ["point"],
      meaning: Text(en: "standard deviation of its return", zh: "收益的标准差")),
    VariableDeclaration(
      "fund_frontier_share", unit: "1", axes: ["point", "industry"],
      meaning: "its shares of the money that the division pays"),
    VariableDeclaration(
      "fund_tail_loss", unit: "1e8 CNY_table",
      meaning: "mean loss of the division in the worst return scenarios, below zero for a gain"),
  ]

  static let prices = [
    VariableDeclaration(
      "fund_shadow_price", unit: "1", meaning: "value of one more CNY paid in total; 0 where money is left over"),
    VariableDeclaration(
      "fund_payment_shadow_price", unit: "1", axes: ["year"],
      meaning: "value of one more CNY that may be paid in a year"),
    VariableDeclaration(
      "fund_call_shadow_price", unit: "1", axes: ["year"],
      meaning: "value of one more CNY that may be called by the end of a year"),
    VariableDeclaration(
      "fund_absorption_shadow_price", unit: "1", axes: ["industry", "year"],
      meaning: "value of one more CNY of investment that an industry can take in a year"),
    VariableDeclaration(
      "fund_quota_shadow_price", unit: "1", axes: ["industry"],
      meaning: "value of moving an industry's binding quota up by one CNY: above 0 at the ceiling, below 0 at the floor"
    ),
  ]
}
