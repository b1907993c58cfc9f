import Diagnostics

extension ValueReader {
  /// Notes where each element comes from, unless what is known of the whole holds for all of them: they stand in one
  /// file and none has a source of its own.
  mutating func noteOrigins(below path: [String]) {
    // All that lies around something with a source of its own.
    var around: Set<String> = []
    for element in statedElements where provenance[element.dotted] != nil {
      for length in path.count...element.count { around.insert(element.prefix(length).joined(separator: ".")) }
    }
    func isStated(_ element: [String]) -> Bool { around.contains(element.dotted) }
    let plain = origins.filter { origin in
      !(path.count + 1...origin.key.count).contains { provenance[Array(origin.key.prefix($0)).dotted] != nil }
    }
    // The files that write something below a path.
    var files: [[String]: Set<String>] = [:]
    for (element, origin) in plain {
      guard let file = origin.location?.file else { continue }
      for length in path.count...element.count { files[Array(element.prefix(length)), default: []].insert(file) }
    }
    guard !around.isEmpty || files[path, default: []].count > 1 else { return }
    // In the order of the files: of several units the first that is written is noted.
    let ordered = plain.sorted { a, b in
      switch (a.value.location, b.value.location) {
      case (let x?, let y?) where x != y: x < y
      case (nil, .some): true
      case (.some, nil): false
      default: a.key.lexicographicallyPrecedes(b.key)
      }
    }
    for (element, origin) in ordered {
      // The table around it, where that is of one piece, tells as much in one line.
      let piece = (path.count + 1..<element.count).lazy.map { Array(element.prefix($0)) }
        .first { !isStated($0) && files[$0, default: []].count == 1 }
      let told = piece.flatMap { tableOrigins[$0] == nil ? nil : $0 } ?? element
      var noted = provenance[told.dotted] ?? tableOrigins[told] ?? origin
      noted.unitAsWritten = noted.unitAsWritten ?? origin.unitAsWritten
      noted.take(courses[told])
      provenance[told.dotted] = noted
    }
  }
}
