/// Tarjan's search for strongly connected components; a component is complete before those that read from it.
struct ComponentSearch {
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

  /// Follows the arrows backwards, from a reader to its givers. The depth is the number of modules.
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
