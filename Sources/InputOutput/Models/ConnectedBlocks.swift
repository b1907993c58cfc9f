import LinearAlgebra

extension Matrix {
  /// The strongly connected block with the largest spectral radius, which is the radius of the whole; nil only if the
  /// eigenvalues cannot be had. Members are row numbers in ascending order.
  func heaviestBlock() -> (members: [Int], radius: Double)? {
    var heaviest: (members: [Int], radius: Double)?
    for members in stronglyConnectedBlocks() {
      let columns = members.map { j in members.map { self[$0, j] } }
      guard let radius = try? Matrix(columns: columns, rows: members.count).spectralRadius() else { return nil }
      if radius > heaviest?.radius ?? -1 { heaviest = (members, radius) }
    }
    return heaviest
  }

  /// The sets of sectors that supply each other directly or indirectly (Tarjan 1972), without recursion so that a large
  /// table cannot exhaust the stack.
  func stronglyConnectedBlocks() -> [[Int]] {
    var blocks: [[Int]] = []
    var order = [Int?](repeating: nil, count: rows)
    var lowest = [Int](repeating: 0, count: rows)
    var waiting: [Int] = []
    var isWaiting = [Bool](repeating: false, count: rows)
    var visited = 0
    for start in 0..<rows where order[start] == nil {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      while let (node, next) = path.last {
        if next == 0 {
          (order[node], lowest[node]) = (visited, visited)
          visited += 1
          waiting.append(node)
          isWaiting[node] = true
        }
        if let found = (next..<rows).first(where: { self[node, $0] != 0 }) {
          path[path.count - 1].next = found + 1
          if let seen = order[found] {
            if isWaiting[found] { lowest[node] = min(lowest[node], seen) }
          } else {
            path.append((found, 0))
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        guard lowest[node] == order[node], let first = waiting.firstIndex(of: node) else { continue }
        let block = waiting[first...].sorted()
        waiting.removeSubrange(first...)
        for member in block { isWaiting[member] = false }
        blocks.append(block)
      }
    }
    return blocks
  }
}
