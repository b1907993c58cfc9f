import Diagnostics
import LinearAlgebra
import NumberText

/// The columns of parts with inputs of their own, which are not scaled: what other lines of the parent buy is what they leave.
struct OwnInputs {
  /// The table's cells without these columns.
  private(set) var left: Matrix
  /// Intermediate inputs of each line, zero for these columns.
  private(set) var inputsLeft: [Double]
  /// Purchases of each line by these columns, from the lines of a sector as the national pattern has them.
  private(set) var columns: [(column: Int, values: [Double])] = []

  /// - Parameter start: the cells before scaling, in which these columns become zero.
  /// - Throws: `InvalidInput` for inputs that the parent does not buy, or that no national flow divides.
  init(
    _ split: TableSplit, _ table: InputOutputTable, _ sizes: PartSizes, _ start: inout Matrix
  ) throws(InvalidInput) {
    left = table.intermediate
    inputsLeft = sizes.inputs
    let (parents, n) = (split.expanded.parents, split.expanded.sectorCount)
    let codes = table.sectors.map(\.code)
    var problems: [Diagnostic] = []
    for (number, part) in split.parts.enumerated() where !part.inputs.isEmpty {
      let (column, parent) = (n + number, parents[n + number])
      var values = [Double](repeating: 0, count: parents.count)
      for input in part.inputs where input.share > 0 {
        guard let sector = codes.firstIndex(of: input.code) else { continue }
        let amount = input.share * sizes.outputs[column]
        let rows = parents.indices.filter { parents[$0] == sector }
        let pattern = rows.reduce(0) { $0 + start[$1, column] }
        if amount > left[sector, parent] {
          problems.append(
            .error(
              at: part.locations[.inputs],
              "\(part.code) is to buy \(formatNumber(amount)) of \(input.code), and what \(part.parent) buys of it leaves "
                + formatNumber(max(0, left[sector, parent])), advice: "make the input smaller"))
        } else if !(pattern > 0) {
          problems.append(
            .error(
              at: part.locations[.inputs],
              "\(part.code) is to buy \(formatNumber(amount)) of \(input.code), and the national table has no such flow to split "
                + "it by", advice: "give the profiles one, however small"))
        }
        left[sector, parent] -= amount
        for row in rows { values[row] = pattern > 0 ? amount * start[row, column] / pattern : 0 }
      }
      for row in parents.indices { start[row, column] = 0 }
      inputsLeft[column] = 0
      columns.append((column, values))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}
