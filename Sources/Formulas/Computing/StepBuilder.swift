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
    var step: Step
    switch plan[node].source {
    case .formula(let term):
      let leaves = term.leaves
      step = Step(node: node, work: try compiled(term, of: node), width: leaves.count)
      for element in layout.elements(of: node, inYear: year) {
        let places = self.places(of: node, element)
        for leaf in leaves { step.sources.append(Int32(try layout.cell(leaf, places))) }
        step.targets.append(Int32(layout.cell(node, element)))
      }
    case .sum(let leaf), .mean(let leaf):
      let summed = plan[leaf.node].axes.filter { !plan[node].axes.contains($0) && leaf.choices[$0] == nil }
      let count = summed.reduce(1) { $0 * layout.labels(of: $1).count }
      var factor = 1.0
      if case .mean = plan[node].source {
        guard count > 0 else {
          throw .failed("\(plan[node].title) takes the mean over \(summed[0]), which has no labels")
        }
        factor = 1 / Double(count)
      }
      step = Step(node: node, work: .sum(factor), width: count)
      for element in layout.elements(of: node, inYear: year) {
        let places = self.places(of: node, element)
        try addSources(leaf, summed[...], places, to: &step)
        step.targets.append(Int32(layout.cell(node, element)))
      }
    case .cumulative(let leaf):
      step = Step(node: node, work: .sum(1), width: 2)
      let zero = Int32(layout.zero)
      let years = year.map { $0..<($0 + 1) } ?? layout.labels(of: "year").indices
      let axis = plan[node].axes.firstIndex(of: "year") ?? 0
      for year in years {
        for element in layout.elements(of: node, inYear: year) {
          var before = element
          before[axis] -= 1
          step.sources.append(year == 0 ? zero : Int32(layout.cell(node, before)))
          step.sources.append(Int32(try layout.cell(leaf, places(of: node, element))))
          step.targets.append(Int32(layout.cell(node, element)))
        }
      }
    case .parameter, .field, .input, .presence, .label, .sameText, .years: return
    }
    guard !step.targets.isEmpty else { return }
    sourceCount += step.sources.count
    steps.append(step)
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

  private func places(of node: Int, _ element: [Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(plan[node].axes, element))
  }

  private func addSources(_ leaf: Leaf, _ summed: ArraySlice<String>, _ places: [String: Int], to step: inout Step)
    throws(SampleProblem)
  {
    guard let axis = summed.first else {
      step.sources.append(Int32(try layout.cell(leaf, places)))
      return
    }
    var places = places
    for index in layout.labels(of: axis).indices {
      places[axis] = index
      try addSources(leaf, summed.dropFirst(), places, to: &step)
    }
  }
}
