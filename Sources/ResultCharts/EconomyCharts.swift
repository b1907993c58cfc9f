import Economy
import Glibc
import InputOutput
import NumberText
import PlanReading
import RegionalBase
import ResultText
import Results
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit
import Study

extension ReportCharts {
  /// The value added of the region by driver of final demand, with the plan's own parts in a panel of their own: beside
  /// the rest they are too small to be seen.
  var valueAddedByDriver: Drawing? {
    guard let table = results.economy("value_added_by_driver"), let driver = table.column("driver"),
      let first = table.years.first, let last = table.years.last
    else { return nil }
    let main = mainGroups(table.rows, of: table, by: driver)
    let total = table.years.indices.map { year in main.reduce(0) { $0 + $1.values[year] } }
    guard let start = total.first, let end = total.last else { return nil }
    let rises = main.map { (name: $0.name, rise: ($0.values.last ?? 0) - ($0.values.first ?? 0)) }
      .sorted { $0.rise > $1.rise }.prefix(2).map { risen($0.name, by: $0.rise) }
    let subject = say("Value added by driver of final demand", "按最终需求驱动因素分解的增加值")
    let whole = Chart(
      title: say("All of the region (\(money))", "全省（\(money)）"), finding: "", height: 380, x: years(table),
      y: .values(title: ""), marks: [.columns(main.map { Series($0.name, $0.values) })], projection: projection)
    var panels = [whole]
    let own = ownParts(table, driver)
    if !own.isEmpty {
      panels.append(
        Chart(
          title: say("Of it, the plan's own parts (\(money))", "其中：规划各部分（\(money)）"), finding: "", height: 380,
          x: years(table), y: .values(title: ""), marks: [.columns(own)], projection: projection))
    }
    return Drawing(
      subject,
      ChartPanels(
        title: say(
          "Value added goes from \(legible(start)) in \(first) to \(legible(end)) in \(last), mostly by \(rises.joined(separator: " and "))",
          "增加值从\(first)年的\(legible(start))亿元变为\(last)年的\(legible(end))亿元，主要来自\(rises.joined(separator: "和"))"),
        subtitle: subtitle(subject, money), caption: caption,
        finding: say(
          "Value added goes from \(legible(start)) in \(first) to \(legible(end)) (1e8 CNY) in \(last); most of it is added by \(rises.joined(separator: " and ")).",
          "增加值从\(first)年的\(legible(start))亿元变为\(last)年的\(legible(end))亿元；其中增量最大的是\(rises.joined(separator: "和"))。"),
        width: 960, leastPanel: 420, panels: panels))
  }

  /// The value added that the modules and the output of new capacity call forth, apart from the rest of final demand.
  var planContribution: Drawing? {
    guard let table = results.economy("value_added_by_driver"), let driver = table.column("driver"),
      let last = table.years.last
    else { return nil }
    let series = ownParts(table, driver)
    guard !series.isEmpty else { return nil }
    let ends = series.map { one -> (name: String, end: Double) in
      let end: Double? = one.values.last ?? nil
      return (one.name, end ?? 0)
    }
    let sum = ends.reduce(0) { $0 + $1.end }
    let subject = say("Value added that the plan's own parts call forth", "规划各部分带动的增加值")
    let top = ends.max { $0.end < $1.end }?.name ?? ""
    return Drawing(
      subject,
      Chart(
        title: say(
          "The plan's own parts call forth \(legible(sum)) (1e8 CNY) of value added in \(last), most of it \(top)",
          "\(last)年规划各部分带动增加值\(legible(sum))亿元，其中\(top)最多"),
        subtitle: subtitle(subject, money), caption: caption,
        finding: say(
          "In \(last) the modules, what they generate and new capacity call forth \(legible(sum)) (1e8 CNY) of value added.",
          "\(last)年各模块、其发电与新增产能共带动增加值\(legible(sum))亿元。"),
        x: years(table), y: .values(title: say("Value added (\(money))", "增加值（\(money)）")),
        marks: [.columns(series)], projection: projection))
  }

  /// The drivers of the modules, of what they generate and of new capacity.
  private func ownParts(_ table: StoredTable, _ driver: Int) -> [Series] {
    table.rows.filter { ownDrivers.contains($0[driver]) }.map { row in
      Series(driverGroup(row[driver]), table.values(row))
    }.filter { $0.values.contains { ($0 ?? 0) != 0 } }
  }

  private var ownDrivers: Set<String> {
    Set(results.record.modules.map(\.identifier) + [EconomyYears.generation, EconomyYears.newOutput])
  }

  /// Rows by driver in few groups: the plan's own parts together, and without what is nothing but the table's rounding.
  func mainGroups(
    _ rows: [[String]], of table: StoredTable, by driver: Int
  ) -> [(name: String, values: [Double])] {
    let own = ownDrivers
    let others = grouped(rows.filter { !own.contains($0[driver]) }, of: table, by: driver)
    let plan = rows.filter { own.contains($0[driver]) }.map { table.values($0).map { $0 ?? 0 } }
    let sum = table.years.indices.map { year in plan.reduce(0) { $0 + $1[year] } }
    var groups = others + [(say("the plan's own parts", "规划各部分"), sum)]
    let total = table.years.indices.map { year in groups.reduce(0) { $0 + $1.values[year] } }
    groups.removeAll { group in zip(group.values, total).allSatisfy { abs($0) <= 1e-3 * abs($1) } }
    return groups
  }

  /// Change of gross output by sector, largest first.
  var sectorOutputChange: Drawing? {
    guard let table = results.economy("gross_output"), let name = table.column(say("name_en", "name_zh")),
      let first = table.years.first, let last = table.years.last
    else { return nil }
    let changes = table.rows.map { row in
      let values = table.values(row)
      return (name: row[name], change: ((values.last ?? nil) ?? 0) - ((values.first ?? nil) ?? 0))
    }.sorted { ($1.change, $0.name) < ($0.change, $1.name) }
    guard let top = changes.first else { return nil }
    // A page has room for the largest; the file of the chart has them all.
    let least = changes.map(\.change.magnitude).sorted(by: >).prefix(Self.mostBars).last ?? 0
    let shown = form == .page ? changes.filter { $0.change.magnitude >= least } : changes
    let part =
      shown.count == changes.count
      ? (en: "", zh: "")
      : (en: " (\(shown.count) largest of \(changes.count))", zh: "（最大的\(shown.count)个，共\(changes.count)个）")
    let subject = say(
      "Change of gross output by sector, \(first) to \(last)\(part.en)", "\(first)—\(last)年各部门总产出变化\(part.zh)")
    return Drawing(
      subject,
      Chart(
        title: say(
          "\(top.name) grows most, by \(legible(top.change)) (1e8 CNY)", "\(top.name)增长最多，为\(legible(top.change))亿元"),
        subtitle: subtitle(subject, money), caption: caption,
        finding: say(
          "\(top.name) grows most, by \(legible(top.change)) (1e8 CNY).", "\(top.name)增长最多，为\(legible(top.change))亿元。"),
        x: .values(title: say("Change of gross output (\(money))", "总产出变化（\(money)）")),
        y: .categories(shown.map(\.name)),
        marks: [.bars([Series(say("Change", "变化"), shown.map(\.change), tone: .signed)])]))
  }

  private static let mostBars = 14

  /// The share of the strategic industries against the path that the plan's target needs from the first year.
  var strategicShare: Drawing? {
    guard let table = results.economy("strategic_share"),
      let row = table.row(where: ["indicator": "share_of_above_scale_industry"]), let last = table.years.last
    else { return nil }
    let values = table.values(row)
    guard let end = values.last ?? nil else { return nil }
    var lines = [Series(say("SEI share", "战略性新兴产业占比"), values, tone: .palette(0))]
    var marks: [Mark] = []
    var finding = say("The share is \(legible(end)) % in \(last).", "\(last)年占比为\(legible(end))%。")
    var title = say("The share is \(legible(end)) % in \(last)", "\(last)年占比为\(legible(end))%")
    if let target = shareTarget {
      let (bound, value, year) = (Translations.bound(target.bound), legible(target.value), target.year)
      let label = say("target \(year): \(bound.en) \(value) %", "\(year)年目标：\(bound.zh)\(value)%")
      if let needed = reasons?.needed, !needed.isEmpty {
        lines.append(Series(say("path to the target", "达标路径"), needed, tone: .baseline))
      } else {
        marks.append(.rule(value: target.value, label: label))
      }
      finding =
        year == last
        ? say(
          "The share is \(legible(end)) % in \(last), against a target of \(bound.en) \(value) %.",
          "\(last)年占比为\(legible(end))%，目标为\(bound.zh)\(value)%。")
        : say(
          "The share is \(legible(end)) % in \(last); the target for \(year) is \(bound.en) \(value) %.",
          "\(last)年占比为\(legible(end))%；\(year)年目标为\(bound.zh)\(value)%。")
      if year == last {
        title = say(
          "The share reaches \(legible(end)) % in \(last); the target is \(bound.en) \(value) %",
          "\(last)年占比为\(legible(end))%，目标为\(bound.zh)\(value)%")
      }
    }
    let subject = say("Strategic emerging industries in industrial value added", "战略性新兴产业增加值占规模以上工业的比重")
    return Drawing(
      subject,
      Chart(
        title: title, subtitle: subtitle(subject, "%"), caption: caption, finding: finding, x: years(table),
        y: .values(
          title: say("Share of above-scale industrial value added (%)", "占规模以上工业增加值比重（%）"), fromZero: false),
        marks: [.lines(lines)] + marks, projection: projection))
  }

  /// The part of each driver in the share since the first year.
  var shareByDriver: Drawing? {
    guard let reasons, let first = reasons.years.first, let last = reasons.years.last else { return nil }
    let shown = reasons.parts.filter { $0.points.magnitude >= (form == .page ? 0.005 : 0.0005) }
    guard let top = shown.max(by: { $0.points.magnitude < $1.points.magnitude }) else { return nil }
    let subject = say(
      "What moves the share of the strategic industries, \(first) to \(last)", "\(first)—\(last)年占比变动的来源")
    let points = (top.points < 0 ? "" : "+") + decimals(top.points, 2)
    return Drawing(
      subject,
      Chart(
        title: say("\(top.name) moves the share most: \(points) points", "\(top.name)对占比影响最大：\(points)个百分点"),
        subtitle: subtitle(subject, say("percentage points", "百分点")), caption: caption, finding: reasons.sentence,
        x: .values(title: say("Change of the share (percentage points)", "占比变动（百分点）")),
        y: .categories(shown.map(\.name)),
        marks: [.bars([Series(say("Change", "变动"), shown.map(\.points), tone: .signed)])]))
  }

  private var reasons: ShareReasons? { ShareReasons(results, language: language) }

  /// The target that the path leads to; without one that is judged the last, in the unit of the chart.
  private var shareTarget: PlanTargets.Target? {
    reasons?.target
      ?? results.record.scorecard.map(\.target).filter { $0.variable == "sei_share" && $0.unit == "%" }
      .max { $0.year < $1.year }
  }

  /// Value added of the strategic industries, services included.
  var strategicIndustries: Drawing? {
    guard let table = results.economy("strategic_industries"), let industry = table.column("industry"),
      let measure = table.column("measure")
    else { return nil }
    let series = results.record.industries.map { part in
      let rows = table.rows.filter { $0[industry] == part.industry && $0[measure].hasPrefix("value_added") }.map(
        table.values)
      return Series(
        part.title[language],
        table.years.indices.map { year in rows.reduce(0) { $0 + ($1[year] ?? 0) } })
    }
    let subject = say("Value added of the strategic emerging industries", "战略性新兴产业增加值")
    let growth = growthOfIndustries(series, table.years)
    return Drawing(
      subject,
      Chart(
        title: growth.title.isEmpty ? subject : growth.title,
        subtitle: subtitle(say("\(subject), services included", "\(subject)，含服务业"), money), caption: caption,
        finding: growth.finding, x: years(table),
        y: .values(title: say("Value added, services included (\(money))", "增加值，含服务业（\(money)）")),
        marks: [.columns(series)], projection: projection))
  }

  /// "Capital formation (+3,462)".
  private func risen(_ name: String, by rise: Double) -> String {
    let change = (rise < 0 ? "" : "+") + legible(rise)
    return say("\(name) (\(change))", "\(name)（\(change)）")
  }

  /// How fast the industries grow together, and which of them add most of it.
  private func growthOfIndustries(_ series: [Series], _ years: [Int]) -> (title: String, finding: String) {
    guard let first = years.first, let last = years.last, first < last else { return ("", "") }
    let ends = series.map { one -> (name: String, start: Double, end: Double) in
      let (start, end): (Double?, Double?) = (one.values.first ?? nil, one.values.last ?? nil)
      return (one.name, start ?? 0, end ?? 0)
    }
    let (start, end) = (ends.map(\.start).reduce(0, +), ends.map(\.end).reduce(0, +))
    guard start > 0, end > 0 else { return ("", "") }
    let rate = decimals(100 * (pow(end / start, 1 / Double(last - first)) - 1), 1)
    let most = ends.sorted { $0.end - $0.start > $1.end - $1.start }.prefix(2)
    let parts = most.map { risen($0.name, by: $0.end - $0.start) }
    let title = say(
      "The industries grow \(rate) % a year, to \(legible(end)) (1e8 CNY) in \(last)",
      "各产业年均增长\(rate)%，\(last)年达到\(legible(end))亿元")
    let finding = say(
      "Together they go from \(legible(start)) in \(first) to \(legible(end)) (1e8 CNY) in \(last), \(rate) % a year; most of it "
        + "is added by \(parts.joined(separator: " and ")).",
      "合计从\(first)年的\(legible(start))亿元变为\(last)年的\(legible(end))亿元，年均增长\(rate)%；"
        + "其中增量最大的是\(parts.joined(separator: "和"))。")
    return (title, finding)
  }

  /// The share of wind and solar in the electricity used in the region, and that use in a panel of its own.
  var electricity: Drawing? {
    guard let table = results.economy("electricity"), let demand = table.row(where: ["indicator": "demand"]),
      let last = table.years.last, let end = table.values(demand).last ?? nil,
      let shares = table.row(where: ["indicator": "share_of_demand_by_modules"]),
      let share = table.values(shares).last ?? nil
    else { return nil }
    let unit = planned("TWh")
    let amounts = table.values(demand).map { $0.map { unit.factor * $0 } }
    // Where no module generates, there is no share to tell of.
    guard table.values(shares).contains(where: { ($0 ?? 0) != 0 }) else {
      let subject = say("Electricity demand", "全社会用电量")
      let finding = say(
        "Demand is \(legible(end)) TWh in \(last)", "\(last)年全社会用电量为\(legible(unit.factor * end))\(unit.name)")
      return Drawing(
        subject,
        Chart(
          title: finding, subtitle: subtitle(subject, unit.name), caption: caption,
          finding: say("\(finding).", "\(finding)。"),
          x: years(table), y: .values(title: say("Demand (\(unit.name))", "用电量（\(unit.name)）"), fromZero: false),
          marks: [.lines([Series(say("demand", "用电量"), amounts)])], projection: projection))
    }
    let subject = say("Electricity demand, and wind and solar generation", "全社会用电量与风电、光伏发电量")
    return Drawing(
      subject,
      ChartPanels(
        title: say(
          "Wind and solar give \(legible(share)) % of the electricity in \(last)",
          "\(last)年风电和光伏占用电量的\(legible(share))%"),
        subtitle: subtitle(subject, ""), caption: caption,
        finding: say(
          "Demand is \(legible(end)) TWh in \(last); wind and solar give \(legible(share)) % of it.",
          "\(last)年全社会用电量为\(legible(unit.factor * end))\(unit.name)，风电和光伏占\(legible(share))%。"),
        panels: [
          Chart(
            title: say("Wind and solar (% of demand)", "风电和光伏（占用电量%）"), finding: "", height: 320, x: years(table),
            y: .values(title: ""), marks: [.columns([Series("", table.values(shares))])], projection: projection),
          Chart(
            title: say("Demand (\(unit.name))", "用电量（\(unit.name)）"), finding: "", height: 320, x: years(table),
            y: .values(title: "", fromZero: false),
            marks: [.lines([Series(say("demand", "用电量"), amounts)])],
            projection: projection),
        ]))
  }

  /// Rows by driver, those of one group added up.
  func grouped(
    _ rows: [[String]], of table: StoredTable, by driver: Int
  ) -> [(name: String, values: [Double])] {
    var groups: [(name: String, values: [Double])] = []
    for row in rows {
      let (name, values) = (driverGroup(row[driver]), table.values(row).map { $0 ?? 0 })
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].values = zip(groups[place].values, values).map { $0 + $1 }
      } else {
        groups.append((name, values))
      }
    }
    return groups
  }

  func driverGroup(_ driver: String) -> String {
    let part = results.record.drivers.first { $0.driver == driver }
    return switch part?.role.flatMap(FinalDemandRole.init) {
    case .household: say("Households", "居民消费")
    case .capitalFormation, .inventory: say("Capital formation", "资本形成")
    case .export, .outflow: say("Exports and outflow", "出口与省外流出")
    case .government, .otherFinalDemand, nil: part?.title[language] ?? driver
    }
  }
}
