package import Diagnostics
package import SimulationKit

/// Several sets of results beside each other: values that were entered differently, and figures that came out differently.
package struct Comparison: Sendable {
  /// One of the results.
  package struct Side: Sendable {
    /// The scenario's name; where two have the same, what the user named.
    package var name: String
    package var title: Title
  }

  /// A figure of one year, with the number of each side.
  package struct Figure: Sendable {
    package var theme: Theme
    /// Stands for one thing everywhere: "value_added:fund-allocation".
    package var key: String
    package var name: Title
    package var unit: String
    /// Nil for a figure that no year belongs to.
    package var year: Int?
    package var values: [Double?]

    /// The largest difference from the first side, relative to the larger of the two; 1 where one side has no number.
    package var size: Double {
      guard let first = values[0] else { return 1 }
      return values.dropFirst().map { value in
        guard let value else { return 1 }
        let largest = max(first.magnitude, value.magnitude)
        return largest == 0 ? 0 : (value - first).magnitude / largest
      }.max() ?? 0
    }

    /// Whether a side differs from the first by more than its ninth digit.
    package var differs: Bool { values.contains { ($0 == nil) != (values[0] == nil) } || size > 1e-9 }

    /// A side's difference from the first; nil where either has no number.
    package func difference(_ side: Int) -> Double? { values[side].flatMap { value in values[0].map { value - $0 } } }

    /// In per cent of the first; nil where that is next to nothing.
    package func percent(_ side: Int) -> Double? {
      guard let first = values[0], let difference = difference(side), first.magnitude > 1e-4 * difference.magnitude
      else { return nil }
      return 100 * difference / first.magnitude
    }
  }

  /// Themes of figures, in the order of reports.
  package enum Theme: Hashable, Sendable, Comparable {
    case targets, economy, strategicIndustries, drivers, electricity, accounts, sectors
    case module(Int, name: String, title: Title)

    private var rank: Int {
      switch self {
      case .targets: 0
      case .economy: 1
      case .strategicIndustries: 2
      case .drivers: 3
      case .electricity: 4
      case .accounts: 5
      case .sectors: 6
      case .module(let place, _, _): 7 + place
      }
    }

    package static func < (a: Theme, b: Theme) -> Bool { a.rank < b.rank }

    package var title: Title {
      switch self {
      case .targets: Title(en: "Targets of the plan", zh: "规划目标")
      case .economy: Title(en: "The region", zh: "全省")
      case .strategicIndustries: Title(en: "Strategic industries", zh: "战略性新兴产业")
      case .drivers: Title(en: "Value added by driver", zh: "按驱动因素分解的增加值")
      case .electricity: Title(en: "Electricity", zh: "电力")
      case .accounts: Title(en: "Physical accounts", zh: "实物账户")
      case .sectors: Title(en: "Gross output by sector", zh: "各部门总产出")
      case .module(_, _, let title): title
      }
    }

    /// As files write it.
    package var code: String {
      switch self {
      case .targets: "targets"
      case .economy: "economy"
      case .strategicIndustries: "strategic_industries"
      case .drivers: "value_added_by_driver"
      case .electricity: "electricity"
      case .accounts: "accounts"
      case .sectors: "gross_output"
      case .module(_, let name, _): "modules/\(name)"
      }
    }
  }

  /// The years of the figures that are compared.
  package enum Years: Hashable, Sendable {
    /// The last that all sides cover.
    case last
    case all
    case one(Int)
  }

  package let sides: [Side]
  package let years: [Int]
  package let inputs: [ScenarioDifference.Entry]
  /// By theme, the largest relative difference first.
  package let figures: [Figure]
  package let tableYear: Int
  /// Sentences on differences that make the sides hard to compare.
  package let warnings: [Title]

  /// - Parameter results: at least two, each under the name by which the user called it.
  /// - Throws: `InvalidInput` for a year that not all sides cover.
  package init(_ results: [(named: String, results: StoredResults)], years: Years = .last) throws(InvalidInput) {
    let records = results.map(\.results.record)
    let names = records.map(\.scenario.name)
    sides = zip(results, records).map { result, record in
      let name = record.scenario.name
      return Side(
        name: names.count { $0 == name } > 1 && Set(results.map(\.named)).count > 1 ? result.named : name,
        title: record.scenario.title)
    }
    let common = records.dropFirst().reduce(Set(records[0].scenario.years)) { $0.intersection($1.scenario.years) }
    switch years {
    case .last: self.years = common.max().map { [$0] } ?? []
    case .all: self.years = common.sorted()
    case .one(let year):
      guard common.contains(year) else {
        throw InvalidInput(
          .error(
            "\(year) is not a year of all the results",
            advice: common.isEmpty
              ? "they have none in common"
              : "choose one of \(common.sorted().map(String.init).joined(separator: ", ")), or all"))
      }
      self.years = [year]
    }
    inputs = ScenarioDifference(records).entries
    let all = Self.figures(results.map(\.results), years: self.years)
    // Results that only a whole run has would stand beside nothing.
    figures =
      records.contains(where: \.isOfModuleAlone)
      ? all.filter { if case .module = $0.theme { true } else { false } } : all
    tableYear = records[0].scenario.tableYear
    warnings = Self.warnings(records, common: common)
  }

  private static func figures(_ sides: [StoredResults], years: [Int]) -> [Figure] {
    var figures: [Figure] = []
    var places: [String: Int] = [:]
    for (side, results) in sides.enumerated() {
      for found in ComparedFigures(results, years: years, modules: moduleNames(sides)).all {
        let id = "\(found.key) \(found.year ?? 0)"
        if let place = places[id] {
          figures[place].values[side] = found.value
        } else {
          var values = [Double?](repeating: nil, count: sides.count)
          values[side] = found.value
          places[id] = figures.count
          figures.append(
            Figure(
              theme: found.theme, key: found.key, name: found.name, unit: found.unit, year: found.year, values: values))
        }
      }
    }
    // Modules that share an output, such as the import shares that all of them see, are asked once.
    var seen: Set<SharedOutput> = []
    figures.removeAll { figure in
      guard case .module = figure.theme, let slash = figure.key.firstIndex(of: "/") else { return false }
      return !seen.insert(
        SharedOutput(output: String(figure.key[slash...]), year: figure.year, values: figure.values)
      ).inserted
    }
    let order = figures.enumerated().sorted { a, b in
      if a.element.theme != b.element.theme { return a.element.theme < b.element.theme }
      let (first, second) = (a.element.size, b.element.size)
      return first == second ? a.offset < b.offset : first > second
    }
    return order.map(\.element)
  }

  private static func moduleNames(_ sides: [StoredResults]) -> [String] {
    var names: [String] = []
    for module in sides.flatMap(\.record.modules) where !names.contains(module.identifier) {
      names.append(module.identifier)
    }
    return names
  }

  private static func warnings(_ records: [RunRecord], common: Set<Int>) -> [Title] {
    var warnings: [Title] = []
    let alone = records.filter(\.isOfModuleAlone)
    if !alone.isEmpty, alone.count < records.count {
      let names = alone.map(\.scenario.name)
      warnings.append(
        Title(
          en: "\(names.joined(separator: " and ")) has a module alone: only the outputs of modules are compared",
          zh: "\(names.joined(separator: "、"))仅单独计算了一个模块：只比较模块的输出"))
    }
    if common.isEmpty {
      warnings.append(
        Title(en: "the results have no year in common: nothing is compared", zh: "各结果没有共同的年份，无法比较"))
    }
    let tables = records.map(\.scenario.tableYear)
    if Set(tables).count > 1 {
      warnings.append(
        Title(
          en: "the results stand on tables of different years (\(tables.map(String.init).joined(separator: " and "))): "
            + "their money is in different prices, and its difference is no quantity",
          zh: "各结果所依据的投入产出表年份不同（\(tables.map(String.init).joined(separator: "、"))年）：金额的价格不同，其差异没有数量意义"))
    }
    if Set(records.map(\.simplan)).count > 1 {
      warnings.append(
        Title(
          en:
            "the results are of different versions of simplan (\(records.map(\.simplan).joined(separator: " and ")))",
          zh: "各结果由不同版本的 simplan 计算（\(records.map(\.simplan).joined(separator: "、"))）"))
    }
    let names = Set(records.flatMap { $0.modules.map(\.identifier) }).sorted()
    for name in names {
      let found = records.compactMap { $0.modules.first { $0.identifier == name }?.sha256 }
      if Set(found).count > 1 {
        warnings.append(
          Title(en: "the module \(name) was not the same in all of them", zh: "各结果所用的模块\(name)不是同一版本"))
      }
    }
    return warnings
  }
}

private struct SharedOutput: Hashable {
  var output: String
  var year: Int?
  var values: [Double?]
}
