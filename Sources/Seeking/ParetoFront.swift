/// Sets of objectives, all to be made small: who dominates whom, and how much a set covers.
package enum ParetoFront {
  /// Whether the objectives at `a` are nowhere worse than those at `b` and somewhere better.
  static func dominates(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, width: Int) -> Bool {
    var isBetter = false
    var objective = 0
    while objective < width {
      if a[objective] > b[objective] { return false }
      if a[objective] < b[objective] { isBetter = true }
      objective += 1
    }
    return isBetter
  }

  /// The rank of each row: 0 for those that none dominates, 1 for those that only these dominate, and so on (Deb, Pratap,
  /// Agarwal and Meyarivan 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II", section III A).
  static func ranks(_ objectives: [Double], width: Int) -> [Int] {
    let count = objectives.count / width
    var (dominated, dominators) = ([[Int]](repeating: [], count: count), [Int](repeating: 0, count: count))
    objectives.withUnsafeBufferPointer { buffer in
      guard let rows = buffer.baseAddress else { return }
      for first in 0..<count {
        let row = rows + first * width
        var second = 0
        while second < first {
          if dominates(row, rows + second * width, width: width) {
            dominated[first].append(second)
            dominators[second] += 1
          } else if dominates(rows + second * width, row, width: width) {
            dominated[second].append(first)
            dominators[first] += 1
          }
          second += 1
        }
      }
    }
    var ranks = [Int](repeating: 0, count: count)
    var (front, rank) = ((0..<count).filter { dominators[$0] == 0 }, 0)
    while !front.isEmpty {
      var next: [Int] = []
      for member in front {
        ranks[member] = rank
        for other in dominated[member] {
          dominators[other] -= 1
          if dominators[other] == 0 { next.append(other) }
        }
      }
      front = next
      rank += 1
    }
    return ranks
  }

  /// How far the neighbours of each member of a front lie, over all objectives (ibid., section III B).
  static func crowding(_ members: [Int], _ objectives: [Double], width: Int) -> [Double] {
    var distances = [Double](repeating: 0, count: members.count)
    for objective in 0..<width {
      func value(_ place: Int) -> Double { objectives[members[place] * width + objective] }
      let order = members.indices.sorted { (value($0), $0) < (value($1), $1) }
      guard let first = order.first, let last = order.last, value(first) < value(last) else { continue }
      distances[first] = .infinity
      distances[last] = .infinity
      for place in order.indices.dropFirst().dropLast() {
        distances[order[place]] += (value(order[place + 1]) - value(order[place - 1])) / (value(last) - value(first))
      }
    }
    return distances
  }

  /// The area or volume that two or three objectives dominate up to a reference point (Zitzler and Thiele 1998). Rows that
  /// are not better than the reference everywhere count nothing.
  package static func hypervolume(_ objectives: [Double], reference: [Double]) -> Double {
    let width = reference.count
    precondition(width == 2 || width == 3, "two or three objectives")
    precondition(objectives.count.isMultiple(of: width), "a row for each point")
    let rows = stride(from: 0, to: objectives.count, by: width).map { Array(objectives[$0..<$0 + width]) }
      .filter { zip($0, reference).allSatisfy { $0 < $1 } }
    guard width == 3 else { return area(rows, reference) }
    // Slices from the best third objective on: below the next one, the points so far cover the same area.
    let sorted = rows.sorted { $0[2] < $1[2] }
    return sorted.indices.reduce(0) { volume, place in
      let top = place + 1 < sorted.count ? sorted[place + 1][2] : reference[2]
      return volume + (top - sorted[place][2]) * area(Array(sorted[...place]), reference)
    }
  }

  /// The area of the first two objectives.
  private static func area(_ rows: [[Double]], _ reference: [Double]) -> Double {
    var (area, ceiling) = (0.0, reference[1])
    for row in rows.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) where row[1] < ceiling {
      area += (reference[0] - row[0]) * (ceiling - row[1])
      ceiling = row[1]
    }
    return area
  }
}
