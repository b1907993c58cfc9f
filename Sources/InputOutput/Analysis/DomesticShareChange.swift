public import Diagnostics
import LinearAlgebra

/// The effects of a region that makes more, or less, of the products it uses: the domestic shares of some products change, the
/// model is solved again, and output, value added and jobs follow. Final demand, technology and the residual stay.
public struct DomesticShareChange: Sendable {
  public let model: RegionalModel
  /// m before and after.
  public let importShares: (before: [Double], after: [Double])
  /// x before (the table's own) and after.
  public let outputs: (before: [Double], after: [Double])
  /// Whether the kept factors served.
  public let route: UpdatedLeontiefSystem.Route

  /// - Parameter domesticShares: 1 - m by sector code, each from 0 to 1.
  /// - Throws: `InvalidInput` for a code that is no sector, a share outside 0 to 1, another share of a sector without output,
  ///   or an economy that is not productive with it.
  public init(_ model: RegionalModel, domesticShares: [String: Double]) throws(InvalidInput) {
    let sectors = model.table.sectors
    var after = model.importShares
    var changes: [CoefficientChange] = []
    var changed: [Int] = []
    for (code, share) in domesticShares.sorted(by: { $0.key < $1.key }) {
      let i = try sectors.number(of: code)
      guard (0...1).contains(share) else {
        throw InvalidInput(.error("the domestic share of \(code) is \(share), outside 0 to 1"))
      }
      after[i] = 1 - share
      if after[i] != model.importShares[i] { changed.append(i) }
      for j in sectors.indices {
        let technical = model.table.intermediate[i, j] * model.table.outputReciprocals[j]
        let change = (model.importShares[i] - after[i]) * technical
        if change != 0 { changes.append(CoefficientChange(row: i, column: j, change: change)) }
      }
    }
    try model.table.requireOutput(of: changed, advice: "leave its domestic share as it is")
    let system = try UpdatedLeontiefSystem(model.regional, changes: changes)
    var state = model.state
    state.importShares = after
    let demand = state.domesticDemand.reduce(sectors.map { _ in 0.0 }) { sum, driver in zip(sum, driver.values).map(+) }
    let outputs = try explaining { () throws(LinearAlgebraError) in try system.outputs(for: demand) }
    self.model = model
    importShares = (model.importShares, after)
    self.outputs = (model.table.grossOutput, outputs)
    route = system.route
  }

  /// The change of an indicator in each sector, in its unit: per unit of output it stays what it is.
  /// - Throws: `InvalidInput` that names the row which the table lacks, such as employment.
  public func change(of indicator: Indicator) throws(InvalidInput) -> [Double] {
    let coefficients = try model.table.figures(of: indicator).coefficients
    return coefficients.indices.map { coefficients[$0] * (outputs.after[$0] - outputs.before[$0]) }
  }
}
