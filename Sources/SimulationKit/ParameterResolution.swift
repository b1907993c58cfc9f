/// Why a mode, axis labels or parameters do not fit a manifest, as a sentence.
public struct UnfitParameters: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}

extension Manifest {
  /// The mode that runs where `mode` is asked for: the first when nil, nil when the module has none.
  public func resolvedMode(_ mode: String?) throws(UnfitParameters) -> String? {
    guard let mode else { return modes.first?.name }
    guard modes.contains(where: { $0.name == mode }) else {
      throw UnfitParameters(
        modes.isEmpty
          ? "the module has no modes, so not '\(mode)' either"
          : "the module has no mode '\(mode)'; its modes are \(modes.map(\.name).joined(separator: ", "))")
    }
    return mode
  }

  /// The given labels and those that the manifest fixes; throws where they contradict each other or one is named twice.
  public func axisLabels(_ given: AxisLabels) throws(UnfitParameters) -> AxisLabels {
    var all = given
    for axis in axes {
      guard let labels = axis.labels else { continue }
      if let other = given[axis.name], other != labels {
        throw UnfitParameters(
          "the axis '\(axis.name)' has the labels \(labels.joined(separator: ", ")) in the manifest, "
            + "not \(other.joined(separator: ", "))")
      }
      all[axis.name] = labels
    }
    for name in all.names {
      if let twice = all[name]?.firstRepeated { throw UnfitParameters("the axis '\(name)' names '\(twice)' twice") }
    }
    return all
  }

  /// The same with the labels that the records among `values` name.
  public func axisLabels(_ given: AxisLabels, recordsOf values: [String: ParameterValue], mode: String?)
    throws(UnfitParameters) -> AxisLabels
  {
    var all = given
    for axis in axes {
      guard let key = axis.records, let declaration = parameters.first(where: { $0.key == key }),
        declaration.applies(in: mode), case .records(let records)? = values[key] ?? declaration.fallback?.value
      else { continue }
      let names = records.map(\.name)
      if let other = given[axis.name], other != names {
        throw UnfitParameters(
          "the axis '\(axis.name)' has the labels \(other.joined(separator: ", ")), "
            + "but the records of '\(key)' are \(names.joined(separator: ", "))")
      }
      all[axis.name] = names
    }
    return try axisLabels(all)
  }

  /// The parameters of one session: those that apply in `mode`, with the defaults of what is not given.
  ///
  /// Throws where a key is not declared, a value is missing or does not fit its kind, unit bounds or axes.
  public func completeParameters(_ values: [String: ParameterValue], mode: String?, axes given: AxisLabels)
    throws(UnfitParameters) -> Parameters
  {
    let mode = try resolvedMode(mode)
    if let unknown = values.keys.sorted().first(where: { key in !parameters.contains { $0.key == key } }) {
      throw UnfitParameters("no parameter '\(unknown)' is declared")
    }
    let active = parameters.filter { $0.applies(in: mode) }
    let own = values.filter { key, _ in active.contains { $0.key == key } }
    let labels = try axisLabels(given, recordsOf: own, mode: mode)
    let complete = active.completed(own, mode: mode, axes: labels)
    if let problem = active.mismatch(complete, mode: mode, axes: labels) { throw UnfitParameters(problem) }
    return Parameters(declarations: active, mode: mode, axes: labels, values: complete)
  }
}

extension Collection where Element: Hashable {
  /// The first element that stands twice.
  package var firstRepeated: Element? {
    var seen: Set<Element> = []
    return first { !seen.insert($0).inserted }
  }
}
