package import Diagnostics
package import InputOutput
package import TableReading

/// A fault of a table that a report may pass over with a warning, as a person writes it.
package enum ToleratedFault: String, Sendable, CaseIterable {
  case imbalance
  case negativeIntermediateUse = "negative-intermediate-use"
  case negativeCompensation = "negative-compensation"
  case negativeEmployment = "negative-employment"
  case negativeImports = "negative-imports"
  case missingImports = "missing-imports"

  /// The subject of errors of this kind.
  package var subject: String {
    switch self {
    case .imbalance: "balance"
    case .negativeIntermediateUse: "negative intermediate use"
    case .negativeCompensation: "negative compensation"
    case .negativeEmployment: "negative employment"
    case .negativeImports: "negative imports"
    case .missingImports: "missing imports"
    }
  }

  package var fault: TableFault {
    switch self {
    case .imbalance: .imbalance
    case .negativeIntermediateUse: .negativeIntermediateUse
    case .negativeCompensation: .negativeCompensation
    case .negativeEmployment: .negativeEmployment
    case .negativeImports: .negativeImports
    case .missingImports: .missingImports
    }
  }
}

extension TableReader {
  /// Reads a table, and where it is refused says which faults could be tolerated.
  /// - Throws: `InvalidInput` with every mistake of the file, its place, the row and the gap.
  package static func read(
    bytes: [UInt8], file: String, options: TableOptions = TableOptions(), tolerating tolerated: Set<ToleratedFault>
  ) throws(InvalidInput) -> ReadTable {
    func attempt(_ kinds: Set<ToleratedFault>) throws(InvalidInput) -> ReadTable {
      try read(bytes: bytes, file: file, options: options, tolerating: Set(kinds.map(\.fault)))
    }
    do throws(InvalidInput) {
      return try attempt(tolerated)
    } catch {
      let others = ToleratedFault.allCases.filter { !tolerated.contains($0) }
      let answering = others.filter { kind in
        do throws(InvalidInput) {
          _ = try attempt(tolerated.union([kind]))
          return true
        } catch let left {
          return left.diagnostics.count < error.diagnostics.count
        }
      }
      let notes = answering.map {
        Diagnostic(
          .note,
          "errors of \($0.subject) become warnings with --tolerate \($0.rawValue); the table is used as it is then")
      }
      throw InvalidInput(error.diagnostics + notes)
    }
  }
}

extension InputOutputTable {
  /// Whether rows, columns and the whole balance within rounding.
  package var balances: Bool {
    !check(tolerating: Set(TableFault.allCases).subtracting([.imbalance])).contains { $0.severity == .error }
  }

  /// Tolerated faults of the table as warnings, and a note for each tolerated kind that the table does not have.
  func findings(tolerating tolerated: Set<ToleratedFault>, file: String) -> [Diagnostic] {
    let errors = check().filter { $0.severity == .error }
    var findings = errors.map { Diagnostic(.warning, at: $0.location, $0.message, advice: $0.advice) }
    for kind in ToleratedFault.allCases where tolerated.contains(kind) {
      let others = Set(tolerated.filter { $0 != kind }.map(\.fault))
      if !check(tolerating: others).contains(where: { $0.severity == .error }) {
        findings.append(Diagnostic(.note, "\(file) has no \(kind.rawValue) to tolerate"))
      }
    }
    return findings
  }
}
