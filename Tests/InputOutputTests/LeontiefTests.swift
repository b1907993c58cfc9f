import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct LeontiefTests {
  /// Miller & Blair (2009), section 2.3.
  private func millerBlair() throws -> LeontiefSystem {
    try LeontiefSystem(
      coefficients: Matrix(rows: [[0.15, 0.25], [0.2, 0.05]]), sectors: Fixtures.sectors(["1", "2"]))
  }

  @Test func `the two sectors of Miller and Blair have the printed inverse and multipliers`() throws {
    let system = try millerBlair()
    let expected = Matrix(rows: [
      [1.254125412541254, 0.33003300330033003], [0.26402640264026406, 1.1221122112211221],
    ])
    for (a, b) in zip(system.inverse().storage, expected.storage) { #expect(abs(a - b) < 1e-14) }
    let multipliers = try system.outputMultipliers()
    #expect(abs(multipliers[0] - 1.518151815181518) < 1e-14)
    #expect(abs(multipliers[1] - 1.4521452145214522) < 1e-14)
    let labour = try system.multipliers(of: [0.3, 0.25])
    #expect(abs(labour[0] - 0.4422442244224422) < 1e-14)
    #expect(abs(labour[1] - 0.3795379537953795) < 1e-14)
    let outputs = try system.outputs(for: Matrix(columns: [[350, 1700], [600, 1500]], rows: 2))
    #expect(abs(outputs[0, 0] - 1000) < 1e-10)
    #expect(abs(outputs[1, 0] - 2000) < 1e-10)
    // Their example of a changed final demand, printed as 1247.5 and 1841.6.
    #expect(abs(outputs[0, 1] - 1247.52) < 0.01)
    #expect(abs(outputs[1, 1] - 1841.58) < 0.01)
  }

  /// Germany 1995, six sectors, million EUR: Eurostat Manual of Supply, Use and Input-Output Tables (Beutel 2008), ch. 15.
  @Test func `Germany 1995 has the output multipliers of the Eurostat manual`() throws {
    let flows = Matrix(rows: [
      [1131, 25480, 1, 607, 710, 762], [7930, 304584, 64167, 41082, 11981, 30360],
      [426, 7334, 3875, 5296, 23457, 9155], [3559, 72717, 14190, 74399, 10835, 21008],
      [3637, 96115, 31027, 65755, 193176, 34223], [1552, 14986, 1747, 11225, 15058, 22070],
    ])
    let outputs: [Double] = [43910, 1_079_446, 245_606, 540_063, 692_487, 508_918]
    let system = try LeontiefSystem(
      coefficients: flows.scalingColumns(by: outputs.map { 1 / $0 }),
      sectors: Fixtures.sectors(["AGR", "MAN", "CON", "TRD", "BUS", "OTH"]))
    let expected = [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782]
    for (a, b) in zip(try system.outputMultipliers(), expected) { #expect(abs(a - b) < 5e-5) }
  }

  private func message(_ rows: [[Double]], _ codes: [String]) -> String? {
    do {
      _ = try LeontiefSystem(coefficients: Matrix(rows: rows), sectors: Fixtures.sectors(codes))
      return nil
    } catch { return error.description }
  }

  @Test func `an unproductive economy names the block that uses up what it makes`() {
    #expect(
      message([[0.2, 0.1, 0.1, 0], [0, 0.6, 0.8, 0], [0, 0.7, 0.4, 0], [0, 0, 0, 0.5]], ["A", "B", "C", "D"])
        == "error: the economy is not productive: the sectors B, C use up all they make (spectral radius 1.254983); check "
        + "the inputs and the output of B, C, whose inputs reach their output")
    #expect(
      message([[0.5, 0.5], [0.5, 0.5]], ["A", "B"])
        == "error: the economy is not productive: the sectors A, B use up all they make (spectral radius 1); check the "
        + "inputs and the output of A, B, whose inputs reach their output")
    #expect(message([[0, 0.99], [1.01, 0]], ["A", "B"]) == nil)
    #expect(message([[0, 1.01], [1, 0]], ["A", "B"])?.contains("sectors A, B use up") == true)
  }

  @Test func `negative coefficients are judged by eigenvalues`() {
    #expect(message([[0.5, -0.2], [0.1, 0.5]], ["A", "B"]) == nil)
    #expect(message([[-1.5, 0], [0, 0.1]], ["A", "B"])?.contains("sectors A use up") == true)
  }

  @Test func `coefficients of a wrong shape or not finite are refused by name`() {
    #expect(message([[0.1]], ["A", "B"]) == "error: the coefficients are 1 x 1 where 2 sectors need 2 x 2")
    #expect(
      message([[0, 0], [.nan, 0]], ["A", "B"]) == "error: the coefficient of B in A is not a finite number")
  }
}
