public import Diagnostics
public import LinearAlgebra

/// The supply-side model x' = v'(I - B)⁻¹ (Ghosh 1958; Miller & Blair 2009, section 12.1), with B = x̂⁻¹Z.
///
/// G = (I - B)⁻¹ = x̂⁻¹ L x̂, so everything is had from the factors of I - A. A sector without output sells nothing: its
/// row of B is zero and it only passes on what it is given.
public struct GhoshModel: Sendable {
  public let system: LeontiefSystem
  /// x, at which B is taken.
  public let outputs: [Double]

  /// - Throws: `InvalidInput` for a wrong length or outputs that are negative or not finite, naming the sector.
  public init(_ system: LeontiefSystem, outputs: [Double]) throws(InvalidInput) {
    try checkOutputs(outputs, of: system)
    self.system = system
    self.outputs = outputs
  }

  /// B: the share of row sector i's output that goes to sector j.
  public var allocationCoefficients: Matrix {
    let reciprocals = outputs.map { $0 == 0 ? 0 : 1 / $0 }
    return system.coefficients.scalingRows(by: reciprocals).scalingColumns(by: outputs)
  }

  /// x for one row v of primary inputs, in the table's unit: x' = (v x̂⁻¹) L x̂. A sector without output has exactly its own
  /// primary inputs.
  /// - Throws: `LinearAlgebraError` for a wrong length or a number that is not finite.
  public func outputs(forPrimaryInputs inputs: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard inputs.count == outputs.count else { throw .wrongShape(rows: inputs.count, expected: outputs.count) }
    let relative = try system.multipliers(of: zip(inputs, outputs).map { $1 == 0 ? 0 : $0 / $1 })
    return outputs.indices.map { outputs[$0] == 0 ? inputs[$0] : relative[$0] * outputs[$0] }
  }

  /// The row sums of G: all output called forth by a unit of primary input of each sector (Miller & Blair 2009, section
  /// 12.2). One solve.
  public func inputMultipliers() throws(LinearAlgebraError) -> [Double] {
    try inputMultipliers(of: Array(repeating: 1, count: outputs.count))
  }

  /// G w for weights w per unit of output (value added, jobs). One solve.
  public func inputMultipliers(of weights: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard weights.count == outputs.count else { throw .wrongShape(rows: weights.count, expected: outputs.count) }
    let sums = try system.outputs(for: zip(outputs, weights).map(*))
    return outputs.indices.map { outputs[$0] == 0 ? weights[$0] : sums[$0] / outputs[$0] }
  }

  /// G, formed on request.
  public func inverse() -> Matrix {
    let inverse = system.inverse()
    return inverse.mapEntries { value, i, j in
      if outputs[i] == 0 || outputs[j] == 0 { return i == j ? 1 : 0 }
      return value * outputs[j] / outputs[i]
    }
  }
}

/// - Throws: `InvalidInput` for a wrong length or outputs that are negative or not finite, naming the sector.
func checkOutputs(_ outputs: [Double], of system: LeontiefSystem) throws(InvalidInput) {
  try checkLength(outputs, of: "outputs", in: system)
  for (sector, output) in zip(system.sectors, outputs) where !(output >= 0 && output.isFinite) {
    throw InvalidInput(.error("the output of \(sector.code) is \(output); it must be a number of at least 0"))
  }
}

func checkLength(_ figures: [Double], of name: String, in system: LeontiefSystem) throws(InvalidInput) {
  guard figures.count == system.sectors.count else {
    let count = system.sectors.count
    throw InvalidInput(.error("\(name) has \(figures.count) entries where there are \(count) sectors"))
  }
  for (sector, figure) in zip(system.sectors, figures) where !figure.isFinite {
    throw InvalidInput(.error("\(name) of \(sector.code) is not a finite number"))
  }
}
