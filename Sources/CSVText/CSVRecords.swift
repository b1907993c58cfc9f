public import Diagnostics

/// The records of a CSV file, all of the same width, the header being the first.
public struct CSVRecords: RandomAccessCollection, Sendable {
  private let storage: CSVStorage

  init(_ storage: CSVStorage) { self.storage = storage }

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.recordCount }

  public subscript(record: Int) -> CSVRecord {
    precondition(indices.contains(record), "no such record")
    return CSVRecord(storage, record: record)
  }
}

/// The cells of one record.
public struct CSVRecord: RandomAccessCollection, Sendable {
  private let storage: CSVStorage
  private let record: Int

  init(_ storage: CSVStorage, record: Int) {
    self.storage = storage
    self.record = record
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.width }

  public subscript(column: Int) -> CSVCell {
    precondition(indices.contains(column), "no such column")
    return CSVCell(storage, record: record, column: column)
  }

  /// The line in which the record begins, from 1.
  public var line: Int { storage.line(ofRecord: record) }

  /// The places of all cells, in one pass.
  public var locations: [SourceLocation] { storage.locations(record) }

  /// Hands over the number in each of the given columns, without making a text of it; nil for a cell that holds no plain
  /// decimal number, of which `CSVCell.number(_:)` says why.
  public func forEachNumber(in columns: [Int], _ body: (_ column: Int, _ number: DecimalNumber?) -> Void) {
    numbers(in: columns, body)
  }

  /// As `forEachNumber(in:_:)` of an array, for columns side by side.
  public func forEachNumber(in columns: Range<Int>, _ body: (_ column: Int, _ number: DecimalNumber?) -> Void) {
    numbers(in: columns, body)
  }

  private func numbers(in columns: some Sequence<Int>, _ body: (_ column: Int, _ number: DecimalNumber?) -> Void) {
    storage.bytes.withUnsafeBufferPointer { bytes in
      for column in columns {
        precondition(indices.contains(column), "no such column")
        let content = bytes[storage.contentRange(record, column)]
        body(column, DecimalNumber(UnsafeBufferPointer(rebasing: content)))
      }
    }
  }
}
