import Diagnostics

extension [BaseFile] {
  /// The files in the order in which they are laid over one another, the scenario's own last and each once: a file
  /// lies over its bases, and of a list of bases the later over the earlier. Nil after reporting that both cannot be.
  ///
  /// So a base that two others share never undoes what the first of them changes (the order that C3 linearisation
  /// keeps too: Barrett et al. 1996, "A monotonic superclass linearization for Dylan").
  func layers(into problems: inout [Diagnostic]) -> [Int]? {
    // The files that must lie below each file, and who says so.
    var below: [[(file: Int, place: SourceLocation)]] = map { $0.bases.map { ($0.file, $0.place) } }
    for file in self {
      for (lower, upper) in zip(file.bases, file.bases.dropFirst()) {
        below[upper.file].append((lower.file, upper.place))
      }
    }
    var laid: [Int] = []
    var isLaid = [Bool](repeating: false, count: count)
    let wanted = depthFirst
    while laid.count < count {
      guard let next = wanted.first(where: { file in !isLaid[file] && below[file].allSatisfy { isLaid[$0.file] } })
      else {
        report(below, isLaid, into: &problems)
        return nil
      }
      isLaid[next] = true
      laid.append(next)
    }
    return laid
  }

  /// Bases before the files that name them, in the order of the lists.
  private var depthFirst: [Int] {
    var order: [Int] = []
    var seen: Set<Int> = []
    func visit(_ file: Int) {
      guard seen.insert(file).inserted else { return }
      for base in self[file].bases { visit(base.file) }
      order.append(file)
    }
    if !isEmpty { visit(0) }
    return order
  }

  /// Follows what must lie below from file to file until one comes again.
  private func report(
    _ below: [[(file: Int, place: SourceLocation)]], _ isLaid: [Bool], into problems: inout [Diagnostic]
  ) {
    var path: [(file: Int, place: SourceLocation)] = []
    var next = isLaid.firstIndex(of: false)
    while let file = next {
      if let start = path.firstIndex(where: { $0.file == file }) {
        let circle = path[start...]
        let demands = circle.indices.map { index in
          let lower = index + 1 < circle.endIndex ? circle[index + 1].file : file
          return "\(self[circle[index].file].name) over \(self[lower].name) (\(circle[index].place))"
        }
        let first = circle.map(\.place).min() ?? circle[start].place
        problems.append(
          .error(
            at: first, "the bases contradict each other: \(demands.joined(separator: ", "))",
            advice: "change the order of the bases in one of these files"))
        return
      }
      let lower = below[file].first { !isLaid[$0.file] }
      guard let lower else { return }
      path.append((file, lower.place))
      next = lower.file
    }
  }
}
