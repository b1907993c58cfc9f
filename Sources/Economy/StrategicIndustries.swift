/// The strategic industries of the plan, by identifier.
package enum StrategicIndustries {
  /// The eight industries of the plan, in its order (section III).
  package static let identifiers = [
    "information_technology", "biotechnology", "high_end_equipment", "advanced_materials", "new_energy",
    "new_energy_vehicles", "environmental_protection", "digital_creative",
  ]
}
