import Diagnostics
import NumberText
public import SimulationKit

/// A number that is probably a mistake, although it is allowed.
public struct Doubt: Sendable, Hashable {
  /// By key, names of records and labels.
  public var path: [String]
  /// "is 9000 GW, far outside the 4 to 9 GW of its base".
  public var words: Text

  public init(_ path: [String], _ words: Text) {
    self.path = path
    self.words = words
  }
}

extension ValueReader {
  /// Says of a number that it lies beyond the low or the high value of the base that it overrides; warns of one that is
  /// farther away than the two are from each other.
  mutating func checkAgainstBase(
    _ number: Double, _ written: ScenarioValue, _ frame: NumberFrame, path: [String], isTold: Bool
  ) {
    guard let lower = written.replaced?.value, let unit = try? Unit(parsing: frame.unit),
      let range = statedRange(of: lower, frame, unit)
    else { return }
    let slack = 1e-9 * max(range.lowerBound.magnitude, range.upperBound.magnitude)
    let distance = max(range.lowerBound - number, number - range.upperBound)
    guard distance > slack else { return }
    // A number that was read in a document is a fact, however far it lies from what somebody expected.
    let isFact = [.document, .derived].contains(provenance[path.dotted]?.kind)
    let isFar = distance > range.upperBound - range.lowerBound && !isFact
    let (low, high) = (formatNumber(range.lowerBound), frame.text(range.upperBound))
    if isFar {
      doubts.append(
        Doubt(
          path,
          Text(
            en: "is \(frame.text(number)), far outside the \(low) to \(high) of its base",
            zh: "为\(frame.text(number))，远超出基础情景给出的\(low)至\(high)")))
    }
    if isTold { return }
    problems.append(
      Diagnostic(
        isFar ? .warning : .note, at: written.location,
        "\(path.dotted) is \(frame.text(number)), \(isFar ? "far " : "")outside the \(low) to \(high) that its base gives "
          + "(\(lower.location))", advice: isFar ? "is the unit right?" : nil))
  }

  /// Warns of numbers outside the range that the declaration takes for plausible: of each series of years the one that is
  /// farthest outside.
  mutating func checkPlausible(_ value: ParameterValue, _ range: PlausibleRange, _ kind: ParameterKind, path: [String])
  {
    var unit = "1"
    var found: [(path: [String], number: Double)] = []
    switch (kind, value) {
    case (.number(let declared, _), .number(let number)):
      unit = declared
      found = [(path, number)]
    case (.integer, .integer(let number)): found = [(path, Double(number))]
    case (.array(let names, let declared, _, _), .array(let numbers)):
      unit = declared
      found = farthest(numbers, range, axes: names, path: path)
    default: return
    }
    let frame = NumberFrame(unit: unit, bounds: .any)
    if !found.contains(where: { !range.contains($0.number) }) { return }
    var told: Set<[String]> = []
    // All that has parts of its own.
    let wholes = Set(places.keys.flatMap { place in (0..<place.count).map { Array(place.prefix($0)) } })
    for (element, number) in found where !range.contains(number) && !number.isNaN {
      // A number far from its base's range is told already.
      if doubts.contains(where: { $0.path == element }) { continue }
      // One number that counts for many labels is told once.
      let own = written(element, wholes)
      guard told.insert(own).inserted else { continue }
      let stated = range.text(unit: unit)
      doubts.append(
        Doubt(
          own,
          Text(
            en: "is \(frame.text(number)), outside the plausible \(stated)",
            zh: "为\(frame.text(number))，超出合理范围（\(stated)）")))
      if questioned.contains(own) { continue }
      problems.append(
        Diagnostic(
          .warning, at: place(of: own), "\(own.dotted) is \(frame.text(number)), outside the plausible \(stated)",
          advice: "\(range.source.en); is the unit right?"))
    }
  }

  /// Of each row over the years, or each number without them, the one that is farthest outside the range.
  private func farthest(
    _ numbers: [Double], _ range: PlausibleRange, axes names: [String], path: [String]
  ) -> [(path: [String], number: Double)] {
    func excess(_ number: Double) -> Double { max((range.low ?? number) - number, number - (range.high ?? number)) }
    let labels = names.map { axes[$0] ?? [] }
    guard labels.reduce(1, { $0 * $1.count }) == numbers.count else { return [] }
    var worst: [[String]: (place: Int, path: [String], number: Double)] = [:]
    for (place, number) in numbers.enumerated() where excess(number) > 0 {
      var (rest, own): (Int, [String]) = (place, [])
      for list in labels.reversed() {
        own.insert(list[rest % list.count], at: 0)
        rest /= list.count
      }
      let series = zip(names, own).filter { $0.0 != "year" }.map(\.1)
      if let known = worst[series], excess(known.number) >= excess(number) { continue }
      worst[series] = (place, path + own, number)
    }
    return worst.values.sorted { $0.place < $1.place }.map { ($0.path, $0.number) }
  }

  /// The path of the single number that is written for an element: its own, or that of what it has the number from. Of an
  /// element that follows from others of its series its own.
  private func written(_ path: [String], _ wholes: Set<[String]>) -> [String] {
    for length in stride(from: path.count, to: 0, by: -1) {
      let own = Array(path.prefix(length))
      if places[own] != nil { return courses[own] == nil && !wholes.contains(own) ? own : path }
    }
    return path
  }

  /// The place of an element, or of what lies around it.
  private func place(of path: [String]) -> SourceLocation? {
    stride(from: path.count, to: 0, by: -1).lazy.compactMap { places[Array(path.prefix($0))] }.first
  }
}
