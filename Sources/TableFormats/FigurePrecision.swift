import CSVText
import InputOutput
import LinearAlgebra

/// How many decimals figures are rounded to.
struct FigurePrecision {
  /// Nil once a figure has more decimals than tables print.
  private(set) var decimals: Int? = 0

  private static let scales: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  mutating func take(_ value: Double) {
    guard var digits = decimals else { return }
    while digits < Self.scales.count {
      if Self.rounded(value, to: digits) == value {
        decimals = digits
        return
      }
      digits += 1
    }
    decimals = nil
  }

  static func rounded(_ value: Double, to decimals: Int) -> Double {
    (value * scales[decimals]).rounded() / scales[decimals]
  }
}

extension RegionalParts {
  /// Takes the noise of adding out of sums of figures that are rounded.
  /// - Parameter hasAddedUses: whether uses are sums too.
  mutating func roundSums(_ decimals: Int?, hasAddedUses: Bool = false) {
    guard let decimals else { return }
    func rounded(_ values: [Double]) -> [Double] { values.map { FigurePrecision.rounded($0, to: decimals) } }
    if hasAddedUses {
      intermediate = intermediate.mapEntries { value, _, _ in FigurePrecision.rounded(value, to: decimals) }
      for k in finalDemand.indices { finalDemand[k].values = rounded(finalDemand[k].values) }
    }
    outputs = outputs ?? rounded(finalDemand.reduce(intermediate.rowSums) { zip($0, $1.values).map(+) })
    for k in valueAdded.indices { valueAdded[k].values = rounded(valueAdded[k].values) }
    if let row = importedInputs {
      importedInputs = ImportedInputs(inputs: rounded(row.inputs), finalDemand: rounded(row.finalDemand))
    }
  }

  /// A description with the precision of these figures, as a table file that they are written to has it.
  func measured(_ description: TableDescription) -> TableDescription {
    var description = description
    let outputs = outputs ?? finalDemand.reduce(intermediate.rowSums) { zip($0, $1.values).map(+) }
    let lists =
      [outputs] + finalDemand.map(\.values) + valueAdded.map(\.values)
      + (importedInputs.map { [$0.inputs, $0.finalDemand] } ?? []) + [intermediate.storage]
    var precision = FigurePrecision()
    for list in lists {
      for value in list { precision.take(value) }
    }
    if let decimals = precision.decimals {
      (description.decimals, description.unroundedDigits) = (decimals, nil)
      return description
    }
    description.decimals = TableDescription.decimals(showing: outputs)
    var most = 0
    for list in lists {
      for value in list where most < 17 {
        var text = "\(value)"
        most = max(most, text.withUTF8 { DecimalNumber($0) }?.significantDigits ?? 0)
      }
    }
    description.unroundedDigits = TableDescription.unroundedDigits(most)
    return description
  }
}
