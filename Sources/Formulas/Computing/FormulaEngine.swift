import CMuParser
import SimulationKit

/// The arrays of a module in memory, and what computes them: for the labels, and the texts among the parameters, of one
/// session.
///
/// What a parameter or input that has not changed leads to is not computed again; every element is computed from its
/// sources alone, so that this changes no number.
final class FormulaEngine {
  private let module: FormulaModule
  private let layout: CellLayout
  private let steps: [Step]
  /// Of each step the roots that it depends on, as bits.
  private let reads: [RootSet]
  private let rootNumbers: [String: Int]
  private let cells: UnsafeMutablePointer<Double>
  /// Nodes whose cells are filled from a parameter or an input, by root.
  private let filled: [String: [Int]]
  private var changed: RootSet
  /// Whether the cells of all steps are what their sources say.
  private var isSettled = false

  init(_ module: FormulaModule, _ parameters: Parameters) throws(SampleProblem) {
    self.module = module
    layout = try CellLayout(module.plan, parameters.axes)
    steps = try StepBuilder(layout, module.groups).steps
    var numbers: [String: Int] = [:]
    for root in Set(module.roots.flatMap(\.self)).sorted() { numbers[root] = numbers.count }
    rootNumbers = numbers
    reads = steps.map { step in RootSet(module.roots[step.node].compactMap { numbers[$0] }, of: numbers.count) }
    changed = RootSet([], of: numbers.count)
    var filled: [String: [Int]] = [:]
    for (number, node) in module.plan.nodes.enumerated() {
      for root in node.source.roots { filled[root, default: []].append(number) }
    }
    self.filled = filled
    cells = .allocate(capacity: layout.count)
    cells.initialize(repeating: 0, count: layout.count)
    fillYears()
    for declaration in module.manifest.parameters { load(declaration.key, parameters) }
  }

  deinit { cells.deallocate() }

  // MARK: Loading

  private func fillYears() {
    for (node, declared) in module.plan.nodes.enumerated() {
      switch declared.source {
      case .years:
        for (index, label) in layout.labels(of: "year").enumerated() { put(Double(label) ?? 0, into: node, index) }
      case .label(.literal(let text)): mark(node, text)
      case .sameText(.literal(let a), .literal(let b)): put(a == b ? 1 : 0, into: node, 0)
      default: break
      }
    }
  }

  private func put(_ number: Double, into node: Int, _ element: Int) { cells[layout.bases[node] + element] = number }

  private func mark(_ node: Int, _ text: String) {
    for (index, label) in layout.labels(of: module.plan[node].axes[0]).enumerated() {
      put(label == text ? 1 : 0, into: node, index)
    }
  }

  /// Takes over the value of one parameter.
  func load(_ key: String, _ parameters: Parameters) {
    let root = "parameters.\(key)"
    guard let nodes = filled[root] else { return }
    let value = parameters.value(key)
    for node in nodes {
      switch module.plan[node].source {
      case .presence(.parameter): put(value == nil ? 0 : 1, into: node, 0)
      case .parameter: load(value, into: node)
      case .field(_, let field):
        var numbers: [Double] = []
        let width = layout.counts[node] / max(1, layout.labels(of: module.plan[node].axes[0]).count)
        for record in value?.records ?? [] {
          let own = record.fields[field]?.numbers ?? []
          numbers += own.count == width ? own : Array(repeating: 0, count: width)
        }
        load(numbers, into: node)
      case .presence(.field(_, let field)):
        load((value?.records ?? []).map { $0.fields[field] == nil ? 0 : 1 }, into: node)
      case .label(let text): mark(node, self.text(text, parameters))
      case .sameText(let a, let b): put(self.text(a, parameters) == self.text(b, parameters) ? 1 : 0, into: node, 0)
      default: break
      }
    }
    if let number = rootNumbers[root] { changed.insert(number) }
  }

  private func text(_ source: Plan.TextSource, _ parameters: Parameters) -> String {
    switch source {
    case .literal(let text): text
    case .parameter(let key): if case .text(let text)? = parameters.value(key) { text } else { "" }
    }
  }

  private func load(_ value: ParameterValue?, into node: Int) {
    switch value {
    case .number(let number)?: put(number, into: node, 0)
    case .integer(let number)?: put(Double(number), into: node, 0)
    case .boolean(let flag)?: put(flag ? 1 : 0, into: node, 0)
    case .array(let numbers)?: load(numbers, into: node)
    case .text, .records, .table, nil: load([], into: node)
    }
  }

  /// What is absent is zero, and read by nothing.
  private func load(_ numbers: [Double], into node: Int) {
    let (base, count) = (layout.bases[node], layout.counts[node])
    guard numbers.count == count else {
      (cells + base).update(repeating: 0, count: count)
      return
    }
    numbers.withUnsafeBufferPointer { numbers in
      if let start = numbers.baseAddress { (cells + base).update(from: start, count: count) }
    }
  }

  /// Takes over the inputs of a sample.
  func load(_ inputs: Inputs) {
    for (name, input) in module.manifest.inputs.lazy.map({ ($0.name, $0) }) {
      guard let nodes = filled["inputs.\(name)"] else { continue }
      let isThere = !input.optional || inputs.has(name)
      var isNew = false
      for node in nodes {
        if case .presence = module.plan[node].source {
          if cells[layout.bases[node]] != (isThere ? 1 : 0) { isNew = true }
          put(isThere ? 1 : 0, into: node, 0)
          continue
        }
        let values = isThere ? inputs.array(name).values : []
        if holds(values, node) { continue }
        isNew = true
        load(values, into: node)
      }
      if isNew, let number = rootNumbers["inputs.\(name)"] { changed.insert(number) }
    }
  }

  /// Whether the cells of a node are these numbers, bit for bit.
  private func holds(_ values: [Double], _ node: Int) -> Bool {
    guard values.count == layout.counts[node] else { return false }
    return values.withUnsafeBufferPointer { values in
      for index in values.indices where values[index].bitPattern != cells[layout.bases[node] + index].bitPattern {
        return false
      }
      return true
    }
  }

  // MARK: Computing

  /// Computes what has changed. With parameters alone, what reads no input.
  func compute(withInputs: Bool = true) throws(SampleProblem) {
    let isMeant = { (step: Int) in
      withInputs || !self.module.roots[self.steps[step].node].contains { $0.hasPrefix("inputs.") }
    }
    let all = !isSettled
    isSettled = false
    arithmetic_clear()
    for step in steps.indices where (all || reads[step].meets(changed)) && isMeant(step) { steps[step].run(cells) }
    if arithmetic_faults() != 0 {
      // Once more, element by element: the steps before the fault compute what they computed.
      for step in steps.indices where isMeant(step) {
        if let problem = fault(in: steps[step]) { throw problem }
      }
    }
    if withInputs {
      isSettled = true
      changed.removeAll()
    }
  }

  private func fault(in step: Step) -> SampleProblem? {
    for turn in step.targets.indices {
      arithmetic_clear()
      step.run(cells, from: turn, count: 1)
      let faults = arithmetic_faults()
      guard faults != 0 else { continue }
      let element = Int(step.targets[turn]) - layout.bases[step.node]
      let labels = layout.labels(ofElement: element, in: step.node)
      let place = labels.isEmpty ? "" : " at \(labels.joined(separator: ", "))"
      let what =
        faults & Int32(arithmetic_divided_by_zero) != 0
        ? "divides by zero"
        : faults & Int32(arithmetic_without_value) != 0
          ? "has no value (0 / 0, or the root, logarithm or power of a negative number)"
          : "gives a number that is larger than a double can hold"
      return .failed("the formula of \(module.plan[step.node].title) \(what)\(place)")
    }
    return nil
  }

  /// Writes the outputs of a sample.
  func write(_ outputs: inout Outputs) {
    for (variable, node) in zip(module.manifest.outputs, module.outputs) {
      let values = UnsafeBufferPointer(start: cells + layout.bases[node], count: layout.counts[node])
      outputs[variable.name].values.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: values) }
    }
  }

  // MARK: Checks

  /// The elements for which a check does not hold, as labels along its axes.
  func failures(of check: FormulaModule.Check) -> [[String]] {
    (0..<layout.counts[check.node]).filter { cells[layout.bases[check.node] + $0] == 0 }
      .map { layout.labels(ofElement: $0, in: check.node) }
  }
}

extension ParameterValue {
  fileprivate var records: [ParameterRecord] { if case .records(let records) = self { records } else { [] } }

  /// The numbers of a field.
  fileprivate var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .integer(let number): [Double(number)]
    case .boolean(let flag): [flag ? 1 : 0]
    case .array(let numbers): numbers
    case .text, .records, .table: []
    }
  }
}

/// A set of small numbers as bits.
struct RootSet {
  private var words: [UInt64]

  init(_ members: [Int], of count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
    for member in members { insert(member) }
  }

  mutating func insert(_ member: Int) { words[member / 64] |= 1 << UInt64(member % 64) }

  mutating func removeAll() { for index in words.indices { words[index] = 0 } }

  func meets(_ other: RootSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }
}
