import Glibc

/// The patient rule induction method (Friedman and Fisher 1999, "Bump hunting in high-dimensional data", Statistics and
/// Computing 9): a box of factor ranges is peeled, a little at a time, so that the samples of interest gather in it. The
/// steps are those of the EMA workbench (Kwakkel 2017) with its default objective: the gain in density for each sample
/// given up.
package struct Prim: Hashable, Sendable {
  package struct Limit: Hashable, Sendable {
    package var factor: Int
    /// nil where the box reaches the end of the samples.
    package var low: Double?
    package var high: Double?
    /// How likely as dense a box is if this limit meant nothing (Bryant and Lempert 2010, "Thinking inside the box",
    /// Technological Forecasting and Social Change 77): a binomial test against the box without it, by side.
    package var lowChance: Double?
    package var highChance: Double?
  }

  package struct Box: Hashable, Sendable {
    package var limits: [Limit]
    /// Samples in the box, and those of interest among them.
    package var count: Int
    package var ofInterest: Int
    /// The share of all samples of interest that the box holds; the share of its samples that are of interest; its share
    /// of all samples.
    package var coverage, density, mass: Double
  }

  package struct Options: Hashable, Sendable {
    /// The share of a box that a step gives up, at least.
    package var peel = 0.05
    package var paste = 0.05
    /// The share of all samples that a box keeps, at least.
    package var smallestMass = 0.05
    /// Factors that may have a limit.
    package var mostFactors = Int.max

    package init(
      peel: Double = 0.05, paste: Double = 0.05, smallestMass: Double = 0.05, mostFactors: Int = .max
    ) {
      self.peel = peel
      self.paste = paste
      self.smallestMass = smallestMass
      self.mostFactors = mostFactors
    }
  }

  /// From all samples to the densest box; the analyst chooses between coverage and density along it.
  package let trajectory: [Box]
  package let failed: Int

  /// - Parameters:
  ///   - values: [sample][factor].
  ///   - isOfInterest: nil for a sample that failed.
  package init(
    values: [Double], dimensions: Int, isOfInterest: [Bool?], _ options: Options = Options()
  ) throws(AnalysisError) {
    guard dimensions > 0, values.count == isOfInterest.count * dimensions else {
      throw .unevenOutputs(count: values.count, group: dimensions)
    }
    failed = isOfInterest.count { $0 == nil }
    let answered = isOfInterest.indices.filter { isOfInterest[$0] != nil }
    let count = answered.count { isOfInterest[$0] == true }
    guard count > 0, count < answered.count else { throw .oneSided(ofInterest: count, of: answered.count) }
    var search = PrimSearch(
      values: answered.flatMap { values[$0 * dimensions..<($0 + 1) * dimensions] }, dimensions: dimensions,
      isOfInterest: answered.map { isOfInterest[$0] == true }, options: options)
    var trajectory = [search.box]
    while search.peel() { trajectory.append(search.box) }
    while search.paste() { trajectory.append(search.box) }
    self.trajectory = trajectory
  }
}
