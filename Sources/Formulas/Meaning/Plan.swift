/// All arrays of a module and how each comes about: declared ones and the parts of formulas that need arrays of their own.
struct Plan: Sendable {
  struct Node: Sendable {
    var source: Source
    /// In the order in which its elements lie in memory, the last fastest.
    var axes: [String]
    /// Its name in messages: "outputs.revenue".
    var title: String
    /// The array, without the axis of years, of what holds before the first year.
    var initial: Int?
  }

  enum Source: Hashable, Sendable {
    case parameter(String)
    case field(records: String, field: String)
    case input(String)
    /// 1 where an optional parameter, field or input is given, else 0.
    case presence(Given)
    /// 1 at the labels of its one axis that are this text.
    case label(TextSource)
    /// 1 where the two are the same.
    case sameText(TextSource, TextSource)
    /// The calendar years.
    case years
    case formula(Term)
    case sum(Leaf)
    case mean(Leaf)
    /// The sum of this year and all earlier ones.
    case cumulative(Leaf)
  }

  enum Given: Hashable, Sendable {
    case parameter(String)
    case field(records: String, field: String)
    case input(String)
  }

  enum TextSource: Hashable, Sendable {
    case literal(String)
    case parameter(String)
  }

  private(set) var nodes: [Node] = []
  /// The nodes of the inputs, parameters and fields, variables and outputs, by their names in formulas.
  var numbers: [String: Int] = [:]

  private struct Known: Hashable {
    var source: Source
    var axes: [String]
  }

  private var known: [Known: Int] = [:]

  /// The number of a new node, or of one that is the same.
  mutating func add(_ node: Node) -> Int {
    let key = Known(source: node.source, axes: node.axes)
    if let number = known[key] { return number }
    known[key] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }

  /// The number of a node whose source is not known yet.
  mutating func reserve(_ title: String, axes: [String]) -> Int {
    nodes.append(Node(source: .formula(.constant(0)), axes: axes, title: title))
    return nodes.count - 1
  }

  subscript(node: Int) -> Node {
    get { nodes[node] }
    set { nodes[node] = newValue }
  }
}

extension Plan.Source {
  /// The leaves that the elements are computed from.
  var leaves: [Leaf] {
    switch self {
    case .formula(let term): term.leaves
    case .sum(let leaf), .mean(let leaf), .cumulative(let leaf): [leaf]
    case .parameter, .field, .input, .presence, .label, .sameText, .years: []
    }
  }

  /// Whether an element is computed from many of one array.
  var isReduction: Bool {
    switch self {
    case .sum, .mean: true
    default: false
    }
  }
}
