import Diagnostics

extension ValueReader {
  /// Notes where each element comes from, unless what is known of the whole holds for all of them: they stand in one
  /// file and none has a source of its own.
  mutating func noteOrigins(below path: [String]) {
    let stated = provenance.keys.filter { $0.hasPrefix(path.dotted + ".") }
    func isStated(_ element: [String]) -> Bool {
      stated.contains { $0 == element.dotted || $0.hasPrefix(element.dotted + ".") }
    }
    let plain = origins.filter { origin in
      !(path.count + 1...origin.key.count).contains { provenance[Array(origin.key.prefix($0)).dotted] != nil }
    }
    func files(below element: [String]) -> Int {
      Set(plain.filter { $0.key.starts(with: element) }.compactMap(\.value.location?.file)).count
    }
    guard !stated.isEmpty || files(below: path) > 1 else { return }
    for (element, origin) in plain {
      // The table around it, where that is of one piece, tells as much in one line.
      let piece = (path.count + 1..<element.count).lazy.map { Array(element.prefix($0)) }
        .first { !isStated($0) && files(below: $0) == 1 }
      let told = piece.flatMap { tableOrigins[$0] == nil ? nil : $0 } ?? element
      var noted = provenance[told.dotted] ?? tableOrigins[told] ?? origin
      noted.unitAsWritten = noted.unitAsWritten ?? origin.unitAsWritten
      noted.take(courses[told])
      provenance[told.dotted] = noted
    }
  }
}
