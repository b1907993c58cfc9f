import ScenarioCase
import ScenarioReading
import Study
import Testing

@testable import Results

/// Results of two instances of one module.
@Suite struct ModuleInstanceTests {
  private static func run(_ text: String) throws -> ScenarioRun {
    try ScenarioRun(ScenarioCase(text, modules: false).prepared())
  }

  private static func output(_ text: String) throws -> [Double] {
    let table = try #require(try run(text).stored(program: .current).economy("gross_output"))
    // The code of a sector may read as a number: INF.
    return table.rows.flatMap { row in row.compactMap { Double($0) }.filter(\.isFinite) }
  }

  @Test func `two instances do to the economy what one of the sum does`() throws {
    let two = try Self.output(ScenarioCase.twoInstances)
    let one = try Self.output(ScenarioCase.parks("parks", capacity: 0.3))
    #expect(two.count == 23 * 6 && one.count == two.count)
    #expect(zip(two, one).allSatisfy { abs($0 - $1) <= 1e-10 * abs($1) })
    #expect(zip(two, try Self.output("")).contains { $0 - $1 > 1 })
  }

  @Test func `tables, exports and the record have each under its own name`() throws {
    let run = try Self.run(ScenarioCase.twoInstances)
    let stored = try run.stored(program: .current)
    for (name, capacity) in [("north-parks", "0.1"), ("south-parks", "0.2")] {
      let table = try #require(stored.tables["modules/\(name)/wind_solar_capacity.csv"])
      #expect(
        table.csv.split(separator: "\n")[1] == "wind,GW,\(Array(repeating: capacity, count: 6).joined(separator: ","))")
    }
    let variables = try run.iamc.csv()
    #expect(variables.contains(",Capacity|Electricity|Wind|north-parks,GW,0.1,"))
    #expect(variables.contains(",Capacity|Electricity|Wind|south-parks,GW,0.2,"))
    let record = stored.record
    #expect(record.modules.map(\.identifier) == ["north-parks", "south-parks"])
    #expect(record.modules.map(\.instanceOf) == ["wind-solar", "wind-solar"])
    #expect(
      record.drivers.map(\.driver).suffix(6).prefix(4) == ["north-parks", "south-parks", "generation", "new_output"])
    #expect(Set(record.values.map(\.section)).isSuperset(of: ["modules.north-parks", "modules.south-parks"]))
    #expect(record.headlines.map(\.headline).suffix(2) == ["north-parks", "south-parks"])
    #expect(try RunRecord(json: Array(record.json.utf8)) == record)
  }
}
