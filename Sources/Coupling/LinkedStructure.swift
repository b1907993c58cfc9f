package import Economy
import NumberText
import SimulationKit

extension EconomyProblem {
  /// The problem with room for what modules change in the structure of the economy: the inputs of a sector per unit of its
  /// output (`coefficientChange`), each a declared change that does nothing until the module says by how much, and the
  /// shares of imports (`importShare`).
  /// - Throws: `EconomyFailure` naming every link whose sector the table does not have, or that is by industry.
  package func admitting(_ members: [CouplingGraph.Member]) throws(EconomyFailure) -> EconomyProblem {
    var problem = self
    var problems: [String] = []
    for member in members {
      for link in member.links {
        switch link.kind {
        case .coefficientChange:
          guard let user = link.user.flatMap(accounts.sector) else {
            problems.append(
              "\(member.name): the link 'coefficientChange' of '\(link.output)' changes the inputs of "
                + "'\(link.user ?? "")', which is no sector of the table")
            continue
          }
          for row in accounts.sectors.indices {
            let place = problem.changes.count
            problem.changes.append(
              EconomyChange(
                name: linkedChange(member.name, link, row), verb: .add, space: .coefficient, row: row, columns: [user]))
            problem.values[.change(place)] = years.map { _ in .nan }
            problem.values[.offset(place)] = accounts.sectors.map { _ in 0 } + [1]
          }
        case .importShare:
          if member.outputs.contains(where: { $0.name == link.output && $0.axes.first != "sector" }) {
            problems.append(
              "\(member.name): the link 'importShare' of '\(link.output)' is by industry; give it over [sector, year]")
          } else if problem.values[.importSubstitution] == nil {
            problem.values[.importSubstitution] = Array(repeating: 0, count: accounts.sectors.count * years.count)
          }
        default: continue
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    return problem
  }

  /// The name of the change of one input.
  fileprivate func linkedChange(_ module: String, _ link: EconomyLink, _ row: Int) -> String {
    "\(module) (\(link.output)) of \(accounts.sectors[row])"
  }
}

/// The fields of the economy that modules set by `coefficientChange` and `importShare`, for some samples of a batch.
struct LinkedStructure {
  private(set) var fields: [EconomyField: SampleNumbers] = [:]
  /// By place among the samples.
  private(set) var problems: [Int: [String]] = [:]

  /// - Parameters:
  ///   - given: fields that the samples replace, a row for each of them.
  ///   - samples: of the batch.
  init(_ economy: EconomyProblem, _ links: LinkedNumbers, given: [EconomyField: SampleNumbers], samples: [Int]) {
    let changing = links.linked.filter { $0.link.kind == .coefficientChange }
    let importing = links.linked.filter { $0.link.kind == .importShare }
    for entry in changing { addChange(entry, economy, samples) }
    if !importing.isEmpty { addImports(importing, economy, given[.importSubstitution], samples) }
  }

  private mutating func addChange(_ entry: LinkedNumbers.Linked, _ economy: EconomyProblem, _ samples: [Int]) {
    let (sectors, run) = (economy.accounts.sectors, economy.run)
    for row in sectors.indices {
      let name = economy.linkedChange(entry.module, entry.link, row)
      guard let place = economy.changes.firstIndex(where: { $0.name == name }) else { continue }
      fields[.change(place)] = Self.rows(of: [entry.numbers], samples) { _, sample in
        let numbers = Array(entry.numbers.row(sample))
        return economy.years.indices.map {
          run.contains($0) ? numbers[row * run.count + $0 - run.lowerBound] : .nan
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
    var found: [Int: [String]] = [:]
    fields[.importSubstitution] = Self.rows(of: entries.map(\.numbers) + [stated], samples) { place, sample in
      // Rows of the scenario's own stand in the order of the samples.
      var sums = Array(stated.row(stated.isShared ? 0 : place))
      for sector in accounts.sectors.indices {
        let table = accounts.importShares[sector]
        for year in 0..<run.count {
          let cell = sector * years + run.lowerBound + year
          for entry in entries {
            let share = entry.numbers.values[entry.numbers.start(sample) + sector * run.count + year]
            let problem = Self.problem(
              share, table: table, isTablesYear: run.lowerBound + year == economy.anchor)
            if let problem {
              found[place, default: []].append(
                "\(entry.module) (\(entry.link.output)): the import share of \(accounts.sectors[sector]) in "
                  + "\(economy.years[run.lowerBound + year]) is \(share); \(problem)")
            } else if table > 0 {
              sums[cell] += 1 - share / table
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

  /// One row for all samples where nothing differs between them, else one for each.
  /// - Parameter row: by place among the samples and number in the batch.
  private static func rows(
    of sources: [SampleNumbers], _ samples: [Int], row: (_ place: Int, _ sample: Int) -> [Double]
  ) -> SampleNumbers {
    guard sources.contains(where: { !$0.isShared }) else {
      return SampleNumbers(shared: row(0, samples.first ?? 0))
    }
    let rows = samples.enumerated().map { row($0.offset, $0.element) }
    return SampleNumbers(perSample: rows.flatMap { $0 }, width: rows.first?.count ?? 0)
  }
}
