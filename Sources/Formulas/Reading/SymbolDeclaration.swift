import Diagnostics
import ScenarioKit
import SimulationKit

/// The names that formulas may use, from the declarations of parameters, variables and outputs.
extension FormulaFileReader {
  mutating func declare(_ declaration: ParameterDeclaration, at place: SourceLocation) {
    let title = "parameters.\(declaration.key)"
    var symbol = Symbol(
      name: declaration.key, title: title, kind: .number, axes: [], measure: .one, isOptional: declaration.optional,
      given: .parameter(declaration.key))
    switch declaration.kind {
    case .number(let unit, _): symbol.measure = measure(unit, at: unitPlace(title) ?? place)
    case .integer: break
    case .boolean: symbol.kind = .condition
    case .choice, .text: symbol.kind = .text
    case .array(let axes, let unit, _, _):
      symbol.axes = axes
      symbol.measure = measure(unit, at: unitPlace(title) ?? place)
    case .records(let fields):
      declareFields(fields, of: declaration, at: place)
      return
    case .table: return
    }
    if symbol.isOptional, !isNumber(symbol.kind) {
      keys.report(at: place, "\(title) is optional and no number", advice: "give it a default instead")
      symbol.isOptional = false
    }
    declare(symbol, at: place)
  }

  private func isNumber(_ kind: Symbol.Kind) -> Bool { if case .number = kind { true } else { false } }

  private func unitPlace(_ title: String) -> SourceLocation? {
    let path = title.split(separator: ".").map(String.init)
    return root[path[0]]?.table?[path[1]]?.table?["unit"]?.location
  }

  private mutating func declareFields(
    _ fields: [ParameterDeclaration], of records: ParameterDeclaration, at place: SourceLocation
  ) {
    guard let axis = manifest.axes.first(where: { $0.records == records.key })?.name else {
      keys.report(
        at: place, "parameters.\(records.key) has records and no axis for them",
        advice: "write [axes.\(records.key.hasSuffix("s") ? String(records.key.dropLast()) : "record")] and "
          + "records = \"\(records.key)\" below")
      unreadable.formUnion(fields.map { "\(records.key).\($0.key)" })
      return
    }
    for field in fields {
      let name = "\(records.key).\(field.key)"
      let own = root["parameters"]?.table?[records.key]?.table?["fields"]?.table?[field.key]
      var symbol = Symbol(
        name: name, title: "parameters.\(records.key).fields.\(field.key)", kind: .number, axes: [axis], measure: .one,
        isOptional: field.optional || records.optional, given: .field(records: records.key, field: field.key))
      let at = own?.table?["unit"]?.location ?? own?.keyLocation ?? place
      switch field.kind {
      case .number(let unit, _): symbol.measure = measure(unit, at: at)
      case .integer: break
      case .array(let axes, let unit, _, _):
        symbol.axes += axes
        symbol.measure = measure(unit, at: at)
      case .boolean: symbol.kind = .condition
      case .text where ParameterDeclaration.recordTitleKeys.contains(field.key):
        // Reports name records by them; formulas have no such name.
        continue
      case .choice, .text, .records, .table:
        keys.report(
          at: own?.keyLocation ?? place, "\(symbol.title) is a text, which formulas cannot read", advice: "remove it")
        continue
      }
      declare(symbol, at: own?.keyLocation ?? place)
    }
  }

  mutating func declare(
    _ variable: VariableDeclaration, in table: ScenarioTable, title: String, at place: SourceLocation
  ) {
    let unitPlace = table["unit"]?.location ?? place
    declare(
      Symbol(
        name: variable.name, title: title, kind: .number, axes: variable.axes,
        measure: measure(variable.unit, at: unitPlace), isComputed: true,
        hasInitial: table["initial"] != nil && variable.axes.contains("year")),
      at: place)
    guard !doubled.contains(variable.name) else { return }
    if let text = formula("formula", in: table, isNeeded: true) {
      formulas.append(
        WrittenFormula(
          role: .value(name: variable.name), title: title, text: text, axes: variable.axes, unit: variable.unit))
    }
    guard let text = formula("initial", in: table) else { return }
    guard variable.axes.contains("year") else {
      keys.report(
        at: table["initial"]?.keyLocation ?? place, "\(title) has no axis year, so no value before the first one",
        advice: "remove initial")
      return
    }
    formulas.append(
      WrittenFormula(
        role: .initial(name: variable.name), title: "\(title).initial", text: text,
        axes: variable.axes.filter { $0 != "year" }, unit: variable.unit))
  }

  /// Enters a symbol, unless its name means something else.
  mutating func declare(_ symbol: Symbol, at place: SourceLocation) {
    let name = symbol.name
    if let other = symbols[name] {
      keys.report(
        at: place, "\(symbol.title) has the name of \(other.title)", advice: "give one of the two another name")
      doubled.insert(name)
      return
    }
    if Reserved.all.contains(name) {
      keys.report(at: place, "\(symbol.title) has the name of a word of formulas", advice: "give it another name")
    } else if manifest.axes.contains(where: { $0.name == name }) || hostAxes.contains(name) {
      keys.report(at: place, "\(symbol.title) has the name of an axis", advice: "give it another name")
    }
    symbols[name] = symbol
    places[name] = place
  }

  private var hostAxes: [String] { Axis.ofHost.map(\.name) + ["industry"] }
}
