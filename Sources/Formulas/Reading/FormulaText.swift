import Diagnostics

/// An expression as the file writes it, and the place of every byte of it.
struct FormulaText: Sendable {
  let text: String
  /// Of the value, its quotes included.
  let location: SourceLocation
  /// Line and column of each byte of the text, and of its end; empty where the file writes it in a way not known here.
  private let places: [(line: Int, column: Int)]

  init(_ text: String, at location: SourceLocation, in source: SourceText) {
    self.text = text
    self.location = location
    var walk = StringWalk(from: location, in: source)
    walk.run()
    places = walk.places.count == text.utf8.count + 1 ? walk.places : []
  }

  func location(of offset: Int) -> SourceLocation {
    guard places.indices.contains(offset) else { return location }
    return SourceLocation(file: location.file, line: places[offset].line, column: places[offset].column)
  }
}

/// Follows a TOML string through its quotes, escapes and line ends.
private struct StringWalk {
  private let source: SourceText
  private var number: Int
  private var line: [Unicode.Scalar]
  /// Of the next scalar in the line, from 0; the line's count stands for its end.
  private var column: Int
  var places: [(line: Int, column: Int)] = []

  init(from location: SourceLocation, in source: SourceText) {
    self.source = source
    number = location.line
    line = Array((source.line(number) ?? "").unicodeScalars)
    column = location.column - 1
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? { column + ahead < line.count ? line[column + ahead] : nil }

  private mutating func nextLine() -> Bool {
    guard let next = source.line(number + 1) else { return false }
    number += 1
    line = Array(next.unicodeScalars)
    column = 0
    return true
  }

  private mutating func add(_ width: Int, at place: (Int, Int)) {
    for _ in 0..<width { places.append((place.0, place.1 + 1)) }
  }

  mutating func run() {
    guard let quote = peek(), quote == "\"" || quote == "'" else { return }
    let isLong = peek(1) == quote && peek(2) == quote
    column += isLong ? 3 : 1
    if isLong, peek() == nil, !nextLine() { return }
    while true {
      guard let scalar = peek() else {
        guard isLong else { return }
        add(1, at: (number, column))
        guard nextLine() else { return }
        continue
      }
      if scalar == quote, !isLong || isEnd(quote) {
        add(1, at: (number, column))
        return
      }
      if scalar == "\\", quote == "\"" {
        guard escape() else { return }
      } else {
        add(UTF8.width(scalar), at: (number, column))
        column += 1
      }
    }
  }

  /// Whether three quotes end the text here; a fourth would belong to the text.
  private func isEnd(_ quote: Unicode.Scalar) -> Bool {
    var count = 0
    while peek(count) == quote { count += 1 }
    return count == 3
  }

  private mutating func escape() -> Bool {
    let place = (number, column)
    column += 1
    guard let kind = peek() else { return skipLineEnd() }
    switch kind {
    case "u", "U":
      let count = kind == "u" ? 4 : 8
      let digits = String(String.UnicodeScalarView((1...count).compactMap { peek($0) }))
      guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { return false }
      add(UTF8.width(scalar), at: place)
      column += 1 + count
    case " ", "\t": return skipLineEnd()
    default:
      add(1, at: place)
      column += 1
    }
    return true
  }

  /// A backslash at the end of a line: blanks and line ends up to the next character are left out.
  private mutating func skipLineEnd() -> Bool {
    while true {
      guard let scalar = peek() else {
        guard nextLine() else { return false }
        continue
      }
      guard scalar == " " || scalar == "\t" else { return true }
      column += 1
    }
  }
}
