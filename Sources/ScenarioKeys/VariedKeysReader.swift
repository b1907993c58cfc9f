package import Coupling
package import Diagnostics
package import Economy
import Files
import RegionalBase
package import ScenarioKit
import SimulationKit
import Study

/// Reads `[uncertain]` and `[levers]`, whose keys are the paths of numbers in quotes.
package struct VariedKeysReader {
  private let scenario: Scenario
  private let sections: [ExplainedSection]
  private let codes: CodedKey
  private let economy: EconomyProblem
  private let financing: [Financing]
  /// Something else is wrong with the scenario: a value that is missing here may be missing for that.
  private let hasErrors: Bool
  package private(set) var keys: [VariedKey] = []
  package private(set) var problems: [Diagnostic] = []
  /// The paths of all values, found when the first unknown one is met.
  private var paths: ClosestNames?
  /// The words by which a file beside the scenario names keys; nil for the scenario's own sections.
  private let speaker: String?

  /// Reads keys that a file beside the scenario names.
  /// - Parameter speaker: the words by which it does, such as `[[factor]]`.
  package init(
    _ scenario: Scenario, sections: [ExplainedSection], economy: EconomyProblem, financing: [Financing],
    industries: StrategicIndustries, speaker: String
  ) {
    codes = CodedKey(sections, economy.accounts, industries)
    self.economy = economy
    self.financing = financing
    self.scenario = scenario
    self.sections = sections
    hasErrors = false
    self.speaker = speaker
  }

  package init(
    _ scenario: Scenario, sections: [ExplainedSection], economy: EconomyProblem, financing: [Financing],
    industries: StrategicIndustries, hasErrors: Bool
  ) {
    codes = CodedKey(sections, economy.accounts, industries)
    self.economy = economy
    self.financing = financing
    self.scenario = scenario
    self.sections = sections
    self.hasErrors = hasErrors
    speaker = nil
    for section in VariedKey.Section.allCases {
      let table = scenario.table(at: [section.rawValue])
      if let place = table.misplacedAt {
        report(place, "\(section.rawValue) must be a table", "write [\(section.rawValue).\"economy.growth\"]")
      }
      for member in table.members {
        read(member, as: scenario.table(at: [section.rawValue, member.key]), in: section)
      }
    }
    let uncertain = Dictionary(keys.filter { $0.section == .uncertain }.map { ($0.key, $0) }) { first, _ in first }
    for key in keys where key.section == .levers {
      guard let other = uncertain[key.key] else { continue }
      report(
        key.place, "\(key.key) is uncertain too, at \(other.place)", "leave one: a key varies by chance or by choice")
    }
  }

  private mutating func report(_ place: SourceLocation, _ message: String, _ advice: String?) {
    problems.append(.error(at: place, message, advice: advice))
  }

  /// - Parameter variation: the table that says how the key varies.
  package mutating func read(_ member: ScenarioTable.Member, as variation: ScenarioTable, in section: VariedKey.Section)
  {
    let place = member.value.keyLocation
    guard let (home, entry) = target(member.key) else {
      if reportUnquoted(member, in: section) { return }
      if !hasErrors { reportUnknown(member.key, at: place, in: section) }
      return
    }
    let inactive = home.inactivity(of: entry)
    if let inactive {
      if !member.value.inherited {
        report(place, "\(member.key) varies, but nothing reads it: \(inactive)", "remove it")
      }
      return
    }
    guard let unit = unit(of: entry, key: member.key, in: home, at: place) else { return }
    let shape = VariationReader(
      table: variation, unit: unit.unit, bounds: unit.bounds, isWhole: unit.isWhole)
    guard let variation = shape.read(section, entry.origin, scenario: scenario, into: &problems) else { return }
    guard isFactor(member.key, home, entry, at: place) else { return }
    keys.append(
      VariedKey(
        section: section, key: member.key, variation: variation, unit: unit.unit, place: place,
        overridden: member.value.overridden))
  }

  /// Reports a key that no number of the computation stands at. Returns whether one does.
  private mutating func isFactor(
    _ key: String, _ home: ExplainedSection, _ entry: ExplainedSection.Entry, at place: SourceLocation
  ) -> Bool {
    if let factor = FactorReading(home, economy, financing).factor(key, entry) {
      guard let kept = factor.kept, kept.count >= kept.years else { return true }
      let labels = ParameterElement(entry, axes: home.section.parameters.axes)?.labels.compactMap(\.last) ?? []
      report(
        place, "\(key) cannot vary: growth of all years counts after \(economy.accounts.year), the table's year",
        "name one year of it: \"\(([key] + labels).joined(separator: "."))\"")
      return false
    }
    let isCalibrated = economy.parts != nil && home.name == EconomySections.strategicIndustries.name
    report(
      place,
      "\(key) cannot vary: "
        + (isCalibrated
          ? "the outputs of the parts of sectors are calibrated to it once, in the reference"
          : "no number of the computation stands there by itself"),
      "remove it")
    return false
  }

  /// A number that a file beside the scenario replaces; nil after reporting why it cannot.
  package mutating func number(_ key: String, at place: SourceLocation) -> ReplaceableNumber? {
    guard let (home, entry) = target(key) else {
      reportUnknown(key, at: place, in: .uncertain)
      return nil
    }
    if let inactive = home.inactivity(of: entry) {
      report(place, "\(key) varies, but nothing reads it: \(inactive)", "remove it")
      return nil
    }
    guard let unit = unit(of: entry, key: key, in: home, at: place), isFactor(key, home, entry, at: place) else {
      return nil
    }
    return ReplaceableNumber(
      unit: unit.unit, bounds: unit.bounds, isWhole: unit.isWhole, low: entry.origin.low, high: entry.origin.high)
  }

  private func target(_ key: String) -> (ExplainedSection, ExplainedSection.Entry)? {
    for section in sections where !section.isHead && key.hasPrefix(section.name + ".") {
      let path = Array(key.components.dropFirst(section.name.components.count))
      if let entry = section.entry(at: path) { return (section, entry) }
    }
    return nil
  }

  /// Reports a path without quotes, which makes tables in tables. Returns whether there is one.
  private mutating func reportUnquoted(_ member: ScenarioTable.Member, in section: VariedKey.Section) -> Bool {
    func leaves(_ value: ScenarioValue, _ path: String) -> [(path: String, place: SourceLocation)] {
      guard let table = value.table, !table.keys.isEmpty,
        table.members.allSatisfy({ $0.value.table != nil && !VariationReader.keys.contains($0.key) })
      else { return [(path, value.keyLocation)] }
      return table.members.flatMap { leaves($0.value, "\(path).\($0.key)") }
    }
    let found = leaves(member.value, member.key).filter { $0.path != member.key }
    for (path, place) in found {
      if target(path) == nil {
        if !hasErrors { reportUnknown(path, at: place, in: section) }
      } else {
        report(place, "the path \(path) stands without quotes", "write the whole path in quotes: \"\(path)\"")
      }
    }
    return !found.isEmpty
  }

  private mutating func reportUnknown(_ key: String, at place: SourceLocation, in section: VariedKey.Section) {
    if let head = sections.first(where: { $0.isHead && ($0.name == key || key.hasPrefix($0.name + ".")) })
      ?? sections.first(where: { $0.name.isEmpty && $0.declarations.contains { $0.key == key } })
    {
      report(
        place,
        "\(key) cannot vary: "
          + (head.name.isEmpty
            ? "it describes the scenario as a whole" : "all runs of an ensemble have the same years"),
        "remove it")
      return
    }
    // Files that call a label in several ways would hold several keys, of which none replaces the other.
    switch codes.match(key) {
    case .key(let coded):
      report(
        place, "\(speaker ?? section.rawValue) names \(key), and keys here call labels by their codes",
        "write \"\(coded)\"")
      return
    case .ambiguous(let name, let codes):
      report(
        place,
        "\(speaker ?? section.rawValue) names \(key), and \(codes.count) labels are called \(name): "
          + codes.joined(separator: ", "), "write the code")
      return
    case .unknown: break
    }
    var names = paths ?? ClosestNames(sections.filter { !$0.isHead }.flatMap { $0.entries.map(\.path) })
    defer { paths = names }
    let isUnquoted = sections.contains { $0.name == key } || key == "modules"
    report(
      place, "\(speaker ?? section.rawValue) names \(key), which is no value of the scenario",
      isUnquoted && speaker == nil
        ? "write the whole path in quotes: [\(section.rawValue).\"\(names.names.first { $0.hasPrefix(key + ".") } ?? "economy.growth")\"]"
        : names.closest(to: key).map { "did you mean \"\($0)\"?" } ?? "simplan explain lists all keys")
  }

  /// The unit and the bounds of a single number; nil after reporting that the key holds something else.
  private mutating func unit(
    of entry: ExplainedSection.Entry, key: String, in section: ExplainedSection, at place: SourceLocation
  ) -> (unit: String, bounds: Bounds, isWhole: Bool)? {
    switch entry.declaration.kind {
    case .number(let unit, let bounds): return (unit, bounds, false)
    case .integer(let bounds): return ("1", bounds, true)
    case .array(_, let unit, let bounds, _):
      guard let part = ParameterElement(entry, axes: section.section.parameters.axes), let first = part.values.last
      else {
        if !hasErrors { report(place, "\(key) has no value in this run", "name a value that has one") }
        return nil
      }
      let kept = section.keptYears(entry, until: economy.accounts.year)
      guard part.values.enumerated().allSatisfy({ kept?.contains($0.offset) ?? false || $0.element == first }) else {
        report(
          place, "\(key) holds \(part.values.count) numbers, \(Set(part.values).count) of them different",
          "name one of them: \"\(key).\(part.labels[0].first ?? "")\"")
        return nil
      }
      let path = Array(key.components.dropFirst(section.name.components.count))
      guard section.section.isWritten(path) else {
        report(
          place,
          "\(key) is not written by itself but follows from \(entry.origin.location?.description ?? "a default")",
          "name what is written there")
        return nil
      }
      return (unit, bounds, false)
    case .boolean, .choice, .text, .records, .table:
      report(place, "\(key) is no number", "numbers can vary, nothing else")
      return nil
    }
  }
}
