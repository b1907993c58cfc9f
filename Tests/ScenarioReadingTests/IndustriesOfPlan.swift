import ScenarioReading
import SimulationKit

extension StrategicIndustries {
  /// The industries of Henan's plan.
  static let ofPlan = StrategicIndustries(
    codes: [
      "information_technology", "biotechnology", "high_end_equipment", "advanced_materials", "new_energy",
      "new_energy_vehicles", "environmental_protection", "digital_creative",
    ],
    titles: [
      "biotechnology": Title(en: "Bio industry", zh: "生物"), "new_energy": Title(en: "New energy", zh: "新能源"),
    ])
}
