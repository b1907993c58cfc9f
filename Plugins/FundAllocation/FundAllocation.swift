public import CSimulationModule
import LinearProgramming
public import SimulationKit

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(FundAllocation.self) }

/// Divides an investment fund over industries and years by a linear programme, and says what it buys and builds.
public struct FundAllocation: SimulationModule {
  private var terms: FundTerms
  /// Of the notes.
  private let language: Language
  /// Made for the first sample, since numbers beyond what a solver takes are a sample without an answer.
  private var programme: FundProgramme?
  /// The sample before: the next one with the same inputs is answered from it.
  private var last: (inputs: FundInputs, outcome: Result<Answer, SampleProblem>)?

  /// A division with what follows from it; what is rarely asked for is computed when it is.
  struct Answer {
    var value: FundValue
    var plan: FundPlan
    var flows: FundFlows
    var ranges: [(least: Double, most: Double)]?
    var frontier: FundFrontier?
  }

  public init(_ parameters: Parameters) throws(SampleProblem) {
    terms = FundTerms(parameters)
    language = parameters.language
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws(SampleProblem) {
    terms = FundTerms(parameters)
    if programme?.replace(terms) == false { programme = nil }
    last = nil
  }

  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] { FundTerms.check(parameters) }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    let read = FundInputs(inputs)
    let terms = try terms.absorbing(read)
    var answer = try answer(read, terms).get()
    if answer.ranges == nil, outputs.wants("fund_range") {
      var ranges = try FundRanges(terms, answer.value)
      answer.ranges = try ranges.ranges(terms, answer.plan)
    }
    let frontier = ["fund_frontier_return", "fund_frontier_deviation", "fund_frontier_share"]
    if answer.frontier == nil, frontier.contains(where: { outputs.wants($0) }) {
      answer.frontier = try FundFrontier(terms, answer.plan)
    }
    last = (read, .success(answer))
    let report = FundReport(terms: terms, inputs: read, answer: answer)
    report.write(to: &outputs)
    if outputs.readsNotes { FundWords(report: report, language: language).write(to: &outputs) }
  }

  /// - Parameter terms: with the absorption limits of the sample.
  private mutating func answer(
    _ inputs: FundInputs, _ terms: FundTerms
  ) throws(SampleProblem) -> Result<Answer, SampleProblem> {
    if let last, last.inputs.isSame(as: inputs) { return last.outcome }
    let value = try FundValue(terms, inputs)
    var programme: FundProgramme
    if let kept = self.programme.take() { programme = kept } else { programme = try FundProgramme(self.terms) }
    defer { self.programme = programme }
    // The program was made with the limits as written, whatever sample is the first.
    if terms.absorptionRule == .capitalFormation { _ = programme.replace(terms) }
    let solved = try SampleProblem.unlessRefused { () throws(InvalidLinearProgram) in
      try programme.solve(terms, value)
    }
    let outcome = solved.map { plan in
      Answer(value: value, plan: plan, flows: FundFlows(terms, money: plan.money))
    }
    last = (inputs, outcome)
    return outcome
  }
}
