import Diagnostics
import ScenarioKit
import SeededNumbers
import SimulationKit
import Testing

struct ScenarioFuzzTests {
  private static let scenario = """
    base = "none.toml"
    name = "规划-2020" # 河南
    [modules.new-energy-vehicles]
    hours = {value = 3, unit = "1000 h", kind = "assumption", reason = "无统计", low = 2, high = "4000 h"}
    energy = "1.2 TWh"
    stock = {private_car = {2015 = 1, 2020 = "30 万辆", interpolation = "growth"}, bus = [1, 2, 3, 4, 5, 6]}
    price = [7.5, 7, 6, 5, 4, "3 CNY_2015/W"]
    profile = {"农业" = 5e-1, MIN = "50 %"}
    fuel = 'diesel'
    note = \"\"\"
    a \\u6CB3\"\"\"
    hybrid = true
    packs = 0x2
    cap.value = "-1.5e-3 GW"
    [[modules.new-energy-vehicles.parks]]
    name = "北"
    power = "60 MW"
    owner = "国电"
    """

  private static let snippets: [[UInt8]] =
    [
      "[", "]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "\n", "\r\n", "#", "[[", "a.b.", "新", "“", "：", "1e400",
      "1e-400",
      "-", "nan", "value = ", "2015 = 1, ", "interpolation = \"step\"", "万", "亿", "%", "/", "^", "(", ")", "_2015",
      "\\u0000",
      "\\", "0x", "_", " ", "e", "99999999999999999999", "name = 1\n", "[modules]\n", "base = [",
    ].map { Array($0.utf8) } + [[0xFF], [0xEF, 0xBB, 0xBF], [0], [0x0D], [0xC4, 0xEA]]

  private static func mutated(_ bytes: [UInt8], _ random: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
      case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 3: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: snippets.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }

  private static func problems(in source: SourceText) -> [Diagnostic] {
    do {
      let scenario = Scenario(merging: try TOMLDocument.parse(source))
      var problems: [Diagnostic] = []
      let section = SectionFixture.checker(mode: "limited")
        .resolve(scenario.table(at: ["modules", "new-energy-vehicles"]), into: &problems)
      if !problems.contains(where: { $0.severity == .error }) {
        let axes = AxisLabels(SectionFixture.axes)
        #expect(SectionFixture.declarations.mismatch(section.parameters.values, mode: "limited", axes: axes) == nil)
      }
      return problems
    } catch {
      return error.diagnostics
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no mutation of a scenario traps, and every error stands at a place that the file has`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let start = Array(Self.scenario.utf8)
    #expect(Self.problems(in: SourceText(file: "a.toml", bytes: start)) == [])
    var outcomes: [Bool: Int] = [:]
    for _ in 0..<400 {
      let source = SourceText(file: "a.toml", bytes: Self.mutated(start, &random))
      let problems = Self.problems(in: source)
      outcomes[problems.isEmpty, default: 0] += 1
      for problem in problems {
        let place = try #require(problem.location)
        let line = try #require(source.line(place.line), "\(problem.oneLine)")
        #expect((1...line.unicodeScalars.count + 1).contains(place.column), "\(problem.oneLine) in \(line)")
      }
      #expect(DiagnosticRenderer(sources: [source]).render(problems).isEmpty == problems.isEmpty)
    }
    // Both roads are walked, or this shows nothing.
    #expect((outcomes[true] ?? 0) > 3 && (outcomes[false] ?? 0) > 100)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `no text of unit characters traps, and what is a unit converts to itself`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let parts = [
      "W", "k", "Wh", "CNY", "_", "2015", "元", "万", "亿千", "/", ".", "^", "2", "-1", "(", ")", "%", " ", "1", "e5", "年",
      "J", "per",
      "vehicle", "·", "T", "@", "lg", "re", "since",
    ]
    var units = 0
    for _ in 0..<700 {
      let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined()
      _ = try? Quantity.parse("3" + text)
      guard let unit = try? Unit(parsing: text) else { continue }
      units += 1
      #expect(try unit.conversion(to: unit)(7.5) == 7.5, "\(text)")
      #expect(!unit.dimension.isEmpty)
    }
    #expect(units > 50)
  }

  @Test func `units may be read on several threads at once`() async {
    await withTaskGroup(of: Int.self) { group in
      for thread in 0..<4 {
        group.addTask {
          (0..<2000).count { number in (try? Unit(parsing: "\(number + thread) GWh/(vehicle.year)")) != nil }
        }
      }
      for await parsed in group { #expect(parsed >= 1999) }
    }
  }
}
