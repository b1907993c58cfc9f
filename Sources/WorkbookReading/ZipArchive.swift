import CZip
import Diagnostics

/// The files packed in a ZIP archive in memory, read one piece after the other.
final class ZipArchive {
  private let archive: OpaquePointer
  private let memory: UnsafeMutableRawPointer
  private let file: String

  init(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) } }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let source = zip_source_buffer_create(memory, zip_uint64_t(bytes.count), 0, &error)
    guard let source, let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      let reason = zip_error_strerror(&error).map { String(cString: $0) } ?? "unknown error"
      if let source { zip_source_free(source) }
      memory.deallocate()
      throw InvalidInput(
        .error(
          at: SourceLocation(file: file, line: 1, column: 1), "the workbook is damaged: \(reason)",
          advice: "copy or download it again"))
    }
    (archive, self.memory, self.file) = (opened, memory, file)
  }

  deinit {
    zip_discard(archive)
    memory.deallocate()
  }

  func has(_ name: String) -> Bool { zip_name_locate(archive, name, 0) >= 0 }

  /// Gives a packed file's bytes in pieces.
  /// - Throws: `InvalidInput` where it is missing, encrypted, damaged, or larger than `SheetLimits.partBytes` unpacked,
  ///   whatever its head says; and what `take` throws.
  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(InvalidInput) -> Void) throws(InvalidInput) {
    let place = zip_name_locate(archive, name, 0)
    guard place >= 0 else { throw problem("the workbook has no part '\(name)'") }
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(place), 0, &status) == 0 else { throw damaged(name) }
    let isEncrypted = status.encryption_method != zip_uint16_t(ZIP_EM_NONE)
    if isEncrypted { throw problem("the part '\(name)' of the workbook is encrypted", "save it without a password") }
    guard status.size <= UInt64(SheetLimits.partBytes) else { throw tooLarge(name) }
    guard let part = zip_fopen_index(archive, zip_uint64_t(place), 0) else { throw damaged(name) }
    defer { zip_fclose(part) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = Int(zip_fread(part, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else { throw damaged(name) }
      if count == 0 { return }
      total += count
      guard total <= SheetLimits.partBytes else { throw tooLarge(name) }
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private func tooLarge(_ name: String) -> InvalidInput {
    problem(
      "the part '\(name)' of the workbook unpacks to more than \(SheetLimits.partBytes / 1_000_000) MB",
      "give the sheet of the table alone, or write a large table as 'simplan table layout' shows")
  }

  private func damaged(_ name: String) -> InvalidInput {
    let reason = zip_strerror(archive).map { String(cString: $0) } ?? "unknown error"
    return problem("the part '\(name)' of the workbook is damaged: \(reason)", "copy or download the file again")
  }

  private func problem(
    _ message: String, _ advice: String = "open the file in Excel and save it again"
  ) -> InvalidInput {
    InvalidInput(.error(at: SourceLocation(file: file, line: 1, column: 1), message, advice: advice))
  }
}
