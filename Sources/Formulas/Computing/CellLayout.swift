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

  /// The node of a cell that is not the zero.
  func node(ofCell cell: Int) -> Int {
    // Of nodes without elements, which begin at the same cell as the next, the last one has it.
    (bases.lastIndex { $0 <= cell }) ?? 0
  }

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

  /// Where the elements of a node lie, along its own axes.
  func span(of node: Int) throws(SampleProblem) -> CellSpan { try span(of: node, [:], along: plan[node].axes) }

  /// Where the elements lie that a leaf reads for places along axes.
  func address(of leaf: Leaf, along axes: [String]) throws(SampleProblem) -> CellAddress {
    var read = try span(of: leaf.node, leaf.choices, along: axes)
    guard leaf.earlier > 0, let year = axes.firstIndex(of: "year") else { return CellAddress(read: read) }
    guard let initial = plan[leaf.node].initial else {
      throw .failed("\(plan[leaf.node].title) has no value before the first year")
    }
    read.first -= leaf.earlier * read.strides[year]
    return CellAddress(
      read: read, before: (year, leaf.earlier, initial: try span(of: initial, leaf.choices, along: axes)))
  }

  private func span(of node: Int, _ choices: [String: Leaf.Choice], along axes: [String]) throws(SampleProblem)
    -> CellSpan
  {
    var span = CellSpan(first: bases[node], strides: Array(repeating: 0, count: axes.count))
    var stride = 1
    for axis in plan[node].axes.reversed() {
      if let choice = choices[axis] {
        span.first += stride * (try index(of: choice, axis, readBy: node))
      } else if let place = axes.firstIndex(of: axis) {
        span.strides[place] += stride
      }
      stride *= labels(of: axis).count
    }
    return span
  }

  private func index(of choice: Leaf.Choice, _ axis: String, readBy node: Int) throws(SampleProblem) -> Int {
    let known = labels(of: axis)
    if known.isEmpty {
      throw .failed("\(plan[node].title) is read at one label of the axis \(axis), which has none")
    }
    switch choice {
    case .first: return 0
    case .last: return known.count - 1
    case .label(let label):
      if let index = places[axis]?[label] { return index }
      let range =
        axis == "year" ? "\(known.first ?? "") to \(known.last ?? "")" : known.prefix(12).joined(separator: ", ")
      throw .failed(
        "\(plan[node].title) is read at \(axis) = \(label), which this run does not have; it has \(range)")
    }
  }
}

/// Cells of an array as a function of places along axes.
struct CellSpan {
  /// The cell at place 0 of every axis.
  var first: Int
  /// How many cells further the next place of each axis lies; 0 where the array does not run along it.
  var strides: [Int]

  func cell(_ places: [Int]) -> Int {
    var cell = first
    for axis in strides.indices { cell += strides[axis] * places[axis] }
    return cell
  }
}

/// Cells that a leaf reads.
struct CellAddress {
  var read: CellSpan
  /// For an array that is read some years back: the axis of years, how many years, and the initial values, which hold
  /// before the first year.
  var before: (axis: Int, years: Int, initial: CellSpan)?

  func cell(_ places: [Int]) -> Int {
    guard let before, places[before.axis] < before.years else { return read.cell(places) }
    return before.initial.cell(places)
  }
}
