import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

/// The sums that a sheet states, against what its figures add up to: a cell that was changed or misread shows here.
extension TableDraft {
  /// Each sum that a table states is checked; a gap beyond rounding is an error at the cell.
  func wrongSums(of table: InputOutputTable) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for (block, rows) in blocks {
      for (meaning, column) in sums {
        let parts = summands(of: meaning)
        guard let stated = block.byMeaning[meaning], !parts.isEmpty || meaning == .intermediateTotal else { continue }
        let lists =
          meaning == .intermediateTotal
          ? [block.intermediate.rowSums] : parts.compactMap { block.byMeaning[$0] }
        let terms = meaning == .intermediateTotal ? table.sectors.count : lists.count
        for i in stated.indices {
          let sum = lists.reduce(0) { $0 + $1[i] }
          let size = lists.reduce(stated[i].magnitude) { $0 + $1[i].magnitude }
          if (stated[i] - sum).magnitude <= table.roundingTolerance(terms: terms + 1, size: size) { continue }
          problems.append(wrong(column.label, stated[i], sum, at: place(rows[i], column.number)))
        }
      }
    }
    return problems + wrongImports(table) + wrongRows(table)
  }

  /// Imports that a table with origins apart states, against their uses.
  private func wrongImports(_ table: InputOutputTable) -> [Diagnostic] {
    guard blocks.count == 2, let uses = table.usesByOrigin else { return [] }
    let imports = zip(uses.imports, reexports).map(+)
    let hasImports = columns.contains { $0.meaning == .imports }
    var problems: [Diagnostic] = []
    for (meaning, column) in columns where meaning == .imports || meaning == .output {
      guard let stated = blocks[1].block.byMeaning[meaning] else { continue }
      for i in stated.indices where stated[i] != 0 || meaning == .output && !hasImports {
        let terms = table.sectors.count + table.finalDemand.count + 1
        let size = stated[i].magnitude + imports[i].magnitude
        if (stated[i].magnitude - imports[i]).magnitude <= table.roundingTolerance(terms: terms, size: size) {
          continue
        }
        problems.append(wrong(column.label, stated[i], imports[i], at: place(blocks[1].rows[i], column.number)))
      }
    }
    return problems
  }

  private func wrongRows(_ table: InputOutputTable) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let added = table.totalValueAdded
    // Beside its own sum a table of two origins states one for each.
    let inputs = statedRows.count { $0.meaning == .intermediateTotal } == 1 ? table.intermediateInputs : nil
    for (meaning, row, values) in statedRows {
      let (due, terms): ([Double], Int)
      switch meaning {
      case .intermediateTotal:
        guard let inputs else { continue }
        (due, terms) = (inputs, table.sectors.count)
      case .valueAdded(.valueAdded) where table.valueAdded.first?.code != .valueAdded:
        (due, terms) = (added, table.valueAdded.count)
      case .totalInput: (due, terms) = (table.grossOutput, 1)
      default: continue
      }
      for j in values.indices {
        let size = values[j].magnitude + due[j].magnitude
        if (values[j] - due[j]).magnitude <= table.roundingTolerance(terms: terms + 1, size: size) { continue }
        problems.append(
          wrong("\(row.label) of \(table.sectors[j].nameZh)", values[j], due[j], at: place(row, sectorColumn(j))))
      }
    }
    return problems
  }

  private func wrong(_ label: String, _ stated: Double, _ sum: Double, at place: SourceLocation) -> Diagnostic {
    .error(
      at: place, "'\(label)' is \(formatNumber(stated)), its parts add up to \(formatNumber(sum))",
      advice: "compare the row or column with its source")
  }
}
