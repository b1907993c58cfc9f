/// The range in which a parameter's numbers lie in any region and year that the author can think of, beside the hard
/// bounds: a number outside is a mistake more often than not, and the host warns of it. In the declared unit.
public struct PlausibleRange: Codable, Hashable, Sendable {
  public var low: Double?
  public var high: Double?
  /// The reason or the document that the range rests on.
  public var source: Text

  public init(_ low: Double?, _ high: Double?, source: Text) {
    self.low = low
    self.high = high
    self.source = source
  }

  public func contains(_ value: Double) -> Bool {
    (low.map { value >= $0 } ?? true) && (high.map { value <= $0 } ?? true)
  }

  /// `0 to 300 GW`, `at most 1`, ….
  public func text(unit: String) -> String { Bounds(low, high).text(unit: unit) }
}

extension ManifestScope {
  /// Faults of the plausible range of a parameter or field.
  func problems(of range: PlausibleRange, _ declaration: ParameterDeclaration, _ name: String) -> [String] {
    var found: [String] = []
    switch declaration.kind {
    case .number, .integer, .array: break
    default: found.append("\(name) has a plausible range, and is no number")
    }
    if range.source.isBlank { found.append("the plausible range of \(name) has no source") }
    if range.low == nil && range.high == nil { found.append("the plausible range of \(name) has neither low nor high") }
    if let low = range.low, let high = range.high, low > high {
      found.append("the plausible range of \(name) is empty: its low is \(low.plain), its high \(high.plain)")
    }
    let numbers: [Double] =
      switch declaration.fallback?.value {
      case .number(let number): [number]
      case .integer(let number): [Double(number)]
      case .array(let numbers): numbers
      default: []
      }
    if let bad = numbers.first(where: { !range.contains($0) }) {
      found.append("the default of \(name) is \(bad.plain), outside its plausible range")
    }
    return found
  }
}
