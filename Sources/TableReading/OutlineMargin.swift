import WorkbookReading

extension SheetOutline {
  /// The frame with the rows above its first and the columns before it that hold figures: a sector that is named otherwise in
  /// its row than in its column, or as the columns beside the sectors are, would be dropped without a word.
  static func widened(_ frame: Frame, _ sheet: Sheet) -> Frame {
    var frame = frame
    let rows = (frame.header + 1..<frame.firstRow).filter { number in
      let cells = sheet.rows[number].cells
      let label = label(cells.first { $0.column == frame.nameColumn }, of: sheet)
      guard label.map({ RowMeaning($0) == nil && !isCodeHead($0) }) ?? true else { return false }
      return holdsFigures(cells.filter { $0.column >= frame.firstColumn }.map(sheet.content), isNamed: label != nil)
    }
    frame.firstRow = rows.first ?? frame.firstRow
    let columns = (frame.nameColumn + 1..<frame.firstColumn).filter { column in
      let label = label(sheet.rows[frame.header][column], of: sheet)
      guard label.map({ !isCodeHead($0) }) ?? true else { return false }
      let cells = sheet.rows[frame.firstRow...].compactMap { $0[column] }
      return holdsFigures(cells.map(sheet.content), isNamed: label != nil)
    }
    frame.firstColumn = columns.first ?? frame.firstColumn
    return frame
  }

  /// The label of a cell, normal; nil for a blank one and for what is no text.
  private static func label(_ cell: SheetCell?, of sheet: Sheet) -> String? {
    guard let cell, case .text(let text) = sheet.content(cell) else { return nil }
    let label = LabelText.normal(text)
    return label.isEmpty ? nil : label
  }

  private static func isCodeHead(_ label: String) -> Bool {
    codeHeads.contains(label) || ["码", "序号", "编号", "行号", "code", "no."].contains(where: label.hasSuffix)
  }

  /// Whether cells hold figures, and neither labels nor codes. Numbers that count on are those of rows and columns; without a
  /// name, numbers that rise are taken for codes.
  private static func holdsFigures(_ contents: [CellContent], isNamed: Bool) -> Bool {
    var numbers: [Double] = []
    let figures = contents.count { content in
      switch content {
      case .number(let value):
        numbers.append(value)
        return true
      case .text(let text): return isFigure(text, isCode: LabelText.isCode(text))
      default: return true
      }
    }
    guard figures > 0, figures * 2 >= contents.count else { return false }
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    guard numbers.count > 1, numbers.allSatisfy({ $0 == $0.rounded() }) else { return true }
    return isNamed ? steps.contains { $0 != 1 } : steps.contains { $0 <= 0 }
  }
}
