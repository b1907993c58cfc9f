import Diagnostics
import ScenarioKit
import Testing

/// The tree as one line a value: path, place of the key, place of the value, the value.
private func outline(_ value: TOMLValue, path: String = "") -> [String] {
  func place(_ location: Diagnostics.SourceLocation) -> String { "\(location.line):\(location.column)" }
  switch value.content {
  case .string(let text): return ["\(path) \(place(value.location)) string \(text)"]
  case .integer(let number): return ["\(path) \(place(value.location)) integer \(number)"]
  case .float(let number): return ["\(path) \(place(value.location)) float \(number)"]
  case .boolean(let flag): return ["\(path) \(place(value.location)) boolean \(flag)"]
  case .date(let text): return ["\(path) \(place(value.location)) date \(text)"]
  case .array(let elements):
    return ["\(path) \(place(value.location)) array"]
      + elements.enumerated().flatMap { outline($1, path: "\(path)[\($0)]") }
  case .table(let members):
    return ["\(path) \(place(value.location)) table"]
      + members.flatMap { outline($0.value, path: "\(path)/\($0.key)@\(place($0.keyLocation))") }
  }
}

struct TOMLDocumentTests {
  @Test func `every key and value has its line and column, counted in characters`() throws {
    let text = """
      # 规划
      name = "规划" # 😀
      "省" = {a = 1.5,\tb = [true, "x"]}
      [zeta]
      day = 2015-12-31
      [alpha.beta]
      c.d = -3
      [zeta.late]
      e = '''
      x'''
      [[p]]
      q = 1e3
      [[p]]
      """
    let document = try TOMLDocument.parse(text, file: "a.toml")
    #expect(
      outline(document.root) == [
        " 1:1 table", "/name@2:1 2:8 string 规划", "/省@3:1 3:7 table", "/省@3:1/a@3:8 3:12 float 1.5",
        "/省@3:1/b@3:17 3:21 array", "/省@3:1/b@3:17[0] 3:22 boolean true", "/省@3:1/b@3:17[1] 3:28 string x",
        "/zeta@4:2 4:1 table", "/zeta@4:2/day@5:1 5:7 date 2015-12-31", "/zeta@4:2/late@8:7 8:1 table",
        "/zeta@4:2/late@8:7/e@9:1 9:5 string x", "/alpha@6:2 6:1 table", "/alpha@6:2/beta@6:8 6:1 table",
        "/alpha@6:2/beta@6:8/c@7:1 7:1 table", "/alpha@6:2/beta@6:8/c@7:1/d@7:3 7:7 integer -3",
        "/p@11:3 11:1 array", "/p@11:3[0] 11:1 table", "/p@11:3[0]/q@12:1 12:5 float 1000.0", "/p@11:3[1] 13:1 table",
      ])
  }

  @Test func `a byte order mark and Windows line ends change no place`() throws {
    let document = try TOMLDocument.parse("\u{FEFF}a = 1\r\nb = 2\r\n", file: "a.toml")
    #expect(outline(document.root).suffix(2) == ["/a@1:1 1:5 integer 1", "/b@2:1 2:5 integer 2"])
    #expect(document.source.line(1) == "a = 1")
    #expect(document.source.line(2) == "b = 2")
    #expect(document.source.line(3) == "")
    #expect(document.source.line(4) == nil)
  }

  @Test func `an empty file is an empty table`() throws {
    #expect(outline(try TOMLDocument.parse("", file: "a.toml").root) == [" 1:1 table"])
  }
}
