import Coupling
import Economy
import LinearAlgebra
import Results
import ScenarioCase
import ScenarioReading
import SimulationKit
import Study
import Testing

/// A run of the central scenario, or of a few lines over it, with what its modules answered.
struct IndustryCase {
  let answer: RunAnswer
  let prepared: PreparedRun

  static let years = 2015...2020

  /// The modules of an industry, each with the industry's code.
  static let industries = [
    "information-technology": "information_technology", "biotechnology": "biotechnology",
    "high-end-equipment": "high_end_equipment", "advanced-materials": "advanced_materials",
    "new-energy-equipment": "new_energy", "environmental-protection": "environmental_protection",
    "digital-creative": "digital_creative",
  ]

  private static let shipped = Result { try IndustryCase("") }

  /// The central scenario as it ships, computed once.
  static func central() throws -> IndustryCase { try shipped.get() }

  init(_ text: String = "", base: String = "Scenarios/2020.toml") throws {
    let folder = try ScenarioCase(text, base: base)
    prepared = try folder.prepared()
    answer = try ScenarioRun(prepared).answer
  }

  /// The row of an output over the years, at labels of its axes before the year.
  func row(_ module: String, _ output: String, _ labels: String...) throws -> [Double] {
    let part = try #require(prepared.modules.first { $0.identifier == module })
    let declared = try #require(part.member.outputs.first { $0.name == output })
    let numbers = try #require(answer.modules[module]?[output]).values
    var start = 0
    for (axis, label) in zip(declared.axes, labels) {
      let all = try #require(part.axes[axis])
      start = start * all.count + (try #require(all.firstIndex(of: label), "\(label)"))
    }
    let count = Self.years.count
    return Array(numbers[start * count..<(start + 1) * count])
  }

  /// Gross output of a sector by year.
  func output(_ sector: String) throws -> [Double] {
    let place = try #require(answer.economy.sectors.firstIndex(of: sector))
    return answer.economy.years.indices.map { answer.economy.output[$0, place] }
  }
}

func isClose(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-9) -> Bool {
  found.count == expected.count
    && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
