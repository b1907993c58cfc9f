import SimulationKit

/// Keys that a scenario may leave out: limits that follow something, programmes, jobs.
extension FundAllocation {
  /// How absorption changes over the years.
  static let absorption = [
    ParameterDeclaration(
      "absorption_follows", .choice(AbsorptionRule.allCases.map(\.rawValue)),
      meaning: """
        what that limit follows: `years`, as it is written; or, from the one number that is written for all years, \
        `growth` by absorption_growth or `capital_formation` of the region (inputs.demand_index = \
        "economy.final_demand_index")
        """,
      default: .init(.text("years"), .derived, source: "as it is written")),
    ParameterDeclaration(
      "absorption_growth", .array(axes: ["industry"], unit: "1/year", Bounds(-1), absent: nil),
      title: Title(en: "Growth of the absorption limit", zh: "吸纳上限年增长率"),
      meaning: "growth of the limit a year, from the first year of the run on", optional: true),
  ]

  /// The second division.
  static let planProgrammes = [
    ParameterDeclaration(
      "programmes", .records(programmes),
      meaning: """
        the plan's programmes, a second division of the money: all that an industry receives goes through those that \
        serve it; none for one division alone
        """,
      default: .init(.records([]), .derived, source: "one division alone, since the plan names no amounts"))
  ]

  private static let programmes = [
    ParameterDeclaration(
      "serves", .array(axes: ["industry"], unit: "1", .share, absent: 0),
      title: Title(en: "Share of an industry's money through a programme", zh: "专项可用资金占比"),
      meaning:
        "the most of an industry's money that goes through the programme; industries that are left out are not served"
    ),
    ParameterDeclaration(
      "floor", .number(unit: "1e8 CNY", .nonNegative), title: Title(en: "Least fund money", zh: "基金投入下限"),
      meaning: "the least that goes through it over the run",
      default: .init(.number(0), .assumption, source: "none, where a scenario says nothing", low: 0, high: 200)),
    ParameterDeclaration(
      "ceiling", .number(unit: "1e8 CNY", .nonNegative), title: Title(en: "Most fund money", zh: "基金投入上限"),
      meaning: "the most of it; left out, there is none",
      optional: true),
  ]

  /// Jobs as a goal.
  static let jobs = [
    ParameterDeclaration(
      "jobs_weight", .number(unit: "1", .any), title: Title(en: "Weight of jobs", zh: "就业权重"),
      meaning: "weight of jobs at their worth in the weighted objective",
      default: .init(.number(0), .assumption, source: "the objective is one goal", low: 0, high: 1)),
    ParameterDeclaration(
      "job_worth", .number(unit: "CNY/person", .positive),
      title: Title(en: "Worth of a job", zh: "单个就业价值"),
      meaning: "worth of a job in the target year, where jobs are a goal; any worth gives the same most jobs",
      default: .init(
        .number(10000), .assumption, source: "a round number below a year's pay: it weighs jobs against money alone",
        low: 1000, high: 100_000)),
  ]
}
