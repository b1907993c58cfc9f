import CSVText
import Diagnostics
import InputOutput
import LinearAlgebra
import ScratchFolder
import SeededNumbers
import TableFormats
import Testing

@Suite struct MutatedLayoutTests {
  private let facts = ForeignTable.Facts(year: 2018, prices: "current")
  private static let fixtures = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures"

  private static let marks = "\",\n#-.e059_{}:\t"

  @Test func `changed files of the OECD are read or refused`() throws {
    let sound = try CSVFile.contents(of: Self.fixtures + "/ICIO2021_2018.csv")
    var random = SeededNumbers(1)
    var (read, refused) = (0, 0)
    for _ in 0..<1500 {
      do throws(InvalidInput) {
        let table = try OECDTable.read(bytes: random.mutated(sound, marks: Self.marks), file: "t.csv", facts).table
        let place = table.intermediate.firstNotFinite
        #expect(place == nil)
        read += 1
      } catch { refused += 1 }
    }
    #expect(read > 50 && refused > 200)
  }

  @Test func `folders of pymrio with one file changed are read or refused`() throws {
    let scratch = try ScratchFolder()
    let names = [
      "A.txt", "Y.txt", "x.txt", "unit.txt", "file_parameters.json", "satellite/F.txt", "satellite/F_hh.txt",
      "satellite/unit.txt", "satellite/file_parameters.json",
    ]
    for name in names { try scratch.write(CSVFile.contents(of: "\(Self.fixtures)/exiobase3/\(name)"), to: "e/\(name)") }
    var random = SeededNumbers(2)
    var (read, refused) = (0, 0)
    for _ in 0..<400 {
      let name = names.randomElement(using: &random) ?? names[0]
      let sound = try CSVFile.contents(of: "\(Self.fixtures)/exiobase3/\(name)")
      try scratch.write(random.mutated(sound, marks: Self.marks), to: "e/\(name)")
      do throws(InvalidInput) {
        _ = try PymrioFolder.read(scratch.at("e"), facts)
        read += 1
      } catch { refused += 1 }
      try scratch.write(sound, to: "e/\(name)")
    }
    #expect(read > 10 && refused > 100)
  }
}
