import Testing

@testable import FundAllocation
@testable import SimulationKit

/// A second division of the money, over the plan's programmes.
@Suite struct `The plan's programmes` {
  private static func programme(
    _ name: String, _ serves: [Double], floor: Double = 0, ceiling: Double? = nil
  ) -> ParameterRecord {
    var fields: [String: ParameterValue] = ["serves": .array(serves), "floor": .number(floor)]
    if let ceiling { fields["ceiling"] = .number(ceiling) }
    return .init(name: name, fields: fields)
  }

  private static func fund(_ programmes: [ParameterRecord], ceiling: Double = 60) -> FundCase {
    var fund = FundCase(["A", "B", "C"], years: ["2016", "2017"], registeredSize: 100)
    fund.ceiling = [ceiling, ceiling, ceiling]
    fund.others = ["programmes": .records(programmes)]
    return fund
  }

  private func expect(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-9, "\(found) \(expected)", sourceLocation: location)
    }
  }

  @Test func `without any there is one division, and none over programmes`() throws {
    let outputs = try Self.fund([]).run(multiplier: [3, 2, 1])
    expect(outputs["fund_programme_money"].values, [])
    expect(outputs["fund_money"].values, [60, 0, 40, 0, 0, 0])
    var plain = Self.fund([])
    plain.others = [:]
    #expect(try plain.run(multiplier: [3, 2, 1]).notes == outputs.notes)
  }

  /// A goes through clusters alone and C through talent alone, B through either, at most half of it through clusters.
  private static func three(clusters: Double, talent: Double) -> [ParameterRecord] {
    [
      programme("clusters", [1, 0.5, 0], ceiling: clusters),
      programme("talent", [0, 1, 1], floor: talent),
    ]
  }

  @Test func `limits of programmes move money between industries`() throws {
    let free = try Self.fund(Self.three(clusters: 80, talent: 0)).run(multiplier: [3, 2, 1])
    expect(free["fund_money"].values, [60, 0, 40, 0, 0, 0])
    // Of B clusters, which come first, take half.
    expect(free["fund_programme_money"].values, [60, 20, 0, 0, 20, 0])
    #expect(free.notes.contains("through the plan's programmes go (1e8 CNY): clusters 80, talent 20"))
    let tight = try Self.fund(Self.three(clusters: 30, talent: 0)).run(multiplier: [3, 2, 1])
    expect(tight["fund_money"].values, [30, 0, 60, 0, 10, 0])
    expect(tight["fund_programme_money"].values, [30, 0, 0, 0, 60, 10])
    // One more through clusters: from C at 1 to A at 3.
    expect(tight["fund_programme_shadow_price"].values, [2, 0])
    let forced = try Self.fund(Self.three(clusters: 80, talent: 50)).run(multiplier: [3, 2, 1])
    expect(forced["fund_money"].values, [50, 0, 50, 0, 0, 0])
    expect(forced["fund_programme_shadow_price"].values, [0, -1])
    #expect(
      forced.notes.contains(
        "one more billion CNY, in 1e8 CNY of the objective: paid in all yields 30, off the floor of the programme "
          + "talent 10"), "\(forced.notes)")
  }

  @Test func `replaced limits of programmes are those of a session made with them`() throws {
    let before = Self.fund(Self.three(clusters: 80, talent: 0)).parameters
    var module = try FundAllocation(before)
    _ = try module.answer(before, multiplier: [3, 2, 1])
    for (clusters, talent, share) in [(30, 20, 0.25), (60, 45, 0.5), (25, 70, 1)] as [(Double, Double, Double)] {
      var programmes = Self.three(clusters: clusters, talent: talent)
      programmes[0].fields["serves"] = .array([1, share, 0])
      let after = Self.fund(programmes).parameters
      try module.replace(with: after, changed: ParameterChanges([ParameterPath(["programmes"])], [true]))
      let new = try module.answer(after, multiplier: [3, 2, 1])
      var made = try FundAllocation(after)
      let fresh = try made.answer(after, multiplier: [3, 2, 1])
      for output in FundAllocation.manifest.outputs { #expect(new[output.name] == fresh[output.name]) }
      #expect(new.notes == fresh.notes)
    }
  }

  @Test func `floors that contradict each other are named with what is missing`() {
    var fund = Self.fund(Self.three(clusters: 30, talent: 50))
    fund.floor = [45, 0, 0]
    #expect(
      throws: SampleProblem.infeasible(
        "no division of the fund (1e8 CNY) meets all of: the floor of A (45); the ceiling of the programme clusters (30); "
          + "at best 15 are missing to the floors")
    ) { try fund.run(multiplier: [3, 2, 1]) }
    let much = Self.fund([Self.programme("all", [1, 1, 1], floor: 130)], ceiling: 200)
    #expect(
      throws: SampleProblem.infeasible(
        "no division of the fund (1e8 CNY) meets all of: the money paid in all (at most 100); the floor of the programme "
          + "all (130); at best 30 are missing to the floors")
    ) { try much.run(multiplier: [3, 2, 1]) }
  }

  @Test func `mistakes are found before a run`() {
    let fund = Self.fund([
      Self.programme("clusters", [0.5, 0, 0.25], floor: 9, ceiling: 8), Self.programme("talent", [0.5, 0.75, 0.5]),
      Self.programme("idle", [0, 0, 0]),
    ])
    func advice(_ sum: String, _ industry: String) -> ParameterDiagnostic {
      ParameterDiagnostic(
        .error, "programmes", "the shares of \(industry)'s money that the programmes take sum to \(sum)",
        advice: "write shares under serves that sum to at least 1, since all of it goes through a programme")
    }
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(
          .error, "programmes", index: ["clusters", "floor"], "the floor 9 lies above the ceiling 8",
          advice: "write a floor of at most 8, or raise the ceiling"),
        ParameterDiagnostic(
          .error, "programmes", index: ["idle", "serves"], "it serves no industry",
          advice: "write the most of an industry's money that goes through it, up to 1"),
        advice("0.75", "B"), advice("0.75", "C"),
      ])
  }
}
