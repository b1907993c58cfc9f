import Diagnostics
import ScenarioKeys
import ScenarioKit
import SimulationKit

extension ResolvedSection {
  /// Growth counts from the table's year forwards and backwards, so that another growth of all years would rewrite those
  /// before the table's. A single number over a base's series counts from the year after the table's on, and the years
  /// until then keep the base's numbers; whoever means them writes them.
  mutating func keepGrowth(until tableYear: Int, of scenario: Scenario, _ checker: SectionChecker) {
    let section = EconomySections.economy.name
    let below = scenario.table(at: [section]) { path in
      path == ["growth"] || path.count == 3 && path[0] == "markets" && EconomySections.marketGrowth.contains(path[2])
    }
    guard let below else { return }
    // Its mistakes are those of the base.
    var ignored: [Diagnostic] = []
    let base = checker.resolve(below, into: &ignored)
    let years = (parameters.axes["year"] ?? []).compactMap { Int($0) }
    var values = parameters.values
    keep("growth", in: &values, from: base.parameters.values, years, tableYear, path: [])
    parameters.values["growth"] = values["growth"]
    guard case .records(var markets)? = values["markets"],
      case .records(let bases)? = base.parameters.values["markets"]
    else { return }
    for place in markets.indices {
      guard let other = bases.first(where: { $0.name == markets[place].name }) else { continue }
      for key in EconomySections.marketGrowth {
        // A market whose share is not said to grow keeps it.
        var fields = other.fields
        if fields[key] == nil, key == "share_growth" { fields[key] = .array(years.map { _ in 0 }) }
        keep(key, in: &markets[place].fields, from: fields, years, tableYear, path: ["markets", markets[place].name])
      }
    }
    parameters.values["markets"] = .records(markets)
  }

  private mutating func keep(
    _ key: String, in values: inout [String: ParameterValue], from base: [String: ParameterValue], _ years: [Int],
    _ tableYear: Int, path: [String]
  ) {
    guard case .array(var own)? = values[key], case .array(let others)? = base[key], own.count == others.count,
      !years.isEmpty, own.count.isMultiple(of: years.count)
    else { return }
    let labels = own.count == years.count ? [] : parameters.axes["final_demand"] ?? []
    var rows: [Int] = []
    for place in own.indices where years[place % years.count] <= tableYear {
      guard others[place].isFinite, own[place] != others[place] else { continue }
      own[place] = others[place]
      // Growth in the first year counts for nothing.
      if place % years.count > 0, rows.last != place / years.count { rows.append(place / years.count) }
    }
    values[key] = .array(own)
    for row in rows {
      let whole = (path + [key]).joined(separator: ".")
      let single = labels.indices.contains(row) ? whole + "." + labels[row] : whole
      provenance[provenance[single] == nil ? whole : single]?.keptUntil = tableYear
    }
  }
}
