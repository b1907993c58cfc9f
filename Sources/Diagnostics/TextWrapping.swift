extension StringProtocol {
  /// The columns of a terminal that the text takes.
  package var displayColumns: Int { unicodeScalars.reduce(0) { $0 + displayWidth($1) } }

  /// The text in lines of at most so many columns, broken at blanks and between full-width characters, else inside a word.
  /// - Parameter hanging: columns by which the lines after the first are set in.
  package func wrapped(to columns: Int, hanging: Int = 0) -> [String] {
    guard displayColumns > columns else { return [String(self)] }
    let indent = String(repeating: " ", count: hanging)
    var lines: [String] = []
    var line = ""
    var used = 0
    func room() -> Int { Swift.max(1, columns - (lines.isEmpty ? 0 : hanging)) }
    func end() {
      while line.last == " " { line.removeLast() }
      lines.append(lines.isEmpty ? line : indent + line)
      (line, used) = ("", 0)
    }
    for piece in pieces {
      if used == 0, !lines.isEmpty, piece == " " { continue }
      let width = piece.displayColumns
      let bare = piece.last == " " ? width - 1 : width
      if used > 0, used + bare > room() { end() }
      if bare <= room() {
        line += piece
        used += width
        continue
      }
      for character in piece {
        let width = String(character).displayColumns
        if used > 0, used + width > room() { end() }
        line.append(character)
        used += width
      }
    }
    if used > 0 { end() }
    return lines
  }

  /// Pieces that stay on one line: words with the blank behind them, and full-width characters with the marks that close them.
  private var pieces: [String] {
    var pieces: [String] = []
    var current = ""
    var wasWide = false
    func end() {
      if !current.isEmpty { pieces.append(current) }
      current = ""
    }
    for character in self {
      let isWide = character.unicodeScalars.first.map { displayWidth($0) == 2 } ?? false
      // A closing mark stays with what is before it, and what follows an opening one with that.
      if isWide || wasWide, !Self.closing.contains(character), !Self.opening.contains(current.last ?? " ") { end() }
      current.append(character)
      wasWide = isWide
      if character == " " { end() }
    }
    end()
    return pieces
  }

  private static var closing: Set<Character> { ["，", "。", "、", "；", "：", "）", "”", "》", "％", "！", "？"] }
  private static var opening: Set<Character> { ["（", "“", "《"] }
}
