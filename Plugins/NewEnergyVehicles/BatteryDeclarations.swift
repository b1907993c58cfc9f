import SimulationKit

extension NewEnergyVehicles {
  static var batteryParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "chemistries",
        .records([
          ParameterDeclaration(
            "title_en", .text, meaning: "the chemistry as reports in English name it", optional: true),
          ParameterDeclaration(
            "title_zh", .text, meaning: "the chemistry as reports in Chinese name it", optional: true),
        ]), meaning: "battery chemistries"),
      ParameterDeclaration(
        "pack_size", .array(axes: ["class", "year"], unit: "kWh/vehicle", .positive, absent: nil),
        title: Title(en: "Battery pack size", zh: "电池包容量"),
        meaning: """
          battery capacity of a vehicle sold in the year, and of a pack that replaces one then; earlier years have that of \
          the first
          """,
        plausible: PlausibleRange(
          0.5, 700, source: "hybrid and fuel-cell cars have some 1 kWh, heavy trucks 300 to 600")),
      ParameterDeclaration(
        "chemistry_share", .array(axes: ["class", "chemistry", "year"], unit: "1", .share, absent: 0),
        title: Title(en: "Share of a battery chemistry", zh: "电池体系占比"),
        meaning: "share of the battery capacity by chemistry; sums to 1; earlier years have those of the first"),
      ParameterDeclaration(
        "pack_life_scale", .array(axes: ["class"], unit: "year", .positive, absent: nil),
        title: Title(en: "Scale of pack life", zh: "电池包寿命尺度"),
        meaning: "scale of the Weibull survival of packs, not the mean life"),
      ParameterDeclaration(
        "pack_life_shape", .array(axes: ["class"], unit: "1", .positive, absent: nil),
        title: Title(en: "Shape of pack life", zh: "电池包寿命形状"), meaning: "shape of the Weibull survival of packs"),
      ParameterDeclaration(
        "production_scrap", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Scrap in battery production", zh: "电池生产废品率"),
        meaning: "share of the batteries made that is scrapped in making them"),
    ]
  }

  static var afterUseParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "collection_share", .array(axes: ["year"], unit: "1", .share, absent: nil),
        title: Title(en: "Collection of used packs", zh: "废旧电池回收率"),
        meaning: "share of the packs that come out of vehicles which is collected; earlier years have that of the first"
      ),
      ParameterDeclaration(
        "state_of_health", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "State of health of used packs", zh: "退役电池健康度"),
        meaning: "capacity left of a pack that comes out of a vehicle, over that when new"),
      ParameterDeclaration(
        "second_life_share", .array(axes: ["chemistry"], unit: "1", .share, absent: 0),
        title: Title(en: "Second-life share of packs", zh: "梯次利用比例"),
        meaning: "share of the collected packs that is used again in storage; the rest is recycled at once"),
      ParameterDeclaration(
        "second_life_scale", .number(unit: "year", .positive), title: Title(en: "Scale of second life", zh: "梯次利用寿命尺度"),
        meaning: "scale of the Weibull survival in storage"),
      ParameterDeclaration(
        "second_life_shape", .number(unit: "1", .positive), title: Title(en: "Shape of second life", zh: "梯次利用寿命形状"),
        meaning: "shape of the Weibull survival in storage"),
      ParameterDeclaration(
        "recovery_share", .array(axes: ["material"], unit: "1", .share, absent: 0),
        title: Title(en: "Recovery of materials", zh: "材料再生率"),
        meaning: "share of a material in recycled batteries that is recovered",
        default: .init(
          .array([0.85, 0.98, 0.98, 0.98, 0, 0.9]), .unverified,
          source: Text(
            en:
              "MIIT, requirements for the comprehensive use of waste traction batteries, 2016 and 2019: nickel, cobalt and manganese at least 98 %, lithium at least 85 %, from memory; graphite is burnt or dumped, copper assumed",
            zh: "工信部废旧动力蓄电池综合利用行业规范条件（2016、2019年）：镍钴锰回收率不低于98%，锂不低于85%，凭记忆；石墨焚烧或填埋，铜为假设"))),
      ParameterDeclaration(
        "material_intensity", .array(axes: ["chemistry", "material"], unit: "kg/kWh", .nonNegative, absent: 0),
        title: Title(en: "Material in batteries", zh: "电池材料用量"),
        meaning: "material in a battery; of chemistries with a cathode_energy without the metals of their formula"),
      ParameterDeclaration(
        "cathode_energy", .array(axes: ["chemistry"], unit: "Wh/kg", .nonNegative, absent: 0),
        title: Title(en: "Energy of the cathode", zh: "正极能量密度"),
        meaning: """
          specific capacity of the cathode times the mean voltage; where it is above 0, lithium, nickel, cobalt and \
          manganese follow from cathode_atoms
          """, optional: true),
      ParameterDeclaration(
        "cathode_atoms", .array(axes: ["chemistry", "element"], unit: "1", .nonNegative, absent: 0),
        title: Title(en: "Atoms in the cathode", zh: "正极原子数"), meaning: "atoms in a formula unit of the cathode",
        optional: true),
    ]
  }
}
