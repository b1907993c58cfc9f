import Economy
import InputOutput
import LinearAlgebra
import RegionalBase
import Study
import Testing

/// Named projects, purchases of programmes and local supply.
struct LeverTests {
  private static let wafers = """
    [modules.advanced-materials.projects.wafers]
    capacity = 100
    start = 2018
    ramp = 2
    utilisation = 0.8
    additional = 0.5
    products = { MCM = 0.75, FMP = 0.25 }

    """

  @Test func `a project ramps up, and counts with its additional part in its sectors`() throws {
    let changed = try IndustryCase(Self.wafers)
    // 100 at 0.8, half of it additional: 40 a year, half in the first year.
    let module = "advanced-materials"
    #expect(isClose(try changed.row(module, "new_output", "MCM"), [0, 0, 0, 15, 30, 30]))
    #expect(isClose(try changed.row(module, "new_output", "FMP"), [0, 0, 0, 5, 10, 10]))
    let central = try IndustryCase.central()
    let (more, less) = (try changed.output("MCM"), try central.output("MCM"))
    // Three tenths of it displace other output of the sector: at least 0.7 of 30 are more output.
    #expect(isClose(Array(more[..<3]), Array(less[..<3])))
    #expect(more[5] - less[5] > 0.7 * 30)
  }

  @Test func `what a capacity makes may grow`() throws {
    let changed = try IndustryCase(Self.wafers + "[modules.advanced-materials]\nproductivity_growth = 0.1\n")
    let made = try changed.row("advanced-materials", "new_output", "MCM")
    #expect(isClose(made, [0, 0, 0, 15, 33, 36.3]))
  }

  @Test func `a project by itself changes nothing, since works are how sales grow`() throws {
    let changed = try IndustryCase(Self.wafers.replacing("additional = 0.5\n", with: ""))
    #expect(try changed.output("MCM") == (try IndustryCase.central().output("MCM")))
  }

  @Test func `products that do not sum to one are told`() throws {
    #expect(throws: (any Error).self) { _ = try IndustryCase(Self.wafers.replacing("0.75", with: "0.7")) }
  }

  @Test func `networks are bought as agreed, and the table's year keeps its output`() throws {
    let central = try IndustryCase.central()
    let bill = try central.row("information-technology", "programme_bill", "CON")
    #expect(isClose(bill, Array(repeating: 383 * 0.45, count: 6)))
    let without = try IndustryCase("[modules.information-technology]\npurchases = 0\n")
    // The reference's purchases are what the table's year holds: without them it holds less, with them the table's output.
    let accounts = central.answer.accounts
    for (place, sector) in accounts.sectors.enumerated() {
      let output = accounts.model.table.grossOutput[place]
      #expect(abs(central.answer.economy.output[2, place] - output) < 1e-6 * max(1, output), "\(sector)")
    }
    let works = try #require(accounts.sectors.firstIndex(of: "CON"))
    let supplied = 383 * 0.45 * (1 - accounts.importShares[works])
    #expect(try central.output("CON")[2] - (try without.output("CON")[2]) > supplied)
  }

  @Test func `local supply replaces imports in even steps from the table's year`() throws {
    let changed = try IndustryCase("[modules.environmental-protection]\nreplaced_imports = 0.3\n")
    let share = try changed.row("environmental-protection", "import_share", "environmental_protection")
    let table = share[2]
    #expect(table > 0)
    #expect(isClose(share, [table, table, table, 0.9 * table, 0.8 * table, 0.7 * table]))
    let parts = ["ENM", "ENE", "RCY", "ENS"]
    let central = try IndustryCase.central()
    for part in parts {
      #expect(try changed.output(part)[5] > (try central.output(part)[5]), "\(part)")
      #expect(abs(try changed.output(part)[2] - (try central.output(part)[2])) < 1e-6, "\(part)")
    }
    #expect(changed.answer.economy.drivers.contains(EconomyYears.importShareChange))
  }
}
