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
    let rows = Self.importRows(entries, economy)
    let modules = Set(entries.map(\.module)).sorted().joined(separator: ", ")
    var found: [Int: [String]] = [:]
    fields[.importSubstitution] = Self.rows(of: entries.map(\.numbers) + [stated], samples) { place, sample in
      // Rows of the scenario's own stand in the order of the samples.
      var sums = Array(stated.row(stated.isShared ? 0 : place))
      for row in rows {
        let start = row.numbers.start(sample) + row.place * run.count
        for year in 0..<run.count {
          let share = row.numbers.values[start + year]
          let isTablesYear = run.lowerBound + year == economy.anchor
          if let problem = Self.problem(share, table: row.table, isTablesYear: isTablesYear) {
            found[place, default: []].append(
              "\(row.link): the import share of \(row.name) in \(economy.years[run.lowerBound + year]) is \(share); "
                + problem)
            continue
          }
          guard row.table > 0, share != row.table else { continue }
          let replaced = 1 - share / row.table
          for (sector, part) in row.sectors { sums[sector * years + run.lowerBound + year] += part * replaced }
        }
      }
      for sector in accounts.sectors.indices {
        for year in run where sums[sector * years + year] > 1 + 1e-9 {
          found[place, default: []].append(
            "what \(modules) and import_substitution take off the imports of \(accounts.sectors[sector]) in "
              + "\(economy.years[year]) is more than all of them")
        }
      }
      return sums
    }
    for (place, sentences) in found { problems[place, default: []] += sentences }
  }

  /// A label of a link of import shares: a sector, or an industry with its parts of sectors.
  private struct ImportRow {
    var link: String
    var name: String
    var numbers: SampleNumbers
    /// Of the label among the link's.
    var place: Int
    /// m(a).
    var table: Double
    var sectors: [(sector: Int, part: Double)]
  }

  /// Those by sector before those by industry.
  private static func importRows(_ entries: [LinkedNumbers.Linked], _ economy: EconomyProblem) -> [ImportRow] {
    let (accounts, industries) = (economy.accounts, economy.industries)
    func rows(_ axis: String, _ labels: [String], _ table: [Double], _ sectors: [[(Int, Double)]]) -> [ImportRow] {
      entries.filter { $0.axes.first == axis }.flatMap { entry in
        labels.indices.filter { !sectors[$0].isEmpty }.map { place in
          ImportRow(
            link: "\(entry.module) (\(entry.link.output))", name: labels[place], numbers: entry.numbers, place: place,
            table: table[place], sectors: sectors[place])
        }
      }
    }
    let whole = accounts.sectors.indices.map { [($0, 1.0)] }
    let bySector = rows("sector", accounts.sectors, accounts.importShares, whole)
    guard entries.contains(where: { $0.axes.first == "industry" }) else { return bySector }
    let parts = industries.indices.map { industry in
      accounts.sectors.indices.map { ($0, economy.share(of: industry, in: $0)) }.filter { $0.1 > 0 }
    }
    return bySector + rows("industry", industries, economy.industryImportShares, parts)
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
    var values: [Double] = []
    for (place, sample) in samples.enumerated() {
      let row = row(place, sample)
      if place == 0 { values.reserveCapacity(samples.count * row.count) }
      values += row
    }
    return SampleNumbers(perSample: values, width: values.count / max(samples.count, 1))
  }
}
