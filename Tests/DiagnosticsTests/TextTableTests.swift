import Diagnostics
import Testing

struct TextTableTests {
  @Test(arguments: [
    ("three small words", 11, ["three small", "words"]), ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("plain", 5, ["plain"]), ("", 3, [""]), ("占比从2015年的值变为", 8, ["占比从", "2015年的", "值变为"]),
    ("达到目标，未达到", 8, ["达到目", "标，未达", "到"]), ("基金（一号）", 6, ["基金", "（一", "号）"]),
  ])
  func `a text is broken at blanks and between full-width characters`(text: String, columns: Int, lines: [String]) {
    #expect(text.wrapped(to: columns) == lines)
  }

  @Test func `lines after the first are set in, and no line is wider than was asked for`() {
    let text = "growth of the added value 战略性新兴产业增加值增速 of all industries"
    for columns in 8...40 {
      let lines = text.wrapped(to: columns, hanging: 2)
      #expect(lines.allSatisfy { $0.displayColumns <= columns }, "\(columns): \(lines)")
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test func `the widest cells on the left give way, numbers stay whole`() {
    var table = TextTable(["Name", "Value", "Remark"], [.left, .right, .left])
    table.addHeading("First")
    table.add(["新能源汽车产业规模", "1,234,567", "computed from many other numbers"], tint: .bad)
    table.addHeading("Second")
    table.add(["b", "2", "met"], below: "a remark that is longer than the table may be wide", tint: .good)
    #expect(
      table.text(within: 40) == """
        Name              Value  Remark
        -------------  ---------  --------------

        """.replacing("Name              Value", with: "Name               Value") + """
          First
          新能源汽车产   1,234,567  computed from
            业规模                  many other
                                    numbers

          Second
          b                      2  met
              a remark that is longer than the
              table may be wide

          """)
    #expect(table.text(within: 40, colored: true).contains("\u{1B}[31mmany other\u{1B}[0m"))
  }

  @Test func `a cell cannot steer the terminal that has colours`() {
    var table = TextTable(["Name", "State"], [.left, .left])
    table.add(["evil\u{1B}[2J", "met\u{1B}]0;x\u{7}"], below: "\u{1B}c", tint: .good)
    let text = table.text(within: 80, colored: true)
    #expect(text.replacing("\u{1B}[32m", with: "").replacing("\u{1B}[0m", with: "").contains("\u{1B}") == false)
  }
}
