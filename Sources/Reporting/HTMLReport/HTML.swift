package import SimulationKit

/// A piece of HTML. Text is escaped where it enters, so that nothing a scenario says can become markup.
package struct HTML: Hashable, Sendable {
  package private(set) var source: String

  package static let empty = HTML(source: "")

  private init(source: String) { self.source = source }

  /// Text, escaped.
  package init(_ text: String) { source = Self.escaped(text) }

  /// An element with its children one after the other.
  package init(_ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [HTML]) {
    let start = attributes.map { " \($0.key)=\"\(Self.escaped($0.value))\"" }.joined()
    source = "<\(name)\(start)>\(children.map(\.source).joined())</\(name)>"
  }

  /// An element that holds nothing but text.
  package init(_ name: String, _ attributes: KeyValuePairs<String, String>, _ text: String) {
    self.init(name, attributes, [HTML(text)])
  }

  /// An element without attributes that holds nothing but text.
  package init(_ name: String, _ text: String) { self.init(name, [:], text) }

  /// An element whose children stand on lines of their own, as whatever is longer than a line.
  package static func block(_ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [HTML]) -> HTML {
    let lines = children.filter { $0 != .empty }.map { HTML(source: "\n" + $0.source) }
    return HTML(name, attributes, lines + [HTML(source: "\n")])
  }

  /// A chart of our own. The name space goes: HTML knows the element by its name, and a report names no address.
  package static func drawing(_ svg: String) -> HTML {
    HTML(source: svg.split(separator: " xmlns=\"http://www.w3.org/2000/svg\"", maxSplits: 1).joined())
  }

  /// A whole page.
  package static func page(language: String, title: String, style: String, body: [HTML]) -> String {
    let head = HTML.block(
      "head", [:],
      [
        HTML(source: "<meta charset=\"utf-8\">"), HTML(source: policy),
        HTML(source: "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"),
        HTML("title", title), HTML(source: "<style>\n\(style)\n</style>"),
      ])
    return "<!DOCTYPE html>\n" + HTML.block("html", ["lang": language], [head, .block("body", [:], body)]).source + "\n"
  }

  /// Nothing is fetched and no script runs, whatever a page may hold.
  private static let policy =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"

  /// Text in which the words of the other language are marked, so that a voice reads them right: Chinese in an English page,
  /// an English sentence in a Chinese one.
  package static func prose(_ text: String, in language: Language) -> HTML {
    if language == .zh {
      let isChinese = text.unicodeScalars.contains(where: \.isHan)
      let words = text.split(separator: " ").count { word in
        word.utf8.count > 1 && word.utf8.prefix(2).allSatisfy { (97...122).contains($0 | 32) }
      }
      let isSentence = words > 3
      return isChinese || !isSentence ? HTML(text) : HTML("span", ["lang": "en"], text)
    }
    guard text.unicodeScalars.contains(where: \.isHan) else { return HTML(text) }
    var parts: [(isChinese: Bool, text: String)] = []
    for scalar in text.unicodeScalars {
      let isChinese = scalar.isHan || (scalar.value > 0x2FFF && parts.last?.isChinese == true)
      if parts.last?.isChinese == isChinese {
        parts[parts.count - 1].text.unicodeScalars.append(scalar)
      } else {
        parts.append((isChinese, String(scalar)))
      }
    }
    return HTML(
      source: parts.map { $0.isChinese ? HTML("span", ["lang": "zh-CN"], $0.text).source : HTML($0.text).source }
        .joined())
  }

  /// Markup's own characters as references; characters that HTML does not allow, that have no width
  /// or that turn the direction of what follows become U+FFFD.
  private static func escaped(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      0x20...0x7E ~= $0.value && !markup.contains($0) || 0x4E00...0x9FFF ~= $0.value
    }
    if isPlain { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
      case 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF,
        0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static let markup: [Unicode.Scalar] = ["&", "<", ">", "\""]
}

extension Unicode.Scalar {
  var isHan: Bool { (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) }
}
