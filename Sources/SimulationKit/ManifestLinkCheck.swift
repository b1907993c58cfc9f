extension Manifest {
  /// What is wrong with a link to the economy.
  func problems(of link: EconomyLink) -> [String] {
    let name = "the link '\(link.kind.rawValue)'"
    guard let output = outputs.first(where: { $0.name == link.output }) else {
      return ["\(name) names the output '\(link.output)', which is not declared"]
    }
    var found: [String] = []
    let (axes, unit) = link.kind.shape
    if !axes.contains(output.axes) {
      let allowed = axes.map { "[\($0.joined(separator: ", "))]" }.joined(separator: " or ")
      found.append(
        "\(name) needs an output over \(allowed), but '\(output.name)' is over "
          + "[\(output.axes.joined(separator: ", "))]")
    }
    if output.unit != unit { found.append("\(name) needs the unit \(unit), but '\(output.name)' is in \(output.unit)") }
    guard link.kind == .bill else {
      if link.host != nil || link.domesticShare != nil {
        found.append("\(name) of '\(output.name)' takes neither 'host' nor 'domesticShare'; only a bill does")
      }
      return found
    }
    if link.host?.isBlank ?? true {
      found.append("\(name) of '\(output.name)' needs 'host', the final-demand category that holds these purchases")
    }
    if let share = link.domesticShare {
      if let variable = outputs.first(where: { $0.name == share }) {
        if variable.axes != output.axes || variable.unit != "1" {
          found.append("the domestic share '\(share)' needs the axes of '\(output.name)' and the unit 1")
        }
      } else {
        found.append("\(name) names the domestic share '\(share)', which is no output")
      }
    }
    return found
  }

  /// What is wrong with a chart.
  func problems(of chart: ChartDeclaration) -> [String] {
    let name = "the chart '\(chart.name)'"
    var found: [String] = []
    if !chart.name.isWords(joinedBy: "-") { found.append("\(name) must be lower-case words joined by hyphens") }
    guard let output = outputs.first(where: { $0.name == chart.output }) else {
      return found + ["\(name) names the output '\(chart.output)', which is not declared"]
    }
    if !output.axes.contains("year") || output.axes.count > 2 {
      found.append(
        "\(name) needs an output over 'year' and at most one other axis, but '\(output.name)' is over "
          + "[\(output.axes.joined(separator: ", "))]")
    }
    return found
  }
}

extension EconomyLink.Kind {
  /// The axes and the unit that the output of such a link may have.
  fileprivate var shape: (axes: [[String]], unit: String) {
    switch self {
    case .bill: ([["sector", "year"], ["industry", "sector", "year"]], "1e8 CNY_table")
    case .electricityDemand, .electricityGeneration: ([["year"]], "TWh")
    case .newOutput: ([["industry", "sector", "year"]], "1e8 CNY_table")
    }
  }
}
