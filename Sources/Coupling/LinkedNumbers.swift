import Economy
import RegionalBase
import SimulationKit

/// The outputs of modules that mean something to the economy, in the economy's order of labels.
struct LinkedNumbers {
  private let coupler: Coupler
  private let financedShares: [Int: SampleNumbers]
  let linked: [Linked]

  struct Linked {
    var module: String
    var link: EconomyLink
    var axes: [String]
    var unit: String
    var numbers: SampleNumbers
    var domesticShare: SampleNumbers?
    var production: SampleNumbers?
    var offset: SampleNumbers?
  }

  init(
    _ coupler: Coupler, _ values: [CouplingState.Key: SampleNumbers], _ financedShares: [Int: SampleNumbers]
  ) {
    self.coupler = coupler
    self.financedShares = financedShares
    func numbers(_ module: String, _ output: String) -> SampleNumbers? {
      let node = CouplingGraph.Node.module(module)
      guard let given = values[CouplingState.Key(node: node, variable: output)] else { return nil }
      let flow = coupler.graph.flows.first { $0.from == node && $0.to.isEconomy && $0.variable == output }
      return flow?.conversion.apply(given) ?? given
    }
    linked = coupler.members.flatMap { member in
      member.links.compactMap { link -> Linked? in
        guard let values = numbers(member.name, link.output),
          let output = member.outputs.firstIndex(where: { $0.name == link.output })
        else { return nil }
        return Linked(
          module: member.name, link: link, axes: member.outputs[output].axes, unit: member.outputs[output].unit,
          numbers: values,
          domesticShare: link.domesticShare.flatMap { numbers(member.name, $0) },
          production: link.production.flatMap { numbers(member.name, $0) },
          offset: link.offset.flatMap { numbers(member.name, $0) })
      }
    }
  }

  /// The parts of bills that stay counted with the modules that send them.
  var bills: [Bill] {
    linked.filter { $0.link.kind == .bill }.flatMap { entry -> [Bill] in
      func bill(_ goods: SampleNumbers, _ share: SampleNumbers?) -> Bill {
        Bill(
          module: entry.module, output: entry.link.output, host: entry.link.host ?? "", goods: goods,
          domesticShare: share)
      }
      guard entry.axes.first == "industry" else { return [bill(entry.numbers, entry.domesticShare)] }
      let (goods, count) = (kept(entry), industries.count)
      guard let share = entry.domesticShare else { return count == 0 ? [] : [bill(goods.sum(ofParts: count), nil)] }
      return industries.indices.map { bill(goods.part($0, of: count), share.part($0, of: count)) }
    }
  }

  /// Amounts that modules add to the physical accounts, in the accounts' units.
  var accountFlows: [AccountFlow] {
    linked.filter { $0.link.kind == .flow }.compactMap { entry -> AccountFlow? in
      let accounts = coupler.graph.accounts
      guard let account = accounts.firstIndex(where: { $0.name == entry.link.account }) else { return nil }
      var amounts = entry.numbers
      if entry.axes.first == "industry" {
        amounts = entry.numbers.sum(ofParts: industries.count)
      }
      let factor = coupler.graph.factor(from: entry.unit, into: accounts[account]) * Double(entry.link.sign ?? 1)
      return AccountFlow(
        module: entry.module, output: entry.link.output, account: account, amounts: amounts.scaled(by: factor),
        isBySector: entry.axes.contains("sector"))
    }
  }

  /// Additional output that can be sold.
  var newOutput: [NewOutput] {
    linked.filter { $0.link.kind == .newOutput }.compactMap { entry in
      if let name = entry.link.industry {
        return industries.firstIndex(of: name).map {
          NewOutput(of: $0, entry.numbers.scaled(byParts: [keptShare(entry.module, $0)]))
        }
      }
      return NewOutput(kept(entry))
    }
  }

  /// Σ over modules of a link over years; nil where no module has one.
  func sum(of kind: EconomyLink.Kind) -> SampleNumbers? {
    let found = linked.filter { $0.link.kind == kind }.map(\.numbers)
    return found.isEmpty ? nil : found.sum
  }

  /// A module's bill by year, in one industry or, for nil, in all, before anything is counted once.
  func spending(of module: String, _ industry: String?, _ sample: Int) -> [Double] {
    let years = coupler.economy.run.count
    var sums = Array(repeating: 0.0, count: years)
    for entry in linked where entry.link.kind == .bill && entry.module == module {
      var cells = entry.numbers.start(sample)..<entry.numbers.start(sample) + entry.numbers.width
      if let industry {
        guard entry.axes.first == "industry", let place = industries.firstIndex(of: industry) else { continue }
        let width = entry.numbers.width / industries.count
        cells = cells.lowerBound + place * width..<cells.lowerBound + (place + 1) * width
      }
      entry.numbers.values.withUnsafeBufferPointer { values in
        for row in stride(from: cells.lowerBound, to: cells.upperBound, by: max(years, 1)) {
          for year in 0..<years { sums[year] += values[row + year] }
        }
      }
    }
    return sums
  }

  private var industries: [String] { coupler.economy.industries }

  /// Numbers by industry, of each the part that is not another module's bill.
  private func kept(_ entry: Linked) -> SampleNumbers {
    guard coupler.financing.contains(where: { $0.fund == entry.module }) else { return entry.numbers }
    return entry.numbers.scaled(byParts: industries.indices.map { keptShare(entry.module, $0) })
  }

  /// The share of a module's bill and new output in an industry that stays counted with it; one number for each sample.
  private func keptShare(_ module: String, _ industry: Int) -> SampleNumbers {
    let paid = coupler.financing.enumerated().filter {
      $0.element.fund == module && $0.element.industry == industries[industry]
    }.map { financedShares[$0.offset] ?? SampleNumbers(shared: [$0.element.share]) }
    return ([SampleNumbers(shared: [1])] + paid.map { $0.scaled(by: -1) }).sum
  }
}

extension [SampleNumbers] {
  /// How many samples those have that are not shared; nil where all are shared.
  var rowCount: Int? {
    first { !$0.isShared && $0.width > 0 }.map { $0.values.count / $0.width }
  }

  /// Element by element, all of one width.
  var sum: SampleNumbers {
    guard let first else { return SampleNumbers(shared: []) }
    let samples = rowCount
    var total = samples.map { first.spread(over: $0) } ?? first
    for numbers in dropFirst() {
      for sample in 0..<(samples ?? 1) {
        let (target, source) = (total.start(sample), numbers.start(sample))
        for k in 0..<first.width { total.values[target + k] += numbers.values[source + k] }
      }
    }
    return total
  }
}

extension SampleNumbers {
  /// One of `count` equal parts of every row.
  func part(_ number: Int, of count: Int) -> SampleNumbers {
    let part = width / Swift.max(count, 1)
    guard !isShared else { return SampleNumbers(shared: Array(values[number * part..<(number + 1) * part])) }
    var picked: [Double] = []
    picked.reserveCapacity(values.count / Swift.max(count, 1))
    for start in stride(from: number * part, to: values.count, by: Swift.max(width, 1)) {
      picked += values[start..<start + part]
    }
    return SampleNumbers(perSample: picked, width: part)
  }

  /// The sum of equal parts of every row.
  func sum(ofParts count: Int) -> SampleNumbers {
    var sums = part(0, of: count)
    let rows = sums.width == 0 ? 0 : sums.values.count / sums.width
    sums.values.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        let part = sums.count / Swift.max(rows, 1)
        for row in 0..<rows {
          for number in stride(from: 1, to: count, by: 1) {
            let start = row * width + number * part
            for k in 0..<part { sums[row * part + k] += values[start + k] }
          }
        }
      }
    }
    return sums
  }

  /// Equal parts of every row, each times a factor of its own.
  /// - Parameter factors: by part, one number for each sample.
  func scaled(byParts factors: [SampleNumbers]) -> SampleNumbers {
    let samples = ([self] + factors).rowCount
    var scaled = samples.map { spread(over: $0) } ?? self
    let part = width / Swift.max(factors.count, 1)
    for (number, factor) in factors.enumerated() where factor != SampleNumbers(shared: [1]) {
      for sample in 0..<(samples ?? 1) {
        let (start, value) = (scaled.start(sample) + number * part, factor.values[factor.start(sample)])
        for place in start..<start + part { scaled.values[place] *= value }
      }
    }
    return scaled
  }

  func scaled(by factor: Double) -> SampleNumbers {
    var scaled = self
    if factor != 1 { for k in scaled.values.indices { scaled.values[k] *= factor } }
    return scaled
  }
}
