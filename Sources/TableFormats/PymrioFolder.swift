import CSVText
import CompactJSON
public import Diagnostics
import Files
import InputOutput
import LinearAlgebra
import NumberText

/// The folder that pymrio's `save_all(table_format="txt")` writes (Stadler 2021, Journal of Open Research Software 9), which
/// that of EXIOBASE 3 is too: `Z.txt` or `A.txt` and `x.txt`, `Y.txt`, `unit.txt`, and a folder for each extension.
public enum PymrioFolder {
  /// Reads a folder.
  ///
  /// Rows of an extension become extension rows; those of one called `factor_inputs` whose names are rows of value added
  /// become value added. Of other folders value added is what the columns leave.
  /// - Throws: `InvalidInput` with every mistake of a file and its place, and what a folder lacks.
  public static func read(_ path: String, _ facts: ForeignTable.Facts) throws(InvalidInput) -> ForeignTable {
    var reader = PymrioReader(path: path, facts: facts)
    return try reader.table()
  }

  /// The extension that holds value added.
  static let valueAddedFolder = "factor_inputs"
  /// Its row of inputs whose seller is not among the sectors.
  static let importedRow = "imported_inputs"
  /// The one that holds the extension rows of a table that is written.
  static let extensionFolder = "satellites"
}

private struct PymrioReader {
  let path: String
  let facts: ForeignTable.Facts
  var findings: [Diagnostic] = []
  /// The most decimals and digits of the figures that make up the table.
  private var printed = (decimals: 0, digits: 0)

  init(path: String, facts: ForeignTable.Facts) { (self.path, self.facts) = (path, facts) }

  private struct Part {
    var name: String
    var index: Int
    var header: Int
  }

  mutating func table() throws(InvalidInput) -> ForeignTable {
    guard FileKind(at: path) == .folder else {
      throw InvalidInput(.error("'\(path)' is no folder", advice: "name the folder that pymrio's save_all wrote"))
    }
    let files = try parts(of: path)
    guard let demand = files["Y"] else { throw lacking("Y") }
    let y = try frame(demand, in: path)
    see(y)
    let (labels, flows) = try intermediate(files, demand: y)
    guard y.rows.map(\.joinedLevels) == labels.map({ [$0.region, $0.name].joinedLevels }) else {
      throw InvalidInput(
        .error(
          "the rows of \(demand.name) are not those of intermediate use", advice: "save the folder again with pymrio"))
    }
    var parts = RegionalParts(
      sectors: labels, intermediate: flows,
      finalDemand: y.columns.enumerated().map { k, levels in
        .init(label: Self.label(levels), values: y.column(k))
      })
    let unit = try unit(files["unit"], in: path)
    for name in FileTree.names(in: path) where FileKind(at: "\(path)/\(name)") == .folder {
      try addExtension(name, labels, &parts)
    }
    let notes = PymrioNotes(in: path)
    let title = notes?.description.titleEn ?? title()
    if parts.valueAdded.isEmpty {
      findings.append(
        Diagnostic(
          .note, "value added is what the columns leave of output", advice: "no extension tells its rows apart"))
    }
    // Flows that are computed from coefficients have all their digits.
    if files["Z"] == nil { printed = (.max, 17) }
    let description = describe(
      TableDescription(
        titleEn: title, titleZh: notes?.description.titleZh ?? title, year: facts.year, unit: unit,
        prices: facts.prices, decimals: 2, citation: notes?.description.citation ?? "pymrio folder '\(title)'"),
      stated: notes?.description)
    let table = try self.table(parts, outputs: files["x"], description)
    return ForeignTable(table: notes?.applied(to: table) ?? table, findings: findings)
  }

  /// The table with the outputs that the folder states, or, where rows do not add up to them within the rounding of their
  /// figures, with those that they add up to.
  private func table(
    _ parts: RegionalParts, outputs: Part?, _ description: TableDescription
  ) throws(InvalidInput) -> InputOutputTable {
    var parts = parts
    var precision = description
    if description.unroundedDigits != nil {
      precision.unroundedDigits = TableDescription.unroundedDigits(printed.digits)
    }
    if let x = try check(outputs, parts, description) {
      // Digits of a sum behind those of its terms come from the machine's rounding.
      let hasMore = precision.unroundedDigits.map { x.digits > $0 } ?? (x.decimals > precision.decimals)
      let stated = x.column(0)
      let values = hasMore ? stated.map(precision.rounded) : stated
      parts.outputs = values
      let isNoise = zip(stated, values).allSatisfy { ($0 - $1).magnitude <= 1e-11 * max(1, $0.magnitude) }
      let table = try parts.table(description)
      if isNoise, table.rowsBalance { return table }
    }
    parts.outputs = parts.rowSums.map(precision.rounded)
    return try parts.table(description)
  }

  /// Adds the precision of the figures: that which is stated, where the figures have it; few decimals are those of a printed
  /// table, whose rounding its sums may show.
  private func describe(_ description: TableDescription, stated: TableDescription?) -> TableDescription {
    var description = description
    if let stated, stated.unroundedDigits != nil || stated.decimals >= printed.decimals {
      (description.decimals, description.unroundedDigits) = (stated.decimals, stated.unroundedDigits)
    } else if printed.decimals <= Self.mostPrinted {
      description.decimals = printed.decimals
    } else {
      description.unroundedDigits = TableDescription.unroundedDigits(printed.digits)
    }
    return description
  }

  private static let mostPrinted = 6

  /// The files of a folder by pymrio's names for them.
  private func parts(of folder: String) throws(InvalidInput) -> [String: Part] {
    let place = "\(folder)/file_parameters.json"
    guard FileKind(at: place) == .file else {
      throw InvalidInput(
        .error(
          "'\(folder)' has no file_parameters.json, which says how its files are laid out",
          advice: "take the folder as pymrio's save_all(…, table_format=\"txt\") wrote it, or as EXIOBASE 3 comes"))
    }
    let bytes = try CSVFile.contents(of: place)
    guard case .object(let top)? = JSONTree(bytes), case .object(let files)? = top["files"] else {
      throw InvalidInput(
        .error("'\(place)' is no list of files as pymrio writes it", advice: "save the folder again with pymrio"))
    }
    var found: [String: Part] = [:]
    for (key, entry) in files {
      guard case .object(let fields) = entry, case .text(let name)? = fields["name"],
        let index = Self.count(fields["nr_index_col"]),
        let header = Self.count(fields["nr_header"]), !name.contains("/"), (1...4).contains(index),
        (1...4).contains(header)
      else {
        throw InvalidInput(
          .error("'\(place)' does not say how '\(key)' is laid out", advice: "save the folder again with pymrio"))
      }
      found[key] = Part(name: name, index: index, header: header)
    }
    return found
  }

  /// A count, which pymrio writes as text.
  private static func count(_ tree: JSONTree?) -> Int? {
    switch tree {
    case .integer(let count): count
    case .text(let text): Int(text)
    default: nil
    }
  }

  private func frame(_ part: Part, in folder: String, texts: Bool = false) throws(InvalidInput) -> TabFrame {
    let place = "\(folder)/\(part.name)"
    guard part.name.hasSuffix(".txt") else {
      throw InvalidInput(
        .error("'\(place)' is not text", advice: "save the folder with pymrio's save_all(…, table_format=\"txt\")"))
    }
    return try TabFrame(
      bytes: CSVFile.contents(of: place), file: place, index: part.index, header: part.header, texts: texts)
  }

  private func lacking(_ name: String) -> InvalidInput {
    InvalidInput(
      .error(
        "'\(path)' has no \(name)",
        advice: "a folder of pymrio has Y, and Z or A with x; call calc_all before save_all(…, table_format=\"txt\")"))
  }

  private static func label(_ levels: [String]) -> RegionalParts.Label {
    levels.count == 1
      ? .init(region: "", name: levels[0]) : .init(region: levels[0], name: levels.dropFirst().joined(separator: " "))
  }

  private mutating func see(_ frame: TabFrame) {
    printed = (max(printed.decimals, frame.decimals), max(printed.digits, frame.digits))
  }

  private mutating func intermediate(
    _ files: [String: Part], demand: TabFrame
  ) throws(InvalidInput) -> ([RegionalParts.Label], Matrix) {
    guard let part = files["Z"] ?? files["A"] else { throw lacking("Z and no A") }
    let frame = try frame(part, in: path)
    guard frame.rows == frame.columns else {
      throw InvalidInput(
        .error(
          "the rows of \(part.name) are not its columns: \(frame.rows.count) and \(frame.columns.count)",
          advice: "save the folder again with pymrio"))
    }
    let labels = frame.rows.map(Self.label)
    let matrix = Matrix(rows: labels.count, columns: labels.count, storage: frame.values)
    see(frame)
    if files["Z"] != nil { return (labels, matrix) }
    guard let part = files["x"] else { throw lacking("Z, and no x to go with A") }
    let x = try self.frame(part, in: path)
    guard x.rows == frame.rows else {
      throw InvalidInput(
        .error("the rows of \(part.name) are not those of A", advice: "save the folder again with pymrio"))
    }
    return (labels, matrix.scalingColumns(by: x.column(0)))
  }

  private func unit(_ part: Part?, in folder: String) throws(InvalidInput) -> String {
    if let unit = facts.unit { return unit }
    guard let part else {
      throw InvalidInput(
        .error("'\(folder)' does not say the unit of its figures", advice: "write --unit, as in --unit '1e6 EUR'"))
    }
    let units = try frame(part, in: folder, texts: true).words.compactMap(\.first)
    let kinds = Set(units)
    guard kinds.count == 1, let unit = units.first else {
      throw InvalidInput(
        .error(
          "the sectors are in \(kinds.count) units: \(kinds.sorted().prefix(5).joined(separator: ", "))",
          advice: "a table is in one unit; a table of mixed units is not read"))
    }
    return unit
  }

  private mutating func addExtension(
    _ name: String, _ labels: [RegionalParts.Label], _ parts: inout RegionalParts
  ) throws(InvalidInput) {
    let folder = "\(path)/\(name)"
    let files = try self.parts(of: folder)
    guard let part = files["F"] else {
      findings.append(Diagnostic(.warning, "the extension '\(name)' has no F and is left out"))
      return
    }
    let f = try frame(part, in: folder)
    guard f.columns.map(\.joinedLevels) == labels.map({ [$0.region, $0.name].joinedLevels }) else {
      throw InvalidInput(
        .error(
          "the columns of \(folder)/\(part.name) are not the table's sectors",
          advice: "save the folder again with pymrio"))
    }
    let units =
      try files["unit"].map { part throws(InvalidInput) in try frame(part, in: folder, texts: true).words } ?? []
    let rows = f.rows.indices.map { row in f.columns.indices.map { f.values[$0 * f.rows.count + row] } }
    if name == PymrioFolder.valueAddedFolder {
      let imported = f.rows.firstIndex { $0[0] == PymrioFolder.importedRow }
      let codes = f.rows.map { ValueAddedCode(rawValue: $0[0]) }
      if codes.indices.allSatisfy({ codes[$0] != nil || $0 == imported }) {
        see(f)
        parts.valueAdded = zip(codes, rows).compactMap { code, values in
          code.map { ValueAddedRow(code: $0, nameZh: $0.rawValue, nameEn: $0.rawValue, values: values) }
        }
        if let imported {
          let demand = try files["F_Y"].map { part throws(InvalidInput) in try frame(part, in: folder) }
          demand.map { see($0) }
          try addImports(rows[imported], row: imported, demand, folder, &parts)
        }
        return
      }
    }
    for (k, values) in rows.enumerated() {
      let levels = f.rows[k].filter { !$0.isEmpty }
      let code = levels.count > 1 ? "\(levels[0]) (\(levels.dropFirst().joined(separator: ", ")))" : levels.first ?? ""
      let taken = parts.extensions.contains { $0.code == code } || ValueAddedCode(rawValue: code) != nil
      parts.extensions.append(
        ExtensionRow(
          code: taken ? "\(name): \(code)" : code, nameZh: code, nameEn: code,
          unit: k < units.count ? units[k].first ?? "" : "not stated", values: values))
    }
    // As releases of pymrio and of EXIOBASE 3 have called it.
    guard let part = files["F_Y"] ?? files["F_hh"] ?? files["FY"] else { return }
    let direct = try frame(part, in: folder).values.reduce(0) { $0 + $1.magnitude }
    if direct > 0 {
      findings.append(
        Diagnostic(
          .warning,
          "F_Y of '\(name)', what final demand itself causes (\(formatNumber(inFileDigits(direct))) in all), is left out",
          advice: "a table's extension rows stand under its sectors alone"))
    }
  }

  /// - Parameter demand: what final demand takes of each row, in the columns of Y.
  private func addImports(
    _ inputs: [Double], row: Int, _ demand: TabFrame?, _ folder: String, _ parts: inout RegionalParts
  ) throws(InvalidInput) {
    let columns = parts.finalDemand.indices.filter { !parts.finalDemand[$0].isAdjustment }
    guard let demand else {
      parts.importedInputs = ImportedInputs(inputs: inputs, finalDemand: columns.map { _ in 0 })
      return
    }
    guard demand.columns.count == parts.finalDemand.count, row < demand.rows.count else {
      throw InvalidInput(
        .error("F_Y of \(folder) does not have the columns of Y", advice: "save the folder again with pymrio"))
    }
    parts.importedInputs = ImportedInputs(inputs: inputs, finalDemand: columns.map { demand.column($0)[row] })
  }

  /// The frame of x, whose outputs are what rows add up to; nil where there is none.
  private func check(
    _ part: Part?, _ parts: RegionalParts, _ description: TableDescription
  ) throws(InvalidInput) -> TabFrame? {
    guard let part else { return nil }
    let x = try frame(part, in: path)
    let made = parts.rowSums
    // Rounding is that of the parts, of which a row that adds up to nothing may have many.
    let sizes = parts.finalDemand.reduce(parts.intermediate.magnitudeSums.rows) { sums, column in
      zip(sums, column.values).map { $0 + $1.magnitude }
    }
    guard x.rows.count == made.count, x.columns.count == 1 else {
      throw InvalidInput(.error("\(path)/\(part.name) is not one output for each row", advice: "save the folder again"))
    }
    // Half a unit of the last decimal for each figure of a row that is rounded.
    let unit = description.unroundedDigits == nil ? (0..<description.decimals).reduce(0.5) { size, _ in size / 10 } : 0
    let rounding = unit * Double(made.count + parts.finalDemand.count + 1)
    let problems = made.indices.compactMap { i -> Diagnostic? in
      let output = x.values[i]
      let tolerance = max(1e-6 * max(output.magnitude, made[i].magnitude, 1e-6), 1e-11 * sizes[i], rounding)
      guard (output - made[i]).magnitude > tolerance else { return nil }
      return .error(
        "x of \(x.rows[i].joined(separator: ", ")) is \(formatNumber(output)), and its row adds up to \(formatNumber(made[i]))",
        advice: "call calc_all in pymrio and save the folder again")
    }
    if !problems.isEmpty { throw InvalidInput(Array(problems.prefix(20))) }
    return x
  }

  /// The name in the folder's metadata, or the folder's own.
  private func title() -> String {
    if FileKind(at: "\(path)/metadata.json") == .file, let bytes = try? CSVFile.contents(of: "\(path)/metadata.json"),
      case .object(let fields)? = JSONTree(bytes), case .text(let name)? = fields["name"], !name.isEmpty
    {
      return name
    }
    return path.split(separator: "/").last.map(String.init) ?? "pymrio"
  }
}

extension [String] {
  /// Levels as one text that no other levels have.
  fileprivate var joinedLevels: String { joined(separator: "\t") }
}
