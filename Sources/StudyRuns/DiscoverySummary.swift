import CSVText
import Diagnostics
import NumberText
import PlanReading
import SampleAnalysis
import ScenarioKeys
import ScenarioReading
import SimulationKit

/// Where among the samples a target is met: boxes of input ranges in which those that meet it gather.
package struct DiscoverySummary: Sendable {
  package enum Method: String, Hashable, Sendable, CaseIterable {
    /// Boxes peeled by the patient rule induction method, one after the other.
    case prim
    /// The leaves of a tree of splits.
    case cart
  }

  /// Ranges of inputs, with the samples that lie within all of them.
  package struct Box: Hashable, Sendable {
    package struct Limit: Hashable, Sendable {
      package var factor: Int
      package var low, high: Double?
      /// How likely so dense a box is if this limit meant nothing; nil where nobody asks.
      package var lowChance, highChance: Double?

      package init(
        factor: Int, low: Double?, high: Double?, lowChance: Double? = nil, highChance: Double? = nil
      ) {
        self.factor = factor
        self.low = low
        self.high = high
        self.lowChance = lowChance
        self.highChance = highChance
      }
    }

    package var limits: [Limit]
    package var count, ofInterest: Int
    package var coverage, density, mass: Double

    package init(
      limits: [Limit], count: Int, ofInterest: Int, coverage: Double, density: Double, mass: Double
    ) {
      self.limits = limits
      self.count = count
      self.ofInterest = ofInterest
      self.coverage = coverage
      self.density = density
      self.mass = mass
    }

    /// Whether a sample lies within. Samples at the low end belong to a box that was peeled, and not to a leaf.
    fileprivate func holds(_ values: [Double], _ method: Method) -> Bool {
      limits.allSatisfy { limit in
        let value = values[limit.factor]
        let low = limit.low ?? -.infinity
        return (method == .prim ? value >= low : value > low) && value <= limit.high ?? .infinity
      }
    }

    fileprivate mutating func count(_ all: Int, ofInterest: Int, among answered: Int, met: Int) {
      (count, self.ofInterest) = (all, ofInterest)
      coverage = Double(ofInterest) / Double(met)
      density = all > 0 ? Double(ofInterest) / Double(all) : 0
      mass = Double(all) / Double(answered)
    }
  }

  package let method: Method
  package let target: StudyOutputs.JudgedTarget
  /// Boxes in which the target is met more often than elsewhere, and than chance would bring: of PRIM in the order in which
  /// they were found, of a tree the densest first.
  package let boxes: [Box]
  package let met: Int
  /// Samples in which the target has a value.
  package let answered: Int
  package let failed: FailedSamples
  /// Those among which the boxes are sought; they are counted over all samples.
  package let held: HeldSamples
  package let run: StudyRun

  /// Boxes of PRIM, each among the samples outside of those before it.
  private static let mostBoxes = 3
  /// The chance of a limit, or of a leaf, that meant nothing, at most: among dozens of inputs one in twenty would be met.
  private static let largestChance = 0.001
  /// Splits on the way to a leaf: more of them nobody reads.
  private static let depth = 3
  /// The share of all samples that a leaf keeps, at least.
  private static let smallestLeaf = 0.02

  /// - Parameters:
  ///   - folder: of a study that is complete.
  ///   - mostNumbers: numbers of inputs that are held in memory, at most.
  package init(
    _ run: StudyRun, _ folder: StudyFolder, _ method: Method, _ target: StudyOutputs.JudgedTarget,
    holding mostNumbers: Int = HeldSamples.mostNumbers
  ) throws(StudyError) {
    self.run = run
    self.method = method
    self.target = target
    let dimensions = run.design.factors.keys.count
    held = HeldSamples(of: run.design.count, inputs: dimensions, seed: run.design.seed, mostNumbers: mostNumbers)
    var (values, isMet, failed, held) = ([Double](), [Bool?](), FailedSamples(), self.held)
    var (met, answered) = (0, 0)
    try run.forEachRow(in: folder) { row in
      let outcome = run.isMet(target, by: row.outputs[target.column])
      if outcome == true { met += 1 }
      if outcome != nil { answered += 1 }
      failed.note(row)
      guard held.holdsNext() else { return }
      values += row.values
      isMet.append(outcome)
    }
    self.failed = failed
    try failed.requireAnswer(of: run.design.count)
    (self.met, self.answered) = (met, answered)
    var boxes: [Box]
    do throws(AnalysisError) {
      guard met > 0, met < answered else { throw .oneSided(ofInterest: met, of: answered) }
      boxes =
        switch method {
        case .prim: try Self.peeled(values, dimensions, isMet)
        case .cart: try Self.split(values, dimensions, isMet)
        }
    } catch {
      // Where almost every sample, or hardly any, meets it, those that are held may all be alike: they show no box.
      guard case .oneSided = error, met > 0, met < answered else { throw .analysis(error, failed) }
      boxes = []
    }
    if !held.areAll, !boxes.isEmpty {
      var counts = [(all: Int, met: Int)](repeating: (0, 0), count: boxes.count)
      try run.forEachRow(in: folder) { row in
        guard let outcome = run.isMet(target, by: row.outputs[target.column]),
          let place = boxes.firstIndex(where: { $0.holds(row.values, method) })
        else { return }
        counts[place].all += 1
        if outcome { counts[place].met += 1 }
      }
      for (place, count) in counts.enumerated() {
        boxes[place].count(count.all, ofInterest: count.met, among: answered, met: met)
      }
    }
    self.boxes = boxes
  }

  /// Of each trajectory the box with the largest product of coverage and density, among those of which every limit is
  /// hardly one by chance; the first of equals.
  private static func peeled(_ values: [Double], _ dimensions: Int, _ isMet: [Bool?]) throws(AnalysisError) -> [Box] {
    let (all, answered) = (isMet.count { $0 == true }, isMet.count { $0 != nil })
    var (values, isMet, boxes) = (values, isMet, [Box]())
    for number in 0..<mostBoxes {
      let left = isMet.count { $0 == true }
      if number > 0, left == 0 || left == isMet.count(where: { $0 != nil }) { break }
      let trajectory = try Prim(values: values, dimensions: dimensions, isOfInterest: isMet).trajectory
      var best = trajectory[0]
      for box in trajectory
      where box.coverage * box.density > best.coverage * best.density
        && box.limits.allSatisfy({ max($0.lowChance ?? 0, $0.highChance ?? 0) <= largestChance })
      {
        best = box
      }
      let density = Double(best.ofInterest) / Double(best.count)
      guard !best.limits.isEmpty, density > Double(all) / Double(answered) else { break }
      boxes.append(
        Box(
          limits: best.limits.map {
            Box.Limit(
              factor: $0.factor, low: $0.low, high: $0.high, lowChance: $0.lowChance, highChance: $0.highChance)
          }, count: best.count, ofInterest: best.ofInterest, coverage: Double(best.ofInterest) / Double(all),
          density: density, mass: Double(best.count) / Double(answered)))
      let outside = isMet.indices.filter { sample in
        !best.limits.allSatisfy { limit in
          let value = values[sample * dimensions + limit.factor]
          return value >= limit.low ?? -.infinity && value <= limit.high ?? .infinity
        }
      }
      values = outside.flatMap { values[$0 * dimensions..<($0 + 1) * dimensions] }
      isMet = outside.map { isMet[$0] }
    }
    return boxes
  }

  private static func split(_ values: [Double], _ dimensions: Int, _ isMet: [Bool?]) throws(AnalysisError) -> [Box] {
    let answered = isMet.count { $0 != nil }
    let tree = try ClassificationTree(
      values: values, dimensions: dimensions, isOfInterest: isMet,
      smallestLeaf: max(2, Int((smallestLeaf * Double(answered)).rounded(.up))), depth: depth)
    let share = Double(isMet.count { $0 == true }) / Double(answered)
    return tree.leaves.filter { $0.density > share && $0.chance <= largestChance }.map { leaf in
      Box(
        limits: leaf.limits.map { Box.Limit(factor: $0.factor, low: $0.low, high: $0.high) }, count: leaf.count,
        ofInterest: leaf.ofInterest, coverage: leaf.coverage, density: leaf.density, mass: leaf.mass)
    }
  }

  /// The files of the summary.
  package var files: [(name: String, text: String)] {
    func cell(_ value: Double?) -> String { value.map { formatNumber($0) } ?? "" }
    var table = CSVWriter()
    table.row([
      "box", "target", "coverage", "density", "mass", "samples", "met", "input", "low", "high", "unit", "low by chance",
      "high by chance", "outside of boxes",
    ])
    for (number, box) in boxes.enumerated() {
      // A box of PRIM was sought, and counts, without the samples of those before it.
      let earlier = method == .prim ? (0..<number).map { "\($0 + 1)" }.joined(separator: " ") : ""
      for limit in box.limits {
        let key = run.design.factors.keys[limit.factor]
        table.row([
          "\(number + 1)", target.target.identifier, cell(box.coverage), cell(box.density), cell(box.mass),
          "\(box.count)",
          "\(box.ofInterest)", key.key, cell(limit.low), cell(limit.high), key.unit, cell(limit.lowChance),
          cell(limit.highChance), earlier,
        ])
      }
    }
    return [("\(method.rawValue).csv", table.text)]
  }
}
