extension Manifest {
  /// Faults of charts, targets and sections.
  func reportProblems() -> [String] {
    var found: [String] = []
    if let twice = charts.map(\.name).firstRepeated { found.append("the chart '\(twice)' is declared twice") }
    found += charts.flatMap(problems)
    if let twice = targets.map(\.name).firstRepeated { found.append("the target '\(twice)' is declared twice") }
    found += targets.flatMap(problems)
    if let twice = sections.map(\.name).firstRepeated { found.append("the section '\(twice)' is declared twice") }
    found += sections.flatMap(problems)
    return found
  }

  private func problems(of chart: ChartDeclaration) -> [String] {
    if case .unknown = chart.mark { return [] }
    let name = "the chart '\(chart.name)'"
    var found: [String] = []
    if !chart.name.isWords(joinedBy: "-") { found.append("\(name) must be lower-case words joined by hyphens") }
    if chart.title.isBlank { found.append("\(name) has no title") }
    if let rule = chart.rule, !rule.value.isFinite { found.append("\(name) has a rule that is not finite") }
    guard let output = outputs.first(where: { $0.name == chart.output }) else {
      return found + ["\(name) names the output '\(chart.output)', which is not declared"]
    }
    let placed = [chart.along, chart.series].compactMap(\.self)
    found += axisProblems(output, placed: placed, summed: chart.summed, at: chart.at, name)
    let free = output.axes.filter { !chart.summed.contains($0) && chart.at[$0] == nil }
    switch chart.mark {
    case .heatMap where free.count != 2:
      found.append("\(name) needs two axes for its columns and rows, but has \(Self.list(free))")
    case .columns, .bars, .lines, .area, .points:
      if free.isEmpty || free.count > 2 {
        found.append(
          "\(name) needs one axis to run along and at most one for its series, but has \(Self.list(free)); "
            + "name the others under 'summed' or 'at'")
      }
    case .scatter: found += scatterProblems(chart, output, name)
    case .heatMap, .unknown: break
    }
    if chart.against != nil && chart.mark != .scatter { found.append("\(name) does not take 'against'") }
    if let since = chart.since, outputs.first(where: { $0.name == since })?.axes.contains("year") != true {
      found.append("\(name) begins with '\(since)', which is no output over years")
    }
    return found + stretchProblems(chart, free.count == 1 ? free.first : nil, name)
  }

  /// - Parameter only: the one axis of the chart, which runs along where nothing is said.
  private func stretchProblems(_ chart: ChartDeclaration, _ only: String?, _ name: String) -> [String] {
    guard let stretch = chart.stretch else { return [] }
    guard let along = chart.along ?? only else { return ["\(name) sets a stretch apart, and says no axis along"] }
    guard let labels = axes.first(where: { $0.name == along })?.labels else { return [] }
    return [stretch.from, stretch.to].filter { !labels.contains($0) }.map {
      "\(name) sets a stretch apart at '\($0)', which is no label of the axis '\(along)'"
    }
  }

  private func scatterProblems(_ chart: ChartDeclaration, _ output: VariableDeclaration, _ name: String) -> [String] {
    guard let against = chart.against else { return ["\(name) needs 'against', the output along the horizontal axis"] }
    guard let other = outputs.first(where: { $0.name == against }) else {
      return ["\(name) names the output '\(against)', which is not declared"]
    }
    return other.axes == output.axes
      ? [] : ["\(name) draws '\(output.name)' against '\(against)', which is over other axes"]
  }

  private func problems(of target: TargetDeclaration) -> [String] {
    let name = "the target '\(target.name)'"
    var found: [String] = []
    if !target.name.isWords(joinedBy: "_") { found.append("\(name) must be lower-case words joined by underscores") }
    if target.title.isBlank { found.append("\(name) has no title") }
    guard let output = outputs.first(where: { $0.name == target.output }) else {
      return found + ["\(name) names the output '\(target.output)', which is not declared"]
    }
    found += axisProblems(output, placed: [], summed: target.summed, at: target.at, name)
    let free = output.axes.filter { !target.summed.contains($0) && target.at[$0] == nil }
    if free != ["year"] {
      found.append(
        "\(name) must be a number by year, but '\(output.name)' leaves \(Self.list(free)); "
          + "name the others under 'summed' or 'at'")
    }
    return found
  }

  private func problems(of section: ReportSection) -> [String] {
    let name = "the section '\(section.name)'"
    var found: [String] = []
    if !section.name.isWords(joinedBy: "-") { found.append("\(name) must be lower-case words joined by hyphens") }
    if section.title.isBlank { found.append("\(name) has no title") }
    for chart in section.charts where !charts.contains(where: { $0.name == chart }) {
      found.append("\(name) names the chart '\(chart)', which is not declared")
    }
    for table in section.tables where !outputs.contains(where: { $0.name == table }) {
      found.append("\(name) names the output '\(table)', which is not declared")
    }
    if section.text == nil && section.charts.isEmpty && section.tables.isEmpty { found.append("\(name) is empty") }
    return found
  }

  /// Faults of the places of an output's axes. Labels are known here where the module fixes them.
  private func axisProblems(
    _ output: VariableDeclaration, placed: [String], summed: [String], at: [String: String], _ name: String
  ) -> [String] {
    var found: [String] = []
    let all = placed + summed + at.keys.sorted()
    for axis in all where !output.axes.contains(axis) {
      found.append("\(name) names the axis '\(axis)', which '\(output.name)' does not have")
    }
    if let twice = all.firstRepeated { found.append("\(name) names the axis '\(twice)' twice") }
    for (axis, label) in at.sorted(by: { $0.key < $1.key }) {
      guard let labels = axes.first(where: { $0.name == axis })?.labels, !labels.contains(label) else { continue }
      found.append("\(name) shows '\(label)', which is no label of the axis '\(axis)'")
    }
    return found
  }

  private static func list(_ axes: [String]) -> String {
    axes.isEmpty ? "no axis" : axes.joined(separator: ", ")
  }
}
