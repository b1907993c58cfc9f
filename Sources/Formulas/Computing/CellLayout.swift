import SimulationKit

/// Where the elements of every array lie in one block of cells, for the labels of one session.
struct CellLayout {
  /// Forty technologies over the hours of ten years; more asks for a module that is compiled.
  private static let mostCells = 1 << 22

  let plan: Plan
  private let labels: [String: [String]]
  /// The first cell of each node.
  private(set) var bases: [Int] = []
  /// How many cells each node has.
  private(set) var counts: [Int] = []
  private(set) var count = 1
  /// A cell that is always zero.
  let zero = 0
  private let places: [String: [String: Int]]

  init(_ plan: Plan, _ axes: AxisLabels) throws(SampleProblem) {
    self.plan = plan
    var labels: [String: [String]] = [:]
    for node in plan.nodes {
      for axis in node.axes where labels[axis] == nil {
        guard let known = axes[axis] else { throw .failed("\(node.title) needs labels of the axis \(axis)") }
        labels[axis] = known
      }
    }
    self.labels = labels
    places = labels.mapValues { Dictionary(zip($0, $0.indices)) { first, _ in first } }
    for node in plan.nodes {
      var size = 1
      for axis in node.axes {
        let (product, overflow) = size.multipliedReportingOverflow(by: labels[axis]?.count ?? 0)
        size = overflow ? .max : product
      }
      guard size <= Self.mostCells - count else {
        throw .failed("\(node.title) and the arrays before it hold more than \(Self.mostCells) numbers")
      }
      bases.append(count)
      counts.append(size)
      count += size
    }
  }

  func labels(of axis: String) -> [String] { labels[axis] ?? [] }

  /// The labels of an element of a node, in the order of its axes.
  func labels(ofElement element: Int, in node: Int) -> [String] {
    var (rest, found): (Int, [String]) = (element, [])
    for axis in plan[node].axes.reversed() {
      let labels = labels[axis] ?? []
      found.insert(labels[rest % labels.count], at: 0)
      rest /= labels.count
    }
    return found
  }

  /// The elements of a node as places along its axes; with a year those of that year.
  func elements(of node: Int, inYear year: Int? = nil) -> [[Int]] {
    var found: [[Int]] = [[]]
    for axis in plan[node].axes {
      let range = axis == "year" ? year.map { $0..<($0 + 1) } : nil
      found = found.flatMap { start in (range ?? 0..<labels(of: axis).count).map { start + [$0] } }
    }
    return found
  }

  /// The cell of an element.
  func cell(_ node: Int, _ place: [Int]) -> Int {
    var offset = 0
    for (axis, index) in zip(plan[node].axes, place) { offset = offset * labels(of: axis).count + index }
    return bases[node] + offset
  }

  /// The cell that a leaf reads for an element whose places along axes are given.
  func cell(_ leaf: Leaf, _ places: [String: Int]) throws(SampleProblem) -> Int {
    let read = plan[leaf.node]
    var along: [Int] = []
    for axis in read.axes {
      guard let index = try index(leaf, axis, places) else {
        // Before the first year.
        guard let initial = read.initial else { throw .failed("\(read.title) has no value before the first year") }
        return cell(initial, plan[initial].axes.map { places[$0] ?? 0 })
      }
      along.append(index)
    }
    return cell(leaf.node, along)
  }

  /// The place along one axis; nil before the first year.
  private func index(_ leaf: Leaf, _ axis: String, _ places: [String: Int]) throws(SampleProblem) -> Int? {
    if leaf.choices[axis] != nil, labels(of: axis).isEmpty {
      throw .failed("\(plan[leaf.node].title) is read at one label of the axis \(axis), which has none")
    }
    switch leaf.choices[axis] {
    case .first?: return 0
    case .last?: return labels(of: axis).count - 1
    case .label(let label)?:
      guard let index = self.places[axis]?[label] else {
        let known = labels(of: axis)
        let range =
          axis == "year" ? "\(known.first ?? "") to \(known.last ?? "")" : known.prefix(12).joined(separator: ", ")
        throw .failed(
          "\(plan[leaf.node].title) is read at \(axis) = \(label), which this run does not have; it has \(range)")
      }
      return index
    case nil:
      let index = (places[axis] ?? 0) - (axis == "year" ? leaf.earlier : 0)
      return index < 0 ? nil : index
    }
  }
}
