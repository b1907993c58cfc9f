extension Manifest {
  /// Faults of the manifest, a sentence each; empty when it is sound. A host refuses a module whose manifest
  /// is not.
  public func problems() -> [String] {
    var found: [String] = []
    if !identifier.isWords(joinedBy: "-") {
      found.append("the identifier '\(identifier)' must be lower-case words joined by hyphens, like 'wind-solar'")
    }
    for (what, text) in [
      ("version", version), ("English title", title.en), ("Chinese title", title.zh), ("summary", summary.en),
    ] where text.isBlank {
      found.append("the \(what) is empty")
    }
    if summary.isBlank && !summary.en.isBlank { found.append("the Chinese summary is empty") }
    if let twice = modes.map(\.name).firstRepeated { found.append("the mode '\(twice)' is declared twice") }
    for mode in modes where !mode.name.isWords(joinedBy: "_") {
      found.append("the mode '\(mode.name)' must be lower-case words joined by underscores")
    }
    found += axisProblems()
    found += ManifestScope(self).problems(of: parameters, in: nil)
    found += variableProblems()
    found += links.flatMap(problems) + reportProblems()
    return found
  }

  private func axisProblems() -> [String] {
    var found: [String] = []
    if let twice = axes.map(\.name).firstRepeated { found.append("the axis '\(twice)' is declared twice") }
    for axis in axes {
      if !axis.name.isWords(joinedBy: "_") {
        found.append("the axis '\(axis.name)' must be lower-case words joined by underscores")
      }
      if Axis.ofHost.contains(where: { $0.name == axis.name }),
        axis.labels != nil || axis.titles != nil || axis.records != nil
      {
        found.append(
          "the axis '\(axis.name)' belongs to the host, which gives its labels; leave 'labels', 'titles' and 'records' "
            + "out")
      }
      if axis.labels?.isEmpty == true { found.append("the axis '\(axis.name)' has no labels; leave 'labels' out") }
      if let key = axis.records {
        if axis.labels != nil || axis.titles != nil {
          found.append("the axis '\(axis.name)' has its labels from '\(key)'; leave 'labels' and 'titles' out")
        }
        if !parameters.contains(where: { $0.key == key && $0.kind.name == "records" }) {
          found.append("the axis '\(axis.name)' has its labels from '\(key)', which is no parameter of records")
        }
      }
      if let titles = axis.titles, titles.count != axis.labels?.count {
        found.append("the axis '\(axis.name)' has \(titles.count) titles for \(axis.labels?.count ?? 0) labels")
      }
      if let twice = axis.labels?.firstRepeated { found.append("the axis '\(axis.name)' names '\(twice)' twice") }
    }
    return found
  }

  private func variableProblems() -> [String] {
    var found: [String] = []
    let scope = ManifestScope(self)
    for (what, variables) in [("input", inputs), ("output", outputs)] {
      if let twice = variables.map(\.name).firstRepeated { found.append("the \(what) '\(twice)' is declared twice") }
      for variable in variables {
        let name = "the \(what) '\(variable.name)'"
        if !variable.name.isWords(joinedBy: "_") {
          found.append("\(name) must be lower-case words joined by underscores")
        }
        if variable.unit.isBlank { found.append("\(name) has no unit; write '1' for a pure number") }
        if variable.meaning.isBlank { found.append("\(name) has no meaning") }
        found += scope.problems(ofAxes: variable.axes, in: name) + scope.problems(ofModes: variable.modes, in: name)
        if what == "output" && variable.optional { found.append("\(name) cannot be 'optional'; only an input can") }
        found += iamcProblems(variable, name)
      }
    }
    for input in inputs where outputs.contains(where: { $0.name == input.name }) {
      found.append("'\(input.name)' is both an input and an output")
    }
    return found
  }

  /// A name in the IAMC table needs a place for every axis but the year, or two labels would share a row.
  private func iamcProblems(_ variable: VariableDeclaration, _ name: String) -> [String] {
    guard let iamc = variable.iamc else { return [] }
    if iamc.isBlank { return ["\(name) has an empty IAMC name; leave 'iamc' out"] }
    var found: [String] = []
    let places = iamc.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "}" })
    }
    for place in places where !variable.axes.contains(place) {
      found.append("\(name) has {\(place)} in its IAMC name but no such axis")
    }
    for axis in variable.axes where axis != "year" && !places.contains(axis) {
      found.append("\(name) needs {\(axis)} in its IAMC name, or its labels would share one row")
    }
    return found
  }
}

/// The axes and modes that a manifest knows, for checking what refers to them.
struct ManifestScope {
  private let modes: Set<String>
  private let axes: Set<String>
  private let fixed: AxisLabels

  init(_ manifest: Manifest) {
    modes = Set(manifest.modes.map(\.name))
    axes = Set(manifest.axes.map(\.name)).union(Axis.ofHost.map(\.name))
    var fixed = AxisLabels()
    for axis in manifest.axes { fixed[axis.name] = axis.labels }
    self.fixed = fixed
  }

  func problems(ofAxes names: [String], in place: String) -> [String] {
    var found = names.filter { !axes.contains($0) }.map {
      "\(place) has the axis '\($0)', which is neither year, sector nor final_demand and is not declared under 'axes'"
    }
    if let twice = names.firstRepeated { found.append("\(place) has the axis '\(twice)' twice") }
    return found
  }

  func problems(ofModes names: [String], in place: String) -> [String] {
    names.filter { !modes.contains($0) }.map { "\(place) applies in the mode '\($0)', which is not declared" }
  }

  /// The fault of a default, as the end of a sentence. The length of an array over axes that the scenario labels
  /// is known only in a run.
  func mismatch(_ value: ParameterValue, _ kind: ParameterKind) -> String? {
    if case .array(let names, let unit, let bounds, _) = kind {
      if case .number(let number) = value {
        return bounds.contains(number) ? nil : "is \(number.plain) but must be \(bounds.text(unit: unit))"
      }
      if case .array(let values) = value, fixed.count(names) == nil {
        return values.first { !bounds.contains($0) }.map { "holds \($0.plain) but must be \(bounds.text(unit: unit))" }
      }
    }
    return kind.mismatch(value, mode: nil, axes: fixed)
  }
}

extension String {
  /// Whether the text is lower-case ASCII words, each beginning with a letter or (after the first) a digit.
  package func isWords(joinedBy separator: Character) -> Bool {
    guard let first, first.isASCII, first.isLowercase else { return false }
    return split(separator: separator, omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
    }
  }

  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
