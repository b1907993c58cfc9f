import SimulationKit

extension NewEnergyVehicles {
  static var useParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "annual_distance", .array(axes: ["class"], unit: "km/(vehicle.year)", .nonNegative, absent: nil),
        title: Title(en: "Distance of a new vehicle a year", zh: "新车年行驶里程"),
        meaning: "distance that a new vehicle is driven in a year",
        plausible: PlausibleRange(2000, 200_000, source: "private cars run some 12,000 km a year, coaches 150,000 km")),
      ParameterDeclaration(
        "distance_decline", .array(axes: ["class"], unit: "1", Bounds(0, 0.5), absent: 0),
        title: Title(en: "Decline of distance with age", zh: "里程随车龄下降率"),
        meaning: "part by which the distance falls with every year of a vehicle's age", optional: true),
      ParameterDeclaration(
        "electric_distance_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        title: Title(en: "Electric share of distance", zh: "电力行驶里程占比"),
        meaning: "share of the distance driven on electricity from the grid: below 1 for plug-in hybrids"),
      ParameterDeclaration(
        "energy_use", .array(axes: ["class"], unit: "kWh/km", .nonNegative, absent: nil),
        title: Title(en: "Electricity per kilometre", zh: "单位里程电耗"),
        meaning: "electricity from the battery for a kilometre driven on electricity from the grid",
        plausible: PlausibleRange(0, 3, source: "small cars use some 0.1 kWh/km, heavy trucks 1.5 to 2 kWh/km")),
      ParameterDeclaration(
        "hydrogen_distance_share", .array(axes: ["class"], unit: "1", .share, absent: 0),
        title: Title(en: "Hydrogen share of distance", zh: "氢能行驶里程占比"),
        meaning: "share of the distance driven on hydrogen", optional: true),
      ParameterDeclaration(
        "hydrogen_use", .array(axes: ["class"], unit: "kg/km", .nonNegative, absent: 0),
        title: Title(en: "Hydrogen per kilometre", zh: "单位里程氢耗"), meaning: "hydrogen for a kilometre driven on it",
        optional: true,
        plausible: PlausibleRange(0, 0.2, source: "cars take some 0.01 kg/km, buses 0.06 to 0.11 kg/km")),
      ParameterDeclaration(
        "charging_loss", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Charging losses", zh: "充电损耗率"),
        meaning: "share of the electricity from the grid that is lost in charging"),
      ParameterDeclaration(
        "displaced_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        title: Title(en: "Combustion vehicles displaced", zh: "替代燃油车比例"),
        meaning: "combustion vehicles that are not bought for each new-energy vehicle sold"),
      ParameterDeclaration(
        "displaced_fuel_use", .array(axes: ["class"], unit: "L/km", .nonNegative, absent: nil),
        title: Title(en: "Fuel use of displaced vehicles", zh: "被替代车辆油耗"),
        meaning: "fuel that the displaced combustion vehicle would have burnt for a kilometre"),
      ParameterDeclaration(
        "unmanaged_shape", .array(axes: ["class", "hour_of_day"], unit: "1", .share, absent: nil),
        title: Title(en: "Hourly charging, unmanaged", zh: "无序充电曲线"),
        meaning: "share of a day's charging in each hour if nobody manages it; sums to 1"),
      ParameterDeclaration(
        "managed_shape", .array(axes: ["class", "hour_of_day"], unit: "1", .share, absent: nil),
        title: Title(en: "Hourly charging, managed", zh: "有序充电曲线"), meaning: "the same if it is managed"),
      ParameterDeclaration(
        "managed_share", .array(axes: ["year"], unit: "1", .share, absent: nil),
        title: Title(en: "Managed share of charging", zh: "有序充电占比"), meaning: "share of the charging that is managed"),
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
            "price", .number(unit: "CNY_table", .nonNegative),
            title: Title(en: "Price of a charging post", zh: "充电桩价格"), meaning: "purchasers' price of a post, installed"
          ),
          ParameterDeclaration(
            "power", .number(unit: "kW", .nonNegative), title: Title(en: "Power of a charging post", zh: "充电桩功率"),
            meaning: "power of a post"),
          ParameterDeclaration(
            "life", .number(unit: "year", Bounds(1)), title: Title(en: "Life", zh: "寿命"),
            meaning: "years until a post is built anew"),
          ParameterDeclaration(
            "battery", .number(unit: "kWh", .nonNegative),
            title: Title(en: "Batteries of a swapping station", zh: "换电站电池"),
            meaning: "batteries that a swapping station holds beside those in vehicles", optional: true),
        ]), meaning: "kinds of charging posts and swapping stations"),
      ParameterDeclaration(
        "posts_per_vehicle", .array(axes: ["class", "post"], unit: "1", .nonNegative, absent: 0),
        title: Title(en: "Charging posts per vehicle", zh: "车桩配比"),
        meaning: "posts of each kind that a vehicle in use needs"),
      ParameterDeclaration(
        "posts_made_in_region_share", .number(unit: "1", .share),
        title: Title(en: "Charging posts from the region", zh: "本地充电桩占比"),
        meaning: "share of the posts' equipment that is made in the region; not written, the table's", optional: true),
      ParameterDeclaration(
        "post_part", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Posts in a sector's row", zh: "部门产品中充电桩占比"),
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
