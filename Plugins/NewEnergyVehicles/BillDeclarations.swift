import SimulationKit

extension NewEnergyVehicles {
  static var priceParameters: [ParameterDeclaration] { vehiclePrices + batteryPrices }

  private static var batteryPrices: [ParameterDeclaration] {
    let learning = ["learning"]
    return [
      ParameterDeclaration(
        "pack_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        title: Title(en: "Price of replacement packs", zh: "更换电池包价格"),
        meaning: Text(en: "purchasers' price of a replacement pack", zh: "更换电池组的购买者价格"), modes: ["path"]),
      ParameterDeclaration(
        "battery_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        title: Title(en: "Makers' price of batteries", zh: "整车厂电池采购价"),
        meaning: Text(en: "price without tax that makers of vehicles pay for batteries", zh: "整车厂购买电池的不含税价格"),
        modes: ["path"]),
      ParameterDeclaration(
        "pack_price_reference", .number(unit: "CNY_table/kWh", .nonNegative),
        title: Title(en: "Reference price of replacement packs", zh: "更换电池包基准价"),
        meaning: Text(en: "purchasers' price of a replacement pack at the reference volume", zh: "参照产量下更换电池组的购买者价格"),
        modes: learning),
      ParameterDeclaration(
        "battery_price_reference", .number(unit: "CNY_table/kWh", .nonNegative),
        title: Title(en: "Reference price of makers' batteries", zh: "整车厂电池基准价"),
        meaning: Text(
          en: "price without tax that makers of vehicles pay for batteries at the reference volume",
          zh: "参照产量下整车厂购买电池的不含税价格"), modes: learning),
      ParameterDeclaration(
        "world_volume", .array(axes: ["year"], unit: "GWh", .positive, absent: nil),
        title: Title(en: "World's battery volume", zh: "全球电池累计产量"),
        meaning: Text(en: "batteries that the world has made to the end of the year", zh: "到当年末全球累计生产的电池"),
        modes: learning),
      ParameterDeclaration(
        "world_volume_reference", .number(unit: "GWh", .positive),
        title: Title(en: "Reference volume of batteries", zh: "电池基准累计产量"),
        meaning: Text(
          en: "the same, of the same perimeter, when the reference prices were observed", zh: "观测参照价格时同口径的累计产量"),
        modes: learning),
      ParameterDeclaration(
        "pack_learning_rate", .number(unit: "1", Bounds(0, 0.9)),
        title: Title(en: "Learning rate of batteries", zh: "电池学习率"),
        meaning: Text(en: "part by which every doubling of the volume lowers the prices", zh: "产量每翻一番价格下降的份额"),
        modes: learning,
        plausible: PlausibleRange(
          0, 0.4, source: Text(en: "published rates of batteries lie between 6 and 25 %", zh: "已发表的电池学习率在6%—25%之间"))),
      ParameterDeclaration(
        "pack_spillover_share", .number(unit: "1", .share),
        title: Title(en: "Spill-over share of batteries", zh: "电池学习外溢比例"),
        meaning: Text(
          en: "share of the batteries of the region's makers that counts beside the world's volume",
          zh: "本地区厂家电池产量中计入全球产量之外的份额"), modes: learning),
    ]
  }

  private static var vehiclePrices: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "vehicle_price", .array(axes: ["class", "year"], unit: "CNY_table/vehicle", .nonNegative, absent: nil),
        title: Title(en: "Price of vehicles", zh: "整车价格"),
        meaning: Text(
          en: "what the seller receives for a vehicle: purchasers' price with value-added tax and subsidies",
          zh: "销售方每辆车所得：购买者价格，含增值税和补贴")),
      ParameterDeclaration(
        "tax_share", .number(unit: "1", .share),
        title: Title(en: "Tax in vehicle prices", zh: "车价含税比例"),
        meaning: Text(
          en: "share of the prices of vehicles, packs and charging posts that is product tax",
          zh: "车辆、电池组和充电设施价格中的产品税份额")),
      ParameterDeclaration(
        "displaced_vehicle_price", .array(axes: ["class"], unit: "CNY_table/vehicle", .nonNegative, absent: nil),
        title: Title(en: "Price of displaced vehicles", zh: "被替代车辆价格"),
        meaning: Text(en: "purchasers' price of the combustion vehicle that is not bought", zh: "被替代燃油车的购买者价格")),
      ParameterDeclaration(
        "displaced_tax_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        title: Title(en: "Tax in displaced vehicles' prices", zh: "被替代车价含税比例"),
        meaning: Text(en: "share of that price that is product tax", zh: "该价格中的产品税份额")),
      ParameterDeclaration(
        "batteries_made_in_region_share", .number(unit: "1", .share),
        title: Title(en: "Battery cells from the region", zh: "本地电芯占比"),
        meaning: Text(
          en: "share of the cells in vehicles made in the region that were made there too", zh: "本地区生产车辆所用电芯中本地生产的份额")),
      ParameterDeclaration(
        "pack_assembly_share", .number(unit: "1", .share),
        title: Title(en: "Pack assembly in the battery price", zh: "电池成组占电池价比例"),
        meaning: Text(
          en: "part of the makers' price of batteries that is the assembly of packs, with their electronics",
          zh: "整车厂电池价格中电池组组装（含电子部件）的份额"),
        optional: true),
      ParameterDeclaration(
        "packs_assembled_in_region_share", .number(unit: "1", .share),
        title: Title(en: "Packs assembled in the region", zh: "本地电池成组占比"),
        meaning: Text(en: "share of that assembly that takes place in the region", zh: "组装在本地区进行的份额"), optional: true),
      ParameterDeclaration(
        "household_share", .number(unit: "1", .share),
        title: Title(en: "Urban households' share of car energy", zh: "城镇居民用车能源占比"),
        meaning: Text(
          en:
            "share of the fuel and the electricity of private cars that urban households buy; rural ones buy the rest",
          zh: "私家车油费和电费中由城镇居民支付的份额，其余由农村居民支付")),
      ParameterDeclaration(
        "fuel_price", .array(axes: ["year"], unit: "CNY_table/L", .nonNegative, absent: nil),
        title: Title(en: "Fuel price", zh: "油价"),
        meaning: Text(en: "pump price of the displaced fuel", zh: "被替代燃油的零售价格")),
      ParameterDeclaration(
        "fuel_tax_share", .number(unit: "1", .share),
        title: Title(en: "Tax in the fuel price", zh: "油价含税比例"),
        meaning: Text(en: "share of the pump price that is product tax", zh: "零售价格中的产品税份额")),
      ParameterDeclaration(
        "electricity_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        title: Title(en: "Charging price", zh: "充电电价"),
        meaning: Text(en: "price of the electricity that charges the vehicles", zh: "充电电价")),
      ParameterDeclaration(
        "electricity_tax_share", .number(unit: "1", .share),
        title: Title(en: "Tax in the charging price", zh: "电价含税比例"),
        meaning: Text(en: "share of the electricity price that is product tax", zh: "电价中的产品税份额")),
      ParameterDeclaration(
        "hydrogen_price", .array(axes: ["year"], unit: "CNY_table/kg", .nonNegative, absent: nil),
        title: Title(en: "Hydrogen price", zh: "氢气价格"),
        meaning: Text(en: "price of hydrogen without tax", zh: "不含税氢气价格"), optional: true),
    ]
  }

  static var billShareParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "vehicle_bill_shares", .array(axes: ["class", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods in a vehicle", zh: "整车产品构成"),
        meaning: Text(
          en: "vehicles in producers' prices by sector, margins in their own sectors; sums to 1",
          zh: "车辆按部门划分的生产者价格构成，商贸运输费用计入各自部门，合计为1")
      ),
      ParameterDeclaration(
        "displaced_vehicle_bill_shares", .array(axes: ["class", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods in a displaced vehicle", zh: "被替代车辆产品构成"),
        meaning: Text(
          en: "the same for the combustion vehicles that are not bought; as the vehicles where it is not written",
          zh: "未购买的燃油车的同类构成；不写则与新能源车相同"),
        optional: true),
      ParameterDeclaration(
        "vehicle_part", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Vehicles in a sector's row", zh: "部门产品中整车占比"),
        meaning: Text(
          en: """
            part of a sector's rows in the bills of vehicles that is the vehicle itself, which comes from where it was made; \
            the rest is margin, supplied as the table says
            """, zh: "车辆采购中某部门一行属于车辆本身的份额（来自产地），其余为商贸运输费用，按表供给")),
      billShares(
        "battery_bill_shares",
        Text(
          en: "batteries that makers of vehicles buy, without assembly, by sector; sums to 1",
          zh: "整车厂购买电池（不含组装）的部门构成，合计为1")),
      billShares(
        "pack_assembly_bill_shares",
        Text(en: "assembly of packs that makers of vehicles buy, by sector; sums to 1", zh: "整车厂购买电池组组装的部门构成，合计为1"),
        optional: true),
      billShares(
        "replaced_parts_bill_shares",
        Text(
          en: "parts of combustion vehicles that makers buy no more, worth as much as the batteries; sums to 1",
          zh: "整车厂不再购买的燃油车零部件（价值与电池相同）的部门构成，合计为1")),
      billShares(
        "charging_post_bill_shares",
        Text(
          en: "charging posts in producers' prices by sector, margins in their own sectors; sums to 1",
          zh: "充电设施按部门划分的生产者价格构成，商贸运输费用计入各自部门，合计为1")),
      ParameterDeclaration(
        "outflow_bill_shares", .array(axes: ["class", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Goods in vehicles sold outside", zh: "外销整车产品构成"),
        meaning: Text(
          en: """
            the part of a vehicle's price without tax that is earned in the region when it is sold to other provinces, by \
            sector; sums to at most 1, the rest is margin earned where it is sold
            """, zh: "销往外省车辆的不含税价格中在本地区形成的部分，按部门；合计不超过1，其余在销售地形成")),
      billShares(
        "pack_bill_shares",
        Text(
          en: "replacement packs in producers' prices by sector, margins in their own sectors; sums to 1",
          zh: "更换电池组按部门划分的生产者价格构成，商贸运输费用计入各自部门，合计为1")),
      billShares(
        "fuel_bill_shares",
        Text(
          en: "fuel in producers' prices by sector, margins in their own sectors; sums to 1",
          zh: "燃油按部门划分的生产者价格构成，商贸运输费用计入各自部门，合计为1")),
      billShares(
        "electricity_bill_shares",
        Text(en: "electricity for charging in producers' prices by sector; sums to 1", zh: "充电用电按部门划分的生产者价格构成，合计为1")),
      billShares(
        "hydrogen_bill_shares",
        Text(en: "hydrogen in producers' prices by sector; sums to 1", zh: "氢气按部门划分的生产者价格构成，合计为1"), optional: true),
      billShares(
        "storage_bill_shares", Text(en: "batteries for storage by sector; sums to 1", zh: "储能电池的部门构成，合计为1"),
        optional: true),
    ]
  }

  /// The goods of one kind by sector.
  private static func billShares(_ key: String, _ meaning: Text, optional: Bool = false) -> ParameterDeclaration {
    ParameterDeclaration(
      key, .array(axes: ["sector"], unit: "1", .share, absent: 0), meaning: meaning, optional: optional)
  }
}
