/// The best points so far, one in each box of a grid over the objectives: as fine as differences matter, so that it stays
/// small and never gets worse (Laumanns, Thiele, Deb and Zitzler 2002, "Combining convergence and diversity in evolutionary
/// multiobjective optimization", Evolutionary Computation 10).
struct EpsilonArchive {
  struct Member {
    var point: [Double]
    var objectives: [Double]
    fileprivate var box: [Double]
    fileprivate var cornerDistance: Double
  }

  private let epsilons: [Double]
  private(set) var members: [Member] = []
  /// Counts members in a new box: nothing new for long means that the search stands still.
  private(set) var improvements = 0

  init(epsilons: [Double]) { self.epsilons = epsilons }

  mutating func add(_ point: [Double], _ objectives: [Double]) {
    let width = epsilons.count
    let box = zip(objectives, epsilons).map { ($0 / $1).rounded(.down) }
    let corner = zip(objectives, zip(box, epsilons)).reduce(0) { sum, part in
      let offset = part.0 / part.1.1 - part.1.0
      return sum + offset * offset
    }
    var isNewBox = true
    for member in members {
      if member.box == box {
        // Of two in a box the better one stays: the dominating one, else the nearer to the box's best corner.
        if ParetoFront.dominates(member.objectives, objectives, width: width) { return }
        if !ParetoFront.dominates(objectives, member.objectives, width: width), member.cornerDistance <= corner {
          return
        }
        isNewBox = false
      } else if ParetoFront.dominates(member.box, box, width: width) {
        return
      }
    }
    members.removeAll { $0.box == box || ParetoFront.dominates(box, $0.box, width: width) }
    members.append(Member(point: point, objectives: objectives, box: box, cornerDistance: corner))
    if isNewBox { improvements += 1 }
  }
}
