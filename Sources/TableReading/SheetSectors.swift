import Diagnostics
import InputOutput
import WorkbookReading

/// The rows and columns of a sheet by what they hold: sectors are matched by their names, never by their places.
struct SheetSectors {
  typealias Row = SheetOutline.Row
  typealias Column = SheetOutline.Column

  /// In the order of the columns.
  private(set) var columns: [Column] = []
  /// The rows of the sectors' products, in the order of the columns; the region's own and the imported ones apart where the
  /// sheet has both.
  private(set) var domestic: [Row] = []
  private(set) var imported: [Row] = []
  private(set) var meanings: [(meaning: ColumnMeaning, column: Column)] = []
  private(set) var otherRows: [(meaning: RowMeaning, row: Row)] = []
  private(set) var problems: [Diagnostic] = []
  private(set) var notes: [Diagnostic] = []

  init(_ outline: SheetOutline) {
    var candidates: [Row] = []
    var isOver = false
    for row in outline.rows {
      if isOver {
        guard row.hasFigures else { continue }
        let label = row.label.isEmpty ? "without a name" : "'\(row.label)'"
        notes.append(Diagnostic(.warning, at: row.place, "the row \(label) behind the total input is not read"))
      } else if let meaning = RowMeaning(row.normal) {
        // The label of a group may be all that its first row has.
        guard row.hasFigures else { continue }
        otherRows.append((meaning, row))
        isOver = meaning == .totalInput
      } else if row.hasFigures {
        candidates.append(row)
      }
    }
    // Behind the first row that is no sector's, nothing unknown is taken for one.
    let firstOther = otherRows.first { $0.meaning != .intermediateTotal && $0.meaning != .importedInputs }?.row.number
    for row in candidates where row.number > firstOther ?? .max { refuse(row) }
    candidates.removeAll { $0.number > firstOther ?? .max }
    for row in candidates where row.normal.isEmpty {
      problems.append(.error(at: row.place, "the row has figures and no name", advice: "name it, or take it out"))
    }
    candidates.removeAll { $0.normal.isEmpty }
    sortColumns(outline, names: Set(candidates.map(\.normal)))
    let names = candidates.map(\.normal)
    // Where only the imports have a label, what stands above it is the region's own.
    if Set(names).count < names.count, let first = candidates.firstIndex(where: { $0.origin != nil }),
      candidates[first].origin == .imported
    {
      for place in candidates[..<first].indices { candidates[place].origin = .domestic }
    }
    let origins = Set(candidates.compactMap(\.origin))
    if Set(names).count < names.count, origins.count == 2 {
      domestic = match(candidates.filter { $0.origin == .domestic }, "domestic ")
      imported = match(candidates.filter { $0.origin == .imported }, "imported ")
    } else {
      domestic = match(candidates, "")
    }
    refuseLookalikes()
    compareCodes()
  }

  private mutating func refuse(_ row: Row) {
    let known = RowMeaning.labels.compactMap(\.labels.first).joined(separator: ", ")
    problems.append(
      .error(
        at: row.place, row.label.isEmpty ? "the row has figures and no name" : "the row '\(row.label)' is not known",
        advice: "below the sectors are looked for: \(known); take it out, or call it by one of these"))
  }

  private mutating func sortColumns(_ outline: SheetOutline, names: Set<String>) {
    let total = outline.columns.first {
      ColumnMeaning($0.normal, under: $0.groups) == .intermediateTotal
    }?.number
    let last = outline.columns.last { names.contains($0.normal) }?.number ?? 0
    for column in outline.columns {
      let meaning = ColumnMeaning(column.normal, under: column.groups)
      let isInside = column.number < total ?? (last + 1)
      if isInside, names.contains(column.normal) || meaning == nil && !column.normal.isEmpty {
        columns.append(column)
      } else if let meaning {
        meanings.append((meaning, column))
      } else if hasFigures(outline, column.number) {
        let known = ColumnMeaning.labels.compactMap(\.labels.first).joined(separator: ", ")
        problems.append(
          .error(
            at: column.place,
            column.label.isEmpty ? "the column has figures and no name" : "the column '\(column.label)' is not known",
            advice: "beside the sectors are looked for: \(known); take it out, or call it by one of these"))
      }
    }
    var seen: [ColumnMeaning: Column] = [:]
    for (meaning, column) in meanings {
      if let first = seen.updateValue(column, forKey: meaning) {
        problems.append(
          .error(
            at: column.place,
            "the column '\(column.label)' means the same as '\(first.label)' in \(first.place.withinFile)",
            advice: "leave one of them"))
      }
    }
    var named: [String: Column] = [:]
    for column in columns {
      if let first = named.updateValue(column, forKey: column.normal) {
        problems.append(
          .error(
            at: column.place, "the column '\(column.label)' stands twice, first in \(first.place.withinFile)",
            advice: "give each sector a name of its own"))
      }
    }
  }

  private func hasFigures(_ outline: SheetOutline, _ column: Int) -> Bool {
    outline.rows.contains { outline.sheet.rows[$0.number][column] != nil }
  }

  /// The rows in the order of the columns.
  private mutating func match(_ rows: [Row], _ kind: String) -> [Row] {
    var byName: [String: Row] = [:]
    for row in rows {
      guard let first = byName[row.normal] else {
        byName[row.normal] = row
        continue
      }
      problems.append(
        .error(
          at: row.place, "the \(kind)row '\(row.label)' stands twice, first in \(first.place.withinFile)",
          advice:
            "give each sector a name of its own, and the blocks of a table that tells origins apart a label, as in "
            + "'国内产品' and '进口产品'"))
    }
    var found = columns.map { byName[$0.normal] }
    let names = Set(columns.map(\.normal))
    pair(rows.filter { !names.contains($0.normal) }, &found, kind)
    let order = found.compactMap { $0?.number }
    if zip(order, order.dropFirst()).contains(where: { $0 > $1 }), let first = found.compactMap({ $0 }).first {
      notes.append(
        Diagnostic(
          .note, at: first.place, "the \(kind)rows stand in another order than the columns: they are matched by name"))
    }
    return found.compactMap { $0 }
  }

  /// Rows and columns that are left over may be named a little differently; each pair must be the likest for both.
  private mutating func pair(_ rows: [Row], _ found: inout [Row?], _ kind: String) {
    let open = columns.indices.filter { found[$0] == nil }
    var left = rows
    for place in open {
      let column = columns[place]
      func likeness(_ row: Row) -> Double { LabelText.likeness(row.normal, column.normal) }
      guard let row = left.max(by: { likeness($0) < likeness($1) }), likeness(row) >= 0.5,
        left.count(where: { likeness($0) == likeness(row) }) == 1,
        open.allSatisfy({ $0 == place || LabelText.likeness(row.normal, columns[$0].normal) < likeness(row) })
      else {
        problems.append(
          .error(
            at: column.place, "the column '\(column.label)' has no \(kind)row of that name",
            advice: "call sectors alike in rows and columns"))
        continue
      }
      found[place] = row
      left.removeAll { $0.number == row.number }
      notes.append(
        Diagnostic(
          .warning, at: row.place,
          "the \(kind)row '\(row.label)' is taken for the column '\(column.label)' in \(column.place.withinFile), "
            + "which it resembles most"))
    }
    for row in left {
      problems.append(
        .error(
          at: row.place, "the \(kind)row '\(row.label)' has no column of that name",
          advice: "call sectors alike in rows and columns"))
    }
  }

  /// Names that a reader cannot tell apart.
  private mutating func refuseLookalikes() {
    var seen: [LabelKey: Column] = [:]
    for column in columns {
      if let first = seen.updateValue(column, forKey: LabelKey(column.normal)), first.normal != column.normal {
        problems.append(
          .error(
            at: column.place, "the column '\(column.label)' looks like '\(first.label)' in \(first.place.withinFile)",
            advice: "give each sector a name that differs to the eye"))
      }
    }
  }

  /// Codes are a check of the names and never outvote them.
  private mutating func compareCodes() {
    var differing: [String] = []
    for (row, column) in zip(domestic, columns) where domestic.count == columns.count {
      guard let down = row.code, let across = column.code, !Self.isSame(down, across) else { continue }
      differing.append("\(column.label) (\(down) and \(across))")
    }
    if let first = domestic.first, !differing.isEmpty {
      notes.append(
        Diagnostic(
          .warning, at: first.place,
          "the codes of \(differing.count) sectors differ between row and column, of which names are taken: "
            + differing.prefix(3).joined(separator: ", ")))
    }
    let wrong = meanings.filter { meaning, column in
      guard let code = column.code, let means = ColumnMeaning.codes[code.uppercased()] else { return false }
      return !means.contains(meaning)
    }
    if let first = wrong.first {
      let list = wrong.prefix(4).map { "\($0.column.label) has \($0.column.code ?? "")" }.joined(separator: ", ")
      notes.append(
        Diagnostic(
          .warning, at: first.column.place,
          "codes contradict the labels of \(wrong.count) columns, of which labels are taken: \(list)"))
    }
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard let first = Int(a), let second = Int(b) else { return false }
    return first == second
  }
}
