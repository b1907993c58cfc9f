import Diagnostics
import ScenarioKit
import SimulationKit

extension FormulaFileReader {
  /// A check, with the parameter that its findings are about.
  mutating func check(_ table: ScenarioTable, _ node: Int, names: [String]) -> FormulaModule.Check? {
    guard let message = keys.text("message", in: table, isNeeded: true) else { return nil }
    let advice = keys.text("advice", in: table)
    var severity = ParameterDiagnostic.Severity.error
    if let word = keys.string("severity", in: table) {
      guard let known = ParameterDiagnostic.Severity(rawValue: word) else {
        keys.report(
          at: table["severity"]?.location ?? table.location, "unknown severity \"\(word.escapingControls)\"",
          advice: "write \"error\", \"warning\" or \"note\"")
        return nil
      }
      severity = known
    }
    let parameters = manifest.parameters.map(\.key)
    var parameter = names.lazy.compactMap { name -> String? in
      let key = name.prefix { $0 != "." }
      return parameters.first { $0 == key }
    }.first
    if let named = keys.string("parameter", in: table) {
      guard parameters.contains(named) else {
        keys.report(
          at: table["parameter"]?.location ?? table.location, "there is no parameter '\(named.escapingControls)'",
          advice: closest(to: named, in: parameters).map { "did you mean \($0)?" } ?? "name a parameter of this file")
        return nil
      }
      parameter = named
    }
    var axes: [String] = []
    switch manifest.parameters.first(where: { $0.key == parameter })?.kind {
    case .array(let names, _, _, _)?: axes = names
    case .records?: axes = manifest.axes.filter { $0.records == parameter }.map(\.name)
    default: break
    }
    return FormulaModule.Check(
      node: node, severity: severity, message: message, advice: advice ?? "", parameter: parameter, parameterAxes: axes,
      place: table["formula"]?.location ?? table.location)
  }

  /// Once it is known what the check depends on: one that reads inputs is made at a run, and can only end it.
  mutating func settle(_ check: inout FormulaModule.Check, _ roots: Set<String>) {
    if roots.isEmpty {
      keys.report(at: check.place, "this check reads no parameter and no input", advice: "remove it")
    }
    if roots.contains(where: { $0.hasPrefix("inputs.") }) {
      check.parameter = nil
      if check.severity != .error {
        keys.report(
          at: check.place, "this check reads inputs, so it is made in a run, where it ends the sample",
          advice: "remove severity, or check parameters alone")
      }
    } else if check.parameter == nil {
      check.parameter = manifest.parameters.first { roots.contains("parameters.\($0.key)") }?.key
    }
  }

  /// Faults that the manifest's own rules find, at the declaration that they name.
  mutating func reportManifestProblems() {
    for sentence in manifest.problems() {
      var place: SourceLocation?
      for (index, part) in sentence.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      where index % 2 == 1 && place == nil {
        place = self.place(ofDeclared: String(part))
      }
      keys.report(at: place ?? root["module"]?.keyLocation ?? start, sentence)
    }
  }

  private func place(ofDeclared name: String) -> SourceLocation? {
    for section in ["parameters", "inputs", "outputs", "axes"] {
      if let place = root[section]?.table?[name]?.keyLocation { return place }
    }
    for section in ["charts", "targets", "sections"] {
      guard case .list(let elements)? = root[section]?.content else { continue }
      for element in elements {
        if case .text(name)? = element.table?["name"]?.content { return element.location }
      }
    }
    return nil
  }
}
