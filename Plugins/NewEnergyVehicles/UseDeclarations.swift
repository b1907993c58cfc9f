import SimulationKit

extension NewEnergyVehicles {
  static var useParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "annual_distance", .array(axes: ["class"], unit: "km/(vehicle.year)", .nonNegative, absent: nil),
        title: Title(en: "Distance of a new vehicle a year", zh: "新车年行驶里程"),
        meaning: Text(en: "distance that a new vehicle is driven in a year", zh: "新车年行驶里程"),
        plausible: PlausibleRange(
          2000, 200_000,
          source: Text(en: "private cars run some 12,000 km a year, coaches 150,000 km", zh: "私家车年行驶约1.2万公里，长途客车约15万公里")
        )),
      ParameterDeclaration(
        "distance_decline", .array(axes: ["class"], unit: "1", Bounds(0, 0.5), absent: 0),
        title: Title(en: "Decline of distance with age", zh: "里程随车龄下降率"),
        meaning: Text(en: "part by which the distance falls with every year of a vehicle's age", zh: "车龄每增加一年里程下降的份额"),
        optional: true),
      ParameterDeclaration(
        "electric_distance_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        title: Title(en: "Electric share of distance", zh: "电力行驶里程占比"),
        meaning: Text(
          en: "share of the distance driven on electricity from the grid: below 1 for plug-in hybrids",
          zh: "使用网电行驶的里程份额；插电式混合动力车低于1")),
      ParameterDeclaration(
        "energy_use", .array(axes: ["class"], unit: "kWh/km", .nonNegative, absent: nil),
        title: Title(en: "Electricity per kilometre", zh: "单位里程电耗"),
        meaning: Text(
          en: "electricity from the battery for a kilometre driven on electricity from the grid", zh: "网电行驶每公里的电池耗电量"),
        plausible: PlausibleRange(
          0, 3,
          source: Text(
            en: "small cars use some 0.1 kWh/km, heavy trucks 1.5 to 2 kWh/km", zh: "小型车每公里约0.1千瓦时，重型货车1.5—2千瓦时"))),
      ParameterDeclaration(
        "hydrogen_distance_share", .array(axes: ["class"], unit: "1", .share, absent: 0),
        title: Title(en: "Hydrogen share of distance", zh: "氢能行驶里程占比"),
        meaning: Text(en: "share of the distance driven on hydrogen", zh: "使用氢气行驶的里程份额"), optional: true),
      ParameterDeclaration(
        "hydrogen_use", .array(axes: ["class"], unit: "kg/km", .nonNegative, absent: 0),
        title: Title(en: "Hydrogen per kilometre", zh: "单位里程氢耗"),
        meaning: Text(en: "hydrogen for a kilometre driven on it", zh: "用氢行驶每公里的氢耗"), optional: true,
        plausible: PlausibleRange(
          0, 0.2,
          source: Text(en: "cars take some 0.01 kg/km, buses 0.06 to 0.11 kg/km", zh: "乘用车每公里约0.01千克，客车0.06—0.11千克"))),
      ParameterDeclaration(
        "charging_loss", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Charging losses", zh: "充电损耗率"),
        meaning: Text(en: "share of the electricity from the grid that is lost in charging", zh: "充电过程中的网电损耗份额")),
      ParameterDeclaration(
        "displaced_share", .array(axes: ["class"], unit: "1", .share, absent: nil),
        title: Title(en: "Combustion vehicles displaced", zh: "替代燃油车比例"),
        meaning: Text(
          en: "combustion vehicles that are not bought for each new-energy vehicle sold", zh: "每售出一辆新能源汽车少购买的燃油车")),
      ParameterDeclaration(
        "displaced_fuel_use", .array(axes: ["class"], unit: "L/km", .nonNegative, absent: nil),
        title: Title(en: "Fuel use of displaced vehicles", zh: "被替代车辆油耗"),
        meaning: Text(
          en: "fuel that the displaced combustion vehicle would have burnt for a kilometre", zh: "被替代燃油车每公里的油耗")),
      ParameterDeclaration(
        "unmanaged_shape", .array(axes: ["class", "hour_of_day"], unit: "1", .share, absent: nil),
        title: Title(en: "Hourly charging, unmanaged", zh: "无序充电曲线"),
        meaning: Text(
          en: "share of a day's charging in each hour if nobody manages it; sums to 1", zh: "不作管理时各小时充电占全天的份额，合计为1")),
      ParameterDeclaration(
        "managed_shape", .array(axes: ["class", "hour_of_day"], unit: "1", .share, absent: nil),
        title: Title(en: "Hourly charging, managed", zh: "有序充电曲线"),
        meaning: Text(en: "the same if it is managed", zh: "有序管理时各小时充电占全天的份额，合计为1")),
      ParameterDeclaration(
        "managed_share", .array(axes: ["year"], unit: "1", .share, absent: nil),
        title: Title(en: "Managed share of charging", zh: "有序充电占比"),
        meaning: Text(en: "share of the charging that is managed", zh: "有序充电的份额")),
    ]
  }

  static var postParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "posts",
        .records(
          ParameterDeclaration.recordTitles(of: Text(en: "the kind", zh: "设施")) + [
            ParameterDeclaration(
              "price", .number(unit: "CNY_table", .nonNegative),
              title: Title(en: "Price of a charging post", zh: "充电桩价格"),
              meaning: Text(en: "purchasers' price of a post, installed", zh: "每个设施的购买者价格，含安装")),
            ParameterDeclaration(
              "power", .number(unit: "kW", .nonNegative), title: Title(en: "Power of a charging post", zh: "充电桩功率"),
              meaning: Text(en: "power of a post", zh: "每个设施的功率")),
            ParameterDeclaration(
              "life", .number(unit: "year", Bounds(1)),
              title: Title(en: "Life", zh: "寿命"), meaning: Text(en: "years until a post is built anew", zh: "设施重建的年限")),
            ParameterDeclaration(
              "battery", .number(unit: "kWh", .nonNegative),
              title: Title(en: "Batteries of a swapping station", zh: "换电站电池"),
              meaning: Text(
                en: "batteries that a swapping station holds beside those in vehicles", zh: "换电站除车载电池外的备用电池"),
              optional: true),
          ]), meaning: Text(en: "kinds of charging posts and swapping stations", zh: "充电设施和换电站的种类")),
      ParameterDeclaration(
        "posts_per_vehicle", .array(axes: ["class", "post"], unit: "1", .nonNegative, absent: 0),
        title: Title(en: "Charging posts per vehicle", zh: "车桩配比"),
        meaning: Text(en: "posts of each kind that a vehicle in use needs", zh: "每辆在用车所需的各类设施数量")),
      ParameterDeclaration(
        "posts_made_in_region_share", .number(unit: "1", .share),
        title: Title(en: "Charging posts from the region", zh: "本地充电桩占比"),
        meaning: Text(
          en: "share of the posts' equipment that is made in the region; not written, the table's",
          zh: "设施设备在本地区生产的份额；不写则按投入产出表"), optional: true),
      ParameterDeclaration(
        "post_part", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Posts in a sector's row", zh: "部门产品中充电桩占比"),
        meaning: Text(
          en: "part of a sector's row in the bill of posts that is their equipment", zh: "设施采购中某部门一行属于设备的份额"),
        optional: true),
    ]
  }

  static var productParameters: [ParameterDeclaration] {
    func optional(_ key: String, _ kind: ParameterKind, _ meaning: Text) -> ParameterDeclaration {
      ParameterDeclaration(key, kind, meaning: meaning, optional: true)
    }
    return [
      optional(
        "vehicle_to_grid_share", .array(axes: ["class", "year"], unit: "1", .share, absent: 0),
        Text(en: "share of the vehicles in use that can feed power back", zh: "在用车辆中可向电网放电的份额")),
      optional(
        "vehicle_to_grid_power", .number(unit: "kW", .nonNegative),
        Text(en: "power that such a vehicle feeds back", zh: "每辆车向电网放电的功率")),
      optional(
        "vehicle_to_grid_depth", .number(unit: "1", .share),
        Text(en: "part of its pack that it gives in a cycle", zh: "一次循环放出的电池容量份额")),
      optional(
        "vehicle_to_grid_cycles", .number(unit: "1", Bounds(0, 366)), Text(en: "cycles in a year", zh: "每年循环次数")),
      optional(
        "vehicle_to_grid_loss", .number(unit: "1", Bounds(0, 0.9)),
        Text(en: "share of the electricity from the grid that is lost until it is fed back", zh: "自网电充入至放回的损耗份额")),
      optional(
        "storage_production", .array(axes: ["year"], unit: "GWh", .nonNegative, absent: nil),
        Text(en: "batteries for storage made in the region", zh: "本地区生产的储能电池")),
      optional(
        "storage_installed", .array(axes: ["year"], unit: "GWh", .nonNegative, absent: nil),
        Text(en: "batteries for storage bought in the region", zh: "本地区购买的储能电池")),
      optional(
        "storage_price", .array(axes: ["year"], unit: "CNY_table/kWh", .nonNegative, absent: nil),
        Text(en: "price of batteries for storage without tax, at the works", zh: "储能电池不含税出厂价格")),
      optional(
        "storage_made_in_region_share", .number(unit: "1", .share),
        Text(
          en: "share of the batteries for storage bought in the region that were made there", zh: "本地区购买的储能电池中本地生产的份额")),
      optional(
        "storage_chemistry_share", .array(axes: ["chemistry", "year"], unit: "1", .share, absent: 0),
        Text(en: "share of the batteries for storage by chemistry; sums to 1", zh: "储能电池分类型份额，合计为1")),
    ]
  }
}
