import CSVText
import Diagnostics
import NumberText

extension InputOutputTable {
  /// Warnings of a residual or of re-exports so large beside value added that results say more of them than of the economy.
  func weightOfResidualAndReexports() -> [Diagnostic] {
    let added = totalValueAdded.reduce(0, +)
    guard added > 0 else { return [] }
    func percent(_ amount: Double) -> String { formatNumber((amount / added * 1000).rounded() / 10) }
    var findings: [Diagnostic] = []
    let gaps = residual
    if gaps.sumOfMagnitudes >= Self.leastShare * added {
      let (all, sizes) = (gaps.reduce(0, +), gaps.sumOfMagnitudes)
      findings.append(
        Diagnostic(
          .warning,
          "the residual of the rows is \(rounded(all)) in all and \(rounded(sizes)) in size: \(percent(all)) % and "
            + "\(percent(sizes)) % of value added",
          advice: "it is carried as a driver of its own; what results say of other drivers is uncertain by as much"))
    }
    let passed = reexports
    let passedOn = passed.reduce(0, +)
    if passedOn >= Self.leastShare * added {
      let largest = passed.indices.max { passed[$0] < passed[$1] } ?? 0
      findings.append(
        Diagnostic(
          .warning,
          "imports and inflow exceed the region's use by \(rounded(passedOn)), \(percent(passedOn)) % of value added; the most "
            + "by \(rounded(passed[largest])) (\(sectors[largest].code))",
          advice:
            "so much at least is sold outside again, and exports and outflow say that much less of what the region makes"
        ))
    }
    return findings
  }

  /// The share of value added from which on a part is told.
  private static let leastShare = 0.1

  /// The imports and inflow of each product beyond its use in the region, which can only have been sold outside again.
  var reexports: [Double] {
    let use = regionalUse
    return sectors.indices.map { max(0, imports[$0] + inflow[$0] - max(0, use[$0])) }
  }

  /// The error of a table that sells outside the region and buys nothing there, as one of domestic uses only does.
  func missingImports() -> [Diagnostic] {
    let sold = outsideDemand.flatMap(\.values).reduce(0, +)
    guard sold > 0, importedInputs == nil, (imports + inflow).allSatisfy({ $0 == 0 }) else { return [] }
    return [
      .error(
        "the table sells \(rounded(sold)) outside the region and buys nothing there, as a table of domestic uses only: with "
          + "its imported inputs in value added every value-added multiplier would be 1",
        advice:
          "write the uses of all origins, and what comes from outside in a column with the role 'import' or 'inflow'; or the "
          + "imported inputs in a row '\(TableFileLayout.importedInputs)'")
    ]
  }
}
