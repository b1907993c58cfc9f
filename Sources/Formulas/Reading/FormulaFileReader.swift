public import Diagnostics
import ScenarioKit
import SimulationKit

extension FormulaModule {
  /// Reads a file of formulas; the module's identifier is the file's name.
  /// - Throws: everything that is wrong with it, at once.
  public static func read(_ bytes: [UInt8], file: String) throws(InvalidInput) -> FormulaModule {
    let source = SourceText(file: file, bytes: bytes)
    let document = try TOMLDocument.parse(source)
    var reader = FormulaFileReader(source, Scenario(merging: document).root)
    let module = reader.module()
    guard let module, !reader.keys.problems.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(reader.keys.problems.sorted { ($0.location ?? reader.start) < ($1.location ?? reader.start) })
    }
    return module
  }
}

/// Reads one file: first the declarations, then the formulas against them.
struct FormulaFileReader {
  private static let sections = [
    "module", "axes", "parameters", "inputs", "variables", "outputs", "links", "charts", "targets", "sections",
    "checks",
  ]
  /// Far more than a person writes.
  private static let mostFormulas = 2000

  let source: SourceText
  let root: ScenarioTable
  var keys = KeyReader()
  var symbols: [String: Symbol] = [:]
  /// Where each symbol is declared, by its name in formulas.
  var places: [String: SourceLocation] = [:]
  var formulas: [WrittenFormula] = []
  var manifest: Manifest
  var start: SourceLocation { SourceLocation(file: source.file, line: 1, column: 1) }

  /// The formula of a variable, an output, its initial value or a check, before it is resolved.
  struct WrittenFormula {
    enum Role {
      case value(name: String)
      case initial(name: String)
      case check(ScenarioTable)
    }
    var role: Role
    var title: String
    var text: FormulaText
    var axes: [String]
    var unit: String
  }

  init(_ source: SourceText, _ root: ScenarioTable) {
    self.source = source
    self.root = root
    let name = source.file.split(separator: "/").last.map(String.init) ?? source.file
    let identifier = name.hasSuffix(".toml") ? String(name.dropLast(5)) : name
    manifest = Manifest(identifier: identifier, version: "", title: "", summary: "")
  }

  /// Nil where nothing could be computed; the problems say why.
  mutating func module() -> FormulaModule? {
    root.reportUnknownKeys(except: Self.sections, into: &keys.problems)
    readModule()
    readDeclarations()
    manifest.links = keys.links(in: root)
    manifest.charts = keys.charts(in: root)
    manifest.targets = keys.targets(in: root)
    manifest.sections = keys.sections(in: root)
    readChecks()
    guard formulas.count <= Self.mostFormulas else {
      keys.report(at: start, "the file holds more than \(Self.mostFormulas) formulas", advice: "divide it into modules")
      return nil
    }
    reportUnknownAxes()
    let hasSoundDeclarations = !keys.problems.contains { $0.severity == .error }
    let module = resolveFormulas()
    // The manifest's own rules repeat what is wrong above.
    if hasSoundDeclarations { reportManifestProblems() }
    return module
  }

  private mutating func readModule() {
    guard let table = root["module"]?.table else {
      keys.report(
        at: root["module"]?.location ?? start, "the file has no section [module]",
        advice: "write [module] with version, title and summary")
      return
    }
    table.reportUnknownKeys(except: ["version", "title", "summary"], into: &keys.problems)
    manifest.version = keys.string("version", in: table, isNeeded: true) ?? ""
    manifest.title = keys.text("title", in: table, isNeeded: true) ?? ""
    manifest.summary = keys.text("summary", in: table, isNeeded: true) ?? ""
  }

  private mutating func readDeclarations() {
    for (name, table, _) in keys.members(of: "axes", in: root) { manifest.axes.append(keys.axis(name, table)) }
    var labels: [String: [String]] = [:]
    for axis in manifest.axes { labels[axis.name] = axis.labels }
    for (key, table, place) in keys.members(of: "parameters", in: root) {
      guard var declaration = keys.parameter(key, table) else {
        // Its kind is not known: formulas that read it are let be.
        symbols[key] = nil
        unreadable.insert(key)
        continue
      }
      if case .records(var fields) = declaration.kind, let written = table["fields"]?.table {
        for index in fields.indices {
          guard let own = written[fields[index].key]?.table else { continue }
          fields[index].fallback = keys.fallback(fields[index], in: own, labels)
        }
        declaration.kind = .records(fields)
      } else {
        declaration.fallback = keys.fallback(declaration, in: table, labels)
      }
      manifest.parameters.append(declaration)
      declare(declaration, at: place)
    }
    for (name, table, place) in keys.members(of: "inputs", in: root) {
      let input = keys.input(name, table)
      manifest.inputs.append(input)
      declare(
        Symbol(
          name: name, title: "inputs.\(name)", kind: .number, axes: input.axes,
          measure: measure(input.unit, at: table["unit"]?.location ?? place), isOptional: input.optional,
          given: .input(name)), at: place)
    }
    for section in ["variables", "outputs"] {
      for (name, table, place) in keys.members(of: section, in: root) {
        let variable = keys.variable(name, table, isOutput: section == "outputs")
        if section == "outputs" { manifest.outputs.append(variable) }
        declare(variable, in: table, title: "\(section).\(name)", at: place)
      }
    }
    addHostAxes()
  }

  /// Parameters of which the declaration could not be read.
  var unreadable: Set<String> = []

  /// The axis of the strategic industries has its labels from the scenario and need not be listed.
  private mutating func addHostAxes() {
    let known = Set(manifest.axes.map(\.name) + Axis.ofHost.map(\.name))
    if !known.contains("industry"), symbols.values.contains(where: { $0.axes.contains("industry") }) {
      manifest.axes.append(Axis("industry"))
    }
  }

  mutating func measure(_ unit: String, at place: SourceLocation) -> UnitMeasure {
    do {
      let measure = try UnitMeasure(declared: unit)
      if measure.isUsable { return measure }
      keys.report(
        at: place, "the unit \"\(unit.escapingControls)\" is too large or too small for a double",
        advice: "write another unit")
    } catch {
      keys.report(at: place, error.message, advice: error.advice)
    }
    unreadableUnits = true
    return .one
  }

  /// Names that are declared twice.
  var doubled: Set<String> = []

  /// Whether a declared unit could not be read, so that units of formulas mean nothing.
  var unreadableUnits = false

  mutating func formula(_ key: String, in table: ScenarioTable, isNeeded: Bool = false) -> FormulaText? {
    if case .integer(let number)? = table[key]?.content {
      return FormulaText("\(number)", at: table[key]?.location ?? start, in: source)
    }
    guard let text = keys.string(key, in: table, isNeeded: isNeeded) else { return nil }
    return FormulaText(text, at: table[key]?.location ?? start, in: source)
  }

  private mutating func readChecks() {
    for table in keys.elements(of: "checks", in: root) {
      table.reportUnknownKeys(except: ["formula", "message", "advice", "parameter", "severity"], into: &keys.problems)
      guard let text = formula("formula", in: table, isNeeded: true) else { continue }
      formulas.append(
        WrittenFormula(
          role: .check(table), title: "checks", text: text, axes: [], unit: "1"))
    }
  }
}
