import RegionalBase

/// The rows of a batch's results as samples are finished.
final class EconomyAnswerWriter {
  private var failures: [Int: EconomyFailure] = [:]
  private var details: [Int: EconomyYears] = [:]
  /// By the variable's raw value, which is its place among all cases; nil for one that is not wanted.
  private let buffers: [NumberBuffer?]
  private let widths: [Int]

  init(_ problem: EconomyProblem, drivers: Int, samples: Int, wanted: Set<EconomyVariable>) {
    widths = EconomyVariable.allCases.map { problem.width(of: $0, drivers: drivers) }
    buffers = zip(EconomyVariable.allCases, widths).map { variable, width in
      wanted.contains(variable) ? NumberBuffer(samples * width) : nil
    }
  }

  var answers: EconomyAnswers {
    var values: [EconomyVariable: SampleNumbers] = [:]
    for (place, variable) in EconomyVariable.allCases.enumerated() {
      guard let buffer = buffers[place] else { continue }
      values[variable] = SampleNumbers(perSample: buffer.values, width: widths[place])
    }
    return EconomyAnswers(failures: failures, values: values, details: details)
  }

  func fail(_ sample: Int, _ failure: EconomyFailure) { failures[sample] = failure }

  func add(_ sample: Int, _ years: EconomyYears) { details[sample] = years }

  /// The row of a variable and a sample; nil for a variable that is not wanted.
  func row(_ variable: EconomyVariable, _ sample: Int) -> UnsafeMutablePointer<Double>? {
    let place = variable.rawValue
    return buffers[place].map { $0.start + sample * widths[place] }
  }
}

extension EconomyProblem {
  /// How many numbers a variable has in one sample.
  /// - Parameter drivers: categories, the residual, modules with bills, and new output.
  package func width(of variable: EconomyVariable, drivers: Int) -> Int {
    let (years, sectors) = (run.count, accounts.sectors.count)
    return switch variable {
    case .valueAdded, .grossOutput, .strategicShare, .aboveScaleIndustry, .electricityDemand, .generationNeeded: years
    case .growthPremium: max(0, years - 1)
    case .valueAddedBySector, .grossOutputBySector, .importShares: sectors * years
    case .valueAddedByDriver: drivers * years
    case .industryValueAdded, .industryGrossOutput: industries.count * years
    case .finalDemand: accounts.tableCategories.count * sectors * years
    case .physicalAmounts: physicalAccounts.count * years
    case .physicalAmountsBySector: physicalAccounts.count * sectors * years
    }
  }
}
