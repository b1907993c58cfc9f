/// The candidate that a misspelt name most likely meant; nil where none is near.
///
/// Near is at most one edit for every three characters (at least one), case and the signs `-` and `_` being the
/// same; an edit is a character inserted, dropped, replaced, or swapped with its neighbour. Of equals the first.
public func closest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = folded(name)
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let other = folded(candidate)
    guard abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    // A name of one or two characters would be "near" to any other.
    guard distance <= limit, distance < max(wanted.count, other.count), distance < best?.distance ?? .max else {
      continue
    }
    best = (distance, candidate)
  }
  return best?.name
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
