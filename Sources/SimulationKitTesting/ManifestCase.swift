import ModuleHost
import SimulationKit

/// Cases for a module about which nothing is known but its manifest: its defaults, and numbers within the bounds for what
/// has none.
struct ManifestCase {
  /// How numbers without a default are chosen. A module's own check may ask for more than its bounds say, for shares that
  /// sum to one most often.
  enum Choice: CaseIterable {
    /// In the middle of the bounds.
    case middle
    /// Arrays of shares have equal parts along their last axis but year, or along their first.
    case lastShares, firstShares
    /// At the lower bound.
    case low
  }

  let manifest: Manifest
  let mode: String?
  let choice: Choice
  /// Labels and values that are there already.
  var given = ConformanceCase()

  /// Of the inputs: what is small to one module is much to another.
  static let scales = [1.0, 100, 1e4, 0]

  private static let years = ["2015", "2016", "2017", "2018", "2019", "2020"]
  private static let others = ["first", "second"]
  private static let samples = 3
  /// Rows of a table: the hours of a year, which are the most that modules ask for.
  private static let rows = 8760

  private var axes: AxisLabels {
    var labels = given.axes
    for (name, own) in ["year": Self.years, "sector": ["AGR", "MIN"], "final_demand": ["households", "exports"]]
    where labels[name] == nil {
      labels[name] = own
    }
    for axis in manifest.axes where axis.labels == nil && axis.records == nil && labels[axis.name] == nil {
      labels[axis.name] = Self.others
    }
    let used =
      (manifest.inputs + manifest.outputs).flatMap(\.axes) + manifest.parameters.flatMap { Self.axes(of: $0.kind) }
    for name in used where labels[name] == nil && !manifest.axes.contains(where: { $0.name == name }) {
      labels[name] = Self.others
    }
    return labels
  }

  private static func axes(of kind: ParameterKind) -> [String] {
    switch kind {
    case .array(let axes, _, _, _): axes
    case .records(let fields): fields.flatMap { Self.axes(of: $0.kind) }
    case .number, .integer, .boolean, .choice, .text, .table: []
    }
  }

  /// The axes with those that the manifest fixes or that records give.
  private var allAxes: AxisLabels {
    var labels = axes
    for axis in manifest.axes {
      if let own = axis.labels { labels[axis.name] = own }
      if let key = axis.records {
        labels[axis.name] = if case .records(let own)? = given.parameters[key] { own.map(\.name) } else { Self.others }
      }
    }
    return labels
  }

  /// - Parameter scale: of the inputs.
  func example(scale: Double) -> ConformanceCase {
    var values: [String: ParameterValue] = [:]
    for declaration in manifest.parameters where declaration.applies(in: mode) {
      guard declaration.fallback == nil, !declaration.optional else { continue }
      values[declaration.key] = value(of: declaration)
    }
    let inputs = manifest.inputs.filter { $0.applies(in: mode) }
    let samples = (0..<Self.samples).map { sample in
      Dictionary(
        uniqueKeysWithValues: inputs.map { input in
          let count = allAxes.count(input.axes) ?? 1
          let own = input.variation == .shared ? 0 : Double(sample)
          return (input.name, (0..<count).map { scale * (1 + own / 4 + Double($0 % 7) / 16) })
        })
    }
    return ConformanceCase(mode: mode, axes: axes, parameters: values, samples: samples)
  }

  private func value(of declaration: ParameterDeclaration) -> ParameterValue {
    switch declaration.kind {
    case .number(_, let bounds): return .number(number(bounds))
    case .integer(let bounds): return .integer(Int(number(bounds).rounded(.up)))
    case .boolean: return .boolean(true)
    case .choice(let choices): return .text(choices.first ?? "")
    case .text: return .text("a text")
    case .array(let axes, _, let bounds, _):
      let count = allAxes.count(axes) ?? 0
      return .array(Array(repeating: share(bounds, axes) ?? number(bounds), count: count))
    case .records(let fields):
      return .records(
        Self.others.map { name in
          ParameterRecord(
            name: name,
            fields: Dictionary(
              uniqueKeysWithValues: fields.filter { $0.fallback == nil && !$0.optional }.map { ($0.key, value(of: $0)) }
            ))
        })
    case .table(let columns):
      var table = ParameterTable(rows: Self.rows)
      for column in columns {
        if column.unit == nil {
          table.texts[column.name] = (0..<Self.rows).map { "row \($0)" }
        } else {
          table.numbers[column.name] = (0..<Self.rows).map { 0.1 + Double($0 % 24) / 48 }
        }
      }
      return .table(table)
    }
  }

  private func number(_ bounds: Bounds) -> Double {
    switch (bounds.lower, bounds.upper) {
    case (let lower?, let upper?): choice == .low && bounds.includesLower ? lower : (lower + upper) / 2
    case (let lower?, nil): choice == .low && bounds.includesLower ? lower : lower + 1
    case (nil, let upper?): upper - 1
    case (nil, nil): 1
    }
  }

  private func share(_ bounds: Bounds, _ axes: [String]) -> Double? {
    guard bounds.lower == 0, bounds.upper == 1 else { return nil }
    let axis: String?
    switch choice {
    case .lastShares: axis = axes.last { $0 != "year" }
    case .firstShares: axis = axes.first { $0 != "year" }
    case .middle, .low: return nil
    }
    return axis.flatMap { allAxes.count([$0]) }.map { 1 / Double($0) }
  }
}

extension ConformanceCase {
  /// The first case made from the manifest that the module answers in this mode.
  ///
  /// Throws a sentence that says why there is none: not every module can be run by what its manifest says alone.
  static func made(for module: LoadedModule, mode: String?) throws(UnfitParameters) -> ConformanceCase {
    var reason: String?
    for choice in ManifestCase.Choice.allCases {
      let source = ManifestCase(manifest: module.manifest, mode: mode, choice: choice)
      for scale in ManifestCase.scales {
        let example = source.example(scale: scale)
        let problem = example.problem(for: module)
        guard let problem else { return example.varying(module) }
        reason = reason ?? problem
      }
    }
    throw UnfitParameters(reason ?? "")
  }

  /// The case with inputs that the module answers, where it has none.
  static func completed(_ given: ConformanceCase, for module: LoadedModule) throws(UnfitParameters) -> ConformanceCase {
    var reason: String?
    for scale in ManifestCase.scales {
      var example = given
      let source = ManifestCase(manifest: module.manifest, mode: given.mode, choice: .middle, given: given)
      example.samples = source.example(scale: scale).samples
      guard let problem = example.problem(for: module) else { return example.varying(module) }
      reason = reason ?? problem
    }
    throw UnfitParameters(reason ?? "")
  }

  /// Why the module does not answer this case; nil where it does.
  private func problem(for module: LoadedModule) -> String? {
    do {
      let check = try ConformanceCheck(module, self)
      if let finding = try check.check().first { return finding }
      let alone = try check.alone()
      return alone.first { !$0.isAnswered }.map { $0.status(of: 0).message ?? "no reason given" }
    } catch { return "\(error)" }
  }

  /// The case with other numbers at every path that takes them: those of an assumption's range, or near the case's own.
  private func varying(_ module: LoadedModule) -> ConformanceCase {
    guard let check = try? ConformanceCheck(module, self) else { return self }
    var example = self
    for path in check.parameters.variablePaths {
      guard let own = try? check.parameters.numbers(at: path), !own.isEmpty else { continue }
      let declaration = module.manifest.parameters.first { $0.key == path.key }
      let isWhole = if case .integer? = declaration?.kind { true } else { false }
      let range = [declaration?.fallback?.low, declaration?.fallback?.high].compactMap { $0 }
      let tries =
        (isWhole || own.count > 1 ? [] : range.map { [$0] })
        + (isWhole ? [own.map { $0 + 1 }, own.map { $0 - 1 }] : [own.map { $0 * 0.9 }, own.map { $0 * 1.1 }])
      example.varied[path] = tries.first { numbers in
        guard numbers != own, let replaced = try? check.parameters.replacing(path, with: numbers),
          let found = try? module.check(mode: mode, axes: axes, parameters: replaced.values)
        else { return false }
        return !found.contains { $0.severity == .error }
      }
    }
    return example
  }
}
