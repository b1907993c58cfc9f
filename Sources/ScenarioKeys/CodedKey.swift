import Economy
import InputOutput
package import RegionalBase
import ScenarioKit
import SimulationKit

/// Keys with dots that call a label of an axis by its name rather than its code.
package struct CodedKey {
  package enum Match: Equatable {
    /// The same key with codes.
    case key(String)
    /// A name, and the codes of all labels that are called so.
    case ambiguous(name: String, codes: [String])
    case unknown
  }

  private let sections: [ExplainedSection]
  private let lookups: [String: NameLookup]
  private let industries: StrategicIndustries

  package init(_ sections: [ExplainedSection], _ accounts: RegionalAccounts, _ industries: StrategicIndustries) {
    self.industries = industries
    self.sections = sections
    lookups = [
      "sector": accounts.model.table.sectorLookup, "final_demand": accounts.model.table.finalDemandLookup,
    ]
  }

  /// The value that is meant by a key with names, in either language, or by codes that only look alike.
  package func match(_ key: String) -> Match {
    for section in sections where !section.isHead && key.hasPrefix(section.name + ".") {
      let path = Array(key.components.dropFirst(section.name.components.count))
      guard let (axes, start) = axes(of: path, in: section) else { continue }
      var coded = Array(path[..<start])
      var rest = path[start...]
      for axis in axes where !rest.isEmpty {
        // A name may hold points: the longest beginning that is one counts.
        let lengths = (1...rest.count).reversed()
        let found =
          lengths.lazy.map { (length: $0, match: label(rest.prefix($0), axis, in: section)) }
          .first { $0.match != .unknown } ?? (length: 1, match: .unknown)
        switch found.match {
        case .found(let code): coded.append(code)
        case .ambiguous(let codes):
          return .ambiguous(name: rest.prefix(found.length).joined(separator: "."), codes: codes)
        case .unknown: coded.append(rest[rest.startIndex])
        }
        rest = rest.dropFirst(found.length)
      }
      coded += rest
      if coded != path, section.entry(at: coded) != nil {
        return .key((section.name.components + coded).joined(separator: "."))
      }
    }
    return .unknown
  }

  private enum LabelMatch: Equatable {
    case found(String)
    case ambiguous([String])
    case unknown
  }

  private func label(_ parts: ArraySlice<String>, _ axis: String, in section: ExplainedSection) -> LabelMatch {
    let name = parts.joined(separator: ".")
    if section.section.parameters.axes[axis]?.contains(name) ?? false { return .found(name) }
    if axis == "industry" { return industries.code(named: name).map(LabelMatch.found) ?? .unknown }
    guard let lookup = lookups[axis] else { return .unknown }
    return switch lookup.match(name) {
    case .found(let place): .found(lookup.codes[place])
    case .ambiguous(let places): .ambiguous(places.map { lookup.codes[$0] })
    case .unknown: .unknown
    }
  }

  /// The axes of the array to which a path leads, and the place of its first label in the path.
  private func axes(of path: [String], in section: ExplainedSection) -> (axes: [String], start: Int)? {
    var declarations = section.declarations
    var place = 0
    while place < path.count, let declaration = declarations.first(where: { $0.key == path[place] }) {
      switch declaration.kind {
      case .array(let axes, _, _, _): return (axes, place + 1)
      case .records(let fields):
        declarations = fields
        place += 2
      case .number, .integer, .boolean, .choice, .text, .table: return nil
      }
    }
    return nil
  }
}
