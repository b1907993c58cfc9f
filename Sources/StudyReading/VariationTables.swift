import Diagnostics
import NumberText
import Sampling
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit
import StudyRuns

/// The variation: the scenario's own keys, those of the study in their place or beside them, shares and correlations.
extension StudyReader {
  /// - Returns: the keys that vary by chance; levers of robustness are not among them.
  mutating func variation(beside settings: SettingTable?) -> StudyVariation {
    let takesLevers = !asksRobustness && has("levers") && head.parameters.boolean("levers")
    let takesUncertain = !has("uncertain") || head.parameters.boolean("uncertain")
    if has("points"), !(has("points_are") && head.parameters.text("points_are") == "quantiles") {
      for key in ["factor", "lever", "shares", "correlation", "uncertain", "levers"] {
        guard let place = root[key]?.keyLocation else { continue }
        report(place, "points give all inputs their numbers, and nothing reads \(key)", "remove it")
      }
      return StudyVariation([])
    }
    let set = Set(settings?.keys.map(\.key) ?? [])
    let own = own("factor", .uncertain) + (asksRobustness ? [] : own("lever", .levers))
    for key in own where set.contains(key.key) {
      report(key.place, "\(key.key) varies by chance, and is a lever too", "leave one")
    }
    let keys = Self.merged(
      own, over: prepared.varied.filter { $0.section == .uncertain ? takesUncertain : takesLevers })
    let shares = shares(beside: own + (settings?.keys ?? []))
    let shared = Set(shares.flatMap(\.keys).map(\.key))
    let given = shared.union(set)
    var variation = StudyVariation(keys.filter { !given.contains($0.key) }, levers: takesLevers)
    variation.shares = shares
    variation.correlations = correlations(variation)
    return variation
  }

  /// The scenario's keys of a section, with those of the study in their place or beside them.
  func merged(_ own: [VariedKey], over section: VariedKey.Section) -> [VariedKey] {
    Self.merged(own, over: prepared.varied.filter { $0.section == section })
  }

  private static func merged(_ own: [VariedKey], over all: [VariedKey]) -> [VariedKey] {
    var keys = all
    for key in own {
      if let place = keys.firstIndex(where: { $0.key == key.key }) { keys[place] = key } else { keys.append(key) }
    }
    return keys
  }

  /// The keys of `[[factor]]` or of `[[lever]]`.
  mutating func own(_ name: String, _ section: VariedKey.Section) -> [VariedKey] {
    var written: [(key: String, place: SourceLocation, table: ScenarioTable, section: VariedKey.Section)] = []
    for table in tables(name, example: "key = \"economy.growth\"") {
      guard let key = text("key", of: table, in: name) else { continue }
      if let first = written.first(where: { $0.key == key.text }) {
        report(key.place, "[[\(name)]] names \(key.text) twice, first at \(first.place)", "leave one")
        continue
      }
      written.append((key.text, key.place, table.keeping(table.keys.filter { $0 != "key" }), section))
    }
    return prepared.varying(written, speaker: "[[\(name)]]", into: &problems)
  }

  /// The tables of `[[name]]`.
  private mutating func tables(_ name: String, example: String) -> [ScenarioTable] {
    guard let written = root[name] else { return [] }
    guard case .list(let elements) = written.content else {
      report(
        written.location, "\(name) must be a list of tables, not \(written.kindName)",
        "write [[\(name)]] with \(example) below it")
      return []
    }
    return elements.compactMap { element in
      if let table = element.table { return table }
      report(
        element.location, "an element of \(name) must be a table, not \(element.kindName)",
        "write [[\(name)]] with \(example) below it")
      return nil
    }
  }

  private mutating func text(
    _ key: String, of table: ScenarioTable, in name: String
  ) -> (text: String, place: SourceLocation)? {
    guard let value = table[key] else {
      report(table.location, "[[\(name)]] names no key", "write key = \"economy.growth\"")
      return nil
    }
    guard case .text(let text) = value.content else {
      report(value.location, "\(key) must be a text, not \(value.kindName)", "write the path of a number in quotes")
      return nil
    }
    return (text, value.location)
  }

  // MARK: - Shares

  private mutating func shares(beside own: [VariedKey]) -> [StudyVariation.Shares] {
    var groups: [StudyVariation.Shares] = []
    var known = Dictionary(own.map { ($0.key, $0.place) }) { first, _ in first }
    for table in tables("shares", example: "keys = [\"…\", \"…\"]") {
      guard let group = group(table, &known) else { continue }
      groups.append(group)
    }
    return groups
  }

  private mutating func group(_ table: ScenarioTable, _ known: inout [String: SourceLocation]) -> StudyVariation.Shares?
  {
    let before = problems.count
    let texts = table["keys"]?.texts(named: "keys", example: "[\"…\", \"…\"]", into: &problems) ?? []
    if texts.count < 2, problems.count == before {
      report(
        table["keys"]?.location ?? table.location, "shares that sum to one are at least two",
        "write keys = [\"…\", \"…\"] with the paths of all of them")
    }
    for (key, place) in texts {
      if let other = known.updateValue(place, forKey: key) {
        report(place, "\(key) varies already, at \(other)", "leave one")
      }
    }
    let limits = SectionChecker(
      axes: ["share": texts.map(\.text)],
      declarations: ["low", "high"].map {
        ParameterDeclaration(
          $0, .array(axes: ["share"], unit: "1", .share, absent: nil), meaning: "the limits of each share",
          optional: true)
      }, otherKeys: ["keys"]
    ).resolve(table, into: &problems)
    let numbers = prepared.numbers(
      at: texts.map { (key: $0.text, place: $0.1) }, speaker: "[[shares]]", into: &problems)
    guard problems.count == before else { return nil }
    var (low, high, keys, sum) = ([Double](), [Double](), [VariedKey](), 0.0)
    func limit(_ key: String, _ place: Int) -> Double? {
      limits.parameters.has(key) ? limits.parameters.array(key).values[place] : nil
    }
    for (place, (text, number)) in zip(texts, numbers).enumerated() {
      guard let number else { continue }
      if number.unit != "1" { report(text.1, "\(text.text) is in \(number.unit), and no share", "name shares only") }
      guard let lowest = limit("low", place) ?? number.low, let highest = limit("high", place) ?? number.high else {
        report(
          text.1, "\(text.text) has no range: it is no assumption with a low and a high value",
          "write low = [\(texts.map { _ in "0" }.joined(separator: ", "))] and high = "
            + "[\(texts.map { _ in "1" }.joined(separator: ", "))], one number for each key")
        continue
      }
      low.append(lowest)
      high.append(highest)
      keys.append(
        VariedKey(
          section: .uncertain, key: text.text, variation: .interval(low: lowest, high: highest), unit: "1",
          place: text.1, overridden: []))
      sum += prepared.plannedNumber(text.text)?.value ?? .nan
    }
    guard problems.count == before else { return nil }
    if abs(sum - 1) > 1e-9 {
      report(
        texts[0].1, "the shares sum to \(significant(sum, 6)) in the scenario, not to 1",
        "name all shares that sum to one")
      return nil
    }
    do throws(SamplingError) {
      return StudyVariation.Shares(keys, try BoundedShares(low: low, high: high), at: table.location)
    } catch {
      report(table.location, error.description, "widen low and high")
      return nil
    }
  }

  // MARK: - Correlations

  private mutating func correlations(_ variation: StudyVariation) -> [StudyVariation.Correlation] {
    guard let written = root["correlation"] else { return [] }
    let example = "write \"economy.growth\".\"electricity.losses\" = 0.5 below [correlation]"
    guard let table = written.table else {
      report(written.location, "correlation must be a table, not \(written.kindName)", example)
      return []
    }
    var found: [StudyVariation.Correlation] = []
    for member in table.members {
      guard let first = dimension(member.key, member.value.keyLocation, variation) else { continue }
      guard let others = member.value.table else {
        report(member.value.location, "a correlation names two keys", example)
        continue
      }
      for other in others.members {
        guard let second = dimension(other.key, other.value.keyLocation, variation) else { continue }
        let value: Double
        switch other.value.content {
        case .number(let number): value = number
        case .integer(let number): value = Double(number)
        default:
          report(other.value.location, "a correlation must be a number, not \(other.value.kindName)", "write 0.5")
          continue
        }
        found.append(StudyVariation.Correlation(first, second, value, at: other.value.keyLocation))
      }
    }
    // A mistake of one of them alone is told at each.
    for (place, pair) in found.enumerated() {
      var alone = variation
      alone.correlations = [pair]
      do throws(SamplingError) {
        _ = try GaussianCopula([GaussianCopula.Pair(pair.first, pair.second, pair.value)])
      } catch {
        problems.append(alone.refusal(error))
      }
      let keys = Set([pair.first, pair.second])
      if found[..<place].contains(where: { Set([$0.first, $0.second]) == keys }) {
        alone.correlations = [pair]
        problems.append(alone.refusal(.correlationTwice(first: pair.first, second: pair.second)))
      }
    }
    return found
  }

  private mutating func dimension(_ key: String, _ place: SourceLocation, _ variation: StudyVariation) -> Int? {
    let keys = variation.keys.map(\.key)
    if let found = keys.firstIndex(of: key) { return found }
    let isShare = variation.shares.contains { $0.keys.contains { $0.key == key } }
    report(
      place, isShare ? "\(key) is one of shares that sum to one, which cannot be correlated" : "\(key) does not vary",
      isShare
        ? "remove it" : closest(to: key, in: keys).map { "did you mean \"\($0)\"?" } ?? "name a key that varies")
    return nil
  }
}
