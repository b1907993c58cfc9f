import Diagnostics
import ScenarioKit
import SimulationKit

/// Links to the economy, and charts, targets and sections of the report.
extension KeyReader {
  mutating func links(in root: ScenarioTable) -> [EconomyLink] {
    elements(of: "links", in: root).compactMap { table in
      table.reportUnknownKeys(
        except: [
          "kind", "output", "host", "domesticShare", "production", "industry", "account", "sign", "user", "offset",
          "required",
        ], into: &problems)
      guard let word = string("kind", in: table, isNeeded: true) else { return nil }
      let kind = EconomyLink.Kind(rawValue: word)
      if case .unknown = kind {
        let known = EconomyLink.Kind.known.map(\.rawValue)
        report(
          at: table["kind"]?.location ?? table.location, "unknown kind of link \"\(word.escapingControls)\"",
          advice: closest(to: word, in: known).map { "did you mean \"\($0)\"?" }
            ?? "kinds are \(known.joined(separator: ", "))")
        return nil
      }
      var sign: Int?
      if let number = number("sign", in: table) {
        sign = Int(exactly: number)
        if sign == nil {
          report(
            at: table["sign"]?.location ?? table.location, "the sign of a flow must be 1 or -1", advice: "write 1 or -1"
          )
        }
      }
      return EconomyLink(
        kind, output: string("output", in: table, isNeeded: true) ?? "", host: string("host", in: table),
        domesticShare: string("domesticShare", in: table), production: string("production", in: table),
        industry: string("industry", in: table), account: string("account", in: table), sign: sign,
        user: string("user", in: table), offset: string("offset", in: table),
        required: flag("required", in: table) ?? false)
    }
  }

  mutating func charts(in root: ScenarioTable) -> [ChartDeclaration] {
    elements(of: "charts", in: root).compactMap { table in
      table.reportUnknownKeys(
        except: [
          "name", "output", "mark", "title", "quantity", "along", "series", "summed", "at", "against", "rule",
          "since", "stretch", "required",
        ], into: &problems)
      guard let word = string("mark", in: table, isNeeded: true), let name = string("name", in: table, isNeeded: true)
      else {
        return nil
      }
      let mark = ChartDeclaration.Mark(rawValue: word)
      if case .unknown = mark {
        let known = ChartDeclaration.Mark.known.map(\.rawValue)
        report(
          at: table["mark"]?.location ?? table.location, "unknown mark \"\(word.escapingControls)\"",
          advice: closest(to: word, in: known).map { "did you mean \"\($0)\"?" }
            ?? "marks are \(known.joined(separator: ", "))")
        return nil
      }
      return ChartDeclaration(
        name, output: string("output", in: table, isNeeded: true) ?? "", mark: mark,
        title: text("title", in: table, isNeeded: true) ?? "-",
        quantity: text("quantity", in: table, isNeeded: true) ?? "-", along: string("along", in: table),
        series: string("series", in: table), summed: strings("summed", in: table) ?? [],
        at: strings(byKey: "at", in: table), against: string("against", in: table), rule: rule(of: table),
        since: string("since", in: table), stretch: stretch(of: table),
        required: flag("required", in: table) ?? false)
    }
  }

  private mutating func rule(of table: ScenarioTable) -> ChartDeclaration.Rule? {
    guard let value = table["rule"] else { return nil }
    guard let rule = value.table, let number = number("value", in: rule) else {
      report(
        at: value.location, "the rule of a chart needs a value", advice: "write rule = { value = 3, label = \"…\" }")
      return nil
    }
    rule.reportUnknownKeys(except: ["value", "label"], into: &problems)
    return ChartDeclaration.Rule(number, label: text("label", in: rule, isNeeded: true) ?? "-")
  }

  private mutating func stretch(of table: ScenarioTable) -> ChartDeclaration.Stretch? {
    guard let value = table["stretch"] else { return nil }
    guard let stretch = value.table, let from = string("from", in: stretch), let to = string("to", in: stretch) else {
      report(
        at: value.location, "the stretch of a chart needs two labels",
        advice: "write stretch = { from = \"0\", to = \"20\", label = \"…\" }")
      return nil
    }
    stretch.reportUnknownKeys(except: ["from", "to", "label"], into: &problems)
    return ChartDeclaration.Stretch(from: from, to: to, label: text("label", in: stretch, isNeeded: true) ?? "-")
  }

  mutating func targets(in root: ScenarioTable) -> [TargetDeclaration] {
    elements(of: "targets", in: root).compactMap { table in
      table.reportUnknownKeys(except: ["name", "title", "output", "summed", "at", "required"], into: &problems)
      guard let name = string("name", in: table, isNeeded: true) else { return nil }
      return TargetDeclaration(
        name, title: text("title", in: table, isNeeded: true) ?? "-",
        output: string("output", in: table, isNeeded: true) ?? "", summed: strings("summed", in: table) ?? [],
        at: strings(byKey: "at", in: table), required: flag("required", in: table) ?? false)
    }
  }

  mutating func sections(in root: ScenarioTable) -> [ReportSection] {
    elements(of: "sections", in: root).compactMap { table in
      table.reportUnknownKeys(except: ["name", "title", "text", "charts", "tables", "required"], into: &problems)
      guard let name = string("name", in: table, isNeeded: true) else { return nil }
      return ReportSection(
        name, title: text("title", in: table, isNeeded: true) ?? "-", text: text("text", in: table),
        charts: strings("charts", in: table) ?? [], tables: strings("tables", in: table) ?? [],
        required: flag("required", in: table) ?? false)
    }
  }
}
