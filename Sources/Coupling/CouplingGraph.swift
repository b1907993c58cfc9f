package import Economy
package import SimulationKit

/// Who reads what from whom: the modules of a scenario and the two nodes of the economy, in an order that can be run.
///
/// The economy's coefficients depend on technology only and its quantities on final demand, so that a module may read a
/// multiplier without closing a loop.
package struct CouplingGraph: Sendable {
  /// A step of a run: a module, or one of the two nodes of the economy.
  package enum Node: Hashable, Sendable, CustomStringConvertible {
    case coefficients
    case module(String)
    case quantities

    package var description: String {
      switch self {
      case .coefficients: "economy (coefficients)"
      case .module(let identifier): identifier
      case .quantities: "economy (quantities)"
      }
    }
  }

  /// A variable that one node gives and another reads.
  package struct Flow: Hashable, Sendable {
    package var variable: String
    package var from: Node
    package var to: Node
  }

  /// Nodes that are run together, in order: one node, or the nodes of a loop.
  package struct Step: Hashable, Sendable {
    package var nodes: [Node]
    /// The variables that close the loop: read in a sweep before they are computed in it. Empty where there is no loop.
    package var feedback: [Flow]
  }

  package private(set) var flows: [Flow] = []
  package private(set) var steps: [Step] = []

  /// What the economy gives, with its unit and axes.
  static let economyVariables: [(node: Node, variable: VariableDeclaration)] = [
    (
      .coefficients,
      VariableDeclaration(
        "value_added_multiplier", unit: "1", axes: ["sector"],
        meaning: "value added in the region per unit of final demand for the sector's regional product, v'L")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "domestic_share", unit: "1", axes: ["sector"], meaning: "1 - m, share supplied inside the region")
    ),
    (
      .quantities,
      VariableDeclaration(
        "electricity_demand", unit: "TWh", axes: ["year"],
        meaning: "electricity used in the region, losses included", iamc: "Final Energy|Electricity|Losses Included")
    ),
    (
      .quantities,
      VariableDeclaration(
        "gross_output", unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: "gross output",
        iamc: "Output|Economic|{sector}")
    ),
  ]

  /// A module as the graph sees it.
  package struct Member: Sendable {
    package var manifest: Manifest
    package var mode: String?

    package init(manifest: Manifest, mode: String? = nil) {
      self.manifest = manifest
      self.mode = mode
    }

    package var inputs: [VariableDeclaration] { manifest.inputs.filter { $0.applies(in: mode) } }
    package var outputs: [VariableDeclaration] { manifest.outputs.filter { $0.applies(in: mode) } }
    package var links: [EconomyLink] {
      manifest.links.filter { link in outputs.contains { $0.name == link.output } }
    }
  }

  /// - Throws: `EconomyFailure` naming every input that nobody gives, that two give, or that differs in unit or axes.
  package init(_ members: [Member]) throws(EconomyFailure) {
    var givers: [String: [(node: Node, variable: VariableDeclaration)]] = [:]
    for given in Self.economyVariables { givers[given.variable.name, default: []].append(given) }
    for member in members {
      for output in member.outputs {
        givers[output.name, default: []].append((.module(member.manifest.identifier), output))
      }
    }
    var problems: [String] = []
    for member in members {
      let reader = Node.module(member.manifest.identifier)
      for input in member.inputs {
        let found = (givers[input.name] ?? []).filter { $0.node != reader }
        switch found.count {
        case 0: problems.append(Self.missing(input.name, reader, members))
        case 1:
          if found[0].variable.unit != input.unit || found[0].variable.axes != input.axes {
            problems.append(
              "\(reader) reads '\(input.name)' in \(input.unit) over \(Self.list(input.axes)), but \(found[0].node) gives "
                + "it in \(found[0].variable.unit) over \(Self.list(found[0].variable.axes))")
          }
          flows.append(Flow(variable: input.name, from: found[0].node, to: reader))
        default:
          problems.append(
            "\(reader) reads '\(input.name)', which is given by \(found.map { "\($0.node)" }.joined(separator: " and "))"
          )
        }
      }
      for link in member.links {
        flows.append(Flow(variable: link.output, from: reader, to: .quantities))
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    steps = Self.order(
      [.coefficients] + members.map { .module($0.manifest.identifier) } + [.quantities], flows)
  }

  private static func missing(_ variable: String, _ reader: Node, _ members: [Member]) -> String {
    "\(reader) reads '\(variable)', but neither the economy nor an enabled module gives it"
  }

  private static func list(_ axes: [String]) -> String { axes.isEmpty ? "no axis" : axes.joined(separator: " x ") }

  /// Strongly connected parts in an order in which what is read comes first (Tarjan 1972). Inside a loop the nodes keep
  /// the scenario's order with the economy last, so that the economy answers to all of a sweep's modules.
  private static func order(_ nodes: [Node], _ flows: [Flow]) -> [Step] {
    var search = ComponentSearch(nodes: nodes, flows: flows)
    return search.components().map { component in
      let members = nodes.filter(component.contains)
      let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
      let feedback = flows.filter { flow in
        guard let from = place[flow.from], let to = place[flow.to] else { return false }
        return from >= to
      }
      return Step(nodes: members, feedback: feedback)
    }
  }
}

/// Tarjan's search for strongly connected components; a component is complete before those that read from it.
private struct ComponentSearch {
  let nodes: [CouplingGraph.Node]
  let flows: [CouplingGraph.Flow]
  private var index: [CouplingGraph.Node: Int] = [:]
  private var low: [CouplingGraph.Node: Int] = [:]
  private var stack: [CouplingGraph.Node] = []
  private var found: [[CouplingGraph.Node]] = []

  init(nodes: [CouplingGraph.Node], flows: [CouplingGraph.Flow]) {
    self.nodes = nodes
    self.flows = flows
  }

  mutating func components() -> [[CouplingGraph.Node]] {
    for node in nodes where index[node] == nil { visit(node) }
    return found
  }

  /// Follows the arrows backwards, from a reader to what it reads. The depth is the number of modules.
  private mutating func visit(_ node: CouplingGraph.Node) {
    let number = index.count
    index[node] = number
    var lowest = number
    stack.append(node)
    for flow in flows where flow.to == node {
      if let seen = index[flow.from] {
        if stack.contains(flow.from) { lowest = min(lowest, seen) }
      } else {
        visit(flow.from)
        lowest = min(lowest, low[flow.from] ?? lowest)
      }
    }
    low[node] = lowest
    guard lowest == number else { return }
    var component: [CouplingGraph.Node] = []
    while let top = stack.popLast() {
      component.append(top)
      if top == node { break }
    }
    found.append(component)
  }
}
