import SimulationKit

extension NewEnergyVehicles {
  static var useParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "annual_distance", .array(axes: ["class"], unit: "km/(vehicle.year)", .nonNegative, absent: nil),
        meaning: "distance that a new vehicle is driven in a year",
        plausible: PlausibleRange(2000, 200_000, source: "private cars run some 12,000 km a year, coaches 150,000 km")),
      ParameterDeclaration(
        "distance_decline", .array(axes: ["class"], unit: "1", Bounds(0, 0.5), absent: 0),
        meaning: "part by which the distance falls with every year of a vehicle's age", optional: true),
      ParameterDeclaration(
        "electric_distance_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        meaning: "share of the distance driven on electricity from the grid: below 1 for plug-in hybrids"),
      ParameterDeclaration(
        "energy_use", .array(axes: ["class"], unit: "kWh/km", .nonNegative, absent: nil),
        meaning: "electricity from the battery for a kilometre driven on electricity from the grid",
        plausible: PlausibleRange(0, 3, source: "small cars use some 0.1 kWh/km, heavy trucks 1.5 to 2 kWh/km")),
      ParameterDeclaration(
        "hydrogen_distance_share", .array(axes: ["class"], unit: "1", .share, absent: 0),
        meaning: "share of the distance driven on hydrogen", optional: true),
      ParameterDeclaration(
        "hydrogen_use", .array(axes: ["class"], unit: "kg/km", .nonNegative, absent: 0),
        meaning: "hydrogen for a kilometre driven on it", optional: true,
        plausible: PlausibleRange(0, 0.2, source: "cars take some 0.01 kg/km, buses 0.06 to 0.11 kg/km")),
      ParameterDeclaration(
        "charging_loss", .number(unit: "1", Bounds(0, 0.5)),
        meaning: "share of the electricity from the grid that is lost in charging"),
      ParameterDeclaration(
        "displaced_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        meaning: "combustion vehicles that are not bought for each new-energy vehicle sold"),
      ParameterDeclaration(
        "displaced_fuel_use", .array(axes: ["class"], unit: "L/km", .nonNegative, absent: nil),
        meaning: "fuel that the displaced combustion vehicle would have burnt for a kilometre"),
      ParameterDeclaration(
        "unmanaged_shape", .array(axes: ["class", "hour_of_day"], unit: "1", .share, absent: nil),
        meaning: "share of a day's charging in each hour if nobody manages it; sums to 1"),
      ParameterDeclaration(
        "managed_shape", .array(axes: ["class", "hour_of_day"], unit: "1", .share, absent: nil),
        meaning: "the same if it is managed"),
      ParameterDeclaration(
        "managed_share", .array(axes: ["year"], unit: "1", .share, absent: nil),
        meaning: "share of the charging that is managed"),
    ]
  }

  static var postParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "posts",
        .records([
          ParameterDeclaration("title_en", .text, meaning: "the kind as reports in English name it", optional: true),
          ParameterDeclaration("title_zh", .text, meaning: "the kind as reports in Chinese name it", optional: true),
          ParameterDeclaration(
            "price", .number(unit: "CNY_table", .nonNegative), meaning: "purchasers' price of a post, installed"),
          ParameterDeclaration("power", .number(unit: "kW", .nonNegative), meaning: "power of a post"),
          ParameterDeclaration("life", .number(unit: "year", Bounds(1)), meaning: "years until a post is built anew"),
          ParameterDeclaration(
            "battery", .number(unit: "kWh", .nonNegative),
            meaning: "batteries that a swapping station holds beside those in vehicles", optional: true),
        ]), meaning: "kinds of charging posts and swapping stations"),
      ParameterDeclaration(
        "posts_per_vehicle", .array(axes: ["class", "post"], unit: "1", .nonNegative, absent: 0),
        meaning: "posts of each kind that a vehicle in use needs"),
      ParameterDeclaration(
        "posts_made_in_region_share", .number(unit: "1", .share),
        meaning: "share of the posts' equipment that is made in the region; not written, the table's", optional: true),
      ParameterDeclaration(
        "post_part", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        meaning: "part of a sector's row in the bill of posts that is their equipment", optional: true),
    ]
  }

  static var productParameters: [ParameterDeclaration] {
    func optional(_ key: String, _ kind: ParameterKind, _ meaning: Text) -> ParameterDeclaration {
      ParameterDeclaration(key, kind, meaning: meaning, optional: true)
    }
    return [
      optional(
        "vehicle_to_grid_share", .array(axes: ["class", "year"], unit: "1", .share, absent: 0),
        "share of the vehicles in use that can feed power back"),
      optional("vehicle_to_grid_power", .number(unit: "kW", .nonNegative), "power that such a vehicle feeds back"),
      optional(
        "vehicle_to_grid_depth", .number(unit: "1", .share), "part of its pack that it gives in a cycle"),
      optional(
        "vehicle_to_grid_cycles", .number(unit: "1", Bounds(0, 366)), "cycles in a year"),
      optional(
        "vehicle_to_grid_loss", .number(unit: "1", Bounds(0, 0.9)),
        "share of the electricity from the grid that is lost until it is fed back"),
      optional(
        "storage_production", .array(axes: ["year"], unit: "GWh", .nonNegative, absent: nil),
        "batteries for storage made in the region"),
      optional(
        "storage_installed", .array(axes: ["year"], unit: "GWh", .nonNegative, absent: nil),
        "batteries for storage bought in the region"),
      optional(
        "storage_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        "price of batteries for storage without tax, at the works"),
      optional(
        "storage_made_in_region_share", .number(unit: "1", .share),
        "share of the batteries for storage bought in the region that were made there"),
      optional(
        "storage_chemistry_share", .array(axes: ["chemistry", "year"], unit: "1", .share, absent: 0),
        "share of the batteries for storage by chemistry; sums to 1"),
    ]
  }
}
