import CSVText
public import Diagnostics

extension SectorParts {
  /// Reads a file of parts: `# key: value` lines, a header of `SectorPart.Field` words in any order, a row for each part.
  ///
  /// `members` are national detailed sectors with shares, as in `085:0.4;082:0.04`. A part has `output` (in the table's
  /// unit) or `output_share` (of its parent's output), either with its low and high; `value_added_ratio` (per output),
  /// `relative_value_added` (as a multiple of the parent's ratio), `inputs` (shares of its output by sector, as in
  /// `MCH:0.03;FRB:0.1`, which leave the rest as value added) or none of them, for the national profile. The columns of numbers
  /// that are not empty have their kind in a line `# kind COLUMN: WORD`.
  /// - Throws: `InvalidInput` with every mistake of layout and figures and its place. Whether parents and members are
  ///   there is for `TableSplit` to say.
  public static func read(bytes: [UInt8], file: String) throws(InvalidInput) -> SectorParts {
    var reader = PartsFileReader(csv: try CSVFile.read(bytes: bytes, file: file, leadingComments: true))
    return try reader.parts()
  }
}

private struct PartsFileReader {
  typealias Field = SectorPart.Field

  let csv: CSVFile
  private var problems: [Diagnostic] = []
  private var columns: [Field: Int] = [:]
  private var isSound = true

  init(csv: CSVFile) { self.csv = csv }

  private static let keys = ["title", "title_zh", "year", "unit", "note", "citation"]
  private static let required: [Field] = [.code, .industry, .nameZh, .nameEn, .parent, .members]
  /// The columns whose numbers have a kind; those of low and high are of the kind of what they bound.
  private static let kindFields: [Field] = [
    .members, .output, .outputShare, .valueAddedRatio, .relativeValueAdded, .inputs, .exportedShare,
  ]

  mutating func parts() throws(InvalidInput) -> SectorParts {
    let keys = CommentKeys(
      of: csv, known: Self.keys, required: ["title", "unit", "citation"],
      kindColumns: Self.kindFields.map(\.rawValue), &problems)
    readHeader()
    guard isSound else { throw InvalidInput(problems) }
    let parts = csv.records.dropFirst().map { part(in: $0) }
    var kinds: [Field: String] = [:]
    for field in Self.kindFields {
      if let kind = keys.kinds[field.rawValue] { kinds[field] = kind.text }
      guard kinds[field] == nil, let column = columns[field],
        csv.records.dropFirst().contains(where: { !$0[column].isEmpty })
      else { continue }
      problems.append(
        .error(
          at: csv.records[0][column].location, "nothing says where the numbers of '\(field.rawValue)' come from",
          advice: "add a line '# kind \(field.rawValue): …' at the top, with one of "
            + CommentKeys.kindWords.joined(separator: ", ")))
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return SectorParts(
      titleEn: keys["title"], titleZh: keys["title_zh"], citation: keys["citation"], kinds: kinds, parts: parts)
  }

  private mutating func readHeader() {
    let header = CSVHeader(of: csv, known: Field.allCases.map(\.rawValue), &problems)
    for field in Field.allCases { columns[field] = header[field.rawValue] }
    isSound = header.isSound
    let missing = Self.required.map(\.rawValue).filter { header[$0] == nil }
    if !missing.isEmpty { problems.append(header.missing(missing)) }
    if columns[.output] == nil, columns[.outputShare] == nil {
      problems.append(header.missing(oneOf: ["output", "output_share"]))
    }
  }

  private mutating func part(in row: CSVRecord) -> SectorPart {
    var locations: [Field: SourceLocation] = [:]
    for (field, column) in columns { locations[field] = row[column].location }
    func text(_ field: Field) -> String { columns[field].map { row[$0].text } ?? "" }
    for field in [.code, .nameZh, .nameEn, .parent] as [Field] where text(field).isEmpty {
      let name = field == .code ? "the part" : "the part '\(text(.code))'"
      problems.append(.error(at: locations[field] ?? row[0].location, "\(name) has no \(field.rawValue)"))
    }
    let members =
      columns[.members].map { self.members(in: row[$0], "member", of: "a detailed sector", "085:0.4") } ?? []
    let (output, inputs) = (output(in: row), inputs(in: row))
    let valueAdded = valueAdded(in: row, inputs)
    return SectorPart(
      code: text(.code), industry: text(.industry).isEmpty ? nil : text(.industry), nameZh: text(.nameZh),
      nameEn: text(.nameEn),
      parent: text(.parent), members: members, output: output, valueAdded: valueAdded, inputs: inputs,
      exportedShare: number(.exportedShare, in: row), countsForTarget: flag(.countsForTarget, in: row, otherwise: true),
      isSameProduct: flag(.sameProduct, in: row, otherwise: false), note: text(.note), locations: locations)
  }

  /// The number of a cell; nil where it is empty or holds none, which is then told.
  private mutating func number(_ field: Field, in row: CSVRecord) -> Double? {
    guard let column = columns[field], !row[column].isEmpty else { return nil }
    return row[column].number(&problems)
  }

  private mutating func flag(_ field: Field, in row: CSVRecord, otherwise: Bool) -> Bool {
    guard let column = columns[field], !row[column].isEmpty else { return otherwise }
    let word = row[column].text
    if word != "yes", word != "no" {
      problems.append(
        .error(at: row[column].location, "'\(word)' is no answer to '\(field.rawValue)'", advice: "write yes or no"))
    }
    return word == "yes"
  }

  private func place(_ fields: [Field], in row: CSVRecord) -> SourceLocation {
    fields.compactMap { columns[$0] }.first.map { row[$0].location } ?? row[0].location
  }

  /// Whether both cells, or neither, of two that exclude each other hold something.
  private func both(_ a: Field, _ b: Field, in row: CSVRecord) -> (both: Bool, neither: Bool) {
    let filled = [a, b].filter { field in columns[field].map { !row[$0].isEmpty } ?? false }.count
    return (filled == 2, filled == 0)
  }

  private mutating func output(in row: CSVRecord) -> SectorPart.Output {
    let filled = both(.output, .outputShare, in: row)
    if filled.both || filled.neither {
      problems.append(
        .error(
          at: place([.output, .outputShare], in: row),
          "the part has \(filled.both ? "both an output and an output_share" : "no output")",
          advice: filled.both ? "leave one of them empty" : "write output or output_share"))
    }
    for (bound, owner) in [
      (Field.outputLow, Field.output), (.outputHigh, .output), (.outputShareLow, .outputShare),
      (.outputShareHigh, .outputShare),
    ] {
      guard let column = columns[bound], !row[column].isEmpty else { continue }
      guard columns[owner].map({ row[$0].isEmpty }) ?? true else { continue }
      problems.append(
        .error(at: row[column].location, "'\(bound.rawValue)' bounds an \(owner.rawValue) that is not there"))
    }
    // All numbers are read, so that all mistakes are told at once.
    let amount = (number(.output, in: row), number(.outputLow, in: row), number(.outputHigh, in: row))
    let share = (number(.outputShare, in: row), number(.outputShareLow, in: row), number(.outputShareHigh, in: row))
    if let value = amount.0 { return .init(.amount, value, low: amount.1, high: amount.2) }
    return .init(.shareOfParent, share.0 ?? 0, low: share.1, high: share.2)
  }

  private mutating func inputs(in row: CSVRecord) -> [SectorPart.Member] {
    guard let column = columns[.inputs], !row[column].isEmpty else { return [] }
    for other in [Field.valueAddedRatio, .relativeValueAdded] where both(.inputs, other, in: row).both {
      problems.append(
        .error(
          at: row[column].location, "the part has both inputs and a \(other.rawValue)",
          advice: "leave one of them empty: inputs leave the rest of the output as value added"))
    }
    return members(in: row[column], "input", of: "a sector", "FRB:0.1")
  }

  private mutating func valueAdded(in row: CSVRecord, _ inputs: [SectorPart.Member]) -> SectorPart.ValueAdded {
    if !inputs.isEmpty { return .ratio(1 - inputs.reduce(0) { $0 + $1.share }) }
    if both(.valueAddedRatio, .relativeValueAdded, in: row).both {
      problems.append(
        .error(
          at: place([.valueAddedRatio], in: row), "the part has both a value_added_ratio and a relative_value_added",
          advice: "leave one of them empty"))
    }
    let (ratio, multiple) = (number(.valueAddedRatio, in: row), number(.relativeValueAdded, in: row))
    if let ratio { return .ratio(ratio) }
    return multiple.map { .relativeToParent($0) } ?? .national
  }

  private mutating func members(
    in cell: CSVCell, _ word: String, of what: String, _ example: String
  ) -> [SectorPart.Member] {
    if cell.isEmpty {
      problems.append(
        .error(
          at: cell.location, "the cell is empty where members must stand",
          advice: "name national detailed sectors with shares, as in \(example)"))
      return []
    }
    var members: [SectorPart.Member] = []
    for entry in cell.text.split(separator: ";", omittingEmptySubsequences: false) {
      let pieces = entry.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard pieces.count == 2, !pieces[0].isEmpty,
        let share = try? CSVCell(text: pieces[1], location: cell.location).number()
      else {
        problems.append(
          .error(
            at: cell.location, "'\(entry)' is no \(word)", advice: "write \(what) and its share, as in \(example)"))
        continue
      }
      members.append(.init(code: pieces[0], share: share))
    }
    return members
  }
}
