/// How a picture is coloured: on white, on a dark ground, or for a printer without colours.
///
/// Layouts draw for white paper. A theme changes the colours of the finished shapes, so that every chart has the same
/// geometry in all of them.
public enum Theme: String, Sendable, CaseIterable {
  case light
  case dark
  /// Greys, told apart by lightness and lines also by dashes.
  case print

  /// The least contrast of texts and of marks on the ground (WCAG 2.1, 1.4.3 and 1.4.11).
  private static let textContrast = 4.5
  private static let markContrast = 3.0

  private static let darkGround = RGB(0x15, 0x1A, 0x21)
  private static let onDark: [String: String] = [
    Ink.paper: darkGround.hex, Ink.text: "#ececec", Ink.quietText: "#a9b0b8", Ink.grid: "#323a44",
    Ink.axis: "#8c949e", Ink.leader: "#67707b", Ink.target: "#e0e0e0", Ink.emptyCell: "#222831",
    Ink.projection: "#1f262f", Ink.baselineText: "#b0b6bd",
  ]

  package var paper: String { self == .dark ? Self.darkGround.hex : Ink.paper }

  package func fill(_ color: String) -> String {
    switch self {
    case .light: color
    case .dark:
      Self.onDark[color] ?? Palette.madeOf(tint: color).map(Self.darkTint)
        ?? Self.lightened(color, to: Self.markContrast)
    case .print: Self.grey(color) ?? color
    }
  }

  package func text(_ color: String) -> String {
    switch self {
    case .light: color
    case .dark:
      // Numbers on a cell keep their colour, as the cell does.
      [Ink.onLightCell, Ink.onDarkCell].contains(color)
        ? color : Self.onDark[color] ?? Self.lightened(color, to: Self.textContrast)
    case .print: [Ink.onLightCell, Ink.onDarkCell, Ink.paper].contains(color) ? color : "#000000"
    }
  }

  package func stroke(_ stroke: Stroke) -> Stroke {
    switch self {
    case .light: return stroke
    case .dark:
      return Stroke(
        Self.onDark[stroke.color] ?? Self.lightened(stroke.color, to: Self.markContrast), width: stroke.width,
        dash: stroke.dash)
    case .print:
      guard let place = Palette.place(of: stroke.color) else {
        return Stroke(Self.grey(stroke.color) ?? stroke.color, width: stroke.width, dash: stroke.dash)
      }
      return Stroke(
        Self.lineGreys[place % Self.lineGreys.count], width: stroke.width,
        dash: stroke.dash.isEmpty ? Self.dashes[place % Self.dashes.count] : stroke.dash)
    }
  }

  private static let greys = [
    "#262626", "#b3b3b3", "#737373", "#d9d9d9", "#4d4d4d", "#c6c6c6", "#ebebeb", "#8c8c8c",
  ]
  private static let lineGreys = [
    "#000000", "#6e6e6e", "#3c3c3c", "#858585", "#1f1f1f", "#5a5a5a", "#777777", "#4a4a4a",
  ]
  private static let dashes: [[Double]] = [
    [], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2], [1, 2], [6, 2, 2, 2, 2, 2],
  ]

  /// The grey of a colour of the palette, and of any other its lightness; nil for what is grey already.
  private static func grey(_ color: String) -> String? {
    if let place = Palette.place(of: color) { return greys[place % greys.count] }
    guard let rgb = RGB(hex: color), rgb.red != rgb.green || rgb.green != rgb.blue else { return nil }
    let light = Int((0.2126 * Double(rgb.red) + 0.7152 * Double(rgb.green) + 0.0722 * Double(rgb.blue)).rounded())
    return RGB(light, light, light).hex
  }

  /// Areas behind lines and texts are nearer the ground than lines, on a dark one too, and the wider of two bands nearer
  /// than the narrower.
  private static func darkTint(_ tint: (place: Int, white: Double)) -> String {
    let share = tint.white - 0.07
    return RGB(hex: Palette.fill(tint.place)).map { $0.mixed(with: darkGround, share: share).hex } ?? darkGround.hex
  }

  /// A colour with as much white as it needs to be seen on the dark ground.
  private static func lightened(_ color: String, to contrast: Double) -> String {
    guard var rgb = RGB(hex: color) else { return color }
    while darkGround.contrastOnWhite / rgb.contrastOnWhite < contrast, rgb != RGB(255, 255, 255) {
      rgb = rgb.mixed(with: RGB(255, 255, 255), share: 0.06).stepped(from: rgb)
    }
    return rgb.hex
  }
}

extension RGB {
  /// Of `#rrggbb`.
  package init?(hex: String) {
    guard hex.utf8.count == 7, hex.hasPrefix("#"), let number = Int(hex.dropFirst(), radix: 16) else { return nil }
    self.init(number >> 16 & 255, number >> 8 & 255, number & 255)
  }

  /// The same, or one step lighter where rounding left it as it was.
  fileprivate func stepped(from old: RGB) -> RGB {
    self == old ? RGB(min(255, red + 1), min(255, green + 1), min(255, blue + 1)) : self
  }
}
