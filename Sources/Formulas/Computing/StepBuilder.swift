import SimulationKit

/// Lays out the steps that compute the arrays of a module, for the labels of one session.
struct StepBuilder {
  /// As many places of cells as take 128 MiB.
  private static let mostSources = 1 << 25

  private let layout: CellLayout
  private var plan: Plan { layout.plan }
  private(set) var steps: [Step] = []
  private var formulas: [Int: Step.Work] = [:]
  private var sourceCount = 0

  init(_ layout: CellLayout, _ groups: [ComputingOrder.Group]) throws(SampleProblem) {
    self.layout = layout
    for group in groups {
      if group.isByYear {
        for year in layout.labels(of: "year").indices {
          for node in group.nodes { try add(node, year: year) }
        }
      } else {
        for node in group.nodes { try add(node, year: nil) }
      }
    }
  }

  private mutating func add(_ node: Int, year: Int?) throws(SampleProblem) {
    let source = plan[node].source
    // A sum reads its array once, whatever the number of its elements.
    let added = source.leaves.reduce(0) { $0 + layout.counts[source.isReduction ? $1.node : node] }
    guard added <= Self.mostSources - sourceCount else {
      throw .failed("the formulas up to \(plan[node].title) read more than \(Self.mostSources) numbers in a sample")
    }
    let axes = plan[node].axes
    let ranges = axes.map { axis in
      if axis == "year", let year { year..<(year + 1) } else { layout.labels(of: axis).indices }
    }
    guard !ranges.contains(where: \.isEmpty) else { return }
    let target = try layout.span(of: node)
    var step: Step
    switch source {
    case .formula(let term):
      let leaves = term.leaves
      step = Step(node: node, work: try compiled(term, of: node), width: leaves.count)
      let addresses = try addresses(of: leaves, along: axes)
      Self.eachPlace(ranges) { places in
        for address in addresses { step.sources.append(Int32(address.cell(places))) }
        step.targets.append(Int32(target.cell(places)))
      }
    case .sum(let leaf), .mean(let leaf):
      let summed = plan[leaf.node].axes.filter { !axes.contains($0) && leaf.choices[$0] == nil }
      let summedRanges = summed.map { layout.labels(of: $0).indices }
      let count = summedRanges.reduce(1) { $0 * $1.count }
      var factor = 1.0
      if case .mean = source {
        guard count > 0 else {
          throw .failed("\(plan[node].title) takes the mean over \(summed[0]), which has no labels")
        }
        factor = 1 / Double(count)
      }
      step = Step(node: node, work: .sum(factor), width: count)
      if count > 0 {
        let address = try layout.address(of: leaf, along: axes + summed)
        Self.eachPlace(ranges + summedRanges) { step.sources.append(Int32(address.cell($0))) }
      }
      Self.eachPlace(ranges) { step.targets.append(Int32(target.cell($0))) }
    case .cumulative(let leaf):
      step = Step(node: node, work: .sum(1), width: 2)
      let address = try layout.address(of: leaf, along: axes)
      // A year follows the one before: the years are the slowest here, wherever their axis stands.
      let axis = axes.firstIndex(of: "year") ?? 0
      for year in ranges[axis] {
        var ranges = ranges
        ranges[axis] = year..<(year + 1)
        Self.eachPlace(ranges) { places in
          let cell = target.cell(places)
          step.sources.append(Int32(year == 0 ? layout.zero : cell - target.strides[axis]))
          step.sources.append(Int32(address.cell(places)))
          step.targets.append(Int32(cell))
        }
      }
    case .parameter, .field, .input, .presence, .label, .sameText, .years: return
    }
    sourceCount += step.sources.count
    steps.append(step)
  }

  private func addresses(of leaves: [Leaf], along axes: [String]) throws(SampleProblem) -> [CellAddress] {
    var found: [CellAddress] = []
    for leaf in leaves { found.append(try layout.address(of: leaf, along: axes)) }
    return found
  }

  /// Calls `body` with all places, the last axis fastest; none of the ranges is empty.
  private static func eachPlace(_ ranges: [Range<Int>], _ body: ([Int]) -> Void) {
    var places = ranges.map(\.lowerBound)
    while true {
      body(places)
      var axis = ranges.count - 1
      while axis >= 0, places[axis] + 1 == ranges[axis].upperBound {
        places[axis] = ranges[axis].lowerBound
        axis -= 1
      }
      guard axis >= 0 else { return }
      places[axis] += 1
    }
  }

  /// Compiled once for all years.
  private mutating func compiled(_ term: Term, of node: Int) throws(SampleProblem) -> Step.Work {
    if let known = formulas[node] { return known }
    let work: Step.Work
    if let program = ArithmeticProgram(term) {
      work = .arithmetic(program)
    } else {
      work = .formula(try CompiledFormula(term, title: plan[node].title))
    }
    formulas[node] = work
    return work
  }
}
