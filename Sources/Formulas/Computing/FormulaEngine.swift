import CMuParser
import SimulationKit

/// The arrays of a module in memory, and what computes them for the labels of a session.
///
/// Values behind parameters and inputs that have not changed are not computed again; every element is computed from its
/// sources alone, so that this changes no number.
///
/// It may change threads, which `IdleEngines` hands it to one after the other.
final class FormulaEngine: @unchecked Sendable {
  let axes: AxisLabels
  private let module: FormulaModule
  private let layout: CellLayout
  private let steps: StepTable
  private let cells: UnsafeMutablePointer<Double>
  /// Of each parameter, by its place in the manifest, the nodes that are filled from it and its number among the roots.
  private var parameters: [Filled] = []
  /// The same of the inputs.
  private var inputs: [Filled] = []
  private var changed: RootSet
  /// Whether the cells of all steps are what their sources say.
  private var isSettled = false
  /// The node whose formula had no value when it was last computed.
  private(set) var nodeAtFault: Int?

  private struct Filled {
    var nodes: [Int] = []
    var root: Int?
  }

  init(_ module: FormulaModule, axes: AxisLabels) throws(SampleProblem) {
    self.module = module
    self.axes = axes
    let layout = try CellLayout(module.plan, axes)
    self.layout = layout
    let steps = try StepBuilder(layout, module.groups).steps
    var numbers: [String: Int] = [:]
    for root in Set(module.roots.flatMap(\.self)).sorted() { numbers[root] = numbers.count }
    func set(_ roots: Set<String>) -> RootSet { RootSet(roots.compactMap { numbers[$0] }, of: numbers.count) }
    self.steps = StepTable(
      steps, reads: steps.map { set(module.roots[$0.node]) },
      inputs: set(Set(numbers.keys.filter { $0.hasPrefix("inputs.") })))
    changed = RootSet([], of: numbers.count)
    cells = .allocate(capacity: layout.count)
    cells.initialize(repeating: 0, count: layout.count)
    var filled: [String: [Int]] = [:]
    for (number, node) in module.plan.nodes.enumerated() {
      for root in node.source.roots { filled[root, default: []].append(number) }
    }
    self.parameters = module.manifest.parameters.map {
      Filled(nodes: filled["parameters.\($0.key)"] ?? [], root: numbers["parameters.\($0.key)"])
    }
    inputs = module.manifest.inputs.map {
      Filled(nodes: filled["inputs.\($0.name)"] ?? [], root: numbers["inputs.\($0.name)"])
    }
    fillConstants()
  }

  deinit { cells.deallocate() }

  // MARK: Loading

  private func fillConstants() {
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

  /// Takes over all parameters, and takes nothing as computed.
  func load(_ parameters: Parameters) {
    for index in module.manifest.parameters.indices { load(parameter: index, parameters) }
    isSettled = false
    nodeAtFault = nil
  }

  /// Takes over the value of the parameter at a place in the manifest.
  func load(parameter index: Int, _ parameters: Parameters) {
    let filled = self.parameters[index]
    let value = parameters.value(module.manifest.parameters[index].key)
    for node in filled.nodes {
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
    if let root = filled.root { changed.insert(root) }
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

  /// Absent numbers are zero, and read by nothing.
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
  func load(_ sample: Inputs) {
    for (input, filled) in zip(module.manifest.inputs, inputs) {
      let isThere = !input.optional || sample.has(input.name)
      var isNew = false
      for node in filled.nodes {
        if case .presence = module.plan[node].source {
          if cells[layout.bases[node]] != (isThere ? 1 : 0) { isNew = true }
          put(isThere ? 1 : 0, into: node, 0)
          continue
        }
        let values = isThere ? sample.array(input.name).values : []
        if holds(values, node) { continue }
        isNew = true
        load(values, into: node)
      }
      if isNew, let root = filled.root { changed.insert(root) }
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

  /// Computes what has changed. With parameters alone all that reads no input.
  func compute(withInputs: Bool = true) throws(SampleProblem) {
    let isSettled = self.isSettled
    self.isSettled = false
    arithmetic_clear()
    let part: StepTable.Part = withInputs ? .all : .withoutInputs
    steps.compute(part, cells, changed: isSettled ? changed : nil)
    if arithmetic_faults() != 0 { try steps.computeEach(part, cells, refuseFault) }
    guard withInputs else { return }
    self.isSettled = true
    changed.removeAll()
  }

  /// Tells the fault of the cell that has just been computed.
  private func refuseFault(_ cell: Int) throws(SampleProblem) {
    let faults = arithmetic_faults()
    guard faults != 0 else { return }
    let node = layout.node(ofCell: cell)
    let labels = layout.labels(ofElement: cell - layout.bases[node], in: node)
    let place = labels.isEmpty ? "" : " at \(labels.joined(separator: ", "))"
    let what =
      faults & Int32(arithmetic_divided_by_zero) != 0
      ? "divides by zero"
      : faults & Int32(arithmetic_without_value) != 0
        ? "has no value (0 / 0, or the root, logarithm or power of a negative number)"
        : "gives a number that is larger than a double can hold"
    nodeAtFault = node
    throw .failed("the formula of \(module.plan[node].title) \(what)\(place)")
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
