import Economy
package import RegionalBase
package import SimulationKit

/// Who reads from whom: the modules of a scenario and the nodes of the economy, in an order that can be run.
///
/// The economy's coefficients depend on technology only, its prices on those that modules give, and its quantities on final
/// demand, so that a module may read a multiplier or a price without closing a loop.
package struct CouplingGraph: Sendable {
  /// A step of a run: a module, or one of the nodes of the economy.
  package enum Node: Hashable, Sendable, CustomStringConvertible {
    case coefficients
    /// By the name under which the scenario runs it.
    case module(String)
    case prices
    case quantities

    /// Whether modules send outputs to it.
    var isEconomy: Bool { self == .prices || self == .quantities }

    package var description: String {
      switch self {
      case .coefficients: "economy (coefficients)"
      case .module(let name): name
      case .prices: "economy (prices)"
      case .quantities: "economy (quantities)"
      }
    }
  }

  /// A variable that one node gives and another reads.
  package struct Flow: Hashable, Sendable {
    package var variable: String
    package var from: Node
    package var to: Node
    /// From the giver's unit and order of labels to the reader's.
    package var conversion = FlowConversion()
    /// The reader's name for it, where the scenario chooses another giver than that of the name.
    package var readAs: String?

    /// The reader's input.
    package var input: String { readAs ?? variable }
  }

  /// The output that an input is taken from, as a scenario chooses it.
  package struct InputSource: Hashable, Sendable {
    /// The name of a module, or `economy`.
    package var giver: String
    package var variable: String

    package static let economy = "economy"

    package init(giver: String, variable: String) {
      self.giver = giver
      self.variable = variable
    }

    /// The giver's name in scenarios.
    static func name(of node: Node) -> String {
      if case .module(let name) = node { return name }
      return economy
    }

    func isGiven(by node: Node) -> Bool { Self.name(of: node) == giver }
  }

  /// Nodes that are run together, in order: one node, or the nodes of a loop.
  package struct Step: Hashable, Sendable {
    package var nodes: [Node]
    /// The variables that close the loop: read in a sweep before they are computed in it. Empty where there is no loop.
    package var feedback: [Flow]
  }

  package private(set) var flows: [Flow] = []
  package private(set) var steps: [Step] = []
  /// Factors between units that differ, for graphs of fewer modules.
  private var unitFactors: [UnitPair: Double] = [:]

  /// The physical accounts, by the economy's order.
  package private(set) var accounts: [AccountName] = []

  /// A physical account as links name it.
  package struct AccountName: Hashable, Sendable {
    package var name: String
    package var unit: String

    package init(name: String, unit: String) {
      self.name = name
      self.unit = unit
    }
  }

  private struct UnitPair: Hashable {
    var from: String
    var to: String
  }

  /// The name of the prices that modules may read.
  package static let priceIndex = "price_index"

  /// The name of the growth of demand that modules may read.
  static let demandIndex = "final_demand_index"

  /// The variables of the economy that modules may read.
  package static let economyVariables: [(node: Node, variable: VariableDeclaration)] = [
    (
      .coefficients,
      VariableDeclaration(
        "value_added_multiplier", unit: "1", axes: ["sector"],
        meaning: "value added in the region per unit of final demand for the sector's regional product, v'L")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "domestic_share", unit: "1", axes: ["sector"], meaning: "1 - m, share supplied inside the region")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "output_multiplier", unit: "1", axes: ["sector"],
        meaning: "output of the region per unit of final demand for the sector's regional product, 1'L")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "industrial_multiplier", unit: "1", axes: ["sector"],
        meaning: "value added of above-scale industry per unit of final demand for the sector's regional product")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "strategic_multiplier", unit: "1", axes: ["sector"],
        meaning: """
          value added of the strategic industries in industry per unit of final demand for the sector's regional \
          product; not given where shares of whole sectors are calibrated
          """)
    ),
    (
      .coefficients,
      VariableDeclaration(
        "strategic_gain", unit: "1", axes: ["sector"],
        meaning: "what a unit of output adds to that by being known to be a strategic industry's; given with it")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "additional_sales_share", unit: "1", axes: ["industry"],
        meaning: "share of new output that adds to the region's: it displaces inflow or is sold to other provinces")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "industry_import_share", unit: "1", axes: ["industry"],
        meaning: "share of what the region uses of the industry's products that comes from outside it, in the table")
    ),
    (
      .coefficients,
      VariableDeclaration(
        "counted_share", unit: "1", axes: ["industry"],
        meaning: "share of the reader's bill and new output that is not counted with another module (financed_by)")
    ),
    (
      .coefficients,
      VariableDeclaration(
        demandIndex, unit: "1", axes: ["final_demand", "year"],
        meaning: "final demand by category as it grows before changes and modules' bills, 1 in the table's year")
    ),
    (
      .prices,
      VariableDeclaration(
        priceIndex, unit: "1", axes: ["sector", "year"],
        meaning:
          "price of the sector's product, 1 in the table's year: the prices that modules give pass through costs")
    ),
    (
      .quantities,
      VariableDeclaration(
        "electricity_demand", unit: "TWh", axes: ["year"],
        meaning: "electricity used in the region, losses included", iamc: "Final Energy|Electricity|Losses Included")
    ),
    (
      .quantities,
      VariableDeclaration(
        "gross_output", unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: "gross output",
        iamc: "Output|Economic|{sector}")
    ),
    (
      .quantities,
      VariableDeclaration(
        "value_added", unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: "value added")
    ),
    (
      .quantities,
      VariableDeclaration(
        "industry_output", unit: "1e8 CNY_table", axes: ["industry", "year"], meaning: "gross output of the industry")
    ),
    (
      .quantities,
      VariableDeclaration(
        "industry_value_added", unit: "1e8 CNY_table", axes: ["industry", "year"],
        meaning: "value added of the industry")
    ),
    (
      .quantities,
      VariableDeclaration(
        "final_demand", unit: "1e8 CNY_table", axes: ["final_demand", "sector", "year"],
        meaning: "final demand with the modules' bills in it, uses inside the region with their imported part")
    ),
  ]

  /// The variables of a physical account that modules may read: of all sectors, households and modules, and of sectors.
  package static func variables(of account: AccountName) -> (total: VariableDeclaration, bySector: VariableDeclaration)
  {
    let name = "satellite_\(account.name.split(separator: "-").joined(separator: "_"))"
    return (
      VariableDeclaration(name, unit: account.unit, axes: ["year"], meaning: "amount of the account"),
      VariableDeclaration(
        "\(name)_by_sector", unit: account.unit, axes: ["sector", "year"], meaning: "amount of the account by sector")
    )
  }

  /// The amounts of a physical account that demand calls forth, which modules may read where the scenario chooses it.
  package static func multiplier(of account: AccountName) -> VariableDeclaration {
    VariableDeclaration(
      "\(variables(of: account).total.name)_multiplier", unit: "\(account.unit)/CNY_table", axes: ["sector", "year"],
      meaning: "amount of the account per unit of demand for the sector's regional product, by a year's intensities")
  }

  /// The accounts with those that flows of modules open, each in the unit of its first flow.
  package static func opening(_ accounts: [AccountName], by members: [Member]) -> [AccountName] {
    members.reduce(into: accounts) { accounts, member in
      for link in member.links where link.kind == .flow {
        guard let name = link.account, !accounts.contains(where: { $0.name == name }),
          let output = member.outputs.first(where: { $0.name == link.output })
        else { continue }
        accounts.append(AccountName(name: name, unit: output.unit))
      }
    }
  }

  /// The factor from the unit of a flow to that of its account; 1 where they are the same.
  func factor(from unit: String, into account: AccountName) -> Double {
    unit == account.unit ? 1 : unitFactors[UnitPair(from: unit, to: account.unit)] ?? 1
  }

  /// A module as the graph sees it.
  package struct Member: Sendable {
    /// The name under which the scenario runs it.
    package var name: String
    package let manifest: Manifest
    package let mode: String?
    /// The labels of its axes, as far as they are known.
    package var axes: AxisLabels
    /// The outputs that inputs are taken from, by input, where the scenario chooses them.
    package var sources: [String: InputSource]

    /// Of the manifest, what applies in the mode.
    package let inputs: [VariableDeclaration]
    package let outputs: [VariableDeclaration]
    package let links: [EconomyLink]

    package init(
      name: String, manifest: Manifest, mode: String? = nil, axes: AxisLabels = AxisLabels(),
      sources: [String: InputSource] = [:]
    ) {
      self.name = name
      self.sources = sources
      self.manifest = manifest
      self.mode = mode
      self.axes = axes
      inputs = manifest.inputs.filter { $0.applies(in: mode) }
      let outputs = manifest.outputs.filter { $0.applies(in: mode) }
      self.outputs = outputs
      links = manifest.links.filter { link in outputs.contains { $0.name == link.output } }
    }
  }

  private struct Giver {
    var node: Node
    var variable: VariableDeclaration
    var axes: AxisLabels
  }

  /// - Parameters:
  ///   - axes: the labels of the economy.
  ///   - accounts: the physical accounts that files state; modules may open others.
  ///   - conversion: the factor from one unit to another; nil where they measure different things.
  /// - Throws: `EconomyFailure` naming every input that nobody gives, that two give, or whose unit, axes or labels do not
  ///   go with its giver's, and every flow whose unit does not go with its account's.
  package init(
    _ members: [Member], axes: AxisLabels = AxisLabels(), accounts: [AccountName] = [],
    conversion: (_ from: String, _ to: String) -> Double? = { _, _ in nil }
  ) throws(EconomyFailure) {
    let accounts = Self.opening(accounts, by: members)
    self.accounts = accounts
    var givers: [String: [Giver]] = [:]
    for variable in accounts.map(Self.variables).flatMap({ [$0.total, $0.bySector] }) {
      givers[variable.name, default: []].append(Giver(node: .quantities, variable: variable, axes: axes))
    }
    for variable in accounts.map(Self.multiplier) {
      givers[variable.name, default: []].append(Giver(node: .coefficients, variable: variable, axes: axes))
    }
    for given in Self.economyVariables {
      givers[given.variable.name, default: []].append(Giver(node: given.node, variable: given.variable, axes: axes))
    }
    for member in members {
      for output in member.outputs {
        givers[output.name, default: []].append(
          Giver(node: .module(member.name), variable: output, axes: member.axes))
      }
    }
    var problems: [String] = []
    for member in members {
      let reader = Node.module(member.name)
      for input in member.inputs {
        let source = member.sources[input.name]
        let found = (givers[source?.variable ?? input.name] ?? []).filter { giver in
          giver.node != reader && source?.isGiven(by: giver.node) ?? true
        }
        guard let giver = found.first else {
          // A choice that nobody gives is told where it is written.
          if input.optional || source != nil { continue }
          problems.append("\(reader) reads '\(input.name)', but neither the economy nor an enabled module gives it")
          continue
        }
        guard found.count == 1 else {
          problems.append(
            "\(reader) reads '\(input.name)', which is given by "
              + found.map { "\($0.node)" }.joined(separator: " and ")
              + "; choose one, as in inputs.\(input.name) = \"\(InputSource.name(of: found[0].node)).\(input.name)\"")
          continue
        }
        let given = giver.variable
        let factor = given.unit == input.unit ? 1 : conversion(given.unit, input.unit)
        if given.unit != input.unit { unitFactors[UnitPair(from: given.unit, to: input.unit)] = factor }
        guard let factor, given.axes == input.axes else {
          problems.append(
            "\(reader) reads '\(input.name)' in \(input.unit) over \(Self.list(input.axes)), but \(giver.node) gives it in "
              + "\(given.unit) over \(Self.list(given.axes))")
          flows.append(Flow(variable: given.name, from: giver.node, to: reader, readAs: source.map { _ in input.name }))
          continue
        }
        do throws(EconomyFailure) {
          let conversion = try FlowConversion(
            factor: factor, axes: input.axes, from: giver.axes, of: "\(giver.node)", to: member.axes, of: "\(reader)",
            variable: input.name)
          flows.append(
            Flow(
              variable: given.name, from: giver.node, to: reader, conversion: conversion,
              readAs: source.map { _ in input.name }))
        } catch { problems += error.sentences }
      }
      for link in member.links where link.kind == .flow {
        guard let account = accounts.first(where: { $0.name == link.account }),
          let output = member.outputs.first(where: { $0.name == link.output }), output.unit != account.unit
        else { continue }
        unitFactors[UnitPair(from: output.unit, to: account.unit)] = conversion(output.unit, account.unit)
        if unitFactors[UnitPair(from: output.unit, to: account.unit)] == nil {
          problems.append(
            "\(reader) sends '\(output.name)' in \(output.unit) to the account '\(account.name)', which is in "
              + "\(account.unit)")
        }
      }
      for link in member.links {
        let outputs = [link.output, link.domesticShare, link.production, link.offset].compactMap(\.self)
        for output in member.outputs where outputs.contains(output.name) {
          do throws(EconomyFailure) {
            let conversion = try FlowConversion(
              factor: 1, axes: output.axes, from: member.axes, of: "\(reader)", to: axes, of: "the economy",
              variable: output.name)
            let node = link.kind == .price ? Node.prices : .quantities
            let flow = Flow(variable: output.name, from: reader, to: node, conversion: conversion)
            if !flows.contains(flow) { flows.append(flow) }
          } catch { problems += error.sentences }
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    let hasPrices = flows.contains { $0.to == .prices || $0.from == .prices }
    steps = Self.order(
      [.coefficients] + members.map { .module($0.name) } + (hasPrices ? [.prices] : []) + [.quantities], flows)
  }

  /// The names of all that a giver, a module or `economy`, has for others to read; nil where there is no such giver.
  package static func outputs(
    of giver: String, _ members: [Member], _ accounts: [AccountName]
  ) -> [String]? {
    if giver == InputSource.economy {
      return economyVariables.map(\.variable.name)
        + opening(accounts, by: members).map { ($0, variables(of: $0)) }.flatMap { account, variables in
          [variables.total.name, variables.bySector.name, multiplier(of: account).name]
        }
    }
    return members.first { $0.name == giver }?.outputs.map(\.name)
  }

  /// The graph of fewer modules, with the conversions between those that are left.
  package func limited(to members: [Member], axes: AxisLabels) throws(EconomyFailure) -> CouplingGraph {
    try CouplingGraph(members, axes: axes, accounts: accounts) { unitFactors[UnitPair(from: $0, to: $1)] }
  }

  private static func list(_ axes: [String]) -> String { axes.isEmpty ? "no axis" : axes.joined(separator: " x ") }

  /// Strongly connected parts in an order in which a giver comes before its readers (Tarjan 1972). Inside a loop the
  /// nodes keep the scenario's order with the economy last, so that the economy answers to all of a sweep's modules.
  private static func order(_ nodes: [Node], _ flows: [Flow]) -> [Step] {
    var search = ComponentSearch(nodes: nodes, flows: flows)
    return search.components().map { component in
      let members = nodes.filter(component.contains)
      let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
      let feedback = flows.filter { flow in
        guard let from = place[flow.from], let to = place[flow.to] else { return false }
        return from >= to
      }
      return Step(nodes: members, feedback: feedback)
    }
  }

  /// The nodes that some nodes are computed from, directly or through others, themselves included.
  package func nodes(feeding starts: [Node]) -> Set<Node> { reached(from: starts) { ($0.to, $0.from) } }

  /// The nodes that depend on some nodes, directly or through others, themselves included.
  package func nodes(after starts: [Node]) -> Set<Node> { reached(from: starts) { ($0.from, $0.to) } }

  private func reached(from starts: [Node], _ arrow: (Flow) -> (tail: Node, head: Node)) -> Set<Node> {
    var seen = Set(starts)
    var waiting = starts
    while let next = waiting.popLast() {
      for flow in flows where arrow(flow).tail == next && seen.insert(arrow(flow).head).inserted {
        waiting.append(arrow(flow).head)
      }
    }
    return seen
  }
}
