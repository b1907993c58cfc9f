import Glibc
import SeededNumbers
import SimulationKit
import Testing

/// Formulas drawn at random, against the same computed by Swift element by element.
struct RandomFormulaTests {
  /// A formula as text, and its value at a segment and a year.
  private struct Drawn {
    var text: String
    var value: (Int, Int) -> Double
  }

  private static let segments = 3
  private static let years = 4
  private let market: [Double]
  private let share: [Double]
  private let drift: [Double]

  init() {
    var numbers = SeededNumbers(11)
    market = (0..<Self.segments * Self.years).map { _ in Double.random(in: 0.5...3, using: &numbers) }
    share = (0..<Self.segments).map { _ in Double.random(in: 0.1...2, using: &numbers) }
    drift = (0..<Self.years).map { _ in Double.random(in: -1...1, using: &numbers) }
  }

  private func leaf(_ numbers: inout SeededNumbers) -> Drawn {
    let (market, share, drift, years) = (market, share, drift, Self.years)
    switch Int.random(in: 0..<7, using: &numbers) {
    case 0: return Drawn(text: "market") { market[$0 * years + $1] }
    case 1: return Drawn(text: "share") { segment, _ in share[segment] }
    case 2: return Drawn(text: "drift") { _, year in drift[year] }
    case 3: return Drawn(text: "(year - 2014)") { _, year in Double(year + 1) }
    case 4: return Drawn(text: "market[segment=b]") { _, year in market[years + year] }
    case 5: return Drawn(text: "market[year=last]") { segment, _ in market[segment * years + years - 1] }
    default:
      let number = Double(Int.random(in: 0...400, using: &numbers)) / 100
      return Drawn(text: "\(number)") { _, _ in number }
    }
  }

  private func draw(_ depth: Int, _ numbers: inout SeededNumbers) -> Drawn {
    guard depth > 0 else { return leaf(&numbers) }
    let a = draw(depth - 1, &numbers)
    let b = draw(Int.random(in: 0..<depth, using: &numbers), &numbers)
    let c = leaf(&numbers)
    switch Int.random(in: 0..<16, using: &numbers) {
    case 0, 1: return Drawn(text: "\(a.text) + (\(b.text))") { a.value($0, $1) + b.value($0, $1) }
    case 2, 3: return Drawn(text: "(\(a.text)) - (\(b.text))") { a.value($0, $1) - b.value($0, $1) }
    case 4, 5: return Drawn(text: "(\(a.text)) * (\(b.text))") { a.value($0, $1) * b.value($0, $1) }
    case 6: return Drawn(text: "(\(a.text)) / (2 + abs(\(b.text)))") { a.value($0, $1) / (2 + abs(b.value($0, $1))) }
    case 7: return Drawn(text: "-(\(a.text))") { -a.value($0, $1) }
    case 8:
      return Drawn(text: "min(\(a.text), \(b.text), \(c.text))") {
        min(a.value($0, $1), b.value($0, $1), c.value($0, $1))
      }
    case 9: return Drawn(text: "max(\(a.text), \(b.text))") { max(a.value($0, $1), b.value($0, $1)) }
    case 10:
      return Drawn(text: "if(\(a.text) < (\(b.text)), \(c.text), \(a.text))") {
        a.value($0, $1) < b.value($0, $1) ? c.value($0, $1) : a.value($0, $1)
      }
    case 11: return Drawn(text: "sqrt(abs(\(a.text)))") { abs(a.value($0, $1)).squareRoot() }
    case 12: return Drawn(text: "exp(-abs(\(a.text)))") { exp(-abs(a.value($0, $1))) }
    case 13: return Drawn(text: "log(1 + abs(\(a.text)))") { log(1 + abs(a.value($0, $1))) }
    case 14:
      return Drawn(text: "(1 + abs(\(a.text)))^(1 / (1 + \(c.text)^2))") {
        pow(1 + abs(a.value($0, $1)), 1 / (1 + pow(c.value($0, $1), 2)))
      }
    default:
      let segments = Self.segments
      // The drawn part is spread over both axes first.
      return Drawn(text: "sum((\(a.text)) * market / market, segment)") { _, year in
        (0..<segments).reduce(0) { $0 + a.value($1, year) }
      }
    }
  }

  @Test(arguments: 0..<40)
  func `a random formula gives what Swift gives`(seed: Int) throws {
    var numbers = SeededNumbers(UInt64(seed))
    // Many formulas a file: one is soon read.
    let drawn = (0..<10).map { _ in draw(4, &numbers) }.filter { $0.text.utf8.count <= 900 }
    var text = """
      [axes.segment]
      labels = ["a", "b", "c"]
      [parameters]
      market = { axes = ["segment", "year"], meaning = "m" }
      share = { axes = ["segment"], meaning = "s" }
      drift = { axes = ["year"], meaning = "d" }
      [outputs.all]
      meaning = "reads all"
      axes = ["segment", "year"]
      formula = "market * share * drift"

      """
    for (number, formula) in drawn.enumerated() {
      text += """
        [outputs.x\(number)]
        meaning = "x"
        axes = ["segment", "year"]
        formula = '\(formula.text)'

        """
    }
    let outputs = try FormulaCase(text).run([
      "market": .array(market), "share": .array(share), "drift": .array(drift),
    ])
    for (number, formula) in drawn.enumerated() {
      let expected = (0..<Self.segments).flatMap { segment in (0..<Self.years).map { formula.value(segment, $0) } }
      #expect(areClose(outputs["x\(number)"], expected, 1e-10), "\(formula.text)")
    }
  }

  /// Rescale the units of everything that goes in and out: the numbers must scale as the units say.
  @Test(arguments: [
    "energy * price", "energy * price + money", "max(money, energy * price) - 3 [1e8 CNY]",
    "if(energy > 2 [GWh], money, 0)",
    "money^2 / (energy * price)", "sqrt(money * energy * price)", "(money^3)^(1 / 3)",
    "money * (1 + rate)^(year - 2014)",
    "money * exp(-energy / 5 [TWh])", "sum(energy, year) * price", "cumulative(money)", "abs(energy * price - money)",
    "min(rate, 50 [%]) * money", "money * floor(energy / 1 [TWh])",
  ])
  func `a formula scales as its units say`(formula: String) throws {
    func run(_ energy: (String, Double), _ price: (String, Double), _ money: (String, Double), _ rate: (String, Double))
      throws
      -> [Double]
    {
      let text = """
        [parameters]
        energy = { unit = "\(energy.0)", axes = ["year"], meaning = "e" }
        price = { unit = "\(price.0)", meaning = "p" }
        money = { unit = "\(money.0)", axes = ["year"], meaning = "m" }
        rate = { unit = "\(rate.0)", meaning = "r" }
        [outputs.all]
        unit = "CNY"
        axes = ["year"]
        meaning = "reads all"
        formula = "energy * price * rate + money"
        [outputs.x]
        unit = "\(money.0)"
        axes = ["year"]
        meaning = "x"
        formula = '\(formula)'
        """
      let outputs = try FormulaCase(text).run([
        "energy": .array([1, 2.5, 4, 8].map { $0 * energy.1 }), "price": .number(0.75 * price.1),
        "money": .array([3, 1, 7, 2].map { $0 * money.1 }), "rate": .number(0.2 * rate.1),
      ])
      return (outputs["x"] ?? []).map { $0 / money.1 }
    }
    let expected = try run(("TWh", 1), ("CNY/kWh", 1), ("1e8 CNY", 1), ("1", 1))
    // 1 TWh = 3.6e15 J, 1 CNY/kWh = 0.1 亿元/亿千瓦时 x 10, 1e8 CNY = 1e4 万元.
    #expect(areClose(try run(("J", 3.6e15), ("CNY/MWh", 1000), ("CNY", 1e8), ("%", 100)), expected, 1e-10))
    #expect(areClose(try run(("GWh", 1000), ("元/J", 1 / 3.6e6), ("万元", 1e4), ("‰", 1000)), expected, 1e-10))
  }
}
