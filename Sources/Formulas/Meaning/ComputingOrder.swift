/// The order in which the arrays of a plan are computed.
struct ComputingOrder {
  /// Arrays that are computed together: one alone, or several that need each other's earlier years, year by year.
  struct Group: Equatable {
    /// Within a year each after those that it needs.
    var nodes: [Int]
    var isByYear: Bool
  }

  private(set) var groups: [Group] = []
  /// Rings of arrays that need each other at once.
  private(set) var rings: [[Int]] = []

  private struct Edge {
    enum Kind {
      /// The element itself, or one with no year.
      case same
      case earlier
      /// Years that need not have been computed.
      case all
    }
    var node: Int
    var kind: Kind
  }

  private var edges: [[Edge]] = []

  init(_ plan: Plan) {
    edges = plan.nodes.map { node in Self.edges(of: node, in: plan) }
    let atOnce = edges.map { $0.filter { $0.kind != .earlier }.map(\.node) }
    var order = Self.order(atOnce)
    // Ring by ring, so that all are told: each is taken out before the next is looked for.
    var cut = atOnce
    while order.count < edges.count {
      let ring = Self.ring(in: cut, besides: Set(order))
      rings.append(ring)
      for node in ring { cut[node] = [] }
      order = Self.order(cut)
    }
    guard rings.isEmpty else { return }
    groups = Self.components(edges.map { $0.map(\.node) }).map { members in
      let isByYear = members.count > 1 || edges[members[0]].contains { $0.node == members[0] }
      return Group(nodes: members, isByYear: isByYear)
    }
    var place = Array(repeating: 0, count: order.count)
    for (number, node) in order.enumerated() { place[node] = number }
    for index in groups.indices {
      groups[index].nodes.sort { place[$0] < place[$1] }
      let members = Set(groups[index].nodes)
      if groups[index].isByYear,
        let node = groups[index].nodes.first(where: { node in
          edges[node].contains { $0.kind == .all && members.contains($0.node) }
        })
      {
        rings.append(ring(from: node, within: members))
      }
    }
  }

  private static func edges(of node: Plan.Node, in plan: Plan) -> [Edge] {
    var found: [Edge] = []
    for leaf in node.source.leaves {
      let read = plan[leaf.node]
      if !read.axes.contains("year") {
        found.append(Edge(node: leaf.node, kind: .same))
      } else if leaf.earlier > 0 {
        found.append(Edge(node: leaf.node, kind: .earlier))
        if let initial = read.initial { found.append(Edge(node: initial, kind: .same)) }
      } else {
        let isSame = leaf.choices["year"] == nil && node.axes.contains("year")
        found.append(Edge(node: leaf.node, kind: isSame ? .same : .all))
      }
    }
    return found
  }

  /// Each node after those that it needs; nodes in rings, and those that need them, are left out.
  private static func order(_ needs: [[Int]]) -> [Int] {
    var waiting = needs.map { Set($0).count }
    var readers = Array(repeating: [Int](), count: needs.count)
    for (node, needed) in needs.enumerated() { for other in Set(needed) { readers[other].append(node) } }
    var order = needs.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for reader in readers[order[next]] {
        waiting[reader] -= 1
        if waiting[reader] == 0 { order.append(reader) }
      }
      next += 1
    }
    return order
  }

  /// A ring among the nodes that have no order.
  private static func ring(in needs: [[Int]], besides ordered: Set<Int>) -> [Int] {
    guard var node = needs.indices.first(where: { !ordered.contains($0) }) else { return [] }
    var path: [Int] = []
    var place: [Int: Int] = [:]
    while place[node] == nil {
      place[node] = path.count
      path.append(node)
      guard let next = needs[node].first(where: { !ordered.contains($0) }) else { return [node] }
      node = next
    }
    return Array(path[(place[node] ?? 0)...])
  }

  /// A ring through a node that needs all years of another, which needs its earlier ones.
  private func ring(from start: Int, within members: Set<Int>) -> [Int] {
    guard let first = edges[start].first(where: { $0.kind == .all && members.contains($0.node) })?.node else {
      return [start]
    }
    var before: [Int: Int] = [first: start]
    var queue = [first]
    var next = 0
    while next < queue.count, queue[next] != start {
      for edge in edges[queue[next]] where members.contains(edge.node) && before[edge.node] == nil {
        before[edge.node] = queue[next]
        queue.append(edge.node)
      }
      next += 1
    }
    var ring = [start]
    while let node = before[ring[0]], node != start { ring.insert(node, at: 0) }
    return [start] + ring.dropLast()
  }

  /// Strongly connected components, each after those that it needs (Tarjan 1972, without recursion).
  private static func components(_ needs: [[Int]]) -> [[Int]] {
    var (number, low): ([Int?], [Int]) = (
      Array(repeating: nil, count: needs.count), Array(repeating: 0, count: needs.count)
    )
    var (stack, isOnStack): ([Int], [Bool]) = ([], Array(repeating: false, count: needs.count))
    var (found, count): ([[Int]], Int) = ([], 0)
    for root in needs.indices where number[root] == nil {
      var work: [(node: Int, next: Int)] = [(root, 0)]
      while let (node, next) = work.last {
        if next == 0 {
          number[node] = count
          low[node] = count
          count += 1
          stack.append(node)
          isOnStack[node] = true
        }
        if next < needs[node].count {
          work[work.count - 1].next += 1
          let other = needs[node][next]
          if number[other] == nil {
            work.append((other, 0))
          } else if isOnStack[other] {
            low[node] = min(low[node], number[other] ?? 0)
          }
          continue
        }
        work.removeLast()
        if let parent = work.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == number[node] else { continue }
        var component: [Int] = []
        repeat {
          component.append(stack.removeLast())
          isOnStack[component[component.count - 1]] = false
        } while component.last != node
        found.append(component)
      }
    }
    return found
  }
}
