import Coupling
import Economy
import RegionalBase
package import SimulationKit

/// The numbers of a piece of a batch that take the place of a problem's own.
struct FactorValues {
  private(set) var fields: [EconomyField: SampleNumbers] = [:]
  private(set) var financedShares: [Int: SampleNumbers] = [:]
  /// By module, then by path.
  private(set) var parameters: [String: [ParameterPath: SampleNumbers]] = [:]

  /// - Parameter rows: the samples of the piece.
  init(_ problem: Problem, _ samples: Samples, rows: [Int]) {
    for (number, factor) in samples.factors.enumerated() {
      switch factor.place {
      case .economy(let field, let elements):
        var numbers = fields[field] ?? Self.repeated(problem.economy.values[field] ?? [], rows.count)
        Self.write(samples, number, rows, elements, into: &numbers)
        fields[field] = numbers
      case .financedShare(let place):
        var numbers = Self.repeated([problem.financing[place].share], rows.count)
        Self.write(samples, number, rows, 0..<1, into: &numbers)
        financedShares[place] = numbers
      case .parameter(let module, let path, let elements):
        var numbers = Self.repeated(Array(repeating: 0, count: elements.count), rows.count)
        Self.write(samples, number, rows, 0..<elements.count, into: &numbers)
        parameters[module, default: [:]][path] = numbers
      case .module, .change, .alternative: continue
      }
    }
  }

  private static func repeated(_ row: [Double], _ count: Int) -> SampleNumbers {
    SampleNumbers(shared: row).spread(over: count)
  }

  private static func write(
    _ samples: Samples, _ factor: Int, _ rows: [Int], _ elements: Range<Int>, into numbers: inout SampleNumbers
  ) {
    for (place, sample) in rows.enumerated() {
      let value = samples[sample, factor]
      let kept = samples.factors[factor].kept
      for element in elements where element < numbers.width && !(kept?.contains(element) ?? false) {
        // A change that does nothing in a year goes on doing nothing in it.
        if !numbers.values[place * numbers.width + element].isNaN {
          numbers.values[place * numbers.width + element] = value
        }
      }
    }
  }
}

extension ModuleProblem {
  /// The numbers of the central case at a path; nil where it leads to none.
  /// - Parameter elements: places within the parameter, the record's field or the table's column.
  package func numbers(at path: ParameterPath, elements: Range<Int>) -> [Double]? {
    let all: [Double]?
    switch parameters[path.key] {
    case .records(let records)?:
      guard path.parts.count > 2 else { return nil }
      all = records.first { $0.name == path.parts[1] }?.fields[path.parts[2]]?.numbers
    case .table(let table)?: all = path.parts.count > 1 ? table.numbers[path.parts[1]] : nil
    case let value: all = value?.numbers
    }
    guard let all, elements.upperBound <= all.count else { return nil }
    return Array(all[elements])
  }
}

extension ParameterValue {
  /// The numbers of a number, an integer or an array; nil for every other kind.
  package var numbers: [Double]? {
    switch self {
    case .number(let value): [value]
    case .integer(let value): [Double(value)]
    case .array(let values): values
    case .boolean, .text, .records, .table: nil
    }
  }
}
