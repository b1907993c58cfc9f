public import Diagnostics
import Synchronization

/// Finds a sector or a category of final demand by what a person writes: its code, or its Chinese or English name.
///
/// A code that is written exactly is meant, whatever is named like it. A name that several share is never the first of them.
public struct NameLookup: Sendable {
  public enum Match: Hashable, Sendable {
    /// The place of the entry in the table.
    case found(Int)
    /// The places of the entries that are called so, in the order of the table.
    case ambiguous([Int])
    case unknown

    public var isAmbiguous: Bool {
      if case .ambiguous = self { true } else { false }
    }
  }

  /// The entries in the plural, as in "sectors".
  public let kind: (one: String, many: String)
  public let codes: [String]
  private let names: [String]
  private let byCode: [String: Int]
  private let byName: [String: [Int]]
  private let byLook: Looks

  /// - Parameter entries: in the order of the table; a name may be empty.
  public init(_ kind: (one: String, many: String), _ entries: [(code: String, nameZh: String, nameEn: String)]) {
    self.kind = kind
    codes = entries.map(\.code)
    byLook = Looks(entries.map { [$0.code, $0.nameZh, $0.nameEn] })
    var (byCode, byName) = ([String: Int](), [String: [Int]]())
    for (place, entry) in entries.enumerated() {
      if byCode[entry.code] == nil { byCode[entry.code] = place }
      for name in [entry.nameZh, entry.nameEn] where !name.isEmpty && byName[name]?.last != place {
        byName[name, default: []].append(place)
      }
    }
    (self.byCode, self.byName) = (byCode, byName)
    names = entries.flatMap { [$0.nameZh, $0.nameEn] }.filter { !$0.isEmpty }
  }

  /// The entry with this code; else those with this name; else those whose code or name looks like it.
  public func match(_ written: String) -> Match {
    if let place = byCode[written] { return .found(place) }
    let places = byName[written] ?? byLook[written]
    guard let first = places.first else { return .unknown }
    return places.count == 1 ? .found(first) : .ambiguous(places)
  }

  /// The label that was most likely meant by one that is unknown; nil where none is near. Worked out for somebody who is
  /// told of it: it takes longer than the looking up.
  public func nearest(to written: String) -> String? { closest(to: written, in: codes + names) }

  /// The place of the entry that is called so.
  /// - Throws: `InvalidInput` that lists the codes of all that are called so, or the nearest label and the codes there are.
  public func place(of written: String) throws(InvalidInput) -> Int {
    let match = match(written)
    if case .found(let place) = match { return place }
    throw InvalidInput(.error(message(of: match, for: written), advice: advice(for: match, of: written)))
  }

  /// The sentence for a label that leads to no single entry; empty for one that does.
  public func message(of match: Match, for written: String) -> String {
    switch match {
    case .found: ""
    case .ambiguous(let places):
      "\(places.count) \(kind.many) of the table are called '\(written)': \(list(places.map { codes[$0] }))"
    case .unknown: "the table has no \(kind.one) '\(written)'"
    }
  }

  /// The way out that goes with `message(of:for:)`.
  public func advice(for match: Match, of written: String) -> String? {
    switch match {
    case .found: nil
    case .ambiguous: "write the code"
    case .unknown:
      (nearest(to: written).map { "did you mean \($0)? " } ?? "") + "its \(kind.many) are \(list(codes))"
    }
  }

  private static let mostListed = 60

  private func list(_ codes: [String]) -> String {
    let rest = codes.count - Self.mostListed
    return codes.prefix(Self.mostListed).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}

/// Places by what a code or name looks like. Most tables are asked only for what is written exactly, and the looks of all
/// labels take longer than the rest of the reading: they are worked out when the first one is asked for.
private final class Looks: Sendable {
  private let labels: [[String]]
  private let places = Mutex<[LabelKey: [Int]]?>(nil)

  /// - Parameter labels: of each place; some may be empty.
  init(_ labels: [[String]]) { self.labels = labels }

  subscript(_ written: String) -> [Int] {
    places.withLock { known in
      let places = known ?? made()
      known = places
      return places[LabelKey(written)] ?? []
    }
  }

  private func made() -> [LabelKey: [Int]] {
    var places: [LabelKey: [Int]] = [:]
    for (place, labels) in labels.enumerated() {
      for label in Set(labels.filter { !$0.isEmpty }.map(LabelKey.init)) { places[label, default: []].append(place) }
    }
    return places
  }
}

extension InputOutputTable {
  /// Finds sectors by what a person writes. To look up many, keep it.
  public var sectorLookup: NameLookup {
    NameLookup(("sector", "sectors"), sectors.map { ($0.code, $0.nameZh, $0.nameEn) })
  }

  /// Finds categories of final demand by what a person writes.
  public var finalDemandLookup: NameLookup {
    NameLookup(
      ("final demand", "categories"), finalDemand.map { ($0.code, $0.nameZh, $0.nameEn) })
  }
}
