extension Manifest {
  /// Faults of a link to the economy. Links of unknown kinds are another matter: ``understood(by:)``.
  func problems(of link: EconomyLink) -> [String] {
    guard let shape = link.kind.shape else { return [] }
    let name = "the link '\(link.kind.rawValue)'"
    guard let output = outputs.first(where: { $0.name == link.output }) else {
      return ["\(name) names the output '\(link.output)', which is not declared"]
    }
    var found: [String] = []
    if !shape.axes.contains(output.axes) {
      let allowed = shape.axes.map { "[\($0.joined(separator: ", "))]" }.joined(separator: " or ")
      found.append(
        "\(name) needs an output over \(allowed), but '\(output.name)' is over "
          + "[\(output.axes.joined(separator: ", "))]")
    }
    if let unit = shape.unit, output.unit != unit {
      found.append("\(name) needs the unit \(unit), but '\(output.name)' is in \(output.unit)")
    }
    found += keyProblems(of: link, shape, "\(name) of '\(output.name)'")
    if link.kind == .newOutput, (link.industry?.isBlank ?? true) == (output.axes == ["sector", "year"]) {
      found.append(
        "\(name) takes 'industry', the industry that makes '\(output.name)', where that is over [sector, year], and there "
          + "alone")
    }
    if let share = link.domesticShare { found += shareProblems(share, output, name) }
    if let production = link.production { found += productionProblems(production, output, name) }
    if let offset = link.offset { found += offsetProblems(offset, name) }
    if let account = link.account, !account.isBlank, !account.isWords(joinedBy: "-") {
      found.append(
        "\(name) of '\(output.name)' names the account '\(account)'; write lower-case words joined by hyphens, like 'co2'"
      )
    }
    if let sign = link.sign, sign != 1, sign != -1 {
      found.append("\(name) of '\(output.name)' has the sign \(sign); write 1 or -1")
    }
    return found
  }

  private func keyProblems(of link: EconomyLink, _ shape: EconomyLink.Kind.Shape, _ name: String) -> [String] {
    let meanings = [
      ("host", link.host, "the final-demand category that holds these purchases"),
      ("domesticShare", link.domesticShare, ""), ("production", link.production, ""),
      ("industry", link.industry, ""),
      ("account", link.account, "the account that the flow adds to"),
      ("sign", link.sign.map { "\($0)" }, ""), ("user", link.user, "the sector or industry whose inputs change"),
      ("offset", link.offset, ""),
    ]
    return meanings.compactMap { key, value, meaning in
      if shape.needs.contains(key) {
        return value?.isBlank ?? true ? "\(name) needs '\(key)', \(meaning)" : nil
      }
      guard value != nil, !shape.takes.contains(key) else { return nil }
      return "\(name) does not take '\(key)'"
    }
  }

  private func shareProblems(_ share: String, _ output: VariableDeclaration, _ name: String) -> [String] {
    guard let variable = outputs.first(where: { $0.name == share }) else {
      return ["\(name) names the domestic share '\(share)', which is no output"]
    }
    guard variable.axes != output.axes || variable.unit != "1" else { return [] }
    return ["the domestic share '\(share)' needs the axes of '\(output.name)' and the unit 1"]
  }

  private func productionProblems(_ production: String, _ output: VariableDeclaration, _ name: String) -> [String] {
    guard let variable = outputs.first(where: { $0.name == production }) else {
      return ["\(name) names the production '\(production)', which is no output"]
    }
    guard output.axes == ["sector", "year"] else {
      return ["\(name) of '\(output.name)' takes 'production' only over [sector, year]"]
    }
    guard variable.axes != output.axes || variable.unit != output.unit else { return [] }
    return ["the production '\(production)' needs the axes of '\(output.name)' and the unit \(output.unit)"]
  }

  private func offsetProblems(_ offset: String, _ name: String) -> [String] {
    guard let variable = outputs.first(where: { $0.name == offset }) else {
      return ["\(name) names the offset '\(offset)', which is no output"]
    }
    guard variable.axes != ["sector"] || variable.unit != "1" else { return [] }
    return ["the offset '\(offset)' needs the axis sector and the unit 1"]
  }
}
