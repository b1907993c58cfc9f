import CompactJSON
import Files
import Glibc
public import InputOutput
import LinearAlgebra

/// Our own binary form of a table, `.simtable`: opened by mapping, so that 9,800 sectors are there in milliseconds.
///
/// A file holds, little-endian:
///
/// - 64 bytes: the word `simplanT`; as whole numbers of 8 bytes the version, the length of the labels in bytes and the count
///   of figures; the SHA-256 of everything behind these 64 bytes;
/// - the labels: a line of JSON (description, the count of sectors, categories, rows), then code, Chinese and English name of
///   each sector, each ended by a zero byte; filled with spaces to a multiple of 64 bytes;
/// - the figures as doubles: Z column by column, each category of final demand, imports, inflow, other error, each row of value
///   added, each extension row, output, and the compensation that each category pays; in version 2 imported inputs, one for each
///   sector and each category.
public enum BinaryTable {
  static let word = Array("simplanT".utf8)
  static let version: UInt64 = 1
  /// The version of a table that has its imported inputs in one row.
  static let versionWithImports: UInt64 = 2
  static let headLength = 64

  /// The bytes of a table, in which every figure is the same to the bit.
  public static func bytes(of table: InputOutputTable) -> [UInt8] {
    var labels = BinaryLabels(table).bytes
    labels += Array(repeating: UInt8(ascii: " "), count: (headLength - labels.count % headLength) % headLength)
    let lists =
      [table.intermediate.storage] + table.finalDemand.map(\.values) + [table.imports, table.inflow, table.otherError]
      + table.valueAdded.map(\.values) + table.extensions.map(\.values)
      + [table.grossOutput, table.finalDemand.map(\.compensation)]
      + (table.importedInputs.map { [$0.inputs, $0.finalDemand] } ?? [])
    let count = lists.reduce(0) { $0 + $1.count }
    var body: [UInt8] = []
    body.reserveCapacity(labels.count + 8 * count)
    body += labels
    for list in lists {
      for value in list { withUnsafeBytes(of: value.bitPattern.littleEndian) { body += $0 } }
    }
    var head = word
    let version = table.importedInputs == nil ? version : versionWithImports
    for number in [version, UInt64(labels.count), UInt64(count)] {
      withUnsafeBytes(of: number.littleEndian) { head += $0 }
    }
    let digest = FileDigest.sha256(body)
    head += stride(from: 0, to: digest.utf8.count, by: 2).compactMap { k in
      let start = digest.index(digest.startIndex, offsetBy: k)
      return UInt8(digest[start..<digest.index(start, offsetBy: 2)], radix: 16)
    }
    return head + body
  }

  /// Whether a file begins as one does; false for what cannot be read.
  public static func isOne(at path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    // Bytes read from a pipe would be lost to whoever reads it next.
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    var first = [UInt8](repeating: 0, count: word.count)
    return read(descriptor, &first, first.count) == first.count && isOne(first)
  }

  /// Whether bytes begin as such a file does.
  public static func isOne(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: word) }
}

/// The labels of a table in the head of its file.
struct BinaryLabels {
  var description: TableDescription
  var sectors: [Sector]
  var finalDemand: [FinalDemandCategory]
  var valueAdded: [ValueAddedRow]
  var extensions: [ExtensionRow]
  var hasImportedInputs: Bool

  init(_ table: InputOutputTable) {
    description = table.description
    sectors = table.sectors
    finalDemand = table.finalDemand
    valueAdded = table.valueAdded
    extensions = table.extensions
    hasImportedInputs = table.importedInputs != nil
  }

  /// How many figures a table of these labels has.
  var figures: Int {
    let n = sectors.count
    let imported = hasImportedInputs ? n + finalDemand.count : 0
    return n * (n + finalDemand.count + 3 + valueAdded.count + extensions.count + 1) + finalDemand.count + imported
  }

  var bytes: [UInt8] {
    var json = JSONText()
    json.object { json in
      json.key("description")
      json.list { json in
        for text in [
          description.titleEn, description.titleZh, description.unit, description.prices, description.citation,
        ] { json.add(text) }
        for number in [description.year, description.decimals, description.unroundedDigits ?? -1] { json.add(number) }
      }
      func lines(_ key: String, _ lines: [[String]]) {
        json.key(key)
        json.add(lines)
      }
      json.key("sectors")
      json.add(sectors.count)
      lines("final_demand", finalDemand.map { [$0.code, $0.nameZh, $0.nameEn, $0.role.rawValue] })
      lines("value_added", valueAdded.map { [$0.code.rawValue, $0.nameZh, $0.nameEn] })
      lines("extensions", extensions.map { [$0.code, $0.nameZh, $0.nameEn, $0.unit] })
      if hasImportedInputs {
        json.key("imported_inputs")
        json.add(1)
      }
    }
    // JSON of ten thousand sectors would take most of the time of opening.
    var bytes = json.bytes + [UInt8(ascii: "\n")]
    for sector in sectors {
      for text in [sector.code, sector.nameZh, sector.nameEn] { bytes += Array(text.utf8) + [0] }
    }
    return bytes
  }

  /// Nil for what is no such head.
  init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      case .object(let members)? = JSONTree(UnsafeBufferPointer(rebasing: bytes[..<end])),
      case .list(let facts)? = members["description"], facts.count == 8
    else { return nil }
    let texts = facts.prefix(5).compactMap { if case .text(let text) = $0 { text } else { nil } }
    let numbers = facts.dropFirst(5).compactMap { if case .integer(let number) = $0 { number } else { nil } }
    guard texts.count == 5, numbers.count == 3 else { return nil }
    description = TableDescription(
      titleEn: texts[0], titleZh: texts[1], year: numbers[0], unit: texts[2], prices: texts[3], decimals: numbers[1],
      unroundedDigits: numbers[2] < 0 ? nil : numbers[2], citation: texts[4])
    func lines(_ key: String, _ width: Int) -> [[String]]? {
      guard case .list(let list)? = members[key] else { return nil }
      var lines: [[String]] = []
      for entry in list {
        guard case .list(let cells) = entry, cells.count == width else { return nil }
        let texts = cells.compactMap { if case .text(let text) = $0 { text } else { nil } }
        guard texts.count == width else { return nil }
        lines.append(texts)
      }
      return lines
    }
    guard case .integer(let count)? = members["sectors"],
      let sectors = Self.sectors(bytes[(end + 1)...], count: count), let demand = lines("final_demand", 4),
      let added = lines("value_added", 3),
      let extensions = lines("extensions", 4)
    else { return nil }
    self.sectors = sectors
    finalDemand = demand.compactMap { line in
      FinalDemandRole(rawValue: line[3]).map {
        FinalDemandCategory(code: line[0], nameZh: line[1], nameEn: line[2], role: $0, values: [])
      }
    }
    valueAdded = added.compactMap { line in
      ValueAddedCode(rawValue: line[0]).map { ValueAddedRow(code: $0, nameZh: line[1], nameEn: line[2], values: []) }
    }
    self.extensions = extensions.map {
      ExtensionRow(code: $0[0], nameZh: $0[1], nameEn: $0[2], unit: $0[3], values: [])
    }
    hasImportedInputs = members["imported_inputs"].map { if case .integer(1) = $0 { true } else { false } } ?? false
    guard finalDemand.count == demand.count, valueAdded.count == added.count else { return nil }
  }

  /// Nil where there are not as many sectors.
  private static func sectors(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, count: Int) -> [Sector]? {
    guard (0...ForeignTable.mostRows).contains(count) else { return nil }
    var rest = bytes
    var sectors: [Sector] = []
    sectors.reserveCapacity(count)
    func next() -> String? {
      guard let end = rest.firstIndex(of: 0) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return String(decoding: UnsafeBufferPointer(rebasing: rest[..<end]), as: UTF8.self)
    }
    for _ in 0..<count {
      guard let code = next(), let nameZh = next(), let nameEn = next() else { return nil }
      sectors.append(Sector(code: code, nameZh: nameZh, nameEn: nameEn))
    }
    return rest.allSatisfy { $0 == UInt8(ascii: " ") } ? sectors : nil
  }
}
