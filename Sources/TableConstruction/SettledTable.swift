import Diagnostics
import InputOutput

/// The significant digits that a constructed table vouches for: those of its file, and what iterations converge to.
let computedDigits = 12

extension InputOutputTable {
  /// The same figures as those of a computation: gross output is what a column adds up to, and what is left over in a row,
  /// as the rounding of figures that were added up, is counted as other error.
  func settled(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    var description = description
    description.unroundedDigits = computedDigits
    description.decimals = max(2, description.decimals)
    // Imported inputs of a table that has them apart are in its columns too.
    let inputs = importedInputs.map { zip(intermediateInputs, $0.inputs).map(+) } ?? intermediateInputs
    let outputs = zip(inputs, totalValueAdded).map(+)
    let errors = outputs.indices.map { i in
      let error = residual[i] + outputs[i] - grossOutput[i]
      return error.magnitude < 1e-12 * outputs[i].magnitude ? 0 : error
    }
    return try InputOutputTable(
      description: description, sectors: sectors, intermediate: intermediate, finalDemand: finalDemand,
      imports: imports, inflow: inflow, otherError: errors, valueAdded: valueAdded, usesByOrigin: usesByOrigin,
      importedInputs: importedInputs, extensions: extensions, grossOutput: outputs)
  }
}
