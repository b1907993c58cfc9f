import SimulationKit

extension NewEnergyVehicles {
  static var batteryParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "chemistries",
        .records(ParameterDeclaration.recordTitles(of: Text(en: "the chemistry", zh: "电池类型"))),
        meaning: Text(en: "battery chemistries", zh: "电池类型")),
      ParameterDeclaration(
        "pack_size", .array(axes: ["class", "year"], unit: "kWh/vehicle", .positive, absent: nil),
        title: Title(en: "Battery pack size", zh: "电池包容量"),
        meaning: Text(
          en: """
            battery capacity of a vehicle sold in the year, and of a pack that replaces one then; earlier years have that of \
            the first
            """, zh: "当年售出车辆的电池容量，也是当年更换电池组的容量；更早年份取首年值"),
        plausible: PlausibleRange(
          0.5, 700,
          source: Text(
            en: "hybrid and fuel-cell cars have some 1 kWh, heavy trucks 300 to 600",
            zh: "混合动力和燃料电池乘用车约1千瓦时，重型货车300—600千瓦时"))),
      ParameterDeclaration(
        "chemistry_share", .array(axes: ["class", "chemistry", "year"], unit: "1", .share, absent: 0),
        title: Title(en: "Share of a battery chemistry", zh: "电池体系占比"),
        meaning: Text(
          en: "share of the battery capacity by chemistry; sums to 1; earlier years have those of the first",
          zh: "各电池类型占电池容量的份额，合计为1；更早年份取首年值")),
      ParameterDeclaration(
        "pack_life_scale", .array(axes: ["class"], unit: "year", .positive, absent: nil),
        title: Title(en: "Scale of pack life", zh: "电池包寿命尺度"),
        meaning: Text(en: "scale of the Weibull survival of packs, not the mean life", zh: "电池组威布尔存活分布的尺度参数（不是平均寿命）")),
      ParameterDeclaration(
        "pack_life_shape", .array(axes: ["class"], unit: "1", .positive, absent: nil),
        title: Title(en: "Shape of pack life", zh: "电池包寿命形状"),
        meaning: Text(en: "shape of the Weibull survival of packs", zh: "电池组威布尔存活分布的形状参数")),
      ParameterDeclaration(
        "production_scrap", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Scrap in battery production", zh: "电池生产废品率"),
        meaning: Text(en: "share of the batteries made that is scrapped in making them", zh: "电池生产中的报废份额")),
    ]
  }

  static var afterUseParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "collection_share", .array(axes: ["year"], unit: "1", .share, absent: nil),
        title: Title(en: "Collection of used packs", zh: "废旧电池回收率"),
        meaning: Text(
          en: "share of the packs that come out of vehicles which is collected; earlier years have that of the first",
          zh: "车辆退下的电池组中被回收的份额；更早年份取首年值")
      ),
      ParameterDeclaration(
        "state_of_health", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "State of health of used packs", zh: "退役电池健康度"),
        meaning: Text(
          en: "capacity left of a pack that comes out of a vehicle, over that when new", zh: "退役电池组剩余容量与新品之比")),
      ParameterDeclaration(
        "second_life_share", .array(axes: ["chemistry"], unit: "1", .share, absent: 0),
        title: Title(en: "Second-life share of packs", zh: "梯次利用比例"),
        meaning: Text(
          en: "share of the collected packs that is used again in storage; the rest is recycled at once",
          zh: "回收电池组中用于储能梯次利用的份额，其余立即再生利用")),
      ParameterDeclaration(
        "second_life_scale", .number(unit: "year", .positive),
        title: Title(en: "Scale of second life", zh: "梯次利用寿命尺度"),
        meaning: Text(en: "scale of the Weibull survival in storage", zh: "梯次利用威布尔存活分布的尺度参数")),
      ParameterDeclaration(
        "second_life_shape", .number(unit: "1", .positive),
        title: Title(en: "Shape of second life", zh: "梯次利用寿命形状"),
        meaning: Text(en: "shape of the Weibull survival in storage", zh: "梯次利用威布尔存活分布的形状参数")),
      ParameterDeclaration(
        "recovery_share", .array(axes: ["material"], unit: "1", .share, absent: 0),
        title: Title(en: "Recovery of materials", zh: "材料再生率"),
        meaning: Text(en: "share of a material in recycled batteries that is recovered", zh: "再生利用电池中某材料的回收率"),
        default: .init(
          .array([0.85, 0.98, 0.98, 0.98, 0, 0.9]), .unverified,
          source: Text(
            en:
              "MIIT, requirements for the comprehensive use of waste traction batteries, 2016 and 2019: nickel, cobalt and manganese at least 98 %, lithium at least 85 %, from memory; graphite is burnt or dumped, copper assumed",
            zh: "工信部废旧动力蓄电池综合利用行业规范条件（2016、2019年）：镍钴锰回收率不低于98%，锂不低于85%，凭记忆；石墨焚烧或填埋，铜为假设"))),
      ParameterDeclaration(
        "material_intensity", .array(axes: ["chemistry", "material"], unit: "kg/kWh", .nonNegative, absent: 0),
        title: Title(en: "Material in batteries", zh: "电池材料用量"),
        meaning: Text(
          en: "material in a battery; of chemistries with a cathode_energy without the metals of their formula",
          zh: "单位电池所含材料；给出 cathode_energy 的类型不含化学式中的金属")),
      ParameterDeclaration(
        "cathode_energy", .array(axes: ["chemistry"], unit: "Wh/kg", .nonNegative, absent: 0),
        title: Title(en: "Energy of the cathode", zh: "正极能量密度"),
        meaning: Text(
          en: """
            specific capacity of the cathode times the mean voltage; where it is above 0, lithium, nickel, cobalt and \
            manganese follow from cathode_atoms
            """, zh: "正极比容量乘以平均电压；大于0时锂、镍、钴、锰由 cathode_atoms 推算"), optional: true),
      ParameterDeclaration(
        "cathode_atoms", .array(axes: ["chemistry", "element"], unit: "1", .nonNegative, absent: 0),
        title: Title(en: "Atoms in the cathode", zh: "正极原子数"),
        meaning: Text(en: "atoms in a formula unit of the cathode", zh: "正极化学式单位中的原子数"), optional: true),
    ]
  }
}
