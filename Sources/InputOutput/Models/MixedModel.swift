public import Diagnostics
import NumberText

/// Outputs where supply fixes some of them: what the rest makes, and what final demand for the fixed ones is left (Miller &
/// Blair 2009, section 13.2).
public struct MixedModel: Sendable {
  public let sectors: [Sector]
  /// x: given for the fixed sectors, solved for the others.
  public let outputs: [Double]
  /// f: solved for the fixed sectors, given for the others.
  public let finalDemand: [Double]
  /// A warning for each sector whose solved figure is negative: its fixed output is less than the others need, or the
  /// others would have to make less than nothing.
  public let findings: [Diagnostic]

  /// The mixed model of a region's own products.
  /// - Throws: as the other initializer, and for an output above zero of a sector that has none in the table: its empty
  ///   column says nothing of inputs.
  public init(_ model: RegionalModel, fixedOutputs: [String: Double], finalDemand: [Double]) throws(InvalidInput) {
    let sectors = model.table.sectors
    try model.table.requireOutput(
      of: sectors.indices.filter { i in fixedOutputs[sectors[i].code].map { $0 != 0 } ?? false },
      advice: "fix the outputs of other sectors")
    try self.init(model.regional, fixedOutputs: fixedOutputs, finalDemand: finalDemand)
  }

  /// - Parameters:
  ///   - fixedOutputs: x by sector code, in the table's unit.
  ///   - finalDemand: f of all sectors; what stands at fixed sectors is not read.
  /// - Throws: `InvalidInput` for a code that is no sector, a wrong length or a figure that is not finite.
  public init(
    _ system: LeontiefSystem, fixedOutputs: [String: Double], finalDemand: [Double]
  ) throws(InvalidInput) {
    try checkLength(finalDemand, of: "final demand", in: system)
    let fixed = try FixedEntries(fixedOutputs, of: "output", in: system)
    let (outputs, demand) = try fixed.solve(finalDemand, transposed: false)
    sectors = system.sectors
    self.outputs = outputs
    self.finalDemand = demand
    findings = sectors.indices.compactMap { i in
      let code = system.sectors[i].code
      if fixed.numbers.contains(i), demand[i] < 0 {
        return Diagnostic(
          .warning, "\(code) leaves a final demand of \(formatNumber(demand[i]))",
          advice: "its fixed output is less than the other sectors need")
      }
      if outputs[i] < 0 { return Diagnostic(.warning, "\(code) would have an output of \(formatNumber(outputs[i]))") }
      return nil
    }
  }
}
