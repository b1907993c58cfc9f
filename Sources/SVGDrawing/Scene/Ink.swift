/// Colours that stand for no series: paper, text and rulings, gains and losses.
package enum Ink {
  package static let paper = "#ffffff"
  package static let text = "#222222"
  package static let quietText = "#5f5f5f"
  package static let grid = "#e4e4e4"
  package static let axis = "#8c8c8c"
  package static let leader = "#b8b8b8"
  package static let target = "#333333"
  package static let baseline = "#9a9a9a"
  package static let baselineText = "#6b6b6b"
  package static let gain = "#0072b2"
  package static let loss = "#d55e00"
  package static let emptyCell = "#f3f3f3"
  /// The ground behind projected years.
  package static let projection = "#f6f6f3"
  /// Numbers in cells: whichever reads better on the cell's colour, in every theme.
  package static let onLightCell = "#000000"
  package static let onDarkCell = "#fefefe"
}
