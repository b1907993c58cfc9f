import SimulationKit

extension NewEnergyVehicles {
  private static let hao: Text = """
    Hao, Wang, Ouyang and Cheng (2011), Sci China Tech Sci 54(3), 625-629: private passenger, government and business, \
    non-operating bus (for buses) and light truck (for special vehicles)
    """

  static var fleetParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "sales", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: nil),
        meaning: "new-energy vehicles newly registered in the region in the year",
        plausible: PlausibleRange(
          0, 500, source: "all of China registered some 950 of all classes in 2023 (CAAM, from memory)")),
      ParameterDeclaration(
        "earlier_sales", .array(axes: ["class", "earlier_year"], unit: "1e4 vehicle", .nonNegative, absent: nil),
        meaning: "the same for the years before the run's first"),
      ParameterDeclaration(
        "production", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: nil),
        meaning: "new-energy vehicles made in the region in the year",
        plausible: PlausibleRange(
          0, 500, source: "all of China made some 960 of all classes in 2023 (CAAM, from memory)")),
      ParameterDeclaration(
        "population", .number(unit: "1e4 person", .positive),
        meaning: "inhabitants of the region; more vehicles in use than people are warned of", optional: true),
      ParameterDeclaration(
        "made_in_region_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        meaning: "share of the vehicles sold in the region that were made there"),
      ParameterDeclaration(
        "life_scale", .array(axes: ["class"], unit: "year", .positive, absent: nil),
        meaning: "scale of the Weibull survival of vehicles, not the mean life",
        default: .init(.array([14.46, 13.11, 11.53, 8.02]), .derived, source: hao)),
      ParameterDeclaration(
        "life_shape", .array(axes: ["class"], unit: "1", .positive, absent: nil),
        meaning: "shape of the Weibull survival of vehicles",
        default: .init(.array([4.79, 5.33, 5.08, 5.58]), .derived, source: hao)),
    ]
  }

  static var batteryParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "pack_size", .array(axes: ["class", "year"], unit: "kWh/vehicle", .nonNegative, absent: nil),
        meaning: "battery capacity of a vehicle sold in the year; earlier sales have that of the first year",
        plausible: PlausibleRange(5, 700, source: "plug-in cars have some 10 kWh, heavy trucks 300 to 600 kWh")),
      ParameterDeclaration(
        "chemistry_share", .array(axes: ["class", "chemistry", "year"], unit: "1", .share, absent: 0),
        meaning: "share of the battery capacity by chemistry; sums to 1; earlier sales have those of the first year"),
      ParameterDeclaration(
        "pack_life_scale", .array(axes: ["class"], unit: "year", .positive, absent: nil),
        meaning: "scale of the Weibull survival of packs, not the mean life"),
      ParameterDeclaration(
        "pack_life_shape", .array(axes: ["class"], unit: "1", .positive, absent: nil),
        meaning: "shape of the Weibull survival of packs"),
    ]
  }

  static var useParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "annual_distance", .array(axes: ["class"], unit: "km/(vehicle.year)", .nonNegative, absent: nil),
        meaning: "distance that a vehicle is driven in a year",
        plausible: PlausibleRange(2000, 200_000, source: "private cars run some 12,000 km a year, coaches 150,000 km")),
      ParameterDeclaration(
        "electric_distance_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        meaning: "share of the distance driven on electricity from the grid: below 1 where there are plug-in hybrids"),
      ParameterDeclaration(
        "energy_use", .array(axes: ["class"], unit: "kWh/km", .nonNegative, absent: nil),
        meaning: "electricity from the battery for a kilometre driven on electricity",
        plausible: PlausibleRange(0.05, 3, source: "small cars use some 0.1 kWh/km, heavy trucks 1.5 to 2 kWh/km")),
      ParameterDeclaration(
        "charging_loss", .number(unit: "1", Bounds(0, 0.5)),
        meaning: "share of the electricity from the grid that is lost in charging"),
      ParameterDeclaration(
        "displaced_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        meaning: "combustion vehicles that are not bought for each new-energy vehicle sold"),
      ParameterDeclaration(
        "displaced_fuel_use", .array(axes: ["class"], unit: "L/km", .nonNegative, absent: nil),
        meaning: "fuel that the displaced combustion vehicle would have burnt for a kilometre"),
    ]
  }
}
