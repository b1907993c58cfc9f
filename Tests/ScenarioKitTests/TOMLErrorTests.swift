import Diagnostics
import ScenarioKit
import Testing

/// The message for one wrong line of TOML.
private func message(_ text: String) -> String {
  do {
    _ = try TOMLDocument.parse(text, file: "a.toml")
    return "no error"
  } catch {
    return error.description
  }
}

struct TOMLErrorTests {
  @Test(arguments: [
    (
      "新能源 = 1",
      "a.toml:1:1: error: the key 新能源 is not made of the letters A-Z, a-z, digits, _ and - alone; put it in quotes: \"新能源\""
    ),
    (
      "a新 = 1\n",
      "a.toml:1:1: error: the key a新 is not made of the letters A-Z, a-z, digits, _ and - alone; put it in quotes: \"a新\""
    ),
    (
      "[新能源]\n",
      "a.toml:1:2: error: the key 新能源 is not made of the letters A-Z, a-z, digits, _ and - alone; put it in quotes: \"新能源\""
    ),
    (
      "[modules.风电]\n",
      "a.toml:1:10: error: the key 风电 is not made of the letters A-Z, a-z, digits, _ and - alone; put it in quotes: \"风电\""
    ),
    (
      "x = {年 = 1}\n",
      "a.toml:1:6: error: the key 年 is not made of the letters A-Z, a-z, digits, _ and - alone; put it in quotes: \"年\""
    ),
    ("x = 30 万辆\n", "a.toml:1:5: error: a quantity with a unit is text; put it in quotes: \"30 万辆\""),
    ("x = 5%\n", "a.toml:1:5: error: a quantity with a unit is text; put it in quotes: \"5%\""),
    (
      "x = 12,000\n", "a.toml:1:5: error: 12,000 is not a number; write 12000, or 12.000 if the comma is a decimal sign"
    ),
    ("x = 河南 # 省\n", "a.toml:1:5: error: 河南 is not a value; put text in quotes: \"河南\""),
    ("x = \"abc\n", "a.toml:1:9: error: the closing quote is missing on this line"),
    ("x = \"", "a.toml:1:6: error: the closing quote is missing on this line"),
    ("x = 01\n", "a.toml:1:5: error: 01 begins with a zero; write 1, or \"01\" if it is a text"),
    (
      "河 = \n",
      "a.toml:1:1: error: the key 河 is not made of the letters A-Z, a-z, digits, _ and - alone; put it in quotes: \"河\""
    ),
    ("x = 1e400\n", "a.toml:1:5: error: '1e400' could not be interpreted as a value"),
    ("x = [1, 1e-400]\n", "a.toml:1:9: error: 1e-400 is too small for a double and would be read as 0; write 0"),
    ("x = 99999999999999999999\n", "a.toml:1:5: error: '99999999999999999999' is not representable in 64 bits"),
    ("d = 2015-13-01\n", "a.toml:1:5: error: expected month between 1 and 12 (inclusive), saw 13"),
    ("a = tru\n", "a.toml:1:5: error: this is not a value; write true or false, or put text in quotes"),
    (
      "x = “abc”\n",
      "a.toml:1:5: error: \"“\" is a full-width character that TOML does not know here; write a straight quote \""
    ),
    ("x：1\n", "a.toml:1:2: error: \"：\" is a full-width character that TOML does not know here; write ="),
    (
      "x = {a = 1,\n b = 2}\n",
      "a.toml:1:12: error: a table in braces does not end on its line; write it on one line, or as a [section] of its own"
    ),
    ("x = 0,1\n", "a.toml:1:5: error: 0,1 is not a number; write 0.1"),
    ("x = 46，5\n", "a.toml:1:5: error: 46，5 is not a number; write 46.5"),
    ("x = 1,234,567.5\n", "a.toml:1:5: error: 1,234,567.5 is not a number; write 1234567.5"),
    ("x = 1,5 GW\n", "a.toml:1:5: error: a quantity with a unit is text; write \"1.5 GW\""),
    ("x = 1,2,3\n", "a.toml:1:5: error: 1,2,3 is not a number"),
    ("x = -007.5\n", "a.toml:1:5: error: -007.5 begins with a zero; write -7.5, or \"-007.5\" if it is a text"),
    ("x = 00\n", "a.toml:1:5: error: 00 begins with a zero; write 0, or \"00\" if it is a text"),
    (
      "x = .5\n", "a.toml:1:5: error: expected decimal digit, saw '.'; write digits on both sides of a point, as in 0.5"
    ),
    ("x = null\n", "a.toml:1:5: error: null is not a value; put text in quotes: \"null\""),
    ("x =\n", "a.toml:1:4: error: the value is missing; write it behind =, on the same line"),
    ("x =\r\ny = 1\r\n", "a.toml:1:4: error: the value is missing; write it behind =, on the same line"),
    ("x =", "a.toml:1:4: error: the value is missing; write it behind =, on the same line"),
    ("[m\n", "a.toml:1:3: error: the closing ] is missing on this line; write [m]"),
    ("[[m] # c\n", "a.toml:1:5: error: the closing ] is missing on this line; write [[m]]"),
    ("x = [1, 2\n", "a.toml:1:10: error: the closing ] of the list is missing; write ] behind its last value"),
    (
      "x = [1 2]\n",
      "a.toml:1:8: error: a comma or the closing ] is missing in the list; write , between values and ] behind the last"
    ),
    ("x: 1\n", "a.toml:1:2: error: \":\" stands where = belongs; write key = value"),
    ("x\n", "a.toml:1:2: error: the key has no value; write key = value"),
    (
      "a b = 1\n",
      "a.toml:1:3: error: \"b\" stands where = belongs; write key = value; a key with spaces stands in quotes"
    ),
    (
      "x = \"a\u{0}b\"\n",
      "a.toml:1:7: error: the line holds the control character U+0000; remove it, or write \\u0000 in a text in double quotes"
    ),
    (
      "x = \"2880亿千瓦时”\n",
      "a.toml:1:15: error: the closing quote is missing on this line; the line ends with the Chinese quote ”; write \""
    ),
    ("x = \"他说“好”\n", "a.toml:1:11: error: the closing quote is missing on this line"),
    ("x = 1 y = 2\n", "a.toml:1:7: error: something follows the value; begin a new line for the next key"),
  ])
  func `a syntax error says what to write instead, at the token that is wrong`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test(arguments: [
    (
      "a = 1\nb = 2\na = 3\n",
      "a.toml:3:1: error: a is set twice, first at a.toml:1:1; remove one of the two, or join them"
    ),
    (
      "\"河南\" = 1\n\"河南\" = 2\n",
      "a.toml:2:1: error: \"河南\" is set twice, first at a.toml:1:1; remove one of the two, or join them"
    ),
    (
      "[a]\nx = 1\n[b]\n[a]\n",
      "a.toml:4:2: error: a is set twice, first at a.toml:1:2; remove one of the two, or join them"
    ),
    (
      "[s]\na.b = 1\na.b = 2\n",
      "a.toml:3:1: error: a.b is set twice, first at a.toml:2:3; remove one of the two, or join them"
    ),
    ("a = 1\n[a]\n", "a.toml:2:2: error: a is set twice, first at a.toml:1:1; remove one of the two, or join them"),
    (
      "a = 1\na.b = 2\n",
      "a.toml:2:1: error: a.b is set twice, first at a.toml:1:1; remove one of the two, or join them"
    ),
    ("[a]\n[[a]]\n", "a.toml:2:3: error: a is set twice, first at a.toml:1:2; remove one of the two, or join them"),
    (
      "x = {2015 = 1, 2015 = 2}\n",
      "a.toml:1:16: error: 2015 is set twice, first at a.toml:1:6; remove one of the two, or join them"
    ),
    (
      "x = [\n  {a = 1},\n  {b = \"}\", b = 2},\n]\n",
      "a.toml:3:13: error: b is set twice, first at a.toml:3:4; remove one of the two, or join them"
    ),
    (
      "[[p]]\nx = 1\n[[p]]\nx = 1\nx = [1,\n2]\n",
      "a.toml:5:1: error: x is set twice, first at a.toml:4:1; remove one of the two, or join them"
    ),
  ])
  func `a key that is set twice names both places`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test func `text in GBK, in UTF-16 or cut short is named as such`() {
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try TOMLDocument.parse(SourceText(file: "a.toml", bytes: bytes))
        return "no error"
      } catch {
        return error.description
      }
    }
    let gbk: [UInt8] = Array("a = 1\nx = \"".utf8) + [0xBA, 0xD3, 0xC4, 0xCF] + Array("\"\n".utf8)
    #expect(message(gbk) == "a.toml:2:6: error: the file is not UTF-8 text (GBK, perhaps); save it as UTF-8")
    #expect(message([0xFF, 0xFE, 0x61, 0]) == "a.toml:1:1: error: the file is UTF-16, not UTF-8; save it as UTF-8")
    #expect(
      message(Array("x = \"河\"".utf8.dropLast(2)))
        == "a.toml:1:6: error: the file is not UTF-8 text (GBK, perhaps); save it as UTF-8")
  }

  @Test func `nesting beyond 64 levels is refused, however deep it goes`() {
    let deep = String(repeating: "a.", count: 100_000) + "a = 1\n"
    #expect(message(deep) == "a.toml:1:129: error: tables are nested deeper than 64 levels")
    #expect(message(String(repeating: "a.", count: 63) + "a = 1\n") == "no error")
    #expect(message("x = " + String(repeating: "[", count: 65) + String(repeating: "]", count: 65)) != "no error")
  }
}
