import Glibc

/// The one function that a module exports.
let moduleEntryName = "simplan_module_entry"

/// Reads the dynamic symbols of an ELF library without loading it, so that listing modules runs no foreign code.
enum DynamicSymbols {
  enum Answer {
    case exported
    case absent
    /// Not an ELF library of 64 bits, or one whose section headers were stripped: only the loader can tell.
    case unknown
  }

  /// Whether the library at `path` defines the dynamic symbol `name` (System V ABI, chapters 4 and 5).
  static func export(_ name: String, of path: String) -> Answer {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .unknown }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= 64,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else { return .unknown }
    defer { munmap(start, Int(status.st_size)) }
    return export(name, in: UnsafeRawBufferPointer(start: start, count: Int(status.st_size)))
  }

  static func export(_ name: String, in bytes: UnsafeRawBufferPointer) -> Answer {
    // 0x7f E L F, 64 bits, little-endian
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let table = bytes.word64(at: 40), let width = bytes.word16(at: 58), let count = bytes.word16(at: 60), width >= 64
    else { return .unknown }
    let dynamicSymbols: UInt32 = 11
    for index in 0..<count {
      let header = table + index * width
      guard let type = bytes.word32(at: header + 4) else { return .unknown }
      guard type == dynamicSymbols else { continue }
      guard let offset = bytes.word64(at: header + 24), let size = bytes.word64(at: header + 32),
        let link = bytes.word32(at: header + 40), link < count,
        let texts = bytes.word64(at: table + Int(link) * width + 24), offset <= bytes.count,
        size <= bytes.count - offset
      else { return .unknown }
      let found = (0..<size / 24).contains { entry in
        let symbol = offset + entry * 24
        // section 0 is "undefined": the library asks for the symbol and does not give it
        guard let text = bytes.word32(at: symbol), let section = bytes.word16(at: symbol + 6), section != 0 else {
          return false
        }
        return bytes.holds(name, at: texts + Int(text))
      }
      return found ? .exported : .absent
    }
    return .unknown
  }
}

extension UnsafeRawBufferPointer {
  private func word<Word: FixedWidthInteger>(_ type: Word.Type, at offset: Int) -> Word? {
    guard offset >= 0, offset <= count - MemoryLayout<Word>.size else { return nil }
    return Word(littleEndian: loadUnaligned(fromByteOffset: offset, as: Word.self))
  }

  fileprivate func word16(at offset: Int) -> Int? { word(UInt16.self, at: offset).map(Int.init) }
  fileprivate func word32(at offset: Int) -> UInt32? { word(UInt32.self, at: offset) }

  /// A place in the file; nil for one that lies outside of it.
  fileprivate func word64(at offset: Int) -> Int? {
    guard let value = word(UInt64.self, at: offset), value <= UInt64(count) else { return nil }
    return Int(value)
  }

  /// Whether `text` with its closing zero byte stands at `offset`.
  fileprivate func holds(_ text: String, at offset: Int) -> Bool {
    let bytes = Array(text.utf8) + [0]
    return offset >= 0 && offset <= count - bytes.count && self[offset..<offset + bytes.count].elementsEqual(bytes)
  }
}
