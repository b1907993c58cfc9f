import SimulationKit

extension NewEnergyVehicles {
  static var priceParameters: [ParameterDeclaration] { vehiclePrices + batteryPrices }

  private static var batteryPrices: [ParameterDeclaration] {
    let learning = ["learning"]
    return [
      ParameterDeclaration(
        "pack_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        title: Title(en: "Price of replacement packs", zh: "更换电池包价格"),
        meaning: "purchasers' price of a replacement pack", modes: ["path"]),
      ParameterDeclaration(
        "battery_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        title: Title(en: "Makers' price of batteries", zh: "整车厂电池采购价"),
        meaning: "price without tax that makers of vehicles pay for batteries", modes: ["path"]),
      ParameterDeclaration(
        "pack_price_reference", .number(unit: "CNY_table/kWh", .nonNegative),
        title: Title(en: "Reference price of replacement packs", zh: "更换电池包基准价"),
        meaning: "purchasers' price of a replacement pack at the reference volume", modes: learning),
      ParameterDeclaration(
        "battery_price_reference", .number(unit: "CNY_table/kWh", .nonNegative),
        title: Title(en: "Reference price of makers' batteries", zh: "整车厂电池基准价"),
        meaning: "price without tax that makers of vehicles pay for batteries at the reference volume", modes: learning),
      ParameterDeclaration(
        "world_volume", .array(axes: ["year"], unit: "GWh", .positive, absent: nil),
        title: Title(en: "World's battery volume", zh: "全球电池累计产量"),
        meaning: "batteries that the world has made to the end of the year", modes: learning),
      ParameterDeclaration(
        "world_volume_reference", .number(unit: "GWh", .positive),
        title: Title(en: "Reference volume of batteries", zh: "电池基准累计产量"),
        meaning: "the same, of the same perimeter, when the reference prices were observed", modes: learning),
      ParameterDeclaration(
        "pack_learning_rate", .number(unit: "1", Bounds(0, 0.9)),
        title: Title(en: "Learning rate of batteries", zh: "电池学习率"),
        meaning: "part by which every doubling of the volume lowers the prices", modes: learning,
        plausible: PlausibleRange(0, 0.4, source: "published rates of batteries lie between 6 and 25 %")),
      ParameterDeclaration(
        "pack_spillover_share", .number(unit: "1", .share),
        title: Title(en: "Spill-over share of batteries", zh: "电池学习外溢比例"),
        meaning: "share of the batteries of the region's makers that counts beside the world's volume", modes: learning),
    ]
  }

  private static var vehiclePrices: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "vehicle_price", .array(axes: ["class", "year"], unit: "CNY_table/vehicle", .nonNegative, absent: nil),
        title: Title(en: "Price of vehicles", zh: "整车价格"),
        meaning: "what the seller receives for a vehicle: purchasers' price with value-added tax and subsidies"),
      ParameterDeclaration(
        "tax_share", .number(unit: "1", .share),
        title: Title(en: "Tax in vehicle prices", zh: "车价含税比例"),
        meaning: "share of the prices of vehicles, packs and charging posts that is product tax"),
      ParameterDeclaration(
        "displaced_vehicle_price", .array(axes: ["class"], unit: "CNY_table/vehicle", .nonNegative, absent: nil),
        title: Title(en: "Price of displaced vehicles", zh: "被替代车辆价格"),
        meaning: "purchasers' price of the combustion vehicle that is not bought"),
      ParameterDeclaration(
        "displaced_tax_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        title: Title(en: "Tax in displaced vehicles' prices", zh: "被替代车价含税比例"),
        meaning: "share of that price that is product tax"),
      ParameterDeclaration(
        "batteries_made_in_region_share", .number(unit: "1", .share),
        title: Title(en: "Battery cells from the region", zh: "本地电芯占比"),
        meaning: "share of the cells in vehicles made in the region that were made there too"),
      ParameterDeclaration(
        "pack_assembly_share", .number(unit: "1", .share),
        title: Title(en: "Pack assembly in the battery price", zh: "电池成组占电池价比例"),
        meaning: "part of the makers' price of batteries that is the assembly of packs, with their electronics",
        optional: true),
      ParameterDeclaration(
        "packs_assembled_in_region_share", .number(unit: "1", .share),
        title: Title(en: "Packs assembled in the region", zh: "本地电池成组占比"),
        meaning: "share of that assembly that takes place in the region", optional: true),
      ParameterDeclaration(
        "household_share", .number(unit: "1", .share),
        title: Title(en: "Urban households' share of car energy", zh: "城镇居民用车能源占比"),
        meaning:
          "share of the fuel and the electricity of private cars that urban households buy; rural ones buy the rest"),
      ParameterDeclaration(
        "fuel_price", .array(axes: ["year"], unit: "CNY_table/L", .nonNegative, absent: nil),
        title: Title(en: "Fuel price", zh: "油价"), meaning: "pump price of the displaced fuel"),
      ParameterDeclaration(
        "fuel_tax_share", .number(unit: "1", .share), title: Title(en: "Tax in the fuel price", zh: "油价含税比例"),
        meaning: "share of the pump price that is product tax"),
      ParameterDeclaration(
        "electricity_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        title: Title(en: "Charging price", zh: "充电电价"), meaning: "price of the electricity that charges the vehicles"),
      ParameterDeclaration(
        "electricity_tax_share", .number(unit: "1", .share),
        title: Title(en: "Tax in the charging price", zh: "电价含税比例"),
        meaning: "share of the electricity price that is product tax"),
      ParameterDeclaration(
        "hydrogen_price", .array(axes: ["year"], unit: "CNY_table/kg", .nonNegative, absent: nil),
        title: Title(en: "Hydrogen price", zh: "氢气价格"), meaning: "price of hydrogen without tax", optional: true),
    ]
  }

  static var billShareParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "vehicle_bill_shares", .array(axes: ["class", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods in a vehicle", zh: "整车产品构成"),
        meaning:
          "vehicles in producers' prices by sector, margins in their own sectors; sums to 1"
      ),
      ParameterDeclaration(
        "displaced_vehicle_bill_shares", .array(axes: ["class", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods in a displaced vehicle", zh: "被替代车辆产品构成"),
        meaning: "the same for the combustion vehicles that are not bought; as the vehicles where it is not written",
        optional: true),
      ParameterDeclaration(
        "vehicle_part", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Vehicles in a sector's row", zh: "部门产品中整车占比"),
        meaning: """
          part of a sector's rows in the bills of vehicles that is the vehicle itself, which comes from where it was made; \
          the rest is margin, supplied as the table says
          """),
      billShares(
        "battery_bill_shares", "batteries that makers of vehicles buy, without assembly, by sector; sums to 1"),
      billShares(
        "pack_assembly_bill_shares", "assembly of packs that makers of vehicles buy, by sector; sums to 1",
        optional: true),
      billShares(
        "replaced_parts_bill_shares",
        "parts of combustion vehicles that makers buy no more, worth as much as the batteries; sums to 1"),
      billShares(
        "charging_post_bill_shares",
        "charging posts in producers' prices by sector, margins in their own sectors; sums to 1"),
      ParameterDeclaration(
        "outflow_bill_shares", .array(axes: ["class", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods in vehicles sold outside", zh: "外销整车产品构成"),
        meaning: """
          the part of a vehicle's price without tax that is earned in the region when it is sold to other provinces, by \
          sector; sums to at most 1, the rest is margin earned where it is sold
          """),
      billShares(
        "pack_bill_shares", "replacement packs in producers' prices by sector, margins in their own sectors; sums to 1"),
      billShares(
        "fuel_bill_shares", "fuel in producers' prices by sector, margins in their own sectors; sums to 1"),
      billShares(
        "electricity_bill_shares", "electricity for charging in producers' prices by sector; sums to 1"),
      billShares("hydrogen_bill_shares", "hydrogen in producers' prices by sector; sums to 1", optional: true),
      billShares("storage_bill_shares", "batteries for storage by sector; sums to 1", optional: true),
    ]
  }

  /// The goods of one kind by sector.
  private static func billShares(_ key: String, _ meaning: Text, optional: Bool = false) -> ParameterDeclaration {
    ParameterDeclaration(
      key, .array(axes: ["sector"], unit: "1", .share, absent: 0), meaning: meaning, optional: optional)
  }
}
