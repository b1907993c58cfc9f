import Foundation
import NetCDF
import ScratchFolder
import Testing

/// Files are read back with the C library, from the bytes on the disk.
struct NetCDFFileTests {
  @Test func `what is written is read back`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/file.nc"
    let file = try NetCDFFile(creating: path)
    let (row, column) = (try file.dimension("row", 3), try file.dimension("column", 2))
    let table = try file.variable("table", .double, [row, column], chunk: 2, attributes: [("units", "1e8 CNY")])
    try file.missingIsNaN(table)
    let number = try file.variable("number", .integer, [row])
    let name = try file.variable("name", .text, [row])
    try file.put("title", "河南")
    try file.endDefinitions()
    try file.write([1.5, -2, .nan, 1e300], to: table)
    try file.write([0.1, 0.2], to: table, from: 2)
    try file.write([7, 8, 9] as [Int32], to: number)
    try file.write(["a", "", "风电"], to: name)
    try file.close()

    let read = try ReadNetCDF(path)
    let (values, lengths) = try read.numbers("table")
    #expect(lengths == [3, 2])
    #expect(values.map { $0.isNaN ? -1 : $0 } == [1.5, -2, -1, 1e300, 0.1, 0.2])
    #expect(try read.numbers("number").values == [7, 8, 9])
    #expect(try read.text("title") == "河南")
    #expect(try read.text("units", of: "table") == "1e8 CNY")
  }

  @Test func `a file that is there is not written over`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/file.nc"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: NetCDFError.refused(path: path, reason: "NetCDF: File exists && NC_NOCLOBBER")) {
      try NetCDFFile(creating: path)
    }
    #expect(throws: NetCDFError.refused(path: path, reason: "NetCDF: Unknown file format")) { try ReadNetCDF(path) }
  }

  @Test func `a variable that is not there is named by the library`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/file.nc"
    try NetCDFFile(creating: path).close()
    let read = try ReadNetCDF(path)
    #expect(throws: NetCDFError.refused(path: path, reason: "NetCDF: Variable not found")) { try read.numbers("table") }
  }

  /// The library itself may be called by one thread at a time.
  @Test func `files are written and read side by side`() async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path
    let sums = try await withThrowingTaskGroup(of: Double.self) { group in
      for number in 0..<64 {
        group.addTask {
          let path = "\(folder)/\(number).nc"
          let file = try NetCDFFile(creating: path)
          let row = try file.dimension("row", 100)
          let table = try file.variable("table", .double, [row], chunk: 10, attributes: [("units", "t")])
          try file.endDefinitions()
          try file.write(Array(repeating: Double(number), count: 100), to: table)
          try file.close()
          return try ReadNetCDF(path).numbers("table").values.reduce(0, +)
        }
      }
      return try await group.reduce(into: [Double]()) { $0.append($1) }
    }
    #expect(sums.sorted() == (0..<64).map { Double(100 * $0) })
  }
}
