import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText
import WorkbookReading

/// A table made of a sheet in the layout of a statistical office.
struct SheetTable {
  let outline: SheetOutline
  let sectors: SheetSectors
  var figures: FigureReader
  private(set) var notes: [Diagnostic] = []
  /// The steps taken with the figures, in order.
  private(set) var steps: [String] = []
  private var precision = FigurePrecision()

  typealias Block = (intermediate: Matrix, byMeaning: [ColumnMeaning: [Double]])

  init(_ outline: SheetOutline) {
    self.outline = outline
    sectors = SheetSectors(outline)
    figures = FigureReader(outline)
  }

  /// - Parameters:
  ///   - description: of the table, without its precision.
  ///   - tolerating: faults that do not stop the reading.
  mutating func table(
    _ description: TableDescription, tolerating: Set<TableFault>
  ) throws(InvalidInput) -> InputOutputTable {
    notes = sectors.notes
    var problems = sectors.problems
    if sectors.columns.isEmpty { problems.append(.error(at: outline.sheet.start, "the sheet names no sectors")) }
    let meanings = Set(sectors.meanings.map(\.meaning))
    let hasInput = sectors.otherRows.contains { $0.meaning == .totalInput }
    if !meanings.contains(.output), !hasInput {
      problems.append(
        .error(
          at: outline.sheet.start, "there is no column of gross output and no row of total input",
          advice: "call one 总产出 or total output, or the other 总投入 or total input"))
    }
    // Where nobody knows how decimals are marked, every figure would be told.
    problems += figures.allProblems
    guard problems.isEmpty else { throw InvalidInput(problems) }

    let domestic = block(sectors.domestic)
    let imported = sectors.imported.isEmpty ? nil : block(sectors.imported)
    let rows = sectors.otherRows.map { meaning, row in
      (meaning, row, sectors.columns.map { figures.figure(row, $0.number) })
    }
    // Imported inputs in one row have their final demand beside them, which few tables write.
    var importedRow: [ColumnMeaning: Double] = [:]
    if imported == nil, let row = sectors.otherRows.first(where: { $0.meaning == .importedInputs })?.row {
      for (meaning, column) in sectors.meanings where outline.sheet.rows[row.number][column.number] != nil {
        importedRow[meaning] = figures.figure(row, column.number)
      }
    }
    if !figures.allProblems.isEmpty { throw InvalidInput(figures.allProblems) }
    takePrecision(domestic, imported, rows.map(\.2))
    var draft = TableDraft(
      self, description, domestic, imported, rows, importedRow: importedRow, isUnrounded: precision.isUnrounded)
    let table = try draft.table(digits: precision.allDigits, decimals: precision.decimals, tolerating: tolerating)
    notes += draft.notes
    steps = readingSteps + draft.steps
    return table
  }

  /// The figures of the rows of one origin, by column.
  private mutating func block(_ rows: [SheetOutline.Row]) -> Block {
    var storage: [Double] = []
    storage.reserveCapacity(rows.count * sectors.columns.count)
    for column in sectors.columns { for row in rows { storage.append(figures.figure(row, column.number)) } }
    var byMeaning: [ColumnMeaning: [Double]] = [:]
    for (meaning, column) in sectors.meanings {
      byMeaning[meaning] = rows.map { figures.figure($0, column.number) }
    }
    return (Matrix(rows: rows.count, columns: sectors.columns.count, storage: storage), byMeaning)
  }

  private mutating func takePrecision(_ domestic: Block, _ imported: Block?, _ rows: [[Double]]) {
    for block in [domestic, imported].compactMap({ $0 }) {
      for value in block.intermediate.storage { precision.take(value) }
      for values in block.byMeaning.values { for value in values { precision.take(value) } }
    }
    for values in rows { for value in values { precision.take(value) } }
  }

  private var readingSteps: [String] {
    var steps = ["rows and columns matched by their names"]
    if figures.blanks > 0 { steps.append("\(figures.blanks) blank cells read as 0") }
    if figures.dashes > 0 { steps.append("\(figures.dashes) cells with a dash read as 0") }
    if figures.texts > 0 { steps.append("\(figures.texts) figures stand as text and were read as numbers") }
    return steps
  }
}
