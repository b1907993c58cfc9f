package import Economy
import RegionalBase
import SimulationKit

/// A result of the economy that a module reads.
struct ReadQuantity {
  /// The name of the reader's input.
  var name: String
  var of: EconomyVariable
  /// The place of a physical account among all accounts, whose numbers are one part of the variable's.
  var part: Int?
}

// Numbers of a scenario that modules may read beside the table's multipliers and shares, so that a module values its
// effects as the economy does.
extension Coupler {
  /// Share of new output that adds to the region's output: what displaces inflow, and what is sold to other provinces;
  /// [industry].
  var additionalSalesShare: SampleNumbers {
    let parts = [EconomyField.displacedInflow, .newOutflow].map {
      fields[$0] ?? SampleNumbers(shared: economy.values[$0] ?? economy.industries.map { _ in 0 })
    }
    return parts.sum
  }

  /// Share of a module's bill and new output that no other module's bill holds; [industry].
  func countedShare(of module: String) -> SampleNumbers {
    func row(_ financing: [Financing]) -> [Double] {
      economy.industries.map { financing.kept(of: module, industry: $0) }
    }
    let count = financedShares.values.first { !$0.isShared }.map { $0.values.count / max($0.width, 1) }
    guard let count else { return SampleNumbers(shared: row(financing(0))) }
    return SampleNumbers(perSample: (0..<count).flatMap { row(financing($0)) }, width: economy.industries.count)
  }

  /// Whether a module reads how demand grows, which differs between samples where its rates do.
  var readsDemandIndex: Bool {
    graph.flows.contains { $0.from == .coefficients && $0.variable == CouplingGraph.demandIndex }
  }

  var isDemandIndexVaried: Bool { fields.contains { $0.key.isGrowthOfDemand && !$0.value.isShared } }

  /// [final_demand, year]
  var demandIndex: SampleNumbers {
    func row(_ sample: Int) -> [Double] {
      economy.demandIndex { field in fields[field].map { Array($0.row(sample)) } ?? economy.values[field] ?? [] }
    }
    let varied = fields.first { $0.key.isGrowthOfDemand && !$0.value.isShared }?.value
    guard let varied else { return SampleNumbers(shared: row(0)) }
    let count = varied.values.count / max(varied.width, 1)
    let first = row(0)
    return SampleNumbers(
      perSample: first + (1..<max(count, 1)).flatMap(row), width: first.count)
  }

  /// The economy's results that modules read.
  /// - Parameter isNeeded: whether a module is run.
  func quantities(readBy isNeeded: (CouplingGraph.Node) -> Bool) -> [ReadQuantity] {
    let names: [String: EconomyVariable] = [
      "electricity_demand": .electricityDemand, "gross_output": .grossOutputBySector,
      "value_added": .valueAddedBySector, "industry_output": .industryGrossOutput,
      "industry_value_added": .industryValueAdded, "final_demand": .finalDemand,
    ]
    let read = Set(graph.flows.filter { $0.from == .quantities && isNeeded($0.to) }.map(\.variable)).sorted()
    return read.compactMap { name in
      if let variable = names[name] { return ReadQuantity(name: name, of: variable) }
      for (place, account) in graph.accounts.enumerated() {
        let variables = CouplingGraph.variables(of: account)
        if variables.total.name == name { return ReadQuantity(name: name, of: .physicalAmounts, part: place) }
        if variables.bySector.name == name {
          return ReadQuantity(name: name, of: .physicalAmountsBySector, part: place)
        }
      }
      return nil
    }
  }
}

extension DemandMultipliers {
  private static let variables = [
    "output_multiplier", "industrial_multiplier", "strategic_multiplier", "strategic_gain",
  ]

  /// By the names under which modules of a graph read them.
  func byVariable(_ graph: CouplingGraph) -> [String: [Double]] {
    let all = zip(Self.variables, [output, industrialValueAdded, strategic?.valueAdded, strategic?.gain])
    let ofMoney = Dictionary(uniqueKeysWithValues: all.compactMap { name, values in values.map { (name, $0) } })
    return amounts.reduce(into: ofMoney) { named, entry in
      named[CouplingGraph.multiplier(of: graph.accounts[entry.key]).name] = entry.value
    }
  }

  /// Whether a module reads one of them.
  package static func areRead(in graph: CouplingGraph) -> Bool {
    graph.flows.contains { $0.from == .coefficients && variables.contains($0.variable) }
      || !accountsRead(in: graph).isEmpty
  }

  /// Places of the physical accounts whose multipliers a module reads.
  package static func accountsRead(in graph: CouplingGraph) -> [Int] {
    graph.accounts.indices.filter { place in
      let name = CouplingGraph.multiplier(of: graph.accounts[place]).name
      return graph.flows.contains { $0.from == .coefficients && $0.variable == name }
    }
  }
}
