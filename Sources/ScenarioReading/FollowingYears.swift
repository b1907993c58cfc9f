import Coupling
package import Diagnostics
import Economy
import Glibc
package import ScenarioKeys
import ScenarioKit
package import Study

/// Years that a scenario fills in between written ones: where a written year varies, they follow it, as they would in a
/// scenario that has its number.
package struct FollowingYears: Sendable {
  /// A written year: the factor that varies it, or the number that it has in every sample.
  private enum Knot {
    case factor(Int)
    case number(Double)
  }

  private struct Year {
    var factor: Factor
    var before: Knot
    var after: Knot
    /// Of the way from the one to the other.
    var share: Double
    var way: Interpolation
  }

  private var years: [Year] = []

  package var factors: [Factor] { years.map(\.factor) }

  /// - Parameter keys: of the factors, in their order.
  package init(_ prepared: PreparedRun, _ keys: [VariedKey]) throws(InvalidInput) {
    var columns: [String: [Int: Int]] = [:]
    var first: [String: VariedKey] = [:]
    for (column, key) in keys.enumerated() {
      let parts = key.key.components
      guard let year = parts.last.flatMap({ Int($0) }), prepared.header.years.contains(year) else { continue }
      let series = parts.dropLast().joined(separator: ".")
      columns[series, default: [:]][year] = column
      if first[series] == nil { first[series] = key }
    }
    guard !columns.isEmpty else { return }
    let sections = prepared.explainedSections
    for (series, varied) in columns.sorted(by: { $0.key < $1.key }) {
      guard let key = first[series],
        let section = sections.first(where: {
          !$0.isHead && series.hasPrefix($0.name + ".") && $0.entry(at: Self.path(series, in: $0)) != nil
        })
      else { continue }
      try add(series, varied, key, prepared, section)
    }
  }

  private static func path(_ series: String, in section: ExplainedSection) -> [String] {
    Array(series.components.dropFirst(section.name.components.count))
  }

  private mutating func add(
    _ series: String, _ varied: [Int: Int], _ key: VariedKey, _ prepared: PreparedRun, _ section: ExplainedSection
  ) throws(InvalidInput) {
    let path = Self.path(series, in: section)
    let written = prepared.header.years.filter { section.section.isWritten(path + ["\($0)"]) }
    func knot(_ year: Int) -> Knot? {
      if let column = varied[year] { return .factor(column) }
      return prepared.factor("\(series).\(year)").flatMap { prepared.problem.number(of: $0) }.map { .number($0) }
    }
    for year in prepared.header.years where !written.contains(year) {
      let before = written.last { $0 < year }
      let after = written.first { $0 > year }
      guard before.map({ varied[$0] != nil }) ?? false || after.map({ varied[$0] != nil }) ?? false else { continue }
      guard let before, let after, let start = knot(before), let end = knot(after),
        let factor = prepared.factor("\(series).\(year)"),
        let way = section.entry(at: path + ["\(year)"])?.origin.interpolations.first
      else {
        throw InvalidInput(
          .error(
            at: key.place, "\(key.key) cannot vary by itself: \(series).\(year) follows from it",
            advice: "write the number of \(year) too"))
      }
      years.append(
        Year(
          factor: factor, before: start, after: end, share: Double(year - before) / Double(after - before), way: way))
    }
  }

  /// The numbers of the years in a sample.
  /// - Parameter row: the factors' values in it.
  package func values(_ row: ArraySlice<Double>) -> [Double] {
    func number(_ knot: Knot) -> Double {
      switch knot {
      case .factor(let column): row[row.startIndex + column]
      case .number(let number): number
      }
    }
    return years.map { year in
      let (a, b) = (number(year.before), number(year.after))
      return switch year.way {
      case .linear: a + (b - a) * year.share
      case .step: a
      case .growth: a * pow(b / a, year.share)
      }
    }
  }
}

extension Problem {
  /// The number that a factor replaces, of the last of its elements; nil for a choice between structures.
  package func number(of factor: Factor) -> Double? {
    switch factor.place {
    case .economy(let field, let elements):
      guard let all = economy.values[field], elements.upperBound <= all.count else { return nil }
      return all[elements].last { !$0.isNaN }
    case .parameter(let module, let path, let elements):
      return self.module(module)?.numbers(at: path, elements: elements)?.last
    case .financedShare(let place): return financing[place].share
    case .module, .change, .alternative: return nil
    }
  }
}
