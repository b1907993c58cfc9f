import Diagnostics
import FoundationEssentials
import InputOutput
import LinearAlgebra

/// Finds the tables that the tests read, from this file's own place.
enum Fixtures {
  static func bytes(_ path: String) throws -> [UInt8] {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: here.appending(path: path)))
  }

  static func henan(_ year: Int) throws -> InputOutputTable {
    try InputOutputTable.read(bytes: bytes("../../Scenarios/data/henan-\(year).csv"), file: "henan-\(year).csv")
  }

  /// A small table under `Fixtures/`.
  static func table(_ name: String) throws -> InputOutputTable {
    try InputOutputTable.read(bytes: bytes("Fixtures/\(name)"), file: name)
  }

  /// Every message that reading a fixture gives, or none if it can be read.
  static func messages(_ name: String) throws -> [String] {
    do {
      _ = try table(name)
      return []
    } catch let invalid as InvalidInput {
      return invalid.diagnostics.map(\.oneLine)
    }
  }

  static func sectors(_ codes: [String]) -> [Sector] {
    codes.map { Sector(code: $0, nameZh: $0, nameEn: $0) }
  }
}
