import Economy
import RegionalBase
import SimulationKit

/// The numbers of a batch as the steps of its coupling fill them.
struct CouplingState {
  struct Key: Hashable {
    var node: CouplingGraph.Node
    var variable: String
  }

  let coupler: Coupler
  let samples: Int
  private let wanted: Set<EconomyVariable>
  /// Nodes that are run; nil for all.
  private let needed: Set<CouplingGraph.Node>?
  private let details: Bool
  /// Nodes whose numbers may differ between samples.
  let varying: Set<CouplingGraph.Node>
  private(set) var values: [Key: SampleNumbers] = [:]
  private(set) var economy: EconomyAnswers?
  private var generation: SampleNumbers?
  private var records: [Int: [LoopSolver.Record]] = [:]
  private var notes: [Int: [String: [String]]] = [:]
  private(set) var failures: [Int: SampleFailure] = [:]

  init(
    _ coupler: Coupler, samples: Int, wanted: Set<EconomyVariable>, modules: Set<String>?, details: Bool
  ) {
    self.coupler = coupler
    needed = modules.map {
      coupler.graph.nodes(feeding: $0.sorted().map { .module($0) } + [.coefficients, .prices, .quantities])
    }
    self.samples = samples
    self.wanted = wanted
    self.details = details
    // To whom new output is sold, and who pays for what, are coefficients that modules may read.
    let areSalesVaried =
      [EconomyField.displacedInflow, .newOutflow].contains { !(coupler.fields[$0]?.isShared ?? true) }
      || coupler.financedShares.values.contains { !$0.isShared }
    let isEconomyVaried =
      coupler.fields.values.contains { !$0.isShared } || coupler.financedShares.values.contains { !$0.isShared }
    varying = coupler.graph.nodes(
      after: coupler.variedModules.sorted().map { .module($0) } + (isEconomyVaried ? [.quantities] : [])
        + (areSalesVaried || coupler.readsDemandIndex && coupler.isDemandIndexVaried ? [.coefficients] : []))
  }

  func isNeeded(_ node: CouplingGraph.Node) -> Bool { needed?.contains(node) ?? true }

  /// Samples without a failure, in order.
  var active: [Int] { failures.isEmpty ? Array(0..<samples) : (0..<samples).filter { failures[$0] == nil } }

  var answers: CoupledAnswers {
    var modules: [String: [String: SampleNumbers]] = [:]
    for (key, value) in values {
      if case .module(let name) = key.node { modules[name, default: [:]][key.variable] = value }
    }
    return CoupledAnswers(
      samples: samples, failures: failures, modules: modules,
      economy: economy ?? EconomyAnswers(),
      generation: generation ?? SampleNumbers(shared: coupler.economy.runYears.map { _ in 0 }),
      prices: values[Key(node: .prices, variable: CouplingGraph.priceIndex)], loops: records, notes: notes)
  }

  mutating func fail(_ sample: Int, _ failure: SampleFailure) {
    if failures[sample] == nil { failures[sample] = failure }
  }

  // MARK: - Nodes

  /// Runs a node for some samples, or once for all where nothing in it varies.
  /// - Parameter isFinal: whether its results are kept; false for the economy inside the sweeps of a loop, which then
  ///   gives only the numbers that modules read.
  mutating func run(_ node: CouplingGraph.Node, _ group: [Int], isFinal: Bool) {
    guard let first = group.first else { return }
    let isShared = !varying.contains(node)
    let group = isShared ? [first] : group
    switch node {
    case .coefficients:
      let shares = coupler.economy.accounts.importShares.map { 1 - $0 }
      values[Key(node: node, variable: "value_added_multiplier")] = SampleNumbers(shared: coupler.valueAddedMultipliers)
      values[Key(node: node, variable: "domestic_share")] = SampleNumbers(shared: shares)
      values[Key(node: node, variable: "additional_sales_share")] = coupler.additionalSalesShare
      if coupler.readsDemandIndex {
        values[Key(node: node, variable: CouplingGraph.demandIndex)] = coupler.demandIndex
      }
      values[Key(node: node, variable: "industry_import_share")] =
        SampleNumbers(shared: coupler.economy.industryImportShares)
      for (name, multipliers) in coupler.demandMultipliers?.byVariable(coupler.graph) ?? [:] {
        values[Key(node: node, variable: name)] = SampleNumbers(shared: multipliers)
      }
    case .module(let name): runModule(name, group, isShared: isShared)
    case .prices: runPrices(group, isShared: isShared)
    case .quantities: runEconomy(group, isShared: isShared, isFinal: isFinal)
    }
  }

  private mutating func runModule(_ name: String, _ group: [Int], isShared: Bool) {
    let node = CouplingGraph.Node.module(name)
    var inputs: [String: SampleNumbers] = [:]
    for flow in coupler.graph.flows where flow.to == node {
      let found =
        flow.variable == "counted_share" && flow.from == .coefficients
        ? coupler.countedShare(of: name) : values[Key(node: flow.from, variable: flow.variable)]
      guard let given = found else { continue }
      inputs[flow.input] = flow.conversion.apply(given.isShared ? given : picked(given, group))
    }
    guard let run = coupler.runs[name] else {
      for sample in isShared ? active : group {
        fail(sample, SampleFailure(.failed, module: name, ["the module \(name) cannot be run"]))
      }
      return
    }
    let reply = run(ModuleRequest(samples: group, isShared: isShared, inputs: inputs))
    for (place, failure) in reply.failures {
      for sample in isShared ? active : [group[place]] { fail(sample, failure) }
    }
    for (place, sentences) in reply.notes {
      for sample in isShared ? active : [group[place]] { notes[sample, default: [:]][name] = sentences }
    }
    for place in group.indices where reply.notes[place] == nil && !isShared { notes[group[place]]?[name] = nil }
    for (output, numbers) in reply.outputs {
      store(numbers, Key(node: node, variable: output), group, isShared: isShared)
    }
  }

  private func picked(_ numbers: SampleNumbers, _ group: [Int]) -> SampleNumbers {
    group.count == samples ? numbers : numbers.picking(group)
  }

  /// Keeps rows in the order of a group of samples.
  private mutating func store(_ numbers: SampleNumbers, _ key: Key, _ group: [Int], isShared: Bool) {
    if isShared || numbers.isShared {
      values[key] = SampleNumbers(shared: Array(numbers.row(0)))
    } else if group.count == samples {
      values[key] = numbers
    } else {
      var all =
        values[key]?.spread(over: samples)
        ?? SampleNumbers(perSample: Array(repeating: 0, count: samples * numbers.width), width: numbers.width)
      values[key] = nil
      let width = numbers.width
      for (place, sample) in group.enumerated() {
        for k in 0..<width { all.values[sample * width + k] = numbers.values[place * width + k] }
      }
      values[key] = all
    }
  }

  private mutating func runPrices(_ group: [Int], isShared: Bool) {
    let prices = LinkedPrices(
      coupler.economy, LinkedNumbers(coupler, values, coupler.financedShares), samples: group)
    for (place, sentences) in prices.problems {
      for sample in isShared ? active : [group[place]] { fail(sample, SampleFailure(.failed, sentences)) }
    }
    store(prices.index, Key(node: .prices, variable: CouplingGraph.priceIndex), group, isShared: isShared)
  }

  private mutating func runEconomy(_ group: [Int], isShared: Bool, isFinal: Bool) {
    let links = LinkedNumbers(coupler, values, coupler.financedShares)
    func mine(_ numbers: SampleNumbers) -> SampleNumbers { picked(numbers, group) }
    var batch = EconomyBatch(
      samples: group.count, fields: coupler.fields.mapValues(mine),
      bills: links.bills.map { bill in
        var bill = bill
        bill.goods = mine(bill.goods)
        bill.domesticShare = bill.domesticShare.map(mine)
        return bill
      }, newOutput: links.newOutput.map { NewOutput(of: $0.industry, mine($0.amounts)) },
      electricityUse: links.sum(of: .electricityDemand).map(mine),
      generation: links.sum(of: .electricityGeneration).map(mine),
      accountFlows: links.accountFlows.map { flow in
        var flow = flow
        flow.amounts = mine(flow.amounts)
        return flow
      })
    let structure = LinkedStructure(coupler.economy, links, given: batch.fields, samples: group)
    batch.fields.merge(structure.fields) { $1 }
    for (place, sentences) in structure.problems {
      for sample in isShared ? active : [group[place]] { fail(sample, SampleFailure(.failed, sentences)) }
    }
    if isShared { batch.samples = 1 }
    let read = coupler.quantities { isNeeded($0) }
    var asked: Set<EconomyVariable> = isFinal ? wanted : []
    if isFinal, SupplyCheck.needsImportShares(coupler.members, coupler.economy) { asked.insert(.importShares) }
    for quantity in read { asked.insert(quantity.of) }
    let answers = coupler.economy.evaluate(batch, wanted: asked, details: isFinal && details)
    for (place, failure) in answers.failures {
      for sample in isShared ? active : [group[place]] { fail(sample, SampleFailure(failure)) }
    }
    for quantity in read {
      guard let whole = answers.values[quantity.of] else { continue }
      let numbers = quantity.part.map { whole.part($0, of: coupler.graph.accounts.count) } ?? whole
      store(numbers, Key(node: .quantities, variable: quantity.name), group, isShared: isShared)
    }
    guard isFinal else { return }
    economy = Self.placed(answers, group, isShared: isShared, samples: samples, active: active)
    generation = links.sum(of: .electricityGeneration)
  }

  /// The answers by the numbers of the batch's samples.
  private static func placed(
    _ answers: EconomyAnswers, _ group: [Int], isShared: Bool, samples: Int, active: [Int]
  ) -> EconomyAnswers {
    if isShared {
      var shared = answers
      shared.values = answers.values.mapValues { SampleNumbers(shared: Array($0.row(0))) }
      shared.failures = [:]
      if let only = answers.details[0] {
        shared.details = Dictionary(uniqueKeysWithValues: active.map { ($0, only) })
      }
      return shared
    }
    guard group.count < samples else { return answers }
    var all = EconomyAnswers()
    for (place, failure) in answers.failures { all.failures[group[place]] = failure }
    for (place, years) in answers.details { all.details[group[place]] = years }
    all.values = answers.values.mapValues { numbers in
      var spread = SampleNumbers(
        perSample: Array(repeating: 0, count: samples * numbers.width), width: numbers.width)
      for (place, sample) in group.enumerated() {
        for k in 0..<numbers.width {
          spread.values[sample * numbers.width + k] = numbers.values[place * numbers.width + k]
        }
      }
      return spread
    }
    return all
  }

  // MARK: - Loops

  /// Sweeps through a loop until the feedback of every sample no longer changes.
  mutating func close(_ step: CouplingGraph.Step) {
    let isShared = !step.nodes.contains(where: varying.contains)
    var keys: [Key] = []
    for flow in step.feedback {
      let key = Key(node: flow.from, variable: flow.variable)
      if !keys.contains(key) { keys.append(key) }
    }
    // First guess: the economy without the loop's modules, zero for what a module gives.
    let sweepers = isShared ? Array(active.prefix(1)) : active
    if step.nodes.contains(.quantities) { run(.quantities, sweepers, isFinal: false) }
    for key in keys where values[key] == nil {
      values[key] = SampleNumbers(shared: Array(repeating: 0, count: width(key)))
    }
    if !isShared { for key in keys { values[key] = values[key]?.spread(over: samples) } }
    var going = (isShared ? Array(active.prefix(1)) : active).map { sample in
      (
        sample: sample,
        iteration: LoopIteration(
          coupler.loops, names: keys.map(\.variable), start: keys.map { Array(values[$0]?.row(sample) ?? []) })
      )
    }
    while !going.isEmpty {
      for (sample, iteration) in going {
        for (key, guess) in zip(keys, iteration.guess) { write(guess, key, sample) }
      }
      let group = going.map(\.sample)
      for node in step.nodes { run(node, group.filter { failures[$0] == nil }, isFinal: false) }
      var left: [(sample: Int, iteration: LoopIteration)] = []
      for (sample, before) in going where failures[sample] == nil {
        var iteration = before
        do throws(EconomyFailure) {
          if let record = try iteration.advance(keys.map { Array(values[$0]?.row(sample) ?? []) }) {
            for sample in isShared ? active : [sample] { records[sample, default: []].append(record) }
          } else {
            left.append((sample, iteration))
          }
        } catch {
          for sample in isShared ? active : [sample] { fail(sample, SampleFailure(error)) }
        }
      }
      going = left
    }
    if step.nodes.contains(.quantities) { run(.quantities, active, isFinal: true) }
  }

  private mutating func write(_ row: [Double], _ key: Key, _ sample: Int) {
    guard let start = values[key]?.start(sample) else { return }
    for (place, value) in row.enumerated() { values[key]?.values[start + place] = value }
  }

  private func width(_ key: Key) -> Int {
    guard case .module(let name) = key.node, let member = coupler.members.first(where: { $0.name == name }),
      let output = member.outputs.first(where: { $0.name == key.variable })
    else { return 0 }
    return output.axes.reduce(1) { $0 * ((member.axes[$1] ?? coupler.axes[$1])?.count ?? 0) }
  }
}
