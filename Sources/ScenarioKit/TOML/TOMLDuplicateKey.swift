import Diagnostics

/// A key that is set twice: toml++ says so without the first place, so that it is looked up in the text above.
enum TOMLDuplicateKey {
  /// - Parameter place: behind the second key, or at its header.
  static func diagnostic(at place: SourceLocation, in source: SourceText) -> Diagnostic? {
    guard let text = source.line(place.line) else { return nil }
    let before = source.text(beforeLine: place.line)
    let line = TOMLLine(text, column: place.column)
    let isHeader = line.scalars.first { $0 != " " && $0 != "\t" } == "[" && line.saw == "["
    let found =
      isHeader
      ? header(text, before: before)
      : key(line, before: before, lineNumber: place.line)
    guard let found else { return nil }
    let first = SourceLocation(file: source.file, line: found.first.line, column: found.first.column)
    let second = SourceLocation(file: source.file, line: place.line, column: found.column)
    return .error(
      at: second, "\(found.name) is set twice, first at \(first)", advice: "remove one of the two, or join them")
  }

  private typealias Found = (name: String, column: Int, first: FlatTOML.Region)

  private static func header(_ line: String, before: String) -> Found? {
    guard let alone = FlatTOML.read(line), let document = FlatTOML.read(before) else { return nil }
    let path = alone.nodes.filter { $0.key != nil }
    guard let start = path.first,
      let first = document.firstPlace(of: path.compactMap(\.key), from: 0)
    else { return nil }
    return (path.compactMap(\.key).joined(separator: "."), start.keyRegion.column, first)
  }

  private static func key(_ line: TOMLLine, before: String, lineNumber: Int) -> Found? {
    // Where the second key begins: back over "=", spaces and the key itself, quotes included.
    var end = line.column - 1
    if line.scalars[..<end].allSatisfy({ $0 == " " || $0 == "\t" }) {
      // Of `a = 1` above `a.b = 2` toml++ gives the second key's beginning.
      end = line.scalars.firstIndex(of: "=") ?? line.scalars.count
    }
    while end > 0, [" ", "\t", "="].contains(line.scalars[end - 1]) { end -= 1 }
    var start = end
    var quote: Unicode.Scalar?
    while start > 0 {
      let scalar = line.scalars[start - 1]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if [" ", "\t", ",", "{"].contains(scalar) {
        break
      }
      start -= 1
    }
    let written = String(String.UnicodeScalarView(line.scalars[start..<end]))
    guard let alone = FlatTOML.read(written + " = 0") else { return nil }
    let path = alone.nodes.compactMap(\.key)
    guard !path.isEmpty else { return nil }

    let head = before + String(String.UnicodeScalarView(line.scalars[..<start]))
    let open = TOMLBrackets.open(in: head)
    let closed =
      String(head.reversed().drop { " \t,".contains($0) }.reversed()) + open.reversed().map(\.closing).joined()
    guard let document = FlatTOML.read(closed) else { return nil }
    let table = open.last.map { document.index(ofTableAt: $0) } ?? document.indexOfLastHeader
    guard let table, let first = document.firstPlace(of: path, from: table) else { return nil }
    return (written, start + 1, first)
  }
}

/// Brackets of values that a text leaves open.
enum TOMLBrackets {
  struct Open {
    var closing: String
    var line: Int
    var column: Int
  }

  static func open(in text: String) -> [Open] {
    var open: [Open] = []
    var quote: Unicode.Scalar?
    var (line, column, escaped, comment, behindEquals) = (1, 0, false, false, false)
    for scalar in text.unicodeScalars {
      column += 1
      if scalar == "\n" {
        (line, column, comment) = (line + 1, 0, false)
        if open.isEmpty { behindEquals = false }
        continue
      }
      if comment { continue }
      if let mark = quote {
        if escaped {
          escaped = false
        } else if scalar == "\\", mark == "\"" {
          escaped = true
        } else if scalar == mark {
          quote = nil
        }
        continue
      }
      switch scalar {
      case "\"", "'": quote = scalar
      case "#": comment = true
      case "=": behindEquals = true
      case "{": open.append(Open(closing: "}", line: line, column: column))
      case "[" where behindEquals: open.append(Open(closing: "]", line: line, column: column))
      case "}", "]": _ = open.popLast()
      default: break
      }
    }
    return open
  }
}

extension FlatTOML {
  /// Where the deepest part of a path that exists below a node was first written.
  fileprivate func firstPlace(of path: [String], from start: Int) -> Region? {
    var current = start
    var found: Region?
    for key in path {
      guard let next = nodes.indices.first(where: { nodes[$0].parent == current && nodes[$0].key == key }) else {
        break
      }
      found = nodes[next].keyRegion
      current = next
      // `[a.b]` below an array of tables means its last element.
      if case .array = nodes[next].content, let last = nodes.indices.last(where: { nodes[$0].parent == next }) {
        current = last
      }
    }
    return found
  }

  /// The table that a `key = value` at the end of the text belongs to.
  fileprivate var indexOfLastHeader: Int? {
    nodes.indices.filter { index in
      guard case .table(true) = nodes[index].content else { return false }
      let (own, key) = (nodes[index].region, nodes[index].keyRegion)
      // A table that a dotted key opened has that key's place; a header begins with its bracket.
      return nodes[index].key == nil || (own.line, own.column) != (key.line, key.column)
    }
    .max { a, b in
      (nodes[a].region.line, nodes[a].region.column, a) < (nodes[b].region.line, nodes[b].region.column, b)
    }
  }

  fileprivate func index(ofTableAt bracket: TOMLBrackets.Open) -> Int? {
    nodes.indices.first { nodes[$0].region.line == bracket.line && nodes[$0].region.column == bracket.column }
  }
}
