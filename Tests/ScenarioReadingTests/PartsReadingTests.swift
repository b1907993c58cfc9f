import ScenarioCase
import ScratchFolder
import Testing

/// Scenarios that split sectors of their table, and what is wrong with them.
struct PartsReadingTests {
  private static let mistakes: [(text: String, messages: [String])] = [
    (
      "[economy]\ndelete = [\"profiles\"]\n",
      [
        "Scenarios/henan/industries.toml:9:9: error: parts are given, and no profiles; write profiles, a file of national "
          + "profiles that the parts are split by"
      ]
    ),
    (
      "[economy]\ndelete = [\"parts\"]\n",
      [
        "Scenarios/henan/industries.toml:10:12: error: profiles are given, and no parts; write parts, a file of the parts "
          + "that the sectors are split into, or remove profiles"
      ]
    ),
    (
      "[strategic_industries]\ngrowth_premium = { value = 0.05, kind = \"assumption\", low = 0, high = 0.1, reason = \"x\" }\n",
      [
        "case.toml:6:18: error: growth_premium is assumed here, and the growth of parts of sectors is computed; remove the "
          + "premium"
      ]
    ),
    (
      "[strategic_industries]\nshares = { value = { new_energy = { GRD = 0.5 } }, kind = \"assumption\", low = 0, high = 1, "
        + "reason = \"x\" }\n",
      [
        "case.toml:6:43: error: GRD has a share of 0.5 in new_energy, and as a part it belongs to new_energy as a whole; "
          + "remove it: shares are for sectors without parts"
      ]
    ),
    (
      "[strategic_industries.industrial.value]\nGRD = 0\nITS = 1\n",
      [
        "case.toml:6:7: error: the part GRD counts for the target and is not among the industrial sectors; write GRD = 1, or "
          + "counts_for_target no in the file of parts",
        "case.toml:7:7: error: the part ITS does not count for the target and is among the industrial sectors; remove ITS "
          + "from industrial, or write counts_for_target yes in the file of parts",
      ]
    ),
    (
      "[uncertain]\n\"strategic_industries.published_share\" = { distribution = \"uniform\", low = 0.1, high = 0.2 }\n",
      [
        "case.toml:6:1: error: strategic_industries.published_share cannot vary: the outputs of the parts of sectors are "
          + "calibrated to it once, in the reference; remove it"
      ]
    ),
    (
      "[electricity]\ngenerated = \"GRD\"\n",
      [
        "case.toml:6:13: error: 'GRD' is no part of ELC that makes the same product; write REN"
      ]
    ),
    (
      "[electricity]\ndelete = [\"generated\"]\n",
      [
        "Scenarios/2020.toml:14:13: note: the reference Scenarios/2020.toml lets another part of electricity follow "
          + "generation, so case.toml is its own reference"
      ]
    ),
    (
      "[economy.changes.sun]\nverb = \"scale\"\nspace = \"coefficient\"\nfrom = \"REN\"\nto = \"all\"\n"
        + "reason = \"x\"\nfactor = { value = { 2015 = 1, 2017 = 1, 2020 = 0.9 }, interpolation = \"linear\", "
        + "kind = \"assumption\", low = 0.5, high = 1, reason = \"x\" }\n"
        + "offset = { value = { value_added = 1 }, kind = \"assumption\", low = 0, high = 1, reason = \"x\" }\n",
      [
        "case.toml:8:8: error: changes.sun: REN is bought through ELC, and its output follows what the modules generate; "
          + "write from = \"ELC\""
      ]
    ),
    (
      "[economy.markets.machinery.products.value]\nREN = 1\n",
      [
        "case.toml:6:7: error: REN is sold through the grid, and its output follows what the modules generate; remove it"
      ]
    ),
    (
      "[strategic_industries.published_share]\nvalue = \"11 %\"\n",
      [
        "Scenarios/2020.toml:14:13: note: the reference Scenarios/2020.toml calibrates its parts of sectors to another "
          + "published share, so case.toml is its own reference"
      ]
    ),
  ]

  @Test(arguments: mistakes)
  func `a split that cannot be made is told at its place`(text: String, messages: [String]) throws {
    let told = try ScenarioCase(text, base: "Scenarios/2020.toml").mistakes()
    for message in messages { #expect(told.contains(message + "\n"), "\(told)") }
  }

  @Test func `industries are the scenario's own, and a part is of one of them`() throws {
    let unknown = try ScenarioCase(
      "[strategic_industries.industries]\ndelete = [\"digital_creative\"]\n", base: "Scenarios/2020.toml"
    ).mistakes()
    #expect(
      unknown.contains(
        "Scenarios/data/henan-parts.csv:34:5: error: DIG is of the industry 'digital_creative', which is not declared; the "
          + "industries are information_technology, biotechnology, high_end_equipment, advanced_materials, new_energy, "
          + "new_energy_vehicles, environmental_protection\n"), "\(unknown)")
    let none = try ScenarioCase("[strategic_industries]\ndelete = [\"industries\"]\n", modules: false).mistakes()
    #expect(
      none.contains("error: industries is deleted in [strategic_industries], and nothing else gives it"), "\(none)")
    let empty = try ScenarioCase(
      "[strategic_industries]\ndelete = [\"industries\"]\n[strategic_industries.industries]\n", modules: false
    ).mistakes()
    #expect(
      empty.contains(
        "no strategic industry is declared; write one at least, as in [strategic_industries.industries.new_energy]"),
      "\(empty)")
  }
}
