extension Scene {
  /// The scene as SVG text: one element a line, attributes in a fixed order, coordinates with two decimals, nothing
  /// that differs from one run to the next.
  ///
  /// Of `identifier` the letters, digits and hyphens of ASCII go into the ids.
  public func svg(identifier: String = "chart", theme: Theme = .light) -> String {
    let id = identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let size = (NumberText.coordinate(width), NumberText.coordinate(height))
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size.0)\" height=\"\(size.1)\""
        + " viewBox=\"0 0 \(size.0) \(size.1)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\""
        + " font-family=\"\(Self.fonts)\">",
      "<title id=\"\(id)-title\">\(XMLText.escaped(title))</title>",
      "<desc id=\"\(id)-desc\">\(XMLText.escaped(finding))</desc>",
      "<rect x=\"0\" y=\"0\" width=\"\(size.0)\" height=\"\(size.1)\" fill=\"\(theme.paper)\"/>",
    ]
    lines += content.map { $0.svg(theme) }
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static let fonts = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
}

extension Shape {
  fileprivate func svg(_ theme: Theme) -> String {
    switch self {
    case .rectangle(let box, let fill, let stroke):
      "<rect" + number("x", box.left) + number("y", box.top) + number("width", box.width)
        + number("height", box.height) + " fill=\"\(theme.fill(fill))\"" + outline(stroke, theme) + "/>"
    case .line(let from, let to, let stroke):
      "<line" + number("x1", from.x) + number("y1", from.y) + number("x2", to.x) + number("y2", to.y)
        + attributes(theme.stroke(stroke)) + "/>"
    case .polyline(let points, let stroke):
      "<polyline points=\"\(list(points))\" fill=\"none\"" + attributes(theme.stroke(stroke))
        + " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>"
    case .polygon(let points, let fill, let stroke):
      "<polygon points=\"\(list(points))\" fill=\"\(theme.fill(fill))\"" + outline(stroke, theme) + "/>"
    case .circle(let center, let radius, let fill, let stroke):
      "<circle" + number("cx", center.x) + number("cy", center.y) + number("r", radius)
        + " fill=\"\(theme.fill(fill))\""
        + outline(stroke, theme) + "/>"
    case .text(let text): text.svg(theme)
    case .group(let shapes, let hint):
      (["<g>", title(hint)] + shapes.map { $0.svg(theme) } + ["</g>"]).joined(separator: "\n")
    case .hover(let box, let hint):
      "<rect" + number("x", box.left) + number("y", box.top) + number("width", box.width)
        + number("height", box.height) + " fill=\"none\" pointer-events=\"all\">\n" + title(hint) + "\n</rect>"
    }
  }

  /// Browsers show the title of the element under the pointer. Line breaks are written as references: in the text of an
  /// element they would be blanks to some readers.
  private func title(_ hint: [String]) -> String {
    "<title>" + hint.map(XMLText.escaped).joined(separator: "&#10;") + "</title>"
  }

  private func number(_ name: String, _ value: Double) -> String { " \(name)=\"\(NumberText.coordinate(value))\"" }

  private func outline(_ stroke: String?, _ theme: Theme) -> String {
    if let stroke { " stroke=\"\(theme.fill(stroke))\" stroke-width=\"1\"" } else { "" }
  }

  private func attributes(_ stroke: Stroke) -> String {
    var text = " stroke=\"\(stroke.color)\"" + number("stroke-width", stroke.width)
    if !stroke.dash.isEmpty {
      text += " stroke-dasharray=\"\(stroke.dash.map(NumberText.coordinate).joined(separator: " "))\""
    }
    return text
  }

  private func list(_ points: [Point]) -> String {
    points.map { "\(NumberText.coordinate($0.x)),\(NumberText.coordinate($0.y))" }.joined(separator: " ")
  }
}

extension PlacedText {
  fileprivate func svg(_ theme: Theme) -> String {
    var line = "<text x=\"\(NumberText.coordinate(x))\" y=\"\(NumberText.coordinate(y))\""
    line += " font-size=\"\(NumberText.coordinate(font.size))\""
    if font.isBold { line += " font-weight=\"700\"" }
    if anchor != .start { line += " text-anchor=\"\(anchor.rawValue)\"" }
    return line + " fill=\"\(theme.text(color))\">\(XMLText.escaped(text))</text>"
  }
}
