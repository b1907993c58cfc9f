/// How a series takes its colour.
public enum Tone: Sendable, Equatable {
  /// The next colour of the palette that no series of the chart asks for by number.
  case automatic
  /// A colour of the palette by number, from 0; so that a thing keeps its colour from chart to chart.
  case palette(Int)
  /// A colour of the palette by number, with this share of white in it: for areas behind lines, and for many thin lines.
  case tint(Int, white: Double)
  /// Grey, for what the coloured series is compared with.
  case baseline
  /// Blue for gains and vermilion for losses, by the sign of each value.
  case signed
}
