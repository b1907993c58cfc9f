/// Moving labels apart that want to stand at the same height.
enum LabelSpread {
  /// Middles for labels of the given heights, as near to the wanted middles as they can be without overlapping, all
  /// inside `top` to `bottom`; `nil` if they do not fit.
  ///
  /// Labels keep the order of their wanted middles, ties the order given. Touching labels move as a group whose shift
  /// is the mean of its members' (pool adjacent violators).
  static func middles(wanted: [Double], heights: [Double], top: Double, bottom: Double) -> [Double]? {
    guard heights.reduce(0, +) <= bottom - top else { return nil }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    /// A run of touching labels; `start` is the wanted top of its first.
    struct Group {
      var members: [Int]
      var startSum: Double
      var height: Double
      var start: Double
    }
    var groups: [Group] = []
    func clamp(_ start: Double, _ height: Double) -> Double { max(top, min(start, bottom - height)) }
    for index in order {
      let start = wanted[index] - heights[index] / 2
      var group = Group(
        members: [index], startSum: start, height: heights[index], start: clamp(start, heights[index]))
      while let above = groups.last, above.start + above.height > group.start {
        groups.removeLast()
        let count = above.members.count + group.members.count
        group.startSum = above.startSum + group.startSum - Double(group.members.count) * above.height
        group.members = above.members + group.members
        group.height += above.height
        group.start = clamp(group.startSum / Double(count), group.height)
      }
      groups.append(group)
    }
    var middles = wanted
    for group in groups {
      var y = group.start
      for index in group.members {
        middles[index] = y + heights[index] / 2
        y += heights[index]
      }
    }
    return middles
  }
}
