/// The candidate that a misspelt name most likely meant, if one is near.
///
/// Near is at most one edit for every three characters (at least one), case and the signs `-` and `_` being the
/// same; an edit is a character inserted, dropped, replaced, or swapped with its neighbour. Of equals the first.
/// Where none is near, the one candidate of which the name is the beginning or a word.
public func closest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = folded(name)
  // A name of one or two letters would be near to any other.
  let limit = width(wanted) <= 2 ? 0 : max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let other = folded(candidate)
    guard abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    guard distance <= limit, distance < best?.distance ?? .max else { continue }
    best = (distance, candidate)
  }
  return best?.name ?? completion(of: wanted, in: candidates.filter { $0 != name })
}

/// The one candidate that a name begins or is a word of; a name of six characters may have one mistake.
private func completion(of name: [Character], in candidates: [String]) -> String? {
  guard width(name) >= 4 else { return nil }
  for edits in name.count >= 6 ? [0, 1] : [0] {
    let found = candidates.filter { candidate in
      let other = folded(candidate)
      let words = other.split { !$0.isLetter && !$0.isNumber }.map(Array.init)
      return (words + [Array(other.prefix(name.count))]).contains {
        abs($0.count - name.count) <= edits && editDistance(name, $0) <= edits
      }
    }
    if !found.isEmpty { return found.count == 1 ? found[0] : nil }
  }
  return nil
}

private func width(_ name: [Character]) -> Int {
  name.reduce(0) { $0 + $1.unicodeScalars.reduce(0) { $0 + displayWidth($1) } }
}

private func folded(_ name: String) -> [Character] { name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 } }

/// Optimal string alignment distance.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
      row.append(distance)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

/// The nearest names for many misspelt ones of one list.
///
/// Every answer looks through all names, so that a file of nothing but mistakes would take the square of its length. The
/// first hundred are answered; nobody reads more of them.
public struct ClosestNames: Sendable {
  private static let limit = 100

  public let names: [String]
  private var asked = 0

  public init(_ names: some Sequence<String>) { self.names = Array(names) }

  /// As `closest(to:in:)`, without the names that another mistake has taken; nil from the hundred and first on.
  public mutating func closest(to name: String, besides taken: some Collection<String> = EmptyCollection()) -> String? {
    guard asked < Self.limit else { return nil }
    asked += 1
    return Diagnostics.closest(to: name, in: taken.isEmpty ? names : names.filter { !taken.contains($0) })
  }
}
