/// A picture of final shapes: every coordinate in pixels, y downwards, every text a single line.
public struct Scene: Sendable, Equatable {
  /// Width and height in pixels.
  public let width: Double
  public let height: Double
  /// The accessible name.
  public let title: String
  /// The accessible description: the finding.
  public let finding: String
  /// In drawing order: the last lies on top. Shapes that share a hint are one group.
  package let content: [Shape]

  package init(width: Double, height: Double, title: String, finding: String, shapes: [Shape]) {
    self.width = width
    self.height = height
    self.title = title
    self.finding = finding
    content = shapes
  }

  /// All that is seen, in drawing order.
  public var shapes: [Shape] { content.flatMap(\.parts) }
}
