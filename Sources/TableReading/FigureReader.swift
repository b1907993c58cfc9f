import Diagnostics
import WorkbookReading

/// Reads the figures of a sheet and tells which cells hold none.
struct FigureReader {
  let sheet: Sheet
  let mark: FigureText.DecimalMark
  private(set) var problems: [Diagnostic] = []
  private(set) var blanks = 0
  private(set) var dashes = 0
  private(set) var texts = 0
  private var masked: [SourceLocation] = []
  private var untold = 0
  private static let mostTold = 100

  /// - Parameter outline: of the sheet, whose cells of figures tell how decimals are marked.
  init(_ outline: SheetOutline) {
    sheet = outline.sheet
    var marks = DecimalMarks()
    // Workbooks hold numbers; in texts marks vary.
    for row in outline.rows where sheet.name == nil {
      let cells = sheet.rows[row.number]
      for cell in cells.cells where cell.column >= outline.firstColumn {
        marks.take(cell, sheet.content(cell), at: sheet.location(row: cells, column: cell.column))
      }
    }
    mark = marks.mark
    if let problem = marks.problem(isCommaSeparated: sheet.isCommaSeparated) { problems.append(problem) }
    for range in sheet.merged { refuse(range, outline) }
  }

  /// Cells that are drawn as one hide the figures of all but the first. Where all are blank, or a label is drawn across a row
  /// without figures, nothing is hidden.
  private mutating func refuse(_ range: CellRange, _ outline: SheetOutline) {
    let first = sheet.rows[outline.firstRow].number
    guard range.rows.upperBound >= first, range.columns.upperBound >= outline.firstColumn else { return }
    let rows = sheet.rows.filter { range.rows.contains($0.number) }
    let figures = rows.filter { $0.number >= first }
    let column = max(range.columns.lowerBound, outline.firstColumn)
    let holdsAny = figures.contains { $0.cells.contains { $0.column >= column && range.columns.contains($0.column) } }
    let isLabelled = rows.first { $0.number == range.rows.lowerBound }?[range.columns.lowerBound] != nil
    let crossesFigures = figures.contains { ($0.cells.last?.column ?? -1) >= outline.firstColumn }
    guard let row = figures.first, holdsAny || isLabelled && crossesFigures else { return }
    problems.append(
      .error(
        at: sheet.location(row: row, column: column), "cells of figures are merged here, which hides all but one",
        advice: "take the merging back in Excel and write each figure"))
  }

  /// The figure of a cell; a blank one is 0, and so is one that is told to hold none.
  mutating func figure(_ row: SheetOutline.Row, _ column: Int) -> Double {
    let cells = sheet.rows[row.number]
    guard let cell = cells[column] else {
      blanks += 1
      return 0
    }
    var place: SourceLocation { sheet.location(row: cells, column: column) }
    switch sheet.content(cell) {
    case .number(let value):
      guard mark == .comma else { return value }
      // Of 2.000 the number is 2.
      if cell.isPerhapsGrouped { return (value * 1000).rounded() }
      if value != value.rounded() {
        tell(.error(at: place, "a point marks decimals here, and a comma elsewhere", advice: "write all alike"))
      }
      return value
    case .text(let text):
      switch FigureText(text, mark: mark) {
      case .number(let value):
        texts += 1
        return value
      case .dash: dashes += 1
      case .masked: masked.append(place)
      case .noNumber where LabelText.normal(text).isEmpty: blanks += 1
      case .noNumber:
        let shown = LabelText.shown(text).prefix(40)
        tell(.error(at: place, "'\(shown)' is not a number", advice: "write digits with a point, as in 1234.5"))
      }
    case let content: tell(content.refusedAsFigure(at: place))
    }
    return 0
  }

  /// Everything that is wrong with the cells that were read.
  var allProblems: [Diagnostic] {
    var all = problems
    if let first = masked.first {
      all.append(
        .error(
          at: first, masked.count == 1 ? "a figure is masked" : "\(masked.count) figures are masked, the first here",
          advice: "the publisher withholds them: get the table from a source that shows its figures"))
    }
    if untold > 0 { all.append(.error("\(untold) more cells hold no number")) }
    return all
  }

  private mutating func tell(_ problem: Diagnostic) {
    if problems.count < Self.mostTold { problems.append(problem) } else { untold += 1 }
  }
}
