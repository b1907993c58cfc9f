/// Colours that stand for no series: paper, text and rulings, gains and losses.
enum Ink {
  static let paper = "#ffffff"
  static let text = "#222222"
  static let quietText = "#5f5f5f"
  static let grid = "#e4e4e4"
  static let axis = "#8c8c8c"
  static let leader = "#b8b8b8"
  static let target = "#333333"
  static let baseline = "#9a9a9a"
  static let baselineText = "#6b6b6b"
  static let gain = "#0072b2"
  static let loss = "#d55e00"
  static let emptyCell = "#f3f3f3"
  /// The ground behind projected years.
  static let projection = "#f6f6f3"
  /// Numbers in cells: whichever reads better on the cell's colour, in every theme.
  static let onLightCell = "#000000"
  static let onDarkCell = "#fefefe"
}
