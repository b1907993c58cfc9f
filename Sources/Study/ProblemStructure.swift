import Coupling
import Economy
import RegionalBase

/// The structural choices of a sample: alternatives, modules and changes that take part.
struct ProblemStructure: Hashable {
  var alternative = 0
  /// Modules and changes that are left out.
  var modules: Set<String> = []
  var changes: Set<String> = []

  /// The problem itself with all that it has.
  static let whole = ProblemStructure()

  private init() {}

  init(_ samples: Samples, _ sample: Int) {
    for (number, factor) in samples.factors.enumerated() where factor.isStructural {
      let value = samples[sample, number]
      switch factor.place {
      case .alternative: alternative = Int(exactly: value) ?? -1
      case .module(let name): if value == 0 { modules.insert(name) }
      case .change(let name): if value == 0 { changes.insert(name) }
      case .parameter, .economy, .financedShare: continue
      }
    }
  }
}

extension Problem {
  /// The problem itself, or one of its alternatives, from 1.
  /// - Throws: `SampleFailure` for an alternative that is not there.
  func chosen(_ number: Int, of alternatives: [Problem]) throws(SampleFailure) -> Problem {
    if number == 0 { return self }
    if alternatives.indices.contains(number - 1) { return alternatives[number - 1] }
    let count = alternatives.count == 1 ? "is 1 alternative" : "are \(alternatives.count) alternatives"
    throw SampleFailure(.failed, ["there \(count) beside the problem itself, so no number \(number)"])
  }

  /// The problem without the modules and changes that a structure leaves out.
  /// - Throws: `SampleFailure` for modules that cannot be coupled without others.
  func applying(_ structure: ProblemStructure) throws(SampleFailure) -> Problem {
    var problem = self
    for name in structure.changes { problem.economy.removeChange(name) }
    guard !structure.modules.isEmpty else { return problem }
    problem.modules.removeAll { structure.modules.contains($0.name) }
    problem.financing.removeAll { structure.modules.contains($0.bill) || structure.modules.contains($0.fund) }
    problem.economy.removeProducts { structure.modules.contains($0.module) }
    do throws(EconomyFailure) {
      problem.graph = try graph.limited(to: problem.modules.map(\.member), axes: problem.axes)
    } catch { throw SampleFailure(error) }
    return problem
  }
}

extension EconomyProblem {
  /// Leaves out a declared change; the others keep their numbers.
  mutating func removeChange(_ name: String) {
    guard let place = changes.firstIndex(where: { $0.name == name }) else { return }
    values[.change(place)] = years.map { _ in .nan }
  }

  mutating func removeProducts(where isLeftOut: (IndustryProduct) -> Bool) {
    let kept = products.indices.filter { !isLeftOut(products[$0]) }
    let shares = kept.map { values[.productShares($0)] ?? [] }
    for place in products.indices { values[.productShares(place)] = nil }
    for (place, row) in shares.enumerated() { values[.productShares(place)] = row }
    products = kept.map { products[$0] }
  }
}
