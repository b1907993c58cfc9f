/// A file of streams, as Excel's old workbooks are ([MS-CFB]). Nothing is taken for granted: offsets and chains of a damaged
/// file lead anywhere.
struct CompoundFile {
  private let bytes: [UInt8]
  private let sectorSize: Int
  private let smallSectorSize: Int
  private var table: [UInt32] = []
  private var smallTable: [UInt32] = []
  private var smallSectors: [UInt8] = []
  private var entries: [Entry] = []
  /// Streams below this size lie in small sectors.
  private let smallSize: Int

  private struct Entry {
    var name: String
    var start: UInt32
    var size: Int
  }

  /// Sectors with higher numbers are marks: the end of a chain, a free sector.
  private static let highestSector: UInt32 = 0xFFFF_FFFA

  /// Nil for a file that is damaged.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count >= 512, let shift = bytes.word(at: 30), shift == 9 || shift == 12,
      let smallShift = bytes.word(at: 32), smallShift < shift, let small = bytes.long(at: 56),
      let directory = bytes.long(at: 48), let smallStart = bytes.long(at: 60)
    else { return nil }
    (sectorSize, smallSectorSize, smallSize) = (1 << Int(shift), 1 << Int(smallShift), Int(small))
    guard let table = Self.table(bytes, sectorSize: sectorSize) else { return nil }
    self.table = table
    guard let list = chain(from: directory) else { return nil }
    entries = stride(from: 0, to: list.count - 127, by: 128).compactMap { Self.entry(list, at: $0) }
    // The first entry is that of the small sectors, the root.
    guard let root = entries.first else { return nil }
    if root.start < Self.highestSector {
      guard let smallList = chain(from: smallStart), let sectors = chain(from: root.start) else { return nil }
      (smallTable, smallSectors) = (smallList.longs, sectors)
    }
  }

  /// The bytes of a stream; nil where there is none, or where its chain is broken.
  func stream(_ name: String) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    let found = entry.size < smallSize ? smallChain(from: entry.start) : chain(from: entry.start)
    guard let found, found.count >= entry.size else { return nil }
    return Array(found.prefix(entry.size))
  }

  /// The sectors of the file that hold the table of sectors are listed in the header, and in sectors of their own behind it.
  private static func table(_ bytes: [UInt8], sectorSize: Int) -> [UInt32]? {
    guard var next = bytes.long(at: 68) else { return nil }
    var list = (0..<109).compactMap { bytes.long(at: 76 + 4 * $0) }
    var left = bytes.count / sectorSize
    while next < highestSector {
      guard left > 0, let sector = sector(next, of: bytes, sectorSize) else { return nil }
      left -= 1
      let longs = Array(sector).longs
      list += longs.dropLast()
      next = longs.last ?? .max
    }
    var table: [UInt32] = []
    for number in list where number < highestSector {
      guard table.count * 4 <= bytes.count, let sector = sector(number, of: bytes, sectorSize) else { return nil }
      table += Array(sector).longs
    }
    return table
  }

  private static func sector(_ number: UInt32, of bytes: [UInt8], _ size: Int) -> ArraySlice<UInt8>? {
    let start = (Int(number) + 1) * size
    // The last sector of a file may be cut.
    return start < bytes.count ? bytes[start..<min(start + size, bytes.count)] : nil
  }

  private func chain(from first: UInt32) -> [UInt8]? {
    var (found, next) = ([UInt8](), first)
    while next < Self.highestSector {
      guard found.count <= bytes.count, let sector = Self.sector(next, of: bytes, sectorSize),
        table.indices.contains(Int(next))
      else { return nil }
      found += sector
      next = table[Int(next)]
    }
    return found
  }

  private func smallChain(from first: UInt32) -> [UInt8]? {
    var (found, next) = ([UInt8](), first)
    while next < Self.highestSector {
      let start = Int(next) * smallSectorSize
      guard found.count <= bytes.count, start + smallSectorSize <= smallSectors.count,
        smallTable.indices.contains(Int(next))
      else { return nil }
      found += smallSectors[start..<start + smallSectorSize]
      next = smallTable[Int(next)]
    }
    return found
  }

  private static func entry(_ list: [UInt8], at start: Int) -> Entry? {
    guard let length = list.word(at: start + 64), let first = list.long(at: start + 116),
      let size = list.long(at: start + 120)
    else { return nil }
    let units = (0..<max(0, min(Int(length), 64) / 2 - 1)).compactMap { list.word(at: start + 2 * $0) }
    return Entry(name: String(decoding: units, as: UTF16.self), start: first, size: Int(size))
  }
}

extension [UInt8] {
  /// A number of two bytes, the lower first; nil beyond the end.
  func word(at place: Int) -> UInt16? {
    guard place >= 0, place + 2 <= count else { return nil }
    return UInt16(self[place]) | UInt16(self[place + 1]) << 8
  }

  /// A number of four bytes, the lowest first; nil beyond the end.
  func long(at place: Int) -> UInt32? {
    guard let low = word(at: place), let high = word(at: place + 2) else { return nil }
    return UInt32(low) | UInt32(high) << 16
  }

  fileprivate var longs: [UInt32] { stride(from: 0, to: count - 3, by: 4).compactMap { long(at: $0) } }
}
