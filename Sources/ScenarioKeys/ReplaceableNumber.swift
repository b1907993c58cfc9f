package import SimulationKit

/// A number of a scenario that a file beside it may replace, in its declared unit.
package struct ReplaceableNumber: Sendable {
  package var unit: String
  package var bounds: Bounds
  package var isWhole: Bool
  /// The range of an assumption that states one.
  package var low, high: Double?
}
