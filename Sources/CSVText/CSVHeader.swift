public import Diagnostics

/// The columns of a file, found by the names in its header.
public struct CSVHeader: Sendable {
  private let names: [CSVCell]
  private let start: SourceLocation
  private var places: [String: Int] = [:]
  /// Whether every column of the file has a name of its own that is read.
  public private(set) var isSound = true

  /// Reports every name that nothing reads or that stands twice. A column without a name may only be empty.
  /// - Parameters:
  ///   - known: the names of all columns that are read.
  ///   - advice: for a name that is not known, where it is another one than the nearest name.
  public init(
    of csv: CSVFile, known: [String], _ problems: inout [Diagnostic], advice: (String) -> String? = { _ in nil }
  ) {
    names = csv.records.first.map(Array.init) ?? []
    start = names.first?.location ?? SourceLocation(file: csv.file, line: 1, column: 1)
    var found: [Diagnostic] = []
    for (place, cell) in names.enumerated() {
      let name = cell.text
      if name.isEmpty {
        guard let stray = csv.records.dropFirst().first(where: { !$0[place].isEmpty }) else { continue }
        found.append(
          .error(at: stray[place].location, "the column has no name", advice: "name it in the header, or remove it"))
      } else if !known.contains(name) {
        found.append(
          .error(
            at: cell.location, "nothing reads the column '\(name)'",
            advice: advice(name) ?? closest(to: name, in: known).map { "did you mean '\($0)'?" }
              ?? "the columns are \(known.joined(separator: ", "))"))
      } else if places[name] != nil {
        found.append(.error(at: cell.location, "the column '\(name)' stands twice", advice: "leave one of them"))
      } else {
        places[name] = place
      }
    }
    problems += found
    isSound = found.isEmpty
  }

  /// The place of a column in every record; nil where the file has none of this name.
  public subscript(name: String) -> Int? { places[name] }

  public func contains(where isMeant: (String) -> Bool) -> Bool { names.contains { isMeant($0.text) } }

  /// The problem of columns that the file needs and does not have.
  public func missing(_ columns: [String], advice: String? = nil) -> Diagnostic {
    .error(at: start, "there is no column \(Self.quoted(columns).joined(separator: ", "))", advice: advice)
  }

  /// The problem of columns of which the file needs one and has none.
  public func missing(oneOf columns: [String], advice: String? = nil) -> Diagnostic {
    .error(at: start, "there is no column \(Self.quoted(columns).joined(separator: " or "))", advice: advice)
  }

  private static func quoted(_ names: [String]) -> [String] { names.map { "'\($0)'" } }
}
