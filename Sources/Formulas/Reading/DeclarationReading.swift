import Diagnostics
import ScenarioKit
import SimulationKit

extension KeyReader {
  /// `[axes.segment]`.
  mutating func axis(_ name: String, _ table: ScenarioTable) -> Axis {
    table.reportUnknownKeys(except: ["labels", "titles", "records", "meaning"], into: &problems)
    return Axis(
      name, labels: strings("labels", in: table), titles: texts("titles", in: table),
      records: string("records", in: table),
      meaning: text("meaning", in: table))
  }

  /// `[parameters.market]`, or the field of records. Nil after a report of what leaves nothing to go on with.
  mutating func parameter(_ key: String, _ table: ScenarioTable, isField: Bool = false) -> ParameterDeclaration? {
    let type = string("type", in: table) ?? "number"
    let common = ["type", "title", "meaning", "default", "optional", "plausible"]
    let bounds = ["lower", "upper", "above"]
    let kind: ParameterKind
    switch type {
    case "number":
      table.reportUnknownKeys(except: common + bounds + ["unit", "axes", "absent"], into: &problems)
      let unit = string("unit", in: table) ?? "1"
      let axes = strings("axes", in: table) ?? []
      let range = self.bounds(of: table)
      if axes.isEmpty, let absent = table["absent"] {
        report(at: absent.keyLocation, "\(key) has no axes, so no label is absent", advice: "remove this key")
      }
      kind =
        axes.isEmpty
        ? .number(unit: unit, range)
        : .array(axes: axes, unit: unit, range, absent: number("absent", in: table))
    case "integer":
      table.reportUnknownKeys(except: common + bounds, into: &problems)
      kind = .integer(self.bounds(of: table))
    case "boolean":
      table.reportUnknownKeys(except: common, into: &problems)
      kind = .boolean
    case "text":
      table.reportUnknownKeys(except: common, into: &problems)
      kind = .text
    case "choice":
      table.reportUnknownKeys(except: common + ["choices"], into: &problems)
      kind = .choice(strings("choices", in: table) ?? [])
    case "records" where !isField:
      table.reportUnknownKeys(except: ["type", "meaning", "optional", "fields"], into: &problems)
      kind = .records(
        members(of: "fields", in: table).compactMap { parameter($0.name, $0.table, isField: true) })
    default:
      let types = ["number", "integer", "boolean", "choice", "text"] + (isField ? [] : ["records"])
      report(
        at: table["type"]?.location ?? table.location, "unknown type \"\(type.escapingControls)\"",
        advice: closest(to: type, in: types).map { "did you mean \"\($0)\"?" }
          ?? "write \(types.map { "\"\($0)\"" }.joined(separator: ", "))")
      return nil
    }
    var declaration = ParameterDeclaration(
      key, kind, title: text("title", in: table), meaning: text("meaning", in: table, isNeeded: true) ?? "-",
      optional: flag("optional", in: table) ?? false)
    if let range = table["plausible"] { declaration.plausible = plausible(range, key) }
    return declaration
  }

  private mutating func bounds(of table: ScenarioTable) -> Bounds {
    let (lower, above) = (number("lower", in: table), number("above", in: table))
    if lower != nil, above != nil, let place = table["above"]?.keyLocation {
      report(at: place, "lower and above both bound it from below", advice: "keep one of the two")
    }
    return Bounds(above ?? lower, number("upper", in: table), includesLower: above == nil)
  }

  private mutating func plausible(_ value: ScenarioValue, _ key: String) -> PlausibleRange? {
    guard let table = value.table else {
      report(
        at: value.location, "plausible must be a table",
        advice: "write plausible = { low = …, high = …, source = \"…\" }")
      return nil
    }
    table.reportUnknownKeys(except: ["low", "high", "source"], into: &problems)
    return PlausibleRange(
      number("low", in: table), number("high", in: table), source: text("source", in: table, isNeeded: true) ?? "-")
  }

  /// `[inputs.demand]`.
  mutating func input(_ name: String, _ table: ScenarioTable) -> VariableDeclaration {
    table.reportUnknownKeys(except: ["unit", "axes", "meaning", "optional", "variation"], into: &problems)
    var variable = VariableDeclaration(
      name, unit: string("unit", in: table) ?? "1", axes: strings("axes", in: table) ?? [],
      meaning: text("meaning", in: table, isNeeded: true) ?? "-", optional: flag("optional", in: table) ?? false)
    if let word = string("variation", in: table) {
      if let variation = VariableDeclaration.Variation(rawValue: word) {
        variable.variation = variation
      } else {
        report(
          at: table["variation"]?.location ?? table.location, "unknown variation \"\(word.escapingControls)\"",
          advice: "write \"shared\" or \"perSample\"")
      }
    }
    return variable
  }

  /// `[variables.stock]` or `[outputs.revenue]`, without its formula.
  mutating func variable(_ name: String, _ table: ScenarioTable, isOutput: Bool) -> VariableDeclaration {
    table.reportUnknownKeys(
      except: ["unit", "axes", "meaning", "formula", "initial"] + (isOutput ? ["iamc"] : []), into: &problems)
    return VariableDeclaration(
      name, unit: string("unit", in: table) ?? "1", axes: strings("axes", in: table) ?? [],
      meaning: text("meaning", in: table, isNeeded: isOutput) ?? "-", iamc: isOutput ? string("iamc", in: table) : nil)
  }

  /// The default of a parameter, read as scenarios write values.
  mutating func fallback(_ declaration: ParameterDeclaration, in table: ScenarioTable, _ labels: [String: [String]])
    -> ParameterDeclaration.Default?
  {
    guard let value = table["default"] else { return nil }
    var own = declaration
    own.key = "default"
    own.meaning = declaration.meaning
    own.plausible = nil
    guard let annotated = value.table, annotated["value"] != nil else {
      report(
        at: value.location, "the default of \(declaration.key) says no origin",
        advice: "write default = { value = …, kind = \"assumption\", low = …, high = …, reason = \"…\" }")
      return nil
    }
    var kind = declaration.kind
    if case .array(let axes, let unit, let bounds, _) = kind, let open = axes.first(where: { labels[$0] == nil }) {
      // One number that counts for all labels.
      kind = .number(unit: unit, bounds)
      if let inner = annotated["value"], inner.table != nil || inner.isList {
        report(
          at: inner.location, "the labels of the axis \(open) are not known here",
          advice: "write one number, which counts for all labels; the scenario may give each its own")
        return nil
      }
    }
    own.kind = kind
    let before = problems.count
    let section = SectionChecker(axes: labels, declarations: [own].inPrices(of: UnitMeasure.tableYear))
      .resolve(table.keeping(["default"]), into: &problems)
    guard !problems[before...].contains(where: { $0.severity == .error }),
      let read = section.parameters.values["default"],
      let origin = section.provenance["default"]
    else { return nil }
    guard let numberKind = origin.kind else {
      report(
        at: value.location, "the default of \(declaration.key) says no origin",
        advice: "write kind = \"document\", \"derived\", \"unverified\" with a source, or \"assumption\" with a reason")
      return nil
    }
    let english = origin.source ?? origin.reason ?? ""
    let text = Text(en: english, zh: (origin.source == nil ? origin.reasonZh : origin.sourceZh) ?? english)
    return ParameterDeclaration.Default(
      read, numberKind, source: text, low: origin.low, high: origin.high)
  }
}
