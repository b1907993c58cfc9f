import Coupling
import Economy
import NumberText
import RegionalBase

extension Problem {
  /// The problem with its table split so that the parts hold what the modules buy of them in the table's year, and so that
  /// the strategic industries have the published share in the published year; itself where the table stays whole.
  ///
  /// The share is nearly proportional to the factor on the parts' outputs, so that the secant through the last two points
  /// comes to rest within a few steps.
  /// - Throws: `SampleFailure` where the problem has no answer at a factor, or no factor gives the share.
  func calibratingParts(_ sessions: Sessions) throws(SampleFailure) -> Problem {
    guard economy.parts != nil else { return self }
    guard let year = economy.runYears.firstIndex(of: economy.publishedYear) else {
      throw SampleFailure(
        .failed,
        ["the published year \(economy.publishedYear) of strategic_industries lies outside the years of the run"])
    }
    var problem = self
    problem.economy.reference = .takingNothing(of: economy)
    let bills = try problem.solvedAlone(sessions, [], details: true).details[0]
    problem.economy.reference = nil
    let purchases = bills.map { economy.knownPurchases($0.reference) } ?? []
    let published = economy.values[.publishedShare]?.first ?? 0
    let target = Output.economy(.strategicShare)
    func miss(_ factor: Double) throws(SampleFailure) -> Double {
      do { try problem.economy.splitTable(factor: factor, holding: purchases) } catch {
        throw SampleFailure(
          .failed,
          [
            "the parts of sectors cannot give the published share of \(rounded(100 * published)) %: with their outputs "
              + "times \(decimals(factor, 4)) the table cannot be split"
          ] + error.sentences)
      }
      let share = try problem.solvedAlone(sessions, [target], details: false).values[.strategicShare]?.row(0)
      return (share.map { $0[$0.startIndex + year] } ?? 0) - published
    }
    var (factor, last) = (1.0, 0.0)
    // Without parts the share is that of what stays a share of whole sectors.
    var (missed, lastMissed) = (try miss(factor), -published)
    for _ in 0..<40 where !(abs(missed) <= 1e-12) {
      let next = factor - missed * (factor - last) / (missed - lastMissed)
      (last, lastMissed) = (factor, missed)
      guard next.isFinite, next > 0 else { break }
      factor = next
      missed = try miss(factor)
    }
    guard abs(missed) <= 1e-10 else {
      throw SampleFailure(
        .failed,
        ["no factor on the outputs of the parts of sectors gives the published share of \(rounded(100 * published)) %"])
    }
    return problem
  }

  private func solvedAlone(
    _ sessions: Sessions, _ outputs: Set<Output>, details: Bool
  ) throws(SampleFailure) -> EconomyAnswers {
    let solved = solve(.central, [0], outputs, sessions, try tableMultipliers(), details: details, reported: false)
    if let failure = solved.failures[0] { throw failure }
    return solved.economy
  }
}
