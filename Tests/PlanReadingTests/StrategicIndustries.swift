import SimulationKit

@testable import PlanReading

extension PlanScope {
  /// The industries of the shipped plan, as a scenario names them.
  static let strategicIndustries: [(code: String, title: Title)] = [
    ("information_technology", Title(en: "New-generation IT", zh: "新一代信息技术")),
    ("biotechnology", Title(en: "Bio industry", zh: "生物")),
    ("high_end_equipment", Title(en: "High-end equipment", zh: "高端装备")),
    ("advanced_materials", Title(en: "Advanced materials", zh: "先进材料")),
    ("new_energy", Title(en: "New energy", zh: "新能源")),
    ("new_energy_vehicles", Title(en: "New-energy vehicles", zh: "新能源汽车")),
    ("environmental_protection", Title(en: "Energy saving and environment", zh: "节能环保")),
    ("digital_creative", Title(en: "Digital creative", zh: "数字创意")),
  ]
}
