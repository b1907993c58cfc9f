package import Diagnostics
import InputOutput
import NumberText

/// Amounts that an option gives for sectors, as in `AGR=100`, `MAN=-300`, `ELC=+5%`. Amounts are in the table's unit; a
/// percentage for every sector is written `all=+5%`.
package struct SectorAmounts: Sendable {
  /// The bound on the figures of a table, which amounts keep to as well.
  private static let bound = 1e15
  /// The smallest change whose effects still show, as a part of the largest output: reports hold less than 1e-11 of their
  /// largest figure for rounding noise, and effects and their percentages are smaller than the change.
  private static let smallestPart = 1e-8
  /// Stands for every sector of the table.
  static let all = "all"

  let option: String
  let entries: [(code: String, amount: Amount, word: String)]

  /// - Parameters:
  ///   - words: each `CODE=AMOUNT`; none for an option that was not given.
  ///   - option: as a person writes it, for messages: `--final-demand`.
  /// - Throws: `InvalidInput` with every word that is not of that form, and every code that stands twice.
  package init(_ words: [String], option: String) throws(InvalidInput) {
    self.option = option
    var entries: [(code: String, amount: Amount, word: String)] = []
    var problems: [Diagnostic] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        let advice = "write a sector's code, '=' and an amount, as in AGR=100"
        problems.append(.error("\(option) '\(word)' names no sector and amount", advice: advice))
        continue
      }
      guard let amount = Amount(parts[1]) else {
        let advice = "write digits with a point, as in 1234.5, -300 or +5%"
        problems.append(.error("\(option) \(parts[0]): '\(parts[1])' is not a number", advice: advice))
        continue
      }
      guard amount.number.magnitude < Self.bound else {
        problems.append(
          .error(
            "\(option) \(parts[0]): \(parts[1]) is too large; the figures of a table are below 1e15",
            advice: "write an amount in the unit of the table"))
        continue
      }
      if let first = entries.first(where: { $0.code == parts[0] }) {
        problems.append(.error("\(option) \(parts[0]) stands twice, as \(first.word) and \(word)"))
        continue
      }
      entries.append((parts[0], amount, word))
    }
    if entries.count > 1, entries.contains(where: { $0.code == Self.all }) {
      problems.append(.error("\(option) \(Self.all) holds every sector; leave out the others"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    self.entries = entries
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// The option as it stood on the command line.
  var text: String { entries.map(\.word).joined(separator: ", ") }

  /// Runs over every entry with the number of its sector, telling all that is wrong at once.
  private func each(
    in table: InputOutputTable, _ body: (_ sector: Int, _ code: String, _ amount: Amount) throws(InvalidInput) -> Void
  ) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    let lookup = table.sectorLookup
    var words: [Int: String] = [:]
    for (code, amount, word) in entries {
      do throws(InvalidInput) {
        if code == Self.all, !table.sectors.contains(where: { $0.code == code }) {
          guard amount.isPercent else {
            let advice = "write a percentage, as in \(Self.all)=+5%, or an amount for each sector"
            throw InvalidInput(
              .error("\(option) \(code): \(formatNumber(amount.number)) is no percentage", advice: advice))
          }
          for sector in table.sectors.indices { try body(sector, code, amount) }
        } else {
          let sector = try lookup.place(of: code)
          // A sector may be written by its code and again by a name.
          if let first = words.updateValue(word, forKey: sector) {
            throw InvalidInput(
              .error("\(option) \(table.sectors[sector].code) stands twice, as \(first) and \(word)"))
          }
          try body(sector, code, amount)
        }
      } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// Changes in the table's unit, one for each sector; percentages are of `base`.
  /// - Parameter subject: what changes, as in "final demand", for messages.
  /// - Throws: `InvalidInput` for an unknown code, or a percentage of a base that is not above zero.
  func changes(of base: [Double], _ subject: String, in table: InputOutputTable) throws(InvalidInput) -> [Double] {
    try changes(of: base, subject, in: table, areLevels: false)
  }

  /// - Parameter areLevels: whether amounts without a sign are levels, of which any size says something.
  private func changes(
    of base: [Double], _ subject: String, in table: InputOutputTable, areLevels: Bool
  ) throws(InvalidInput) -> [Double] {
    let smallest = Self.smallestPart * (table.grossOutput.max() ?? 0)
    var changes = base.map { _ in 0.0 }
    try each(in: table) { (i, code, amount) throws(InvalidInput) in
      if amount.isPercent, base[i] <= 0, code != Self.all {
        throw InvalidInput(
          .error(
            "\(option) \(code): \(subject) is \(formatNumber(base[i])), of which a percentage says nothing",
            advice: "write an amount in \(table.description.unit)"))
      }
      changes[i] = amount.isPercent ? base[i] * amount.ratio : amount.number
      if code != Self.all, !areLevels || amount.isSigned { try checkSize(code, changes[i], smallest) }
    }
    if entries.contains(where: { $0.code == Self.all }), let largest = changes.max(by: { $0.magnitude < $1.magnitude })
    {
      try checkSize(Self.all, largest, smallest)
    }
    return changes
  }

  private func checkSize(_ code: String, _ change: Double, _ smallest: Double) throws(InvalidInput) {
    guard change != 0, change.magnitude < smallest else { return }
    throw InvalidInput(
      .error(
        "\(option) \(code): a change of \(formatNumber(change)) is lost in the rounding of the computation, in which this "
          + "table leaves no less than \(formatNumber(smallest))",
        advice: "state a larger one; effects are in proportion to it"))
  }

  /// Levels in the table's unit by sector code: `1100` itself, and with a sign or in percent a change of `base`.
  /// - Throws: `InvalidInput` as `changes(of:_:in:)`, for a percentage without a sign, and for a level below zero.
  func levels(from base: [Double], _ subject: String, in table: InputOutputTable) throws(InvalidInput) -> [String:
    Double]
  {
    var levels: [String: Double] = [:]
    try each(in: table) { (i, code, amount) throws(InvalidInput) in
      try checkSign(code, amount)
      let change = amount.isPercent ? base[i] * amount.ratio : amount.number
      let level = amount.isSigned ? base[i] + change : amount.number
      guard level >= 0 else {
        throw InvalidInput(.error("\(option) \(code): \(subject) cannot be \(formatNumber(level))"))
      }
      levels[table.sectors[i].code] = level
    }
    return levels
  }

  /// Changes in the table's unit, one for each sector, where `1100` is a level and what has a sign or a percent sign is a
  /// change of `base`. Levels may be below zero, as final demand is where stocks are used up.
  /// - Throws: `InvalidInput` as `changes(of:_:in:)`, and for a percentage without a sign.
  func changesToLevels(
    from base: [Double], _ subject: String, in table: InputOutputTable
  ) throws(InvalidInput) -> [Double] {
    try each(in: table) { (_, code, amount) throws(InvalidInput) in try checkSign(code, amount) }
    var changes = try changes(of: base, subject, in: table, areLevels: true)
    try each(in: table) { (i, _, amount) throws(InvalidInput) in
      if !amount.isSigned { changes[i] = amount.number - base[i] }
    }
    return changes
  }

  private func checkSign(_ code: String, _ amount: Amount) throws(InvalidInput) {
    guard amount.isPercent, !amount.isSigned else { return }
    let percent = "\(formatNumber(amount.number))%"
    let advice = "write +\(percent) or -\(percent)"
    throw InvalidInput(.error("\(option) \(code): \(percent) may be a level or a change", advice: advice))
  }

  /// Shares from 0 to 1 by sector code, written `0.6` or `60%`.
  /// - Throws: `InvalidInput` for an unknown code, a share outside 0 to 1, or an amount with a sign.
  func shares(_ subject: String, in table: InputOutputTable) throws(InvalidInput) -> [String: Double] {
    var shares: [String: Double] = [:]
    try each(in: table) { (i, code, amount) throws(InvalidInput) in
      guard !amount.isSigned else {
        throw InvalidInput(
          .error(
            "\(option) \(code): \(subject) is written without a sign",
            advice: "write the share itself, as in 0.6 or 60%"))
      }
      guard (0...1).contains(amount.ratio) else {
        throw InvalidInput(
          .error(
            "\(option) \(code): \(subject) cannot be \(formatNumber(amount.ratio)), outside 0 to 1",
            advice: "write a share, as in 0.6 or 60%"))
      }
      shares[table.sectors[i].code] = amount.ratio
    }
    return shares
  }

  /// Relative changes, one for each sector, 0 where none is written: 0.1 for `+10%`.
  /// - Throws: `InvalidInput` for an unknown code, an amount that is not a percentage, or a fall of more than 100 %.
  func ratios(_ subject: String, in table: InputOutputTable) throws(InvalidInput) -> [Double] {
    var ratios = table.sectors.map { _ in 0.0 }
    try each(in: table) { (i, code, amount) throws(InvalidInput) in
      guard amount.isPercent else {
        let advice = "write a percentage, as in \(code)=+10%"
        throw InvalidInput(.error("\(option) \(code): \(formatNumber(amount.number)) is no percentage", advice: advice))
      }
      guard amount.ratio >= -1 else {
        throw InvalidInput(.error("\(option) \(code): \(subject) cannot fall by more than 100%"))
      }
      ratios[i] = amount.ratio
    }
    return ratios
  }
}

/// The names there are, with the nearest to a misspelt one before them.
func advice(_ introduction: String, _ names: [String], nearest name: String) -> String {
  let near = closest(to: name, in: names).map { "did you mean \($0)? " } ?? ""
  return "\(near)\(introduction) \(names.joined(separator: ", "))"
}
