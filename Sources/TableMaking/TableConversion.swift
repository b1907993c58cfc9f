import CSVText
package import Diagnostics
import Files
import InputOutput
import NumberText
package import TableAnalysis
import TableConstruction
import TableFormats
import TableReading

/// A layout that tables are read from.
package enum SourceLayout: String, Sendable, CaseIterable {
  /// A table file of ours, as CSV or binary.
  case table
  case pymrio
  case oecd
  /// A file of national profiles, whose sectors are a national table.
  case profiles
}

/// A layout that tables are written in.
package enum TargetLayout: String, Sendable, CaseIterable {
  case csv
  case binary
  case pymrio
}

/// A table on its way from one layout into another.
package struct TableConversion: Sendable {
  let table: InputOutputTable
  /// The findings of reading: recognised, assumed, left out.
  package let findings: [Diagnostic]
  private let faults: Set<TableFault>

  /// - Parameters:
  ///   - layout: nil takes a folder for one of pymrio's, and a file for a provider's table where it is recognised as such,
  ///     else for a table of ours.
  ///   - year: with prices, what other layouts do not say.
  package init(
    _ path: String, from layout: SourceLayout?, year: Int?, prices: String?, unit: String?,
    tolerating: Set<ToleratedFault>
  ) throws(InvalidInput) {
    faults = Set(tolerating.map(\.fault))
    if layout == nil, FileKind(at: path) == .file, !BinaryTable.isOne(at: path) {
      let options = TableOptions(unit: unit, year: year, prices: prices, needsUnitAndYear: true)
      let bytes = try CSVFile.contents(of: path)
      if let read = try TableReader.provided(
        bytes: bytes, file: path, options: options, tolerating: faults)
      {
        (table, findings) = (read.table, read.findings)
        return
      }
    }
    let layout = layout ?? (FileKind(at: path) == .folder ? .pymrio : .table)
    if layout == .table {
      let stray = [("--year", year != nil), ("--prices", prices != nil), ("--unit", unit != nil)].filter(\.1).map(\.0)
      guard stray.isEmpty else {
        throw InvalidInput(
          .error(
            "\(stray.joined(separator: ", ")) goes with another layout: a table file says it itself",
            advice: "leave it out, or write --from pymrio or --from oecd"))
      }
      (table, findings) = try InputOutputTable.read(path: path, tolerating: tolerating)
      if table.usesByOrigin != nil {
        try table.requireOneOrigin(for: "another layout", since: "it has uses of all origins alone")
      }
      return
    }
    // A folder that was written here says them.
    let stated = layout == .pymrio ? PymrioFolder.statedFacts(in: path) : nil
    guard let year = year ?? stated?.year, (1900...2200).contains(year) else {
      throw InvalidInput(
        .error("the layout does not say the year of its figures", advice: "write --year, as in --year 2018"))
    }
    guard let prices = prices ?? stated?.prices, !prices.isEmpty else {
      throw InvalidInput(
        .error(
          "the layout does not say the prices of its figures",
          advice: "write --prices, as in --prices 'current basic prices'"))
    }
    if layout == .profiles {
      guard let unit else {
        throw InvalidInput(
          .error("the layout does not say the unit alone", advice: "write --unit, as in --unit '1e8 CNY'"))
      }
      let profiles = try NationalProfiles.read(bytes: CSVFile.contents(of: path), file: path)
      table = try profiles.sectorTable(
        TableDescription(
          titleEn: "National table of \(profiles.sectorCount) sectors, \(year)",
          titleZh: "全国\(profiles.sectorCount)部门投入产出表，\(year)", year: year, unit: unit, prices: prices, decimals: 2,
          citation: "")
      ) { ForeignTable.role(describing: $0) }
      findings = [
        Diagnostic(
          .note, "output is what a column adds up to; what rounded profiles leave over in a row is other error")
      ]
      return
    }
    let facts = ForeignTable.Facts(year: year, prices: prices, unit: unit)
    let read =
      layout == .pymrio
      ? try PymrioFolder.read(path, facts) : try OECDTable.read(bytes: CSVFile.contents(of: path), file: path, facts)
    table = read.table
    let problems = table.check(tolerating: faults).filter { $0.severity != .note }
    findings = read.findings + problems.filter { $0.severity == .warning }
    guard problems.contains(where: { $0.severity == .error }) else { return }
    let kinds = ToleratedFault.allCases.filter { kind in
      !tolerating.contains(kind)
        && table.check(tolerating: faults.union([kind.fault])).filter { $0.severity == .error }.count
          < problems.filter { $0.severity == .error }.count
    }
    throw InvalidInput(
      read.findings + problems
        + kinds.map {
          Diagnostic(
            .note,
            "errors of \($0.subject) become warnings with --tolerate \($0.rawValue); the figures stay as they are")
        })
  }

  /// - Parameter region: the name of a table's one region, for pymrio.
  /// - Throws: `InvalidInput` where something stands at the path already, and for a region that nothing would have.
  package func write(to path: String, as layout: TargetLayout, region: String?) throws(InvalidInput) {
    try check(region, layout)
    switch layout {
    case .csv:
      guard table.balances else {
        throw InvalidInput(
          .error(
            "the table does not balance, and the figures of a table file do",
            advice: "write it with --to binary, which 'simplan table balance' takes"))
      }
      try writeNewTable(table, to: path, tolerating: faults)
    case .pymrio: try PymrioFolder.write(table, to: path, region: region ?? "region")
    case .binary:
      guard path.hasSuffix(".simtable") else {
        throw InvalidInput(.error("'\(path)' is no name for a binary table", advice: "let it end in .simtable"))
      }
      guard FileKind(at: path) == nil else {
        throw InvalidInput(
          .error(
            "'\(path)' stands there already and is left as it is", advice: "choose another name, or delete it yourself")
        )
      }
      do throws(FileError) { try writeFile(BinaryTable.bytes(of: table), to: path, isNew: true) } catch {
        throw InvalidInput(.refused(path: path, reason: error.reason))
      }
    }
  }

  private func check(_ region: String?, _ layout: TargetLayout) throws(InvalidInput) {
    guard let region else { return }
    guard layout == .pymrio else {
      throw InvalidInput(
        .error(
          "--region does nothing with --to \(layout.rawValue)", advice: "leave it out: pymrio alone needs a region"))
    }
    guard !table.hasRegionLabels else {
      throw InvalidInput(
        .error("--region does nothing with a table of several regions", advice: "leave it out: its codes name them"))
    }
    guard region.isEmpty || region.contains(where: { $0 == "." || $0 == "\"" || $0.isWhitespace }) else { return }
    throw InvalidInput(
      .error("--region is '\(region)'", advice: "write a name without points, quotes and blanks, as in Henan"))
  }

  /// The table in a few lines, every line ended.
  package var text: String {
    let description = table.description
    let added = formatNumber(inFileDigits(table.totalValueAdded.reduce(0, +)))
    let output = formatNumber(inFileDigits(table.grossOutput.reduce(0, +)))
    return """
      \(description.titleEn)
      \(table.sectors.count) sectors, \(table.finalDemand.count) columns of final demand, \(table.extensions.count) extension rows
      \(description.year), \(description.unit), \(description.prices)
      value added \(added), gross output \(output)

      """
  }
}
