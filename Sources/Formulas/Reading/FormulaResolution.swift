import Diagnostics
import ScenarioKit
import SimulationKit

extension FormulaFileReader {
  /// Resolves every formula against the declarations. Nil where one could not be, or no order of computing exists.
  mutating func resolveFormulas() -> FormulaModule? {
    var resolver = FormulaResolver(symbols: symbols, axes: axisLabels, plan: declaredPlan())
    resolver.unreadable = unreadable
    resolver.knowsUnits = !unreadableUnits
    var checks: [FormulaModule.Check] = []
    var (isRead, isComplete) = (true, true)
    for formula in formulas {
      resolver.title = formula.title
      resolver.own = if case .value(let name) = formula.role { name } else { nil }
      defer {
        keys.problems += resolver.problems.map { problem in
          .error(at: formula.text.location(of: problem.offset), problem.message, advice: problem.advice)
        }
        resolver.problems = []
      }
      let expression: Expression
      do throws(ExpressionProblem) { expression = try ExpressionParser.parse(formula.text.text) } catch {
        resolver.problems.append(error)
        (isRead, isComplete) = (false, false)
        continue
      }
      guard let typed = resolve(expression, of: formula, with: &resolver) else {
        // Names beside a mistake are read all the same.
        for name in expression.names where name != resolver.own { resolver.used.insert(name) }
        isComplete = false
        continue
      }
      switch formula.role {
      case .value(let name), .initial(let name):
        guard let own = resolver.plan.numbers[name] else { continue }
        if case .value = formula.role {
          resolver.plan[own].source = .formula(typed.term)
        } else if let initial = resolver.plan[own].initial {
          resolver.plan[initial].source = .formula(typed.term)
        }
      case .check(let table):
        let node = resolver.plan.add(
          Plan.Node(source: .formula(typed.term), axes: typed.axes, title: formula.title))
        if let check = check(table, node, names: expression.names) { checks.append(check) }
      }
    }
    reportTooLong(resolver.plan)
    if isRead { reportUnused(resolver, isComplete: isComplete) }
    // A formula that is wrong needs nothing: the rings that are found are there all the same.
    let order = ComputingOrder(resolver.plan)
    for ring in order.rings { report(ring, in: resolver.plan) }
    guard isComplete, order.rings.isEmpty, !keys.problems.contains(where: { $0.severity == .error }) else { return nil }
    let roots = roots(of: resolver.plan, order.groups)
    for index in checks.indices { settle(&checks[index], roots[checks[index].node]) }
    return FormulaModule(
      manifest: manifest, plan: resolver.plan, groups: order.groups, checks: checks,
      outputs: manifest.outputs.compactMap { resolver.plan.numbers[$0.name] }, roots: roots)
  }

  private var axisLabels: [String: [String]?] {
    var labels: [String: [String]?] = [:]
    for axis in Axis.ofHost { labels.updateValue(nil, forKey: axis.name) }
    labels.updateValue(nil, forKey: "industry")
    for axis in manifest.axes { labels.updateValue(axis.labels, forKey: axis.name) }
    return labels
  }

  /// The arrays that the file declares, those with a formula still empty.
  private func declaredPlan() -> Plan {
    var plan = Plan()
    for (name, symbol) in symbols.sorted(by: { $0.key < $1.key }) {
      if symbol.isComputed {
        let own = plan.reserve(symbol.title, axes: symbol.axes)
        plan.numbers[name] = own
        if symbol.hasInitial {
          plan[own].initial = plan.reserve("\(symbol.title).initial", axes: symbol.axes.filter { $0 != "year" })
        }
        continue
      }
      let source: Plan.Source
      switch symbol.given {
      case .parameter(let key)?: source = .parameter(key)
      case .field(let records, let field)?: source = .field(records: records, field: field)
      case .input(let name)?: source = .input(name)
      case nil: continue
      }
      if case .text = symbol.kind { continue }
      plan.numbers[name] = plan.add(Plan.Node(source: source, axes: symbol.axes, title: symbol.title))
    }
    return plan
  }

  /// Resolves one formula; what is wrong stands in the resolver's problems.
  private func resolve(_ expression: Expression, of formula: WrittenFormula, with resolver: inout FormulaResolver)
    -> TypedTerm?
  {
    if case .check = formula.role { return resolver.condition(expression, "a check") }
    guard let found = resolver.number(expression, formula.title), case .number(let measure) = found.kind else {
      return nil
    }
    if let extra = found.axes.first(where: { !formula.axes.contains($0) }) {
      resolver.problems.append(
        ExpressionProblem(
          at: expression.offset, "the formula of \(formula.title) has the axis \(extra), which is not declared for it",
          advice: extra == "year" && formula.title.hasSuffix(".initial")
            ? "an initial value holds before the first year: write x[year=first] for the values of that year"
            : "write sum(…, \(extra)), or add \(extra) to its axes"))
      return nil
    }
    guard let measure, !unreadableUnits else { return found }
    guard let declared = try? UnitMeasure(declared: formula.unit) else { return nil }
    guard measure.measuresTheSame(as: declared) else {
      resolver.problems.append(
        ExpressionProblem(
          at: expression.offset,
          "the formula of \(formula.title) gives \(measure.shown), and its unit is \(formula.unit == "1" ? "1, a pure number" : "\(formula.unit), \(declared.shown)")",
          advice: "correct the formula or the unit"))
      return nil
    }
    let converted = resolver.converted(found, to: declared)
    guard converted.term.value?.isFinite ?? true else {
      resolver.problems.append(
        ExpressionProblem(at: expression.offset, "this has no finite value", advice: "write another number"))
      return nil
    }
    return converted
  }

  private mutating func reportTooLong(_ plan: Plan) {
    var told: Set<String> = []
    for node in plan.nodes {
      guard case .formula(let term) = node.source,
        CompiledFormula.text(of: term).text.utf8.count > CompiledFormula.longest,
        told.insert(node.title).inserted
      else { continue }
      keys.report(
        at: formulas.first { $0.title == node.title }?.text.location ?? start,
        "the formula of \(node.title) is too long once its units are converted",
        advice: "give parts of it names of their own under [variables]")
    }
  }

  mutating func reportUnknownAxes() {
    let known = Set(manifest.axes.map(\.name) + Axis.ofHost.map(\.name) + ["industry"])
    for (name, symbol) in symbols.sorted(by: { $0.key < $1.key }) {
      var met: Set<String> = []
      for axis in symbol.axes {
        let place = places[name] ?? start
        if !known.contains(axis) {
          keys.report(
            at: place, "\(symbol.title) has the unknown axis '\(axis.escapingControls)'",
            advice: closest(to: axis, in: known.sorted()).map { "did you mean \($0)?" }
              ?? "declare it with [axes.\(axis.escapingControls)]")
        } else if !met.insert(axis).inserted {
          keys.report(at: place, "\(symbol.title) has the axis \(axis) twice", advice: "remove one of the two")
        }
      }
    }
  }

  /// - Parameter isComplete: whether every formula was resolved: only then is it known whose earlier years are read.
  private mutating func reportUnused(_ resolver: FormulaResolver, isComplete: Bool) {
    for (name, symbol) in symbols.sorted(by: { $0.key < $1.key }) {
      let place = places[name] ?? start
      if !resolver.used.contains(name), !doubled.contains(name), !symbol.title.hasPrefix("outputs.") {
        keys.report(at: place, "no formula reads \(symbol.title)", advice: "use it, or remove it")
      }
      if isComplete, symbol.hasInitial, !resolver.read.contains(name) {
        keys.report(
          at: place, "no formula reads a year before the first of \(symbol.title)",
          advice: "write \(name)[-1] where the year before is meant, or remove initial")
      }
    }
  }

  private mutating func report(_ ring: [Int], in plan: Plan) {
    var titles: [String] = []
    for node in ring where titles.last != plan[node].title { titles.append(plan[node].title) }
    if titles.count > 1, titles.first == titles.last { titles.removeLast() }
    let name = titles[0].split(separator: ".").dropFirst().first.map(String.init) ?? ""
    let place = formulas.first { $0.title == titles[0] }?.text.location ?? places[name] ?? start
    keys.report(
      at: place,
      titles.count == 1
        ? "\(titles[0]) needs itself" : "\(titles.joined(separator: " needs ")) needs \(titles[0])",
      advice: "read the year before, as in \(name)[-1], at one place of the ring")
  }

  /// Of every node the parameters and inputs that it depends on.
  private func roots(of plan: Plan, _ groups: [ComputingOrder.Group]) -> [Set<String>] {
    var roots = Array(repeating: Set<String>(), count: plan.nodes.count)
    for group in groups {
      var all: Set<String> = []
      for node in group.nodes {
        all.formUnion(plan[node].source.roots)
        for leaf in plan[node].source.leaves {
          all.formUnion(roots[leaf.node])
          if leaf.earlier > 0, let initial = plan[leaf.node].initial { all.formUnion(roots[initial]) }
        }
      }
      for node in group.nodes { roots[node] = all }
    }
    return roots
  }
}

extension Plan.Source {
  /// The parameters and inputs that are read directly.
  var roots: Set<String> {
    func root(_ text: Plan.TextSource) -> String? {
      if case .parameter(let key) = text { "parameters.\(key)" } else { nil }
    }
    switch self {
    case .parameter(let key), .field(let key, _), .presence(.parameter(let key)), .presence(.field(let key, _)):
      return ["parameters.\(key)"]
    case .input(let name), .presence(.input(let name)): return ["inputs.\(name)"]
    case .label(let text): return Set([root(text)].compactMap(\.self))
    case .sameText(let a, let b): return Set([root(a), root(b)].compactMap(\.self))
    case .years, .formula, .sum, .mean, .cumulative: return []
    }
  }
}

extension Expression {
  /// The names that it reads, in their order.
  var names: [String] {
    switch content {
    case .number, .text: []
    case .reference(let reference): [reference.name]
    case .negative(let inner), .not(let inner): inner.names
    case .binary(_, let left, let right): left.names + right.names
    case .call(_, let arguments): arguments.flatMap(\.names)
    }
  }
}
