extension Scene {
  /// The scene as SVG text: one element a line, attributes in a fixed order, coordinates with two decimals, nothing
  /// that differs from one run to the next.
  ///
  /// Of `identifier` the letters, digits and hyphens of ASCII go into the ids.
  public func svg(identifier: String = "chart", theme: Theme = .light) -> String {
    let id = identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    let size = (NumberText.coordinate(width), NumberText.coordinate(height))
    var svg = SVGBytes(theme)
    svg.add(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size.0)\" height=\"\(size.1)\""
        + " viewBox=\"0 0 \(size.0) \(size.1)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\""
        + " font-family=\"\(Self.fonts)\">\n"
        + "<title id=\"\(id)-title\">\(XMLText.escaped(title))</title>\n"
        + "<desc id=\"\(id)-desc\">\(XMLText.escaped(finding))</desc>\n"
        + "<rect x=\"0\" y=\"0\" width=\"\(size.0)\" height=\"\(size.1)\" fill=\"\(theme.paper)\"/>\n")
    for shape in content {
      svg.add(shape)
      svg.add("\n")
    }
    svg.add("</svg>\n")
    return svg.text
  }

  private static let fonts = "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
}

/// The bytes of an SVG text as they are added: a chart has hundreds of shapes with a dozen pieces each.
private struct SVGBytes {
  let theme: Theme
  private var bytes: [UInt8] = []

  init(_ theme: Theme) { self.theme = theme }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ piece: String) {
    var piece = piece
    piece.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ shape: Shape) {
    switch shape {
    case .rectangle(let box, let fill, let stroke):
      add("<rect")
      add(" x=\"", box.left)
      add(" y=\"", box.top)
      add(" width=\"", box.width)
      add(" height=\"", box.height)
      area(fill, stroke)
    case .line(let from, let to, let stroke):
      add("<line")
      add(" x1=\"", from.x)
      add(" y1=\"", from.y)
      add(" x2=\"", to.x)
      add(" y2=\"", to.y)
      add(stroke)
      add("/>")
    case .polyline(let points, let stroke):
      add("<polyline")
      add(points)
      add(" fill=\"none\"")
      add(stroke)
      add(" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>")
    case .polygon(let points, let fill, let stroke):
      add("<polygon")
      add(points)
      area(fill, stroke)
    case .circle(let center, let radius, let fill, let stroke):
      add("<circle")
      add(" cx=\"", center.x)
      add(" cy=\"", center.y)
      add(" r=\"", radius)
      area(fill, stroke)
    case .text(let text): add(text)
    case .group(let shapes, let hint):
      add("<g>\n")
      add(hint)
      for shape in shapes {
        add("\n")
        add(shape)
      }
      add("\n</g>")
    case .hover(let box, let hint):
      add("<rect")
      add(" x=\"", box.left)
      add(" y=\"", box.top)
      add(" width=\"", box.width)
      add(" height=\"", box.height)
      add(" fill=\"none\" pointer-events=\"all\">\n")
      add(hint)
      add("\n</rect>")
    }
  }

  private mutating func add(_ text: PlacedText) {
    add("<text")
    add(" x=\"", text.x)
    add(" y=\"", text.y)
    add(" font-size=\"", text.font.size)
    if text.font.isBold { add(" font-weight=\"700\"") }
    if text.anchor != .start { add(" text-anchor=\"", text.anchor.rawValue) }
    add(" fill=\"", theme.text(text.color))
    add(">")
    add(XMLText.escaped(text.text))
    add("</text>")
  }

  /// Browsers show the title of the element under the pointer. Line breaks are written as references: in the text of an
  /// element they would be blanks to some readers.
  private mutating func add(_ hint: [String]) {
    add("<title>")
    add(hint.map(XMLText.escaped).joined(separator: "&#10;"))
    add("</title>")
  }

  /// The end of a closed shape.
  private mutating func area(_ fill: String, _ stroke: String?) {
    add(" fill=\"", theme.fill(fill))
    if let stroke {
      add(" stroke=\"", theme.fill(stroke))
      add(" stroke-width=\"1\"")
    }
    add("/>")
  }

  private mutating func add(_ stroke: Stroke) {
    let stroke = theme.stroke(stroke)
    add(" stroke=\"", stroke.color)
    add(" stroke-width=\"", stroke.width)
    guard !stroke.dash.isEmpty else { return }
    add(" stroke-dasharray=\"", stroke.dash.map(NumberText.coordinate).joined(separator: " "))
  }

  private mutating func add(_ points: [Point]) {
    add(" points=\"")
    for (place, point) in points.enumerated() {
      if place > 0 { add(" ") }
      NumberText.add(coordinate: point.x, to: &bytes)
      add(",")
      NumberText.add(coordinate: point.y, to: &bytes)
    }
    add("\"")
  }

  /// Adds an attribute; `opening` ends with its quote.
  private mutating func add(_ opening: String, _ value: Double) {
    add(opening)
    NumberText.add(coordinate: value, to: &bytes)
    add("\"")
  }

  private mutating func add(_ opening: String, _ value: String) {
    add(opening)
    add(value)
    add("\"")
  }
}
