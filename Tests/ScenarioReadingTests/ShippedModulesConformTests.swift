import Coupling
import ModuleHost
import ScenarioKit
import SimulationKit
import SimulationKitTesting
import Testing

@testable import ScenarioReading

/// The modules that ship, with the parameters of the scenarios that ship.
@Suite struct ShippedModulesConformTests {
  @Test(arguments: [
    ("Scenarios/2020.toml", "new-energy-vehicles", "charging_loss"),
    ("Scenarios/2020.toml", "wind-solar", "learning_rate"),
    ("Scenarios/2020-share.toml", "wind-solar", "full_load_hours"),
    ("Scenarios/2020.toml", "fund-allocation", "discount_rate"),
    ("Scenarios/2020.toml", "information-technology", "market_growth"),
    ("Scenarios/2020.toml", "biotechnology", "market_growth"),
    ("Scenarios/2020.toml", "high-end-equipment", "share_growth"),
    ("Scenarios/2020.toml", "advanced-materials", "sales_weight"),
    ("Scenarios/2020.toml", "new-energy-equipment", "market_growth"),
    ("Scenarios/2020.toml", "environmental-protection", "replaced_imports"),
    ("Scenarios/2020.toml", "digital-creative", "growth_change"),
    ("Scenarios/2020.toml", "innovation-programmes", "patent_lapse"),
  ])
  func `every module that ships keeps the contract`(scenario: String, identifier: String, varied: String) throws {
    let prepared = try PreparedRun(path: repository + scenario, search: ModuleSearch())
    let module = try #require(prepared.modules.first { $0.identifier == identifier })
    let inputs = module.member.inputs.reduce(into: [String: [Double]]()) { inputs, variable in
      inputs[variable.name] = Array(repeating: 0.5, count: module.axes.count(variable.axes) ?? 0)
    }
    let halved = inputs.mapValues { $0.map { $0 / 2 } }
    let value = try #require(module.section.parameters.values[varied])
    let numbers: [Double] =
      switch value {
      case .number(let number): [number * 0.9]
      case .array(let values): values.map { $0 * 0.9 }
      default: []
      }
    let example = ConformanceCase(
      mode: module.mode, axes: module.axes, parameters: module.section.parameters.values, samples: [inputs, halved],
      varied: [ParameterPath([varied]): numbers])
    #expect(conformance(ofModule: identifier, example) == [])
  }

  @Test(arguments: [
    "new-energy-vehicles", "wind-solar", "fund-allocation", "information-technology", "biotechnology",
    "high-end-equipment", "advanced-materials", "new-energy-equipment", "environmental-protection", "digital-creative",
    "innovation-programmes", "programme-counts",
  ])
  func `this program uses everything that a shipped module declares`(identifier: String) throws {
    var search = ModuleSearch()
    search.host = .workbench
    #expect(try search.load(identifier).notes == [])
  }

  @Test(arguments: [
    ("TWh", nil), ("1e8 CNY_table", nil), ("CNY_table/W", nil), ("1", nil), ("1e4 vehicle", nil),
    ("furlong", "unknown unit \"furlong\""), ("CNY/", "\"CNY/\" is not a unit"),
  ])
  func `a unit of a module is one that scenarios can be written in`(unit: String, problem: String?) {
    #expect(HostKnowledge.workbench.problem(unit).map { String($0.prefix { $0 != ";" }) } == problem)
  }
}

/// The folder of the package, with a slash behind it.
var repository: String {
  String(#filePath.dropLast("Tests/ScenarioReadingTests/ShippedModulesConformTests.swift".count))
}
