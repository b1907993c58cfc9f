import SVGDrawing

/// Title and subtitle above a chart, the caption with its source below, and the margins round them.
struct TitleAndCaption {
  /// Room at the left and right edge of the picture.
  static let side = 24.0
  private var topMargin: Double { isPanel ? 8 : 20 }
  private var bottomMargin: Double { isPanel ? 4 : 18 }

  /// A width to lay out for: what is asked for, within what can be laid out and seen.
  static func width(_ asked: Int) -> Double { Double(min(max(asked, 320), 10_000)) }

  /// A height to lay out for; layouts add what they need.
  static func height(_ asked: Int) -> Double { Double(min(max(asked, 0), 10_000)) }

  private let title: TextBlock
  private let subtitle: TextBlock
  private let caption: TextBlock

  private let isPanel: Bool

  init(_ chart: Chart, width: Double) {
    self.init(
      title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: width, isPanel: chart.isPanel)
  }

  init(title: String, subtitle: String, caption: String, width: Double, isPanel: Bool = false) {
    let room = width - 2 * Self.side
    self.isPanel = isPanel
    self.title = TextBlock(title.withMinusSigns, isPanel ? TextRole.heading : TextRole.title, width: room)
    self.subtitle = TextBlock(subtitle, TextRole.subtitle, color: Ink.quietText, width: room)
    self.caption = TextBlock(caption, TextRole.caption, color: Ink.quietText, width: room)
  }

  /// Where the chart proper may begin.
  var headerHeight: Double {
    topMargin + title.height + (subtitle.lines.isEmpty ? 0 : 4 + subtitle.height) + (isPanel ? 8 : 14)
  }

  /// Room that the chart proper leaves at the bottom.
  var footerHeight: Double {
    bottomMargin + (caption.lines.isEmpty ? 0 : 16 + caption.height)
  }

  func shapes(height: Double) -> [Shape] {
    title.placed(x: Self.side, top: topMargin)
      + subtitle.placed(x: Self.side, top: topMargin + title.height + 4)
      + caption.placed(x: Self.side, top: height - bottomMargin - caption.height)
  }
}

extension String {
  /// The text with the minus sign of the charts' numbers: a hyphen that follows a blank or a bracket and leads a digit.
  fileprivate var withMinusSigns: String {
    var text = ""
    var before: Character?
    var rest = self[...]
    while let character = rest.popFirst() {
      let leads = character == "-" && rest.first?.isASCII == true && rest.first?.isNumber == true
      let opens = before.map { " (（：，".contains($0) } ?? true
      text.append(leads && opens ? "\u{2212}" : character)
      before = character
    }
    return text
  }
}
