import Diagnostics
import InputOutput
import LinearAlgebra
import ScratchFolder
import SeededNumbers
import Testing

@testable import TableFormats

@Suite struct BinaryTableTests {
  @Test(arguments: 1...4)
  func `a table comes back the same to the bit`(seed: Int) throws {
    let scratch = try ScratchFolder()
    let table = try seededTable(seed, codes: seed % 2 == 0 ? ["A", "B"] : ["N.a", "N.b", "S.a", "S.b"])
    let path = scratch.at("t.simtable")
    try scratch.write(BinaryTable.bytes(of: table), to: "t.simtable")
    let mapped = try MappedTable(path)
    #expect(mapped.sectors == table.sectors && mapped.description == table.description)
    #expect(mapped.intermediate(1, 0) == table.intermediate[1, 0])
    #expect(try mapped.table() == table)
  }

  @Test func `any byte that is changed is found, and a file that is cut short is not opened`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.at("t.simtable")
    let bytes = try BinaryTable.bytes(of: seededTable(7))
    var random = SeededNumbers(1)
    for _ in 0..<200 {
      var damaged = bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      try scratch.write(damaged, to: "t.simtable")
      #expect(refusal { () throws(InvalidInput) in try MappedTable(path).table() } != "no error")
    }
    for length in [0, 1, 63, 64, 200, bytes.count - 1] {
      try scratch.write(Array(bytes.prefix(length)), to: "t.simtable")
      #expect(refusal { () throws(InvalidInput) in try MappedTable(path) } != "no error")
    }
    try scratch.write(bytes + [0], to: "t.simtable")
    #expect(
      refusal { () throws(InvalidInput) in try MappedTable(path) }
        == "error: '\(path)' has \(bytes.count + 1) bytes, and its head speaks of others: it is cut short or damaged; make it "
        + "again from the table it came from")
    try scratch.write(Array("code,name_zh".utf8), to: "t.simtable")
    #expect(
      refusal { () throws(InvalidInput) in try MappedTable(path) }
        == "error: '\(path)' is no binary table of simplan; make one with 'simplan table convert'")
  }
}
