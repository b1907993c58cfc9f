import Diagnostics
import SimulationKit

/// The years of a record that says when it begins and ends: its values by year are those of these years alone.
struct RecordYears {
  static let keys = (first: "first_year", last: "last_year")

  /// Those of the run.
  var all: [String]
  /// Those of the record; empty where it names none of the run's.
  var active: ArraySlice<String>
}

extension ValueReader {
  /// Reads the fields of a record against its own years. Outside them a number over years is not a number.
  mutating func valuesInOwnYears(
    of fields: [ParameterDeclaration], in table: ScenarioTable, path: [String], otherKeys: [String]
  ) -> [String: ParameterValue] {
    let run = (axes: axes, unknown: unknownAxes)
    recordYears = years(of: fields, in: table)
    defer { (axes, unknownAxes, recordYears) = (run.axes, run.unknown, nil) }
    guard let own = recordYears else {
      return values(of: fields, in: table, path: path, otherKeys: otherKeys, enabled: true)
    }
    axes["year"] = Array(own.active)
    // Without years there is nothing to read them against; who reads the years says what is wrong with them.
    if own.active.isEmpty { unknownAxes.insert("year") }
    var values = values(of: fields, in: table, path: path, otherKeys: otherKeys, enabled: true)
    for field in fields where field.kind.isOverYearsAlone {
      guard case .array(let numbers)? = values[field.key] else { continue }
      values[field.key] = .array(
        own.all.indices.map { own.active.indices.contains($0) ? numbers[$0 - own.active.startIndex] : .nan })
    }
    return values
  }

  private func years(of fields: [ParameterDeclaration], in table: ScenarioTable) -> RecordYears? {
    let keys = [RecordYears.keys.first, RecordYears.keys.last]
    guard keys.allSatisfy({ key in fields.contains { $0.key == key } }), let all = axes["year"], !all.isEmpty else {
      return nil
    }
    let bounds = keys.map { key in table[key].map { $0.table?["value"] ?? $0 } }
    guard bounds.contains(where: { $0 != nil }) else { return nil }
    let places = zip(bounds, [all.startIndex, all.endIndex - 1]).map { bound, otherwise in
      guard let bound else { return Int?.some(otherwise) }
      guard case .integer(let year) = bound.content else { return nil }
      return all.firstIndex(of: "\(year)")
    }
    guard let first = places[0], let last = places[1], first <= last else { return RecordYears(all: all, active: []) }
    return RecordYears(all: all, active: all[first...last])
  }

  /// A rate of growth may start from a year before the record's own: it is read over all years, and cut.
  mutating func grownYears(
    _ table: ScenarioTable, at place: SourceLocation, _ names: ArraySlice<String>, _ own: RecordYears,
    _ frame: ArrayFrame, _ rules: YearRules, path: [String]
  ) -> [Double]? {
    recordYears = nil
    axes["year"] = own.all
    defer {
      recordYears = own
      axes["year"] = Array(own.active)
    }
    return years(table, at: place, names, own.all, 1, frame, rules, path: path)
      .map { Array($0[own.active.indices]) }
  }
}

extension ParameterKind {
  fileprivate var isOverYearsAlone: Bool {
    if case .array(["year"], _, _, _) = self { true } else { false }
  }
}
