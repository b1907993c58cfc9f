import Diagnostics
import Economy
import InputOutput
import SimulationKit
import Study

/// Outputs and declared targets of modules.
extension PlanVariableReading {
  func output(
    _ module: String, _ name: String, _ choices: [PlanVariable.Choice]
  ) throws(Fault) -> ResolvedVariable {
    if module == PlanVariable.anyModule {
      let offering = scope.modules.filter { $0.offers(name) }
      let active = offering.filter(\.isActive)
      if active.count > 1 {
        let names = active.map { "\($0.name)/\(name)" }
        throw Fault("\(active.count) modules offer '\(name)'", advice: "write \(names.joined(separator: " or "))")
      }
      guard let found = active.first ?? offering.first else {
        return ResolvedVariable(
          offer: Title(en: "a module that gives '\(name)' would answer it", zh: "须有模块给出“\(name)”"))
      }
      return try output(of: found, name, choices)
    }
    if let found = scope.modules.first(where: { $0.name == module }) {
      return try output(of: found, name, choices)
    }
    if let manifest = scope.manifest(module) {
      return try output(
        of: PlanScope.Module(name: module, manifest: manifest, mode: nil, axes: AxisLabels(), isActive: false), name,
        choices,
        isNamed: false)
    }
    if scope.knowsModules { throw unknownModule(module) }
    return ResolvedVariable()
  }

  private func output(
    of module: PlanScope.Module, _ name: String, _ choices: [PlanVariable.Choice], isNamed: Bool = true
  ) throws(Fault) -> ResolvedVariable {
    let (manifest, identifier) = (module.manifest, module.name)
    var (outputName, choices) = (name, choices)
    if let target = manifest.targets.first(where: { $0.name == name }) {
      if !choices.isEmpty {
        throw Fault("the target '\(name)' of \(identifier) is one number by year", advice: "remove the brackets")
      }
      outputName = target.output
      choices =
        target.summed.map { PlanVariable.Choice(axis: $0, labels: [PlanVariable.sum]) }
        + target.at.sorted { $0.key < $1.key }.map { PlanVariable.Choice(axis: $0.key, labels: [$0.value]) }
    }
    guard let output = manifest.outputs.first(where: { $0.name == outputName }) else {
      throw Fault(
        "\(identifier) offers no '\(name)'",
        advice: closest(to: name, in: module.names).map { "did you mean \(identifier)/\($0)?" }
          ?? "it offers \(module.names.joined(separator: ", "))")
    }
    try checkAxes(of: output, choices, identifier)
    guard module.isActive else {
      return ResolvedVariable(unit: output.unit, offer: Self.offer(of: identifier, isNamed: isNamed))
    }
    guard output.applies(in: module.mode) else {
      let modes = output.modes.joined(separator: ", ")
      return ResolvedVariable(
        unit: output.unit,
        offer: Title(en: "\(identifier) offers it in the mode \(modes)", zh: "模块\(identifier)在模式\(modes)下可提供"))
    }
    guard let (places, stride) = try places(of: output, choices, module) else { return ResolvedVariable() }
    return ResolvedVariable(
      measure: .quantity(.init(.module(identifier, output: outputName), places: places, yearStride: stride)),
      unit: output.unit)
  }

  /// Every axis but the years needs a choice.
  private func checkAxes(
    of output: VariableDeclaration, _ choices: [PlanVariable.Choice], _ module: String
  ) throws(Fault) {
    let axes = output.axes.filter { $0 != "year" }
    for (number, choice) in choices.enumerated() {
      if choice.axis == "year" {
        throw Fault("the year of a target stands in the column year", advice: "remove it here")
      }
      if choices[..<number].contains(where: { $0.axis == choice.axis }) {
        throw Fault("the axis \(choice.axis) is chosen twice", advice: "write \(choice.axis)=first+second")
      }
      guard !axes.contains(choice.axis) else { continue }
      throw Fault(
        "\(module)/\(output.name) has no axis '\(choice.axis)'",
        advice: axes.isEmpty
          ? "remove the brackets"
          : closest(to: choice.axis, in: axes).map { "did you mean \($0)?" }
            ?? "its axes are \(axes.joined(separator: ", "))")
    }
    let open = axes.filter { axis in !choices.contains { $0.axis == axis } }
    if let axis = open.first {
      throw Fault(
        "\(module)/\(output.name) has a number for each \(open.joined(separator: " and "))",
        advice: "choose one, or add them up with [\(axis)=sum]")
    }
  }

  /// The places of the chosen numbers of the first year, and the distance between two years; nil where the labels of an
  /// axis are not known, which is told elsewhere.
  private func places(
    of output: VariableDeclaration, _ choices: [PlanVariable.Choice], _ module: PlanScope.Module
  ) throws(Fault) -> (places: [Int], yearStride: Int)? {
    var (places, yearStride, stride) = ([0], 0, 1)
    for axis in output.axes.reversed() {
      guard let labels = module.axes[axis] else { return nil }
      if axis == "year" {
        yearStride = stride
      } else if let choice = choices.first(where: { $0.axis == axis }) {
        let chosen = try self.chosen(choice, labels, module)
        places = chosen.flatMap { label in places.map { $0 + label * stride } }
      }
      stride *= labels.count
    }
    return (places, yearStride)
  }

  private func chosen(
    _ choice: PlanVariable.Choice, _ labels: [String], _ module: PlanScope.Module
  ) throws(Fault) -> [Int] {
    if choice.labels == [PlanVariable.sum], !labels.contains(PlanVariable.sum) { return Array(labels.indices) }
    let titles = module.manifest.axes.first { $0.name == choice.axis }?.titles ?? []
    var places: [Int] = []
    for written in choice.labels {
      var code = written
      switch choice.axis {
      case "sector":
        if !labels.contains(written), case .found(let place)? = scope.sectors?.match(written) {
          code = scope.sectors?.codes[place] ?? written
        }
      case "industry": code = scope.industry(named: written).map { scope.industries[$0].code } ?? written
      default: break
      }
      let place = labels.firstIndex(of: code) ?? titles.firstIndex { $0.en == written || $0.zh == written }
      guard let place, labels.indices.contains(place) else {
        throw Fault(
          "'\(written)' is no label of the axis \(choice.axis)",
          advice: closest(to: written, in: labels).map { "did you mean \(choice.axis)=\($0)?" }
            ?? "its labels are \(labels.prefix(10).joined(separator: ", "))\(labels.count > 10 ? ", …" : "")")
      }
      if places.contains(place) { throw Fault("'\(written)' is chosen twice", advice: "name it once") }
      places.append(place)
    }
    return places
  }
}
