import Testing

@testable import Sampling

@Suite struct DesignTests {
  static func all() throws -> [any Design] {
    [
      try RandomDesign(dimensions: 5, seed: 1), try SobolSequence(dimensions: 5, .owen(seed: 1)),
      try SobolSequence(dimensions: 5, .none), try LatinHypercube(dimensions: 5, count: 300, seed: 1),
      try OneAtATime(centre: [0.5, 0.2, 0.5, 0.9, 0.5]), try FullFactorial(levels: [2, 3, 4, 2, 5]),
      try MorrisTrajectories(dimensions: 5, seed: 1),
      try SaltelliPairs(dimensions: 5, secondOrder: true, .owen(seed: 1)),
      try SaltelliPairs(dimensions: 5, secondOrder: false, .owen(seed: 1)),
      try FourierCurves(dimensions: 5, length: 101, seed: 1),
      try OwnPoints((0..<60).map { Double($0) / 60 }, dimensions: 5),
    ]
  }

  @Test func `a sample computed alone, or in a piece, is itself in the batch`() throws {
    for design in try Self.all() {
      let size = design.size(asked: 120)
      let whole = design.points(0..<size)
      #expect(whole.allSatisfy { (0...1).contains($0) })
      for sample in 0..<size {
        #expect(design.points(sample..<sample + 1) == Array(whole[5 * sample..<5 * sample + 5]))
      }
      #expect(design.points(0..<7) + design.points(7..<size) == whole)
      #expect(design.points(3..<3).isEmpty)
    }
  }

  @Test func `sizes are whole groups, or fixed with a sentence`() throws {
    let sizes = try Self.all().map { [$0.size(asked: 1), $0.size(asked: 100)] }
    #expect(
      sizes == [
        [1, 100], [1, 100], [1, 100], [300, 300], [11, 11], [240, 240], [6, 102], [12, 108], [7, 105], [505, 505],
        [12, 12],
      ])
    let sentences = try Self.all().compactMap { if case .fixed(_, let because) = $0.growth { because } else { nil } }
    #expect(
      sentences == [
        "a Latin hypercube of 300 samples has one in each of 300 slices of every factor, and none is left for another "
          + "sample: take the sequence of Sobol' to add samples later, or start again with more",
        "one factor at a time needs 11 samples, the centre and two for each factor: a design at random, such as the "
          + "sequence of Sobol', takes any number",
        "a full factorial design has the 240 combinations of its levels and no other: give a factor more levels, or take "
          + "the sequence of Sobol'",
        "a curve of 101 samples closes on itself, and none fits between them: start again with longer curves, or take "
          + "pairs of Saltelli, which can grow",
        "the table has 12 rows: add rows to it",
      ])
  }

  @Test func `designs that cannot be are refused`() {
    func message(_ make: () throws(SamplingError) -> Void) -> String {
      do throws(SamplingError) { try make() } catch { return error.description }
      return ""
    }
    #expect(
      message { () throws(SamplingError) in _ = try RandomDesign(dimensions: 0, seed: 1) }
        == "a design needs a factor to vary")
    #expect(
      message { () throws(SamplingError) in _ = try FullFactorial(levels: [2, 1]) }
        == "factor 1 has 1 levels: at least 2 are needed")
    #expect(
      message { () throws(SamplingError) in _ = try FullFactorial(levels: Array(repeating: 10, count: 20)) }
        == "the design has more samples than can be counted: leave out factors or levels")
    #expect(
      message { () throws(SamplingError) in _ = try MorrisTrajectories(dimensions: 2, levels: 5, seed: 1) }
        == "a Morris design has an even number of levels, and 5 is not: write 4")
    #expect(
      message { () throws(SamplingError) in _ = try FourierCurves(dimensions: 2, length: 64, seed: 1) }
        == "64 samples are too few: at least 65 are needed")
    #expect(
      message { () throws(SamplingError) in _ = try OwnPoints([0, 1, 0.5, 1.5], dimensions: 2) }
        == "row 1, column 1 of the design is 1.5: it must lie between 0 and 1")
    #expect(
      message { () throws(SamplingError) in _ = try OwnPoints([0, 1, 0.5], dimensions: 2) }
        == "3 numbers make no whole rows of 2")
  }

  @Test(arguments: [1, 2, 7, 300, 1_024, 1_025])
  func `a Latin hypercube has one sample in each slice`(count: Int) throws {
    let points = try LatinHypercube(dimensions: 3, count: count, seed: 9).points(0..<count)
    for dimension in 0..<3 {
      let slices = (0..<count).map { Int(Double(count) * points[3 * $0 + dimension]) }
      #expect(slices.sorted() == Array(0..<count))
    }
  }

  /// The slices of two dimensions are unrelated: 400 pairs of 20 by 20 halves, chi square with 1 degree of freedom over
  /// many seeds would show a network that mixes badly.
  @Test func `the orders of a Latin hypercube are independent of each other and of the sample`() throws {
    var (first, second) = (0.0, 0.0)
    for seed in 0..<400 {
      let points = try LatinHypercube(dimensions: 2, count: 50, seed: UInt64(seed)).points(0..<50)
      for sample in 0..<50 {
        first += (points[2 * sample] - 0.5) * (points[2 * sample + 1] - 0.5)
        second += (points[2 * sample] - 0.5) * (Double(sample) - 24.5) / 50
      }
    }
    // Each sum of 20,000 products has a standard deviation near sqrt(20,000) / 12 = 11.8.
    #expect(abs(first) < 47)
    #expect(abs(second) < 47)
  }

  @Test func `one at a time is the centre, then each factor's low and high`() throws {
    let points = try OneAtATime(centre: [0.5, 0.3]).points(0..<5)
    #expect(points == [0.5, 0.3, 0, 0.3, 1, 0.3, 0.5, 0, 0.5, 1])
  }

  @Test func `a full factorial design varies the last factor fastest`() throws {
    #expect(try FullFactorial(levels: [2, 3]).points(0..<6) == [0, 0, 0, 0.5, 0, 1, 1, 0, 1, 0.5, 1, 1])
  }

  @Test func `every factor of a Morris trajectory moves once, by two thirds, and starts on any level alike`() throws {
    let design = try MorrisTrajectories(dimensions: 3, seed: 4)
    let points = design.points(0..<4_000)
    var starts = [Double](repeating: 0, count: 4)
    var firstMoves = [Double](repeating: 0, count: 3)
    for trajectory in 0..<1_000 {
      var moved: [Int] = []
      for step in 0..<3 {
        let row = 3 * (4 * trajectory + step)
        let changes: [Int] = (0..<3).filter { points[row + $0] != points[row + 3 + $0] }
        #expect(changes.count == 1)
        moved += changes
        for factor in changes { #expect(abs(abs(points[row + factor] - points[row + 3 + factor]) - 2.0 / 3) < 1e-15) }
      }
      #expect(Set(moved) == [0, 1, 2])
      firstMoves[moved[0]] += 1
      starts[Int((3 * points[12 * trajectory]).rounded())] += 1
    }
    // 3 and 2 degrees of freedom: 16.3 and 13.8 are exceeded once in a thousand.
    #expect(starts.reduce(0) { $0 + ($1 - 250) * ($1 - 250) / 250 } < 16.3)
    #expect(firstMoves.reduce(0) { $0 + ($1 - 1_000.0 / 3) * ($1 - 1_000.0 / 3) / (1_000.0 / 3) } < 13.8)
  }

  @Test func `a pair of Saltelli is A, A with one of B, B with one of A, B`() throws {
    let pair = try SobolSequence(dimensions: 4, .owen(seed: 2)).points(3..<4)
    let (a, b) = (Array(pair[..<2]), Array(pair[2...]))
    let both = try SaltelliPairs(dimensions: 2, secondOrder: true, .owen(seed: 2)).points(18..<24)
    #expect(both == a + [b[0], a[1]] + [a[0], b[1]] + [a[0], b[1]] + [b[0], a[1]] + b)
    let single = try SaltelliPairs(dimensions: 2, secondOrder: false, .owen(seed: 2)).points(12..<16)
    #expect(single == a + [b[0], a[1]] + [a[0], b[1]] + b)
  }

  @Test func `on each Fourier curve the factor whose it is swings fastest, all evenly over the range`() throws {
    let design = try FourierCurves(dimensions: 3, length: 257, seed: 3)
    #expect(design.highFrequency == 32)
    #expect(design.lowFrequencies == [1, 4])
    let points = design.points(0..<771)
    for curve in 0..<3 {
      var turns = [0.0, 0, 0]
      for step in 0..<256 {
        let row = 3 * (257 * curve + step)
        for factor in 0..<3 { turns[factor] += abs(points[row + 3 + factor] - points[row + factor]) }
      }
      // The way up and down: two for each period, cut short at the turning points of the fast one.
      #expect(abs(turns[curve] - 2 * 32) < 9)
      let others = [0, 1, 2].filter { $0 != curve }
      #expect(abs(turns[others[0]] - 2) < 0.3)
      #expect(abs(turns[others[1]] - 8) < 0.3)
    }
  }
}
