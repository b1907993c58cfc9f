/// Title and subtitle above a chart, the caption with its source below, and the margins round them.
struct TitleAndCaption {
  /// Room at the left and right edge of the picture.
  static let side = 24.0
  private static let topMargin = 20.0
  private static let bottomMargin = 18.0

  /// A width to lay out for: what is asked for, within what can be laid out and seen.
  static func width(_ asked: Int) -> Double { Double(min(max(asked, 320), 10_000)) }

  /// A height to lay out for; layouts add what they need.
  static func height(_ asked: Int) -> Double { Double(min(max(asked, 0), 10_000)) }

  private let title: TextBlock
  private let subtitle: TextBlock
  private let caption: TextBlock

  init(title: String, subtitle: String, caption: String, width: Double) {
    let room = width - 2 * Self.side
    self.title = TextBlock(title, TextRole.title, width: room)
    self.subtitle = TextBlock(subtitle, TextRole.subtitle, color: Ink.quietText, width: room)
    self.caption = TextBlock(caption, TextRole.caption, color: Ink.quietText, width: room)
  }

  /// Where the chart proper may begin.
  var headerHeight: Double {
    Self.topMargin + title.height + (subtitle.lines.isEmpty ? 0 : 4 + subtitle.height) + 14
  }

  /// Room that the chart proper leaves at the bottom.
  var footerHeight: Double {
    Self.bottomMargin + (caption.lines.isEmpty ? 0 : 16 + caption.height)
  }

  func shapes(height: Double) -> [Shape] {
    title.placed(x: Self.side, top: Self.topMargin)
      + subtitle.placed(x: Self.side, top: Self.topMargin + title.height + 4)
      + caption.placed(x: Self.side, top: height - Self.bottomMargin - caption.height)
  }
}
