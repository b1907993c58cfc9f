/// Numbers in coloured cells: a row for each y position, a column for each x position.
public struct HeatMap: Sendable, Equatable {
  /// Outer index: y position. `nil` leaves a cell empty.
  public var rows: [[Double?]]
  /// Decimals in the cells; `nil` shows three significant digits of the largest number.
  public var decimals: Int?
  /// The number whose cells are white: above it they are blue, below vermilion.
  public var neutral: Double
  /// The distance from `neutral` at which cells are darkest, for maps in which a few cells dwarf the rest; `nil` takes the
  /// largest. Zero or less counts as `nil`.
  public var darkest: Double?

  public init(rows: [[Double?]], decimals: Int? = nil, neutral: Double = 0, darkest: Double? = nil) {
    self.rows = rows
    self.decimals = decimals
    self.neutral = neutral
    self.darkest = darkest
  }
}
