public import Diagnostics
import Files
import Glibc
public import InputOutput
import LinearAlgebra

/// A table in a file of our binary form, mapped: labels are read at once, figures where somebody looks at them.
///
/// Nothing is known to be right but the shape until `verify()`; a table is made of a verified file only. The file must not be
/// changed while it is mapped.
public final class MappedTable: Sendable {
  public let file: String
  private let labels: BinaryLabels
  private let mapping: Mapping
  private let figures: Int

  public var description: TableDescription { labels.description }
  public var sectors: [Sector] { labels.sectors }

  /// Opens a file.
  /// - Throws: `InvalidInput` for a file that is no such table, or that is cut short.
  public convenience init(_ path: String) throws(InvalidInput) { try self.init(Mapping(path), path) }

  /// Takes the bytes of a file that was read.
  /// - Parameter file: the name that messages carry.
  public convenience init(bytes: [UInt8], file: String) throws(InvalidInput) {
    try self.init(Mapping(copying: bytes, of: file), file)
  }

  private init(_ mapping: Mapping, _ path: String) throws(InvalidInput) {
    self.mapping = mapping
    file = path
    let bytes = mapping.bytes
    guard bytes.count >= BinaryTable.headLength, BinaryTable.isOne(bytes.prefix(BinaryTable.word.count)) else {
      throw InvalidInput(
        .error("'\(path)' is no binary table of simplan", advice: "make one with 'simplan table convert'"))
    }
    func number(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let versions = BinaryTable.version...BinaryTable.versionWithImports
    guard versions.contains(number(8)) else {
      throw InvalidInput(
        .error(
          "'\(path)' is a binary table of version \(number(8)), and this program reads up to \(versions.upperBound)",
          advice: "make it again from the table it came from"))
    }
    let (length, count) = (number(16), number(24))
    let rest = UInt64(bytes.count - BinaryTable.headLength)
    // Compared so that no number of a damaged head overflows.
    guard length <= rest, length % 64 == 0, count <= rest / 8, length + 8 * count == rest else {
      throw InvalidInput(
        .error(
          "'\(path)' has \(bytes.count) bytes, and its head speaks of others: it is cut short or damaged",
          advice: "make it again from the table it came from"))
    }
    figures = BinaryTable.headLength + Int(length)
    let head = UnsafeRawBufferPointer(rebasing: bytes[BinaryTable.headLength..<figures])
    guard let labels = BinaryLabels(bytes: head.bindMemory(to: UInt8.self)),
      labels.sectors.count <= ForeignTable.mostRows,
      labels.figures == Int(count), labels.hasImportedInputs == (number(8) == BinaryTable.versionWithImports)
    else {
      throw InvalidInput(
        .error("the labels of '\(path)' do not fit its figures", advice: "make it again from the table it came from"))
    }
    self.labels = labels
  }

  /// z_ij, straight from the file.
  public func intermediate(_ i: Int, _ j: Int) -> Double {
    precondition(sectors.indices.contains(i) && sectors.indices.contains(j), "no such sector")
    return value(i + j * sectors.count)
  }

  private func value(_ place: Int) -> Double {
    Double(
      bitPattern: UInt64(
        littleEndian: mapping.bytes.loadUnaligned(fromByteOffset: figures + 8 * place, as: UInt64.self)))
  }

  /// Compares the file with the hash that it carries.
  /// - Throws: `InvalidInput` for a file that is not as it was written.
  public func verify() throws(InvalidInput) {
    let head = BinaryTable.headLength
    let written = mapping.bytes[32..<head].map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    let found = FileDigest.sha256(UnsafeRawBufferPointer(rebasing: mapping.bytes[head...]))
    guard found != written else { return }
    throw InvalidInput(
      .error(
        "'\(file)' was changed since it was written: its SHA-256 is \(found.prefix(12))…, and it says \(written.prefix(12))…",
        advice: "make it again from the table it came from"))
  }

  /// The table of a verified file that every use of it may rely on.
  /// - Parameter faults: those that are taken as they are.
  /// - Throws: `InvalidInput` as `table()`, and with every other fault of the table.
  public func soundTable(tolerating faults: Set<TableFault> = []) throws(InvalidInput) -> InputOutputTable {
    let table = try table()
    let errors = table.check(tolerating: faults).filter { $0.severity == .error }
    if !errors.isEmpty { throw InvalidInput(errors) }
    return table
  }

  /// The table of a verified file; its figures are the same to the bit as those that were written.
  /// - Throws: `InvalidInput` as `verify()`, and for labels that no table can have.
  public func table() throws(InvalidInput) -> InputOutputTable {
    try verify()
    let n = sectors.count
    var place = 0
    func next(_ count: Int) -> [Double] {
      defer { place += count }
      return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
        for k in 0..<count { buffer.initializeElement(at: k, to: value(place + k)) }
        filled = count
      }
    }
    let intermediate = Matrix(rows: n, columns: n, storage: next(n * n))
    var demand = labels.finalDemand
    for k in demand.indices { demand[k].values = next(n) }
    let (imports, inflow, error) = (next(n), next(n), next(n))
    var (added, extensions) = (labels.valueAdded, labels.extensions)
    for k in added.indices { added[k].values = next(n) }
    for k in extensions.indices { extensions[k].values = next(n) }
    let outputs = next(n)
    for (k, paid) in next(demand.count).enumerated() { demand[k].compensation = paid }
    let imported = labels.hasImportedInputs ? ImportedInputs(inputs: next(n), finalDemand: next(demand.count)) : nil
    return try InputOutputTable(
      description: description, sectors: sectors, intermediate: intermediate, finalDemand: demand, imports: imports,
      inflow: inflow, otherError: error, valueAdded: added, importedInputs: imported, extensions: extensions,
      grossOutput: outputs)
  }
}

/// A file's bytes in memory, as long as somebody holds this.
private final class Mapping: Sendable {
  nonisolated(unsafe) private let base: UnsafeMutableRawPointer?
  private let count: Int

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  init(_ path: String) throws(InvalidInput) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InvalidInput(.error("'\(path)' is no file that can be mapped", advice: "name a binary table"))
    }
    count = Int(status.st_size)
    guard count > 0 else {
      base = nil
      return
    }
    let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard address != MAP_FAILED else { throw Self.unreadable(path) }
    base = address
  }

  init(copying bytes: [UInt8], of file: String) throws(InvalidInput) {
    let size = bytes.count
    count = size
    guard size > 0 else {
      base = nil
      return
    }
    let address = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let address, address != MAP_FAILED else { throw Self.unreadable(file) }
    bytes.withUnsafeBytes { address.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(address), byteCount: size) }
    base = address
  }

  deinit {
    if let base { munmap(base, count) }
  }

  private static func unreadable(_ path: String) -> InvalidInput {
    InvalidInput(.error("'\(path)' cannot be read: \(String(cString: strerror(errno)))"))
  }
}
