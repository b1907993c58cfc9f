import Coupling
package import Diagnostics
import ScenarioKit
package import SimulationKit
import Study

/// A number that is allowed and probably a mistake, with the targets that rest on it.
package struct ImplausibleInput: Codable, Hashable, Sendable {
  /// As in the file, with dots: `modules.wind-solar.capacity.wind.2020`.
  package var path: String
  package var place: SourceLocation?
  /// "is 9000 GW, far outside the 4 to 9 GW of its base".
  package var words: Title
  /// Identifiers of the targets whose results follow from it.
  package var targets: [String]

  package init(path: String, place: SourceLocation? = nil, words: Title, targets: [String]) {
    self.path = path
    self.place = place
    self.words = words
    self.targets = targets
  }
}

extension Problem {
  /// Identifiers of the targets that follow from a section of the scenario: from the module that reads it, or from the
  /// economy, and from whatever reads their results. Whether the number moves them much is not asked.
  package func targets(restingOn section: String, key: String? = nil) -> [String] {
    let module = section.hasPrefix("modules.") ? String(section.dropFirst("modules.".count)) : nil
    var reached: Set<CouplingGraph.Node> = module.map { [.module($0)] } ?? [.coefficients, .quantities]
    var waiting = Array(reached)
    while let next = waiting.popLast() {
      for flow in graph.flows where flow.from == next && reached.insert(flow.to).inserted { waiting.append(flow.to) }
    }
    return targets.filter { target in
      if case .parameter(let owner, let own)? = target.measure { return owner == module && own == key }
      return target.measure?.outputs.contains { output in
        switch output {
        case .economy: reached.contains(.quantities)
        case .module(let name, _): reached.contains(.module(name))
        case .target: false
        }
      } ?? false
    }.map(\.identifier)
  }
}

/// The doubts that the reading of a scenario has, by section.
struct ScenarioDoubts {
  private var found: [(section: String, doubt: Doubt, place: SourceLocation?)] = []

  mutating func add(_ section: ResolvedSection, in name: String) {
    found += section.doubts.map { doubt in
      (name, doubt, section.location(of: doubt.path.first ?? "", index: Array(doubt.path.dropFirst())))
    }
  }

  /// The warnings of a module about its own parameters.
  mutating func add(_ findings: [ParameterDiagnostic], of section: ResolvedSection, in name: String) {
    for finding in findings where finding.severity == .warning {
      let doubt = Doubt(
        [finding.parameter] + finding.index, Text(en: "is doubtful: \(finding.message)", zh: "存疑：\(finding.message)"))
      found.append((name, doubt, section.location(of: finding.parameter, index: finding.index)))
    }
  }

  func inputs(in problem: Problem) -> [ImplausibleInput] {
    found.map { section, doubt, place in
      ImplausibleInput(
        path: ([section] + doubt.path).joined(separator: "."), place: place, words: doubt.words,
        targets: problem.targets(restingOn: section, key: doubt.path.first))
    }
  }
}
