import Diagnostics
import WorkbookReading

/// The signs before the decimals in the cells of a text, as its figures show them.
struct DecimalMarks {
  private var shown: [FigureText.DecimalMark: SourceLocation] = [:]
  private var ambiguous: (text: String, sign: String, place: SourceLocation)?

  /// Takes a cell that holds a figure.
  mutating func take(_ cell: SheetCell, _ content: CellContent, at place: @autoclosure () -> SourceLocation) {
    switch content {
    case .text(let text):
      if let mark = FigureText.markShown(by: text) {
        show(mark, place())
      } else if FigureText.isAmbiguous(text), ambiguous == nil {
        ambiguous = (text, "comma", place())
      }
    case .number(let value) where cell.isPerhapsGrouped:
      if ambiguous == nil { ambiguous = (FigureText.threeDecimals(value), "point", place()) }
    case .number(let value) where value != value.rounded(): show(.point, place())
    default: break
    }
  }

  private mutating func show(_ mark: FigureText.DecimalMark, _ place: @autoclosure () -> SourceLocation) {
    if shown[mark] == nil { shown[mark] = place() }
  }

  var mark: FigureText.DecimalMark { shown[.point] == nil && shown[.comma] != nil ? .comma : .point }

  /// The reason why nobody can tell decimals from thousands; nil where they are plain.
  /// - Parameter isCommaSeparated: whether commas stand between the cells, so that none marks decimals.
  func problem(isCommaSeparated: Bool) -> Diagnostic? {
    if let point = shown[.point], let comma = shown[.comma] {
      return .error(
        at: comma, "a comma marks decimals here, and a point does in \(point.withinFile)", advice: "write all alike")
    }
    guard shown.isEmpty, let ambiguous, !isCommaSeparated else { return nil }
    let other = ambiguous.sign == "point" ? ", or, where points mark decimals, with commas between the cells" : ""
    return .error(
      at: ambiguous.place,
      "'\(ambiguous.text)' may be a thousand times another number: nothing in the file says whether the "
        + "\(ambiguous.sign) marks thousands or decimals",
      advice: "save the figures without signs between thousands" + other)
  }
}
