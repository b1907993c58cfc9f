package import LinearAlgebra
import Sampling

/// The settings of levers between which only a choice of objectives can decide: ε-NSGA-II (Kollat and Reed 2006,
/// "Comparing state-of-the-art evolutionary multi-objective algorithms for long-term groundwater monitoring design", Advances
/// in Water Resources 29). A population evolves by NSGA-II, an archive keeps the best in boxes of ε, and now and then the
/// population starts again from the archive at four times its size.
package struct FrontierSearch: Hashable, Sendable {
  package struct Frontier: Hashable, Sendable {
    /// [member][lever], in the unit cube; by the first objective.
    package var points: FlatArray
    /// [member][objective]
    package var objectives: FlatArray
    package var evaluations: Int
    /// Points with an objective that is not finite.
    package var failed: Int
    package var restarts: Int
  }

  private let dimensions: Int
  private let epsilons: [Double]
  private let population: Int
  private let evaluations: Int
  private let seed: UInt64

  /// - Parameters:
  ///   - dimensions: levers, each from 0 to 1.
  ///   - epsilons: the differences of each objective that matter.
  ///   - evaluations: points that are evaluated, up to the next whole generation.
  package init(dimensions: Int, epsilons: [Double], population: Int = 100, evaluations: Int, seed: UInt64) {
    precondition(dimensions > 0 && epsilons.count >= 2 && epsilons.allSatisfy { $0 > 0 }, "levers and objectives")
    precondition(population >= 4 && population.isMultiple(of: 2), "pairs of parents")
    self.dimensions = dimensions
    self.epsilons = epsilons
    self.population = population
    self.evaluations = evaluations
    self.seed = seed
  }

  /// - Parameters:
  ///   - known: points that the search begins with beside random ones, at most as many as its population.
  ///   - evaluate: from [point][lever] to [point][objective], all objectives to be made small.
  package func callAsFunction<Failure>(
    from known: [[Double]] = [], _ evaluate: ([Double]) throws(Failure) -> [Double]
  ) throws(Failure) -> Frontier {
    let variation = Variation(numbers: CounterNumbers(seed: seed, for: .search), dimensions: dimensions)
    var (archive, used, failed, restarts) = (EpsilonArchive(epsilons: epsilons), 0, 0, 0)
    func evaluated(_ points: [[Double]]) throws(Failure) -> [Individual] {
      let found = try evaluate(points.flatMap(\.self))
      precondition(found.count == points.count * epsilons.count, "a value for each point and objective")
      used += points.count
      var all: [Individual] = []
      for (place, point) in points.enumerated() {
        let objectives = Array(found[place * epsilons.count..<(place + 1) * epsilons.count])
        guard objectives.allSatisfy(\.isFinite) else {
          failed += 1
          continue
        }
        archive.add(point, objectives)
        all.append(Individual(point: point, objectives: objectives))
      }
      return all
    }
    var size = population
    var generation = 0
    precondition(known.count <= size, "points to begin with")
    let start = (0..<size).map { place in
      known.indices.contains(place)
        ? known[place] : (0..<dimensions).map { variation.numbers.uniform(0, place * dimensions + $0) }
    }
    var parents = ranked(try evaluated(start), keeping: size)
    while used < evaluations {
      generation += 1
      if generation.isMultiple(of: Self.window), let wanted = restartSize(archive, size) {
        size = wanted
        restarts += 1
        parents = archive.members.map { Individual(point: $0.point, objectives: $0.objectives) }
        let fresh = (parents.count..<max(size, parents.count)).map { place in
          variation.uniformMutation(
            archive.members[place % archive.members.count].point, generation, from: 2 * dimensions * place)
        }
        parents = ranked(parents + (try evaluated(fresh)), keeping: size)
        continue
      }
      // Too few that answered to make pairs of: others at random.
      guard parents.count >= 2 else {
        let fresh = (0..<size).map { place in
          (0..<dimensions).map { variation.numbers.uniform(generation, place * dimensions + $0) }
        }
        parents = ranked(parents + (try evaluated(fresh)), keeping: size)
        continue
      }
      let children = (0..<size / 2).flatMap { pair in
        let first = pair * (Variation.numbersTaken(dimensions) + 4)
        let mates = (0..<2).map { mate in
          let (one, other) = (
            parents[variation.numbers.below(parents.count, generation, first + 2 * mate)],
            parents[variation.numbers.below(parents.count, generation, first + 2 * mate + 1)]
          )
          return other.isBetter(than: one) ? other : one
        }
        return variation.children(mates[0].point, mates[1].point, generation, from: first + 4)
      }
      parents = ranked(parents + (try evaluated(children)), keeping: size)
    }
    let members = archive.members.sorted { $0.objectives.lexicographicallyPrecedes($1.objectives) }
    return Frontier(
      points: FlatArray([members.count, dimensions], values: members.flatMap(\.point)),
      objectives: FlatArray([members.count, epsilons.count], values: members.flatMap(\.objectives)),
      evaluations: used, failed: failed, restarts: restarts)
  }

  /// Generations between looks at the archive.
  private static let window = 25

  /// Four times the archive where the population is more than a quarter off that (Hadka and Reed 2013, section 3.2).
  private func restartSize(_ archive: EpsilonArchive, _ size: Int) -> Int? {
    guard !archive.members.isEmpty else { return nil }
    let wanted = max(population, 4 * archive.members.count)
    return abs(wanted - size) * 4 > wanted ? wanted : nil
  }

  private struct Individual {
    var point: [Double]
    var objectives: [Double]
    var rank = 0
    var crowding = 0.0

    func isBetter(than other: Individual) -> Bool { (rank, other.crowding) < (other.rank, crowding) }
  }

  /// The best `count`, by rank and then by room around them.
  private func ranked(_ all: [Individual], keeping count: Int) -> [Individual] {
    let objectives = all.flatMap(\.objectives)
    let ranks = ParetoFront.ranks(objectives, width: epsilons.count)
    var kept: [Individual] = []
    for rank in 0...(ranks.max() ?? 0) where kept.count < count {
      let members = all.indices.filter { ranks[$0] == rank }
      let crowding = ParetoFront.crowding(members, objectives, width: epsilons.count)
      let front = zip(members, crowding).map { member, distance in
        Individual(point: all[member].point, objectives: all[member].objectives, rank: rank, crowding: distance)
      }
      kept +=
        kept.count + front.count <= count
        ? front
        : front.enumerated().sorted { ($1.element.crowding, $0.offset) < ($0.element.crowding, $1.offset) }
          .prefix(count - kept.count).map(\.element)
    }
    return kept
  }
}
