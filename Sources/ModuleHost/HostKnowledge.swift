public import SimulationKit

/// The declarations of manifests that a host knows. A manifest of a later contract may say more than this host reads: what
/// it does not know is left out with a note, unless the manifest says that it is required.
public struct HostKnowledge: Sendable {
  /// The fault of a unit; nil where it is known.
  public var problem: @Sendable (_ unit: String) -> String?

  /// Without arguments: a host that takes any unit.
  public init(problem: @escaping @Sendable (_ unit: String) -> String? = { _ in nil }) {
    self.problem = problem
  }
}

extension Manifest {
  /// The manifest without what the host does not use.
  ///
  /// - Returns: a sentence for everything that was left out.
  /// - Throws: a sentence for everything that is required and not used, and for every unit that is not known.
  public func understood(by host: HostKnowledge) throws(ManifestProblems) -> (manifest: Manifest, notes: [String]) {
    var reading = Reading()
    var manifest = self
    manifest.links = links.filter { link in
      guard case .unknown = link.kind else { return true }
      return reading.leaveOut(
        "the link '\(link.kind.rawValue)' of '\(link.output)'", "is of a kind that is not known", link.required)
    }
    manifest.charts = charts.filter { chart in
      guard case .unknown(let mark) = chart.mark else { return true }
      return reading.leaveOut("the chart '\(chart.name)'", "has the mark '\(mark)', which is not known", chart.required)
    }
    for index in manifest.sections.indices {
      manifest.sections[index].charts.removeAll { name in !manifest.charts.contains { $0.name == name } }
    }
    readOrigins(of: parameters, "the parameter '", &reading)
    for (place, unit) in units {
      if let problem = host.problem(unit) { reading.problems.append("the unit of \(place): \(problem)") }
    }
    guard reading.problems.isEmpty else { throw ManifestProblems(sentences: reading.problems) }
    return (manifest, reading.notes)
  }

  private struct Reading {
    var notes: [String] = []
    var problems: [String] = []

    /// Returns false.
    mutating func leaveOut(_ name: String, _ why: String, _ isRequired: Bool) -> Bool {
      if isRequired {
        problems.append("\(name) is required and \(why) here")
      } else {
        notes.append("\(name) \(why) here and is ignored")
      }
      return false
    }
  }

  private func readOrigins(of declarations: [ParameterDeclaration], _ start: String, _ reading: inout Reading) {
    for declaration in declarations {
      let name = "\(start)\(declaration.key)'"
      if let fallback = declaration.fallback, let origin = fallback.unknownOrigin {
        if fallback.required {
          reading.problems.append("the default of \(name) has the origin '\(origin)', which is not known here")
        } else {
          reading.notes.append(
            "the default of \(name) has the origin '\(origin)', which is not known here and counts as unverified")
        }
      }
      if case .records(let fields) = declaration.kind {
        readOrigins(of: fields, "the field '\(declaration.key).", &reading)
      }
    }
  }

  /// Every unit with the place where it stands.
  private var units: [(place: String, unit: String)] {
    func units(of declarations: [ParameterDeclaration], _ start: String) -> [(place: String, unit: String)] {
      declarations.flatMap { declaration -> [(place: String, unit: String)] in
        let name = "\(start)\(declaration.key)'"
        switch declaration.kind {
        case .number(let unit, _), .array(_, let unit, _, _): return [(name, unit)]
        case .records(let fields): return units(of: fields, "the field '\(declaration.key).")
        case .table(let columns):
          return columns.compactMap { column in column.unit.map { ("the column '\(column.name)' of \(name)", $0) } }
        case .integer, .boolean, .choice, .text: return []
        }
      }
    }
    return units(of: parameters, "the parameter '")
      + inputs.map { ("the input '\($0.name)'", $0.unit) } + outputs.map { ("the output '\($0.name)'", $0.unit) }
  }
}

/// Required declarations of a manifest that a host does not know, a sentence each.
public struct ManifestProblems: Error, Hashable, Sendable, CustomStringConvertible {
  public var sentences: [String]

  public init(sentences: [String]) { self.sentences = sentences }

  public var description: String { sentences.joined(separator: "\n") }
}
