import Diagnostics
import Testing

@testable import CSVText

struct CSVHeaderTests {
  private static let known = ["code", "amount", "intensity"]

  private func messages(_ text: String, advice: (String) -> String? = { _ in nil }) throws -> [String] {
    var problems: [Diagnostic] = []
    let header = CSVHeader(
      of: try CSVFile.read(text: text, file: "a.csv"), known: Self.known, &problems, advice: advice)
    #expect(header.isSound == problems.isEmpty)
    return problems.map(\.oneLine)
  }

  @Test func `columns are found by their names in any order`() throws {
    var problems: [Diagnostic] = []
    let header = CSVHeader(
      of: try CSVFile.read(text: "amount,code\n1,A\n", file: "a.csv"), known: Self.known, &problems)
    #expect(problems.isEmpty)
    #expect(header["code"] == 1)
    #expect(header["amount"] == 0)
    #expect(header["intensity"] == nil)
    #expect(header.contains { $0 == "code" })
    #expect(!header.contains { $0 == "intensity" })
    #expect(
      header.missing(["intensity", "kind"], advice: "add them").oneLine
        == "a.csv:1:1: error: there is no column 'intensity', 'kind'; add them")
    #expect(
      header.missing(oneOf: ["intensity", "kind"]).oneLine
        == "a.csv:1:1: error: there is no column 'intensity' or 'kind'")
  }

  @Test(arguments: [
    ("code,ammount\nA,1\n", "a.csv:1:6: error: nothing reads the column 'ammount'; did you mean 'amount'?"),
    (
      "code,price\nA,1\n", "a.csv:1:6: error: nothing reads the column 'price'; the columns are code, amount, intensity"
    ),
    ("code,amount,code\nA,1,B\n", "a.csv:1:13: error: the column 'code' stands twice; leave one of them"),
    ("code,,amount\nA,,1\nB,x,2\n", "a.csv:3:3: error: the column has no name; name it in the header, or remove it"),
  ])
  func `a name that nothing reads, stands twice or is not there is told at its place`(
    text: String, message: String
  ) throws {
    #expect(try messages(text) == [message])
  }

  @Test func `a column without a name may be empty`() throws {
    #expect(try messages("code,,amount\nA,,1\n").isEmpty)
  }

  @Test func `a reader may have advice of its own`() throws {
    let told = try messages("code,sum\nA,1\n") { $0 == "sum" ? "rename it to 'amount'" : nil }
    #expect(told == ["a.csv:1:6: error: nothing reads the column 'sum'; rename it to 'amount'"])
  }
}
