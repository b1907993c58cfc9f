import Diagnostics

/// The places that a value lies over, the nearest first. Values that lie over one another share what lies below both, so
/// that a value under thousands of files costs no more than their number.
struct PlaceChain: Sendable {
  /// Several places in a node: a chain of single ones would be freed one call within the other.
  private final class Node: Sendable {
    static let size = 64

    let places: [SourceLocation]
    let rest: Node?

    init(_ places: [SourceLocation], over rest: Node?) {
      self.places = places
      self.rest = rest
    }
  }

  private var first: Node?

  init(_ places: [SourceLocation] = []) {
    for place in places.reversed() { push(place) }
  }

  var isEmpty: Bool { first == nil }

  /// Lays a place over the others.
  mutating func push(_ place: SourceLocation) {
    if let first, first.places.count < Node.size {
      self.first = Node([place] + first.places, over: first.rest)
    } else {
      first = Node([place], over: first)
    }
  }

  /// Each place once.
  func places(besides own: SourceLocation) -> [SourceLocation] {
    var met: Set = [own]
    var result: [SourceLocation] = []
    var node = first
    while let next = node {
      result += next.places.filter { met.insert($0).inserted }
      node = next.rest
    }
    return result
  }
}
