import Testing

/// Every mistake in an expression is told at its character, with what to write instead.
struct ExpressionMistakeTests {
  /// The formula of an output over the years; nothing else of the file is wrong, and everything is read.
  private func problems(_ formula: String, unit: String = "1") -> [String] {
    FormulaCase(
      """
      [axes.segment]
      labels = ["content", "design"]
      [parameters]
      market = { unit = "1e8 CNY_table", axes = ["segment", "year"], meaning = "m" }
      share = { meaning = "s" }
      energy = { unit = "TWh", axes = ["year"], meaning = "e" }
      path = { type = "choice", choices = ["fast", "slow"], meaning = "p" }
      maybe = { meaning = "b", optional = true }
      [outputs.read]
      unit = "1e8 CNY_table"
      axes = ["segment", "year"]
      meaning = "reads all"
      formula = 'if(path == "fast", market * given(maybe, share), market * energy / 1 [TWh])'
      [outputs.x]
      unit = "\(unit)"
      axes = ["year"]
      meaning = "x"
      formula = '''\(formula)'''
      """
    ).problems
  }

  @Test(arguments: [
    ("", "19:14: error: the expression is empty; write a formula"),
    ("share +", "19:21: error: the expression ends where a value belongs; write a name or a number"),
    ("share share", "19:20: error: 'share' does not follow the expression; write an operator between the two"),
    ("2 share", "19:16: error: 'share' does not follow the expression; write an operator between the two"),
    ("2share", "19:15: error: '2' is followed by 's'; write a unit in brackets, as in 3 [TWh], and a product with *"),
    ("share = 2", "19:20: error: '=' does not compare; write =="),
    ("= 2", "19:14: error: '=' does not compare; write =="),
    ("share, 2", "19:19: error: a comma outside of parentheses; write one expression, and decimals with a point"),
    ("1,5 * share", "19:15: error: a comma outside of parentheses; write one expression, and decimals with a point"),
    ("(share + 2", "19:14: error: the parenthesis is not closed; write )"),
    ("share + 2)", "19:23: error: ')' closes no parenthesis; remove it"),
    ("min(share, 2", "19:14: error: the parenthesis of min is not closed; write )"),
    ("share && 2", "19:20: error: '&&' is not an operator here; write and"),
    ("share ** 2", "19:20: error: '**' is not an operator here; write ^ for a power"),
    ("share > 1 ? 2 : 3", "19:24: error: '?' is not an operator here; write if(condition, a, b)"),
    ("share × 2", "19:20: error: '×' is not an operator here; write *"),
    ("（share）", "19:14: error: '（' is not an operator here; write ("),
    ("share * 5%", "19:23: error: '%' is not an operator here; write 0.01, or a unit in brackets: 5 [%]"),
    ("share < 1 < 2", "19:24: error: two comparisons in a row; write a < b and b < c"),
    (
      "份额 * 2",
      "19:14: error: '份' cannot stand in an expression; names are lower-case ASCII words joined by underscores; labels stand in quotes"
    ),
    ("1e999", "19:14: error: 1e999 is larger than a double can hold"),
    ("1e-999", "19:14: error: 1e-999 is too small for a double and would be read as 0; write 0"),
    ("3 [TWh", "19:16: error: the unit has no end; write ] behind it"),
    ("3 [Twh]", "19:17: error: unknown unit \"Twh\"; did you mean \"TWh\"?"),
    ("\"fast", "19:14: error: the text in quotes has no end; close the quotes"),
    ("shar * 2", "19:14: error: unknown name 'shar'; did you mean share?"),
    ("zebra * 2", "19:14: error: unknown name 'zebra'; declare it under [parameters], [inputs] or [variables]"),
    ("mini(share, 2)", "19:14: error: unknown function 'mini'; did you mean min?"),
    ("min", "19:14: error: min is a function; write min(…)"),
    ("share(2)", "19:14: error: share is no function; write * for a product, or brackets for an element"),
    ("min(share)", "19:14: error: min has another number of arguments; write min(a, b, …)"),
    ("if(share > 1, 2)", "19:14: error: if has another number of arguments; write if(condition, a, b)"),
    ("if(share, 1, 2)", "19:17: error: if needs a condition; write a comparison, as in x > 0"),
    ("share > 1", "19:20: error: outputs.x needs a number, not a condition; write if(condition, 1, 0)"),
    ("path", "19:14: error: outputs.x needs a number, not a text; compare a text with =="),
    ("segment * 2", "19:14: error: segment is an axis, not a number; compare it with a label, as in segment == \"…\""),
    ("if(path < \"fast\", 1, 2)", "19:22: error: '<' compares texts, which have no order; write == or !="),
    (
      "if(path == 2, 1, 2)",
      "19:22: error: '==' compares things of two kinds; compare a number with a number, an axis or a text with a text"
    ),
    ("share / 0", "19:20: error: this divides by zero; divide by something else"),
    ("log(0 - 1)", "19:14: error: this has no finite value; write another number"),
    ("share[-1]", "19:20: error: parameters.share has no axis year, so no year before; leave [-1] out"),
    (
      "energy[-1] / 1 [TWh]",
      "19:21: error: parameters.energy has no value before the first year; make a variable of it: formula = \"energy\", initial = \"energy[year=first]\""
    ),
    (
      "energy[1] / 1 [TWh]",
      "19:21: error: only earlier years can be read, or one year by its number; write x[-1] for the year before, x[year=2015] for a year"
    ),
    ("energy[year=soon] / 1 [TWh]", "19:26: error: 'soon' is not a year; write a number like 2015, first or last"),
    ("energy[segment=content] / 1 [TWh]", "19:21: error: parameters.energy has no axis segment; its axes are year"),
    (
      "share[segment=content]",
      "19:20: error: parameters.share has no axis segment; it is one number: leave the brackets out"
    ),
    (
      "market[segment=contnt] / 1 [CNY_table]",
      "19:29: error: the axis segment has no label 'contnt'; did you mean content?"
    ),
    (
      "market / 1 [CNY_table]",
      "19:21: error: the formula of outputs.x has the axis segment, which is not declared for it; write sum(…, segment), or add segment to its axes"
    ),
    ("sum(market) / 1 [CNY_table]", "19:14: error: sum names no axis; write sum(x, segment)"),
    (
      "sum(market, sector) / 1 [CNY_table]",
      "19:26: error: this is no axis of what sum is taken of; its axes are segment, year"
    ),
    ("sum(share, segment)", "19:25: error: this is no axis of what sum is taken of; it is one number: leave sum out"),
    (
      "cumulative(share)",
      "19:14: error: cumulative is taken of what has no axis year; multiply it by the number of years"
    ),
    ("maybe * 2", "19:14: error: parameters.maybe may be absent; say what holds then, as in given(maybe, 0)"),
    (
      "given(share, 2)",
      "19:20: error: parameters.share is always there; leave given out, or write optional = true below [parameters.share]"
    ),
    (
      "share + energy",
      "19:20: error: '+' joins a pure number and energy; give both one dimension, by a factor with a unit such as 1 [year]"
    ),
    (
      "if(share > energy, 1, 2)",
      "19:23: error: '>' joins a pure number and energy; give both one dimension, by a factor with a unit such as 1 [year]"
    ),
    (
      "energy^1e308",
      "19:20: error: the unit of this is too large or too small for a double; divide by values with units before, or use a smaller power"
    ),
    ("1 [J] + 1e300 [TWh] + energy", "19:20: error: this has no finite value; write another number"),
    (
      "1 [1e200 TWh] + energy",
      "19:17: error: the unit \"1e200 TWh\" is too large or too small for a double; write another unit"
    ),
    ("exp(energy)", "19:18: error: exp needs a pure number, not energy; divide by a value of its unit"),
    (
      "energy^share",
      "19:20: error: energy to a power that is not fixed has no unit; divide the base by a value of its unit, or write the exponent as a number"
    ),
    (
      "energy",
      "19:14: error: the formula of outputs.x gives energy, and its unit is 1, a pure number; correct the formula or the unit"
    ),
    ("x", "19:11: error: outputs.x needs itself; read the year before, as in x[-1], at one place of the ring"),
    (
      "x[-1]",
      "19:16: error: outputs.x has no value before the first year; write initial = \"…\" below [outputs.x]: what holds in all years before the run"
    ),
  ])
  func `a mistake is told at its character`(formula: String, expected: String) {
    #expect(problems(formula) == ["case.toml:" + expected])
  }
}
