import Economy
import NumberText
import RegionalBase
import SimulationKit

/// The fields of the economy that modules set by `coefficientChange`, `importShare` and `industryGrowth`, for some samples
/// of a batch.
struct LinkedStructure {
  var fields: [EconomyField: SampleNumbers] = [:]
  /// By place among the samples.
  var problems: [Int: [String]] = [:]

  /// - Parameters:
  ///   - given: fields that the samples replace, a row for each of them.
  ///   - samples: of the batch.
  init(_ economy: EconomyProblem, _ links: LinkedNumbers, given: [EconomyField: SampleNumbers], samples: [Int]) {
    let changing = links.linked.filter { $0.link.kind == .coefficientChange }
    let importing = links.linked.filter { $0.link.kind == .importShare }
    for entry in changing { addChange(entry, economy, given[.industryShares], samples) }
    let growing = links.linked.filter { $0.link.kind == .industryGrowth }
    if !growing.isEmpty { addGrowth(growing, economy, given[.growth], samples) }
    if !importing.isEmpty { addImports(importing, economy, given[.importSubstitution], samples) }
  }

  /// - Parameter shares: of the industries, where the samples replace them.
  private mutating func addChange(
    _ entry: LinkedNumbers.Linked, _ economy: EconomyProblem, _ shares: SampleNumbers?, _ samples: [Int]
  ) {
    let (sectors, run) = (economy.accounts.sectors, economy.run)
    for (row, user) in sectors.indices.flatMap({ row in economy.users(of: entry.link).map { (row, $0) } }) {
      let name = economy.linkedChange(entry.module, entry.link, row, user: user)
      guard let place = economy.changes.firstIndex(where: { $0.name == name }) else { continue }
      let replaced = user.industry == nil ? nil : shares
      fields[.change(place)] = Self.rows(of: [entry.numbers] + (replaced.map { [$0] } ?? []), samples) {
        position, sample in
        let numbers = Array(entry.numbers.row(sample))
        // An industry's inputs are that part of its sector's.
        let part = user.industry.map { Self.share($0, user.sector, economy, replaced, position) } ?? 1
        return economy.years.indices.map {
          run.contains($0) ? part * numbers[row * run.count + $0 - run.lowerBound] : .nan
        }
      }
      guard let offset = entry.offset else { continue }
      fields[.offset(place)] = Self.rows(of: [offset], samples) { _, sample in Array(offset.row(sample)) + [0] }
    }
    guard let offset = entry.offset else { return }
    for (place, sample) in samples.enumerated() {
      let sum = offset.row(sample).reduce(0, +)
      guard !(abs(sum - 1) <= 1e-9) else { continue }
      problems[place, default: []].append(
        "\(entry.module): the shares of '\(entry.link.offset ?? "")' sum to \(decimals(sum, 4)), not to 1")
    }
  }

  /// Adds what each module takes off the table's import share, θ = 1 - m(t) / m(a), to what the scenario takes off.
  private mutating func addImports(
    _ entries: [LinkedNumbers.Linked], _ economy: EconomyProblem, _ given: SampleNumbers?, _ samples: [Int]
  ) {
    let (accounts, run, years) = (economy.accounts, economy.run, economy.years.count)
    let stated = given ?? SampleNumbers(shared: economy.values[.importSubstitution] ?? [])
    let tableShares = accounts.importShares
    let industryShares = entries.contains { $0.axes.first == "industry" } ? economy.industryImportShares : []
    var found: [Int: [String]] = [:]
    /// θ of a label of an entry, 0 after a problem.
    func replaced(
      _ entry: LinkedNumbers.Linked, _ row: Int, _ year: Int, table: Double, of name: String, _ sample: Int
    ) -> Double {
      let share = entry.numbers.values[entry.numbers.start(sample) + row * run.count + year]
      let isTablesYear = run.lowerBound + year == economy.anchor
      guard let problem = Self.problem(share, table: table, isTablesYear: isTablesYear) else {
        return table > 0 ? 1 - share / table : 0
      }
      let sentence =
        "\(entry.module) (\(entry.link.output)): the import share of \(name) in "
        + "\(economy.years[run.lowerBound + year]) is \(share); \(problem)"
      let place = samples.firstIndex(of: sample) ?? 0
      if found[place]?.contains(sentence) != true { found[place, default: []].append(sentence) }
      return 0
    }
    fields[.importSubstitution] = Self.rows(of: entries.map(\.numbers) + [stated], samples) { place, sample in
      // Rows of the scenario's own stand in the order of the samples.
      var sums = Array(stated.row(stated.isShared ? 0 : place))
      for sector in accounts.sectors.indices {
        for year in 0..<run.count {
          let cell = sector * years + run.lowerBound + year
          for entry in entries where entry.axes.first == "sector" {
            sums[cell] += replaced(
              entry, sector, year, table: tableShares[sector], of: accounts.sectors[sector], sample)
          }
          for entry in entries where entry.axes.first == "industry" {
            for industry in economy.industries.indices {
              let part = economy.share(of: industry, in: sector)
              guard part > 0 else { continue }
              sums[cell] +=
                part
                * replaced(
                  entry, industry, year, table: industryShares[industry], of: economy.industries[industry], sample)
            }
          }
          if sums[cell] > 1 + 1e-9 {
            found[place, default: []].append(
              "what \(Set(entries.map(\.module)).sorted().joined(separator: ", ")) and import_substitution take off the "
                + "imports of \(accounts.sectors[sector]) in \(economy.years[run.lowerBound + year]) is more than all of "
                + "them")
          }
        }
      }
      return sums
    }
    for (place, sentences) in found { problems[place, default: []] += sentences }
  }

  private static func problem(_ share: Double, table: Double, isTablesYear: Bool) -> String? {
    if !(0...1).contains(share) { return "a share lies between 0 and 1" }
    if isTablesYear, abs(share - table) > 1e-9 { return "the table's year says \(table)" }
    if table == 0, share > 0 { return "the table imports none, so that no share of it can be changed" }
    return nil
  }

  /// An industry's part of a sector, before calibration.
  private static func share(
    _ industry: Int, _ sector: Int, _ economy: EconomyProblem, _ replaced: SampleNumbers?, _ position: Int
  ) -> Double {
    guard let replaced else { return economy.share(of: industry, in: sector) }
    let row = replaced.row(replaced.isShared ? 0 : position)
    return row[row.startIndex + industry * economy.accounts.sectors.count + sector]
  }

  /// One row for all samples where nothing differs between them, else one for each.
  /// - Parameter row: by place among the samples and number in the batch.
  static func rows(
    of sources: [SampleNumbers], _ samples: [Int], row: (_ place: Int, _ sample: Int) -> [Double]
  ) -> SampleNumbers {
    guard sources.contains(where: { !$0.isShared }) else {
      return SampleNumbers(shared: row(0, samples.first ?? 0))
    }
    let rows = samples.enumerated().map { row($0.offset, $0.element) }
    return SampleNumbers(perSample: rows.flatMap { $0 }, width: rows.first?.count ?? 0)
  }
}
