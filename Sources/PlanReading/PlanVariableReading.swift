import Diagnostics
import ScenarioKit
package import SimulationKit
package import Study

/// The variable of a target as a run computes it.
package struct ResolvedVariable {
  /// Nil where nothing in this run computes it.
  package var measure: Study.Target.Measure?
  /// The unit of the measure; nil where nobody knows.
  package var unit: String?
  /// Who would offer it, of a variable that nothing computes.
  package var offer: Title?
  package var isGrowth = false
  /// Whether it is output as the satellite of the strategic industries counts it, which is another perimeter than the
  /// scale of an industry in a plan.
  var isIndustryOutput = false
}

/// Finds the variables of targets among the results of the economy and the offers of modules.
package struct PlanVariableReading {
  let scope: PlanScope

  package init(scope: PlanScope) { self.scope = scope }

  /// A variable that is not known, with the one that was perhaps meant.
  package struct Fault: Error {
    package var message: String
    package var advice: String?

    init(_ message: String, advice: String? = nil) {
      self.message = message
      self.advice = advice
    }
  }

  package func resolve(_ variable: PlanVariable) throws(Fault) -> ResolvedVariable {
    switch variable {
    case .economy(let name, let labels): return try economy(name, labels)
    case .parameter(let module, let key): return try parameter(module, key)
    case .output(let module, let name, let choices): return try output(module, name, choices)
    case .growth(let inner):
      var level = try self.level(inner, "growth")
      if case .quantity(let quantity)? = level.measure, quantity.yearStride == 0 {
        throw Fault("what has one number for the whole run has no growth", advice: "name an output by year")
      }
      level.measure = level.measure.map { .growth($0) }
      (level.unit, level.isGrowth, level.isIndustryOutput) = ("1/year", true, false)
      return level
    case .ratio(let first, let second):
      let (above, below) = (try level(first, "ratio"), try level(second, "ratio"))
      var ratio = ResolvedVariable(offer: above.offer ?? below.offer)
      if let a = above.measure, let b = below.measure { ratio.measure = .ratio(a, b) }
      if let a = above.unit, let b = below.unit { ratio.unit = try? Unit.text(of: a, per: b) }
      return ratio
    }
  }

  /// A part of a ratio or a growth: a number by year.
  private func level(_ variable: PlanVariable, _ function: String) throws(Fault) -> ResolvedVariable {
    let level = try resolve(variable)
    if level.isGrowth { throw Fault("a \(function) is made of numbers by year, and not of growth") }
    if case .parameter = variable {
      throw Fault(
        "a \(function) is made of results, and not of a number that the scenario sets",
        advice: "write parameter:<module>.<key> alone: such a target is assumed")
    }
    return level
  }

  private func parameter(_ module: String, _ key: String) throws(Fault) -> ResolvedVariable {
    let known = scope.modules.first { $0.name == module }
    guard let manifest = known?.manifest ?? scope.manifest(module) else {
      if scope.knowsModules { throw unknownModule(module) }
      return ResolvedVariable()
    }
    var numbers: [String] = []
    for parameter in manifest.parameters {
      guard case .number(let unit, _) = parameter.kind else { continue }
      if parameter.key == key {
        let isActive = known?.isActive ?? false
        return ResolvedVariable(
          measure: isActive ? .parameter(module: module, key: key) : nil, unit: unit,
          offer: isActive ? nil : Self.offer(of: module, isNamed: known != nil))
      }
      numbers.append(parameter.key)
    }
    throw Fault(
      "\(module) has no single number \(key)",
      advice: closest(to: key, in: numbers).map { "did you mean parameter:\(module).\($0)?" }
        ?? "its numbers are \(numbers.joined(separator: ", "))")
  }

  func unknownModule(_ name: String) -> Fault {
    let names = scope.modules.map(\.name)
    return Fault(
      "there is no module '\(name)'",
      advice: closest(to: name, in: names).map { "did you mean \($0)?" }
        ?? "write */<output> for what a module may offer later, or leave the variable empty")
  }

  static func offer(of module: String, isNamed: Bool) -> Title {
    isNamed
      ? Title(en: "\(module) offers it, and is switched off here", zh: "模块\(module)可提供，本情景未启用")
      : Title(en: "\(module) offers it, and this scenario does not name that module", zh: "模块\(module)可提供，本情景未纳入")
  }
}
