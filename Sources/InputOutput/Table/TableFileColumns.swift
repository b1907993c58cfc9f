import CSVText
import Diagnostics

/// The columns of a table file by their roles, from its header and `role` row. Indices count from 0.
struct TableFileColumns {
  private(set) var intermediate: [Int] = []
  private(set) var finalDemand: [(index: Int, role: FinalDemandRole)] = []
  private(set) var imports: [Int] = []
  private(set) var inflow: [Int] = []
  private(set) var residual: [Int] = []
  private(set) var output: Int?

  init() {}

  /// Reads the header and the rows beneath it, which must all be there; adds what is wrong to `problems`.
  init(_ csv: CSVFile, _ problems: inout [Diagnostic]) {
    let records = csv.records
    let header = records[0]
    let labels = TableFileLayout.labelColumns
    guard header.count > labels.count, header.prefix(labels.count).map(\.text) == labels else {
      problems.append(.error(at: header[0].location, "the header must begin with \(labels.joined(separator: ","))"))
      return
    }
    for (offset, word) in TableFileLayout.columnRows.enumerated() {
      guard records.count > 1 + offset else {
        problems.append(.error(at: records[offset][0].location, "a row '\(word)' must follow this one"))
        return
      }
      let cell = records[1 + offset][0]
      guard cell.text == word else {
        problems.append(.error(at: cell.location, "'\(cell.text)' stands where the row '\(word)' is due"))
        return
      }
    }
    readRoles(records[1], header: header, &problems)
    checkNames(records, &problems)
  }

  private mutating func readRoles(_ roles: CSVRecord, header: CSVRecord, _ problems: inout [Diagnostic]) {
    var seen: [String: Int] = [:]
    var isRoleUnknown = false
    for index in TableFileLayout.labelColumns.count..<header.count {
      let (name, cell, code) = (header[index], roles[index], header[index].text)
      if code.isEmpty {
        problems.append(.error(at: name.location, "the column has no code"))
      } else if let first = seen.updateValue(index, forKey: code) {
        problems.append(
          .error(at: name.location, "the column '\(code)' stands twice, first as column \(first + 1)"))
      }
      let word = cell.text
      guard let role = TableFileLayout.Role(word: word) else {
        let advice = "the roles are \(TableFileLayout.Role.words.joined(separator: ", "))"
        problems.append(.error(at: cell.location, "'\(word)' is no role of a column", advice: advice))
        isRoleUnknown = true
        continue
      }
      switch role {
      case .intermediate: intermediate.append(index)
      case .finalDemand(let role): finalDemand.append((index, role))
      case .imports: imports.append(index)
      case .inflow: inflow.append(index)
      case .residual: residual.append(index)
      case .output:
        if output != nil { problems.append(.error(at: cell.location, "a second column has the role 'output'")) }
        output = index
      }
    }
    // A role that is missing may be the one that could not be read.
    if isRoleUnknown { return }
    let missing = [("intermediate", intermediate.isEmpty), ("output", output == nil)].filter(\.1).map(\.0)
    for role in missing {
      problems.append(.error(at: roles[0].location, "no column has the role '\(role)'"))
    }
    if finalDemand.isEmpty {
      problems.append(
        .error(at: roles[0].location, "no column is final demand", advice: "as in 'household' or 'export'"))
    }
  }

  /// Columns that are no sectors are named here; sectors are named by their rows, and only there.
  private func checkNames(_ records: CSVRecords, _ problems: inout [Diagnostic]) {
    for row in records[2...3] {
      for index in intermediate where !row[index].isEmpty {
        problems.append(
          .error(
            at: row[index].location, "a sector is named in its row, not in '\(row[0].text)'",
            advice: "leave the cell empty"))
      }
    }
    for (index, _) in finalDemand {
      for row in records[2...3] where row[index].isEmpty {
        problems.append(.error(at: row[index].location, "the column '\(records[0][index].text)' has no name here"))
      }
    }
  }
}
