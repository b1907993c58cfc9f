import Diagnostics
import Economy
import InputOutput
import NumberText
import RegionalBase
import ScenarioKeys
import ScenarioKit
import SimulationKit

/// Reads `[economy.changes]`: names of sectors, verbs that go with their numbers, and years.
struct ChangeReading {
  let section: ResolvedSection
  let accounts: RegionalAccounts
  let years: [Int]
  private let sectorLookup: NameLookup
  private let categoryLookup: NameLookup
  private(set) var changes: [DeclaredChange] = []
  private(set) var problems: [Diagnostic] = []
  /// The spaces of changes that could not be read, nil for one that is unknown; what comes after them in the same
  /// space cannot be judged.
  private var unread: Set<EconomyChange.Space?> = []
  /// Changes that cannot be judged.
  private var unjudged: Set<String> = []

  init(_ section: ResolvedSection, accounts: RegionalAccounts, years: [Int]) {
    self.section = section
    self.accounts = accounts
    self.years = years
    (sectorLookup, categoryLookup) = (accounts.model.table.sectorLookup, accounts.model.table.finalDemandLookup)
    for (name, fields) in section.readRecords("changes") {
      if let change = change(name, fields) {
        changes.append(change)
        if unread.contains(where: { $0.map { $0.meets(change.change.space) } ?? true }) { unjudged.insert(name) }
      } else {
        unread.insert(fields.has("space") ? EconomyChange.Space(rawValue: fields.text("space")) : nil)
      }
    }
  }

  /// Reports defects of the changed economy, once for each change.
  mutating func report(_ defects: [ChangeDefect]) {
    for change in changes {
      guard !unjudged.contains(change.name), let defect = defects.first(of: change.name) else { continue }
      report(
        change.name, Self.key(change.change.verb, change.change.space), defect.sentence, advice(change, defect.remedy))
    }
  }

  private mutating func report(_ change: String, _ field: String, _ message: String, _ advice: String) {
    problems.append(
      .error(
        at: section.location(of: "changes", index: [change, field]), "changes.\(change): \(message)", advice: advice))
  }

  private mutating func change(_ name: String, _ fields: Parameters) -> DeclaredChange? {
    func text(_ key: String) -> String? { fields.has(key) ? fields.text(key) : nil }
    let (verb, space) = (
      text("verb").flatMap(EconomyChange.Verb.init), text("space").flatMap(EconomyChange.Space.init)
    )
    if let reason = text("reason"), reason.allSatisfy(\.isWhitespace) {
      report(name, "reason", "its reason is empty", "say why the economy changes so")
    }
    let active = activeYears(name, fields)
    let row = text("from").flatMap { sector($0, "from", of: name) }
    guard let verb, let space else { return nil }
    let columns = text("to").flatMap { self.columns($0, verb, space, of: name) }
    let key = Self.key(verb, space)
    for other in Self.valueKeys where other != key && isWritten(other, of: name) {
      report(name, other, "\(verb.rawValue) \(space.rawValue) does not read \(other)", "write \(key) instead")
    }
    guard active else { return nil }
    guard isWritten(key, of: name) else {
      report(
        name, "verb", "\(verb.rawValue) \(space.rawValue) needs \(key)",
        "write \(key) = \(Self.example(key, accounts.year))")
      return nil
    }
    if let row, let generated = accounts.generated, row == generated.sector {
      let (code, seller) = (accounts.sectors[row], accounts.sectors[generated.seller])
      report(
        name, "from", "\(code) is bought through \(seller), and its output follows what the modules generate",
        "write from = \"\(seller)\"")
      return nil
    }
    let offset = offset(name, fields, space, row: row)
    guard let row, let columns, let offset, fields.has(key), let from = text("from"), let to = text("to") else {
      return nil
    }
    let place = section.location(of: "changes", index: [name, key])
    let change = DeclaredChange(
      change: EconomyChange(
        name: name, verb: verb, space: space, row: row, columns: columns, citation: place.description),
      values: fields.array(key).values, offset: offset, reason: text("reason") ?? "", reasonZh: text("reason_zh"),
      from: from, to: to, place: place)
    return isNeutralInTableYear(change) ? change : nil
  }

  /// Who gets the money that a change of a coefficient saves; nil after reporting that nobody does, or nobody who could.
  private mutating func offset(
    _ name: String, _ fields: Parameters, _ space: EconomyChange.Space, row: Int?
  ) -> [Double]? {
    guard space != .finalDemand else {
      guard isWritten("offset", of: name) else { return [] }
      report(name, "offset", "a change of final demand does not read offset", "remove it")
      return nil
    }
    guard isWritten("offset", of: name) else {
      report(
        name, "verb", "nobody gets the money that is no longer spent, or pays for what is bought in addition",
        "write offset = { \(EconomySections.valueAdded) = 1 }, or sectors with shares that sum to 1")
      return nil
    }
    guard fields.has("offset") else { return nil }
    let shares = fields.array("offset").values
    let sum = shares.reduce(0, +)
    if abs(sum - 1) > 1e-9 {
      report(name, "offset", "the shares of offset sum to \(decimals(sum, 4))", "let them sum to 1")
      return nil
    }
    if let row, shares[row] > 0 {
      report(
        name, "offset", "offset gives money to \(accounts.sectors[row]), whose product the change is about",
        "name other sectors, or \(EconomySections.valueAdded)")
      return nil
    }
    return shares
  }

  private func isWritten(_ field: String, of change: String) -> Bool { section.isWritten(["changes", change, field]) }

  /// Reports mistakes in the years of a change. Returns whether there are none.
  private mutating func activeYears(_ name: String, _ fields: Parameters) -> Bool {
    // A year that is written and cannot be read is told already.
    guard ["first_year", "last_year"].allSatisfy({ fields.has($0) || !isWritten($0, of: name) }) else { return false }
    let first = fields.has("first_year") ? fields.integer("first_year") : years[0]
    let last = fields.has("last_year") ? fields.integer("last_year") : years[years.count - 1]
    let before = problems.count
    for (key, year) in [("first_year", first), ("last_year", last)] where !years.contains(year) {
      report(
        name, key, "\(key) \(year) is not among the years that are computed",
        "they are \(years[0]) to \(years[years.count - 1])")
    }
    if problems.count == before, first > last {
      report(name, "last_year", "the last year \(last) is before the first, \(first)", "exchange them")
    }
    return problems.count == before
  }

  /// Final demand is checked here; coefficients when they are computed.
  private mutating func isNeutralInTableYear(_ declared: DeclaredChange) -> Bool {
    guard let anchor = years.firstIndex(of: accounts.year), !declared.values[anchor].isNaN else { return true }
    let (change, value) = (declared.change, declared.values[anchor])
    let neutral: Double? =
      switch change.verb {
      case .scale: 1
      case .add: 0
      case .set: change.space == .finalDemand ? nil : value
      }
    guard value != neutral else { return true }
    let key = Self.key(change.verb, change.space)
    report(
      change.name, key,
      neutral == nil
        ? "final demand is set in the table's year \(accounts.year)"
        : "the \(key) of the table's year \(accounts.year) is \(formatNumber(value))", neutralAdvice(declared))
    return false
  }

  private func advice(_ change: DeclaredChange, _ remedy: ChangeDefect.Remedy) -> String {
    let key = Self.key(change.change.verb, change.change.space)
    func limit(_ word: String, _ value: Double) -> String {
      "the \(word) \(key) possible is \(formatNumber(value))\(key == "amount" ? " (1e8 CNY)" : "")"
    }
    return switch remedy {
    case .neutralInTableYear: neutralAdvice(change)
    case .atLeast(let value): limit("least", roundedLimit(value, .up))
    case .atMost(let value): limit("largest", roundedLimit(value, .down))
    case .anotherUser: "name a sector that has output"
    }
  }

  private func neutralAdvice(_ change: DeclaredChange) -> String {
    func works(_ years: some Sequence<Int>) -> Bool { years.contains { !change.values[$0].isNaN } }
    let anchor = years.firstIndex(of: accounts.year) ?? 0
    let elsewhere =
      works(years.indices.dropFirst(anchor + 1))
      ? "let it begin later with first_year = \(accounts.year + 1)"
      : works(0..<anchor)
        ? "let it end earlier with last_year = \(accounts.year - 1)" : "let it work in another year"
    return switch change.change.verb {
    case .scale: "write 1 in \(accounts.year), which the table already holds, or \(elsewhere)"
    case .add: "write 0 in \(accounts.year), which the table already holds, or \(elsewhere)"
    case .set: elsewhere
    }
  }

  /// Words that people write for all users.
  private static let wordsForAll = ["全部", "所有", "all", "every", "*"]

  private mutating func columns(
    _ to: String, _ verb: EconomyChange.Verb, _ space: EconomyChange.Space, of name: String
  ) -> [Int]? {
    guard to != "all" else {
      if verb == .scale {
        return Array(space == .finalDemand ? accounts.tableCategories : accounts.sectors.indices)
      }
      report(name, "to", "\(verb.rawValue) needs one user, not all", "name one, or scale")
      return nil
    }
    if Self.wordsForAll.contains(to.lowercased()) {
      report(name, "to", "the users are called '\(to)'", "did you mean all?")
      return nil
    }
    if space != .finalDemand { return sector(to, "to", of: name).map { [$0] } }
    let lookup = categoryLookup
    let match = lookup.match(to)
    if case .found(let category) = match { return [category] }
    report(
      name, "to",
      match.isAmbiguous ? lookup.message(of: match, for: to) : "the table has no category of final demand '\(to)'",
      advice(lookup, match, to))
    return nil
  }

  private mutating func sector(_ name: String, _ field: String, of change: String) -> Int? {
    let lookup = sectorLookup
    let match = lookup.match(name)
    if case .found(let sector) = match { return sector }
    report(change, field, lookup.message(of: match, for: name), advice(lookup, match, name))
    return nil
  }

  private func advice(_ lookup: NameLookup, _ match: NameLookup.Match, _ written: String) -> String {
    if match == .unknown, let nearest = lookup.nearest(to: written) { return "did you mean \(nearest)?" }
    return lookup.advice(for: match, of: written) ?? ""
  }

  private static let valueKeys = ["factor", "coefficient", "amount"]

  /// The key that holds the numbers of a verb and a space.
  private static func key(_ verb: EconomyChange.Verb, _ space: EconomyChange.Space) -> String {
    if verb == .scale { return "factor" }
    return space == .coefficient ? "coefficient" : "amount"
  }

  private static func example(_ key: String, _ year: Int) -> String {
    switch key {
    case "factor": "{ \(year) = 1, \(year + 3) = 0.9, interpolation = \"linear\" }"
    case "coefficient": "0.02"
    default: "\"5 亿元_\(year)\""
    }
  }
}
