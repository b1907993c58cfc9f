import Diagnostics
import Formulas
import Testing

/// Mistakes in the file around the formulas.
struct FileMistakeTests {
  @Test(arguments: [
    ("[parametrs.a]\nmeaning = \"a\"", ["2:2: error: unknown key parametrs; did you mean parameters?"]),
    (
      "[parameters.a]\nmeaning = \"a\"",
      ["2:13: error: no formula reads parameters.a; use it, or remove it"]
    ),
    (
      "[inputs.a]\nmeaning = \"a\"\naxes = [\"year\"]",
      ["2:9: error: no formula reads inputs.a; use it, or remove it"]
    ),
    (
      "[variables.a]\nformula = \"1\"",
      ["2:12: error: no formula reads variables.a; use it, or remove it"]
    ),
    (
      // A stock that nothing but itself reads.
      "[variables.a]\naxes = [\"year\"]\nformula = \"a[-1] + 1\"\ninitial = \"0\"",
      ["2:12: error: no formula reads variables.a; use it, or remove it"]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"\naxes = [\"year\"]\nformula = \"1\"\ninitial = \"2\"",
      [
        "2:10: error: no formula reads a year before the first of outputs.a; "
          + "write a[-1] where the year before is meant, or remove initial"
      ]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"\nformula = \"1\"\ninitial = \"2\"",
      ["5:1: error: outputs.a has no axis year, so no value before the first one; remove initial"]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"",
      ["2:1: error: formula is missing in [outputs.a]; write formula = \"…\""]
    ),
    (
      "[outputs.a]\nformula = \"1\"",
      ["2:1: error: meaning is missing in [outputs.a]; write meaning = { en = \"…\", zh = \"…\" }"]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"\nformula = 0.5",
      ["4:11: error: formula must be a text, not a number; write it in quotes"]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"\nunit = \"TWhh\"\nformula = \"1\"",
      ["4:8: error: unknown unit \"TWhh\"; did you mean \"TWh\"?"]
    ),
    (
      // Consequences of a unit that cannot be read are not told.
      "[parameters.a]\nmeaning = \"a\"\nunit = \"TWhh\"\n[outputs.b]\nmeaning = \"b\"\nunit = \"TWh\"\n"
        + "formula = \"exp(a) + 1 [TWh] + a^a\"",
      ["4:8: error: unknown unit \"TWhh\"; did you mean \"TWh\"?"]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"\naxes = [\"yeer\"]\nformula = \"1\"",
      ["2:10: error: outputs.a has the unknown axis 'yeer'; did you mean year?"]
    ),
    (
      "[outputs.a]\nmeaning = \"a\"\naxes = [\"year\", \"year\"]\nformula = \"1\"",
      ["2:10: error: outputs.a has the axis year twice; remove one of the two"]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\n[outputs.a]\nmeaning = \"a\"\nformula = \"a\"",
      ["4:10: error: outputs.a has the name of parameters.a; give one of the two another name"]
    ),
    (
      "[outputs.max]\nmeaning = \"a\"\nformula = \"1\"",
      ["2:10: error: outputs.max has the name of a word of formulas; give it another name"]
    ),
    (
      "[outputs.sector]\nmeaning = \"a\"\nformula = \"1\"",
      ["2:10: error: outputs.sector has the name of an axis; give it another name"]
    ),
    (
      "[outputs.Sales]\nmeaning = \"a\"\nformula = \"1\"",
      ["2:10: error: the output 'Sales' must be lower-case words joined by underscores"]
    ),
    (
      "[variables.a]\naxes = [\"year\"]\nformula = \"b\"\n[variables.b]\naxes = [\"year\"]\nformula = \"c * 2\"\n"
        + "[outputs.c]\nmeaning = \"c\"\naxes = [\"year\"]\nformula = \"a + 1\"",
      [
        "4:11: error: variables.a needs variables.b needs outputs.c needs variables.a; "
          + "read the year before, as in a[-1], at one place of the ring"
      ]
    ),
    (
      // All years of a stock, which needs last year's total.
      "[outputs.a]\nmeaning = \"a\"\naxes = [\"year\"]\nformula = \"a[-1] + b\"\ninitial = \"0\"\n"
        + "[outputs.b]\nmeaning = \"b\"\nformula = \"sum(a, year)\"",
      [
        "5:11: error: outputs.a needs outputs.b needs outputs.a; read the year before, as in a[-1], at one place of the ring"
      ]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\ntype = \"numbr\"\n[outputs.b]\nmeaning = \"b\"\nformula = \"a\"",
      ["4:8: error: unknown type \"numbr\"; did you mean \"number\"?"]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\ndefault = 3\n[outputs.b]\nmeaning = \"b\"\nformula = \"a\"",
      [
        "4:11: error: the default of a says no origin; "
          + "write default = { value = …, kind = \"assumption\", low = …, high = …, reason = \"…\" }"
      ]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\ndefault = { value = 3, kind = \"assumption\", reason = \"r\" }\n"
        + "[outputs.b]\nmeaning = \"b\"\nformula = \"a\"",
      [
        "4:11: error: the assumption default has no low, no high; an assumption says its reason, a low and a high value"
      ]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\naxes = [\"year\"]\n"
        + "default = { value = { 2015 = 3 }, kind = \"document\", source = \"s\" }\n"
        + "[outputs.b]\nmeaning = \"b\"\naxes = [\"year\"]\nformula = \"a\"",
      [
        "5:21: error: the labels of the axis year are not known here; "
          + "write one number, which counts for all labels; the scenario may give each its own"
      ]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\ntype = \"records\"\n[parameters.a.fields.size]\nmeaning = \"s\"\n"
        + "[outputs.b]\nmeaning = \"b\"\nformula = \"a.size\"",
      ["2:13: error: parameters.a has records and no axis for them; write [axes.record] and records = \"a\" below"]
    ),
    (
      "[axes.one]\nrecords = \"a\"\n[parameters.a]\nmeaning = \"a\"\ntype = \"records\"\n"
        + "[parameters.a.fields.title_en]\nmeaning = \"t\"\ntype = \"text\"\n"
        + "[parameters.a.fields.note]\nmeaning = \"n\"\ntype = \"text\"\n"
        + "[outputs.b]\nmeaning = \"b\"\naxes = [\"one\"]\nformula = \"a.title_en\"",
      [
        "10:22: error: parameters.a.fields.note is a text, which formulas cannot read; remove it",
        "16:12: error: unknown name 'a.title_en'; declare it under [parameters], [inputs] or [variables]",
      ]
    ),
    (
      "[outputs.b]\nmeaning = \"b\"\nformula = \"1\"\n[[links]]\nkind = \"bil\"\noutput = \"b\"",
      ["6:8: error: unknown kind of link \"bil\"; did you mean \"bill\"?"]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\n[outputs.b]\nmeaning = \"b\"\nformula = \"a\"\n[[checks]]\nformula = \"a > 1\"",
      ["7:1: error: message is missing in [checks.1]; write message = { en = \"…\", zh = \"…\" }"]
    ),
    (
      "[parameters.a]\nmeaning = \"a\"\n[outputs.b]\nmeaning = \"b\"\nformula = \"a\"\n"
        + "[[checks]]\nformula = \"a\"\nmessage = \"m\"",
      ["8:12: error: a check needs a condition; write a comparison, as in x > 0"]
    ),
    (
      "[outputs.b]\nmeaning = \"b\"\nformula = \"1\"\n[[checks]]\nformula = \"1 > 0\"\nmessage = \"m\"",
      ["6:11: error: this check reads no parameter and no input; remove it"]
    ),
  ])
  func `a mistake is told at its place`(body: String, expected: [String]) {
    #expect(FormulaCase(body).problems == expected.map { "case.toml:" + $0 })
  }

  @Test func `all mistakes are told at once in their order`() {
    let body = """
      [parameters.growth]
      meaning = "g"
      [inputs.power]
      unit = "TWh"
      axes = ["year"]
      meaning = "p"
      [variables.a]
      unit = "TWh"
      axes = ["year"]
      formula = "power + growth"
      [variables.b]
      formula = "c * 1"
      [variables.c]
      formula = "b * 1"
      [outputs.d]
      meaning = "d"
      formula = "2 * (1 + grwth"
      [outputs.f]
      meaning = "f"
      axes = ["year"]
      formula = "f[-1] * grwth"
      """
    #expect(
      FormulaCase(body).problems == [
        "case.toml:11:18: error: '+' joins energy and a pure number; "
          + "give both one dimension, by a factor with a unit such as 1 [year]",
        "case.toml:13:11: error: variables.b needs variables.c needs variables.b; "
          + "read the year before, as in b[-1], at one place of the ring",
        "case.toml:18:16: error: the parenthesis is not closed; write )",
        "case.toml:22:14: error: outputs.f has no value before the first year; "
          + "write initial = \"…\" below [outputs.f]: what holds in all years before the run",
        "case.toml:22:20: error: unknown name 'grwth'; did you mean growth?",
      ])
  }

  @Test(arguments: [
    (#"formula = "  oops""#, 1, 14),
    (#"formula = '  oops'"#, 1, 14),
    ("formula = \"\"\"\n  1 +\n   oops\"\"\"", 3, 4),
    ("formula = \"\"\"  1 + oops\"\"\"", 1, 20),
    ("formula = \"\"\"1 + \\\n     oops\"\"\"", 2, 6),
    ("formula = '''\n\n oops'''", 3, 2),
    (##"formula = "\u0031 + oops""##, 1, 21),
    (##"formula = "1\t+\toops""##, 1, 18),
    ("formula = '''if(path == \"快\", 1, oops)'''", 1, 33),
  ])
  func `the place is that of the character however the string is written`(line: String, row: Int, column: Int) {
    let body = "[parameters.path]\ntype = \"text\"\nmeaning = \"p\"\n[outputs.a]\nmeaning = \"a\"\n"
    let problems = FormulaCase(body + line).problems.filter { $0.contains("oops") }
    #expect(
      problems == [
        "case.toml:\(6 + row):\(column): error: unknown name 'oops'; declare it under [parameters], [inputs] or [variables]"
      ])
  }

  @Test func `an expression of more than a thousand bytes is refused`() {
    let long = "1" + String(repeating: " + 1", count: 250)
    #expect(
      FormulaCase("[outputs.a]\nmeaning = \"a\"\nformula = \"\(long)\"").problems == [
        "case.toml:4:12: error: the expression is 1001 bytes long; at most 1000 are read; "
          + "give parts of it names of their own under [variables]"
      ])
  }

  @Test func `deep nesting is refused`() {
    let deep = String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100)
    #expect(
      FormulaCase("[outputs.a]\nmeaning = \"a\"\nformula = \"\(deep)\"").problems == [
        "case.toml:4:76: error: the expression is nested deeper than 64 levels; "
          + "give parts of it names of their own under [variables]"
      ])
  }

  @Test func `bytes that are not UTF-8 are told as such`() {
    let bytes = Array("[module]\nversion = \"".utf8) + [0xCA, 0xFD, 0x22]
    let error = #expect(throws: InvalidInput.self) { try FormulaModule.read(bytes, file: "case.toml") }
    #expect(
      error?.description
        == "case.toml:2:12: error: the file is not UTF-8 text (GBK, perhaps); save it as UTF-8")
  }

  @Test func `a file without the section module says so`() {
    let error = #expect(throws: InvalidInput.self) { try FormulaModule.read([], file: "case.toml") }
    #expect(
      error?.description
        == "case.toml:1:1: error: the file has no section [module]; write [module] with version, title and summary")
  }
}
