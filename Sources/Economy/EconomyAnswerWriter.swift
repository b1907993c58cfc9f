import RegionalBase

/// The results of a batch as its blocks are finished, one after the other.
final class EconomyAnswerWriter {
  private var failures: [Int: EconomyFailure] = [:]
  private var details: [Int: EconomyYears] = [:]
  /// Rows of the block at hand, by the variable's raw value, which is its place among all cases; nil for one that is not
  /// wanted.
  private let blocks: [NumberBuffer?]
  private let widths: [Int]
  private var firstSample = 0
  /// Rows of the samples before, likewise.
  private var finished: [[Double]]

  init(_ problem: EconomyProblem, drivers: Int, samples: Int, blockSize: Int, wanted: Set<EconomyVariable>) {
    widths = EconomyVariable.allCases.map { problem.width(of: $0, drivers: drivers) }
    blocks = zip(EconomyVariable.allCases, widths).map { variable, width in
      wanted.contains(variable) ? NumberBuffer(blockSize * width) : nil
    }
    finished = blocks.map { _ in [] }
    for (place, width) in widths.enumerated() where blocks[place] != nil {
      finished[place].reserveCapacity(samples * width)
    }
  }

  var answers: EconomyAnswers {
    var values: [EconomyVariable: SampleNumbers] = [:]
    for (place, variable) in EconomyVariable.allCases.enumerated() where blocks[place] != nil {
      values[variable] = SampleNumbers(perSample: finished[place], width: widths[place])
    }
    return EconomyAnswers(failures: failures, values: values, details: details)
  }

  func fail(_ sample: Int, _ failure: EconomyFailure) { failures[sample] = failure }

  func add(_ sample: Int, _ years: EconomyYears) { details[sample] = years }

  /// The row of a variable and a sample of the block at hand, zeros at first; nil for a variable that is not wanted.
  func row(_ variable: EconomyVariable, _ sample: Int) -> UnsafeMutablePointer<Double>? {
    let place = variable.rawValue
    return blocks[place].map { $0.start + (sample - firstSample) * widths[place] }
  }

  /// Keeps the rows of a block and begins the next.
  func close(_ samples: Range<Int>) {
    for (place, width) in widths.enumerated() {
      guard let block = blocks[place] else { continue }
      finished[place].append(contentsOf: UnsafeBufferPointer(start: block.start, count: samples.count * width))
      block.clear()
    }
    firstSample = samples.upperBound
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
