import SimulationKit

extension NewEnergyVehicles {
  static var fleetParameters: [ParameterDeclaration] { classParameters + numberParameters }

  private static var classParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration("classes", .records(classFields), meaning: Text(en: "vehicle classes", zh: "车型")),
      ParameterDeclaration(
        "within_year", .choice(WithinYear.allCases.map(\.rawValue)),
        meaning: Text(
          en: """
            when in a year survival is read: at its start all that were sold in it still live, in its middle they are half a \
            year old, at its end a year
            """, zh: "存活率的计时点：年初为当年售出者全部在用，年中为车龄半年，年末为一年"),
        default: .init(
          .text("start"), .assumption,
          source: Text(
            en: "Whole years since the year of sale, as ODYM counts them and survival curves of vehicles are fitted",
            zh: "自销售年起的整年数，与ODYM的计数和车辆存活曲线的拟合一致"))),
      ParameterDeclaration(
        "bass_form", .choice(["continuous", "steps"]),
        meaning: Text(
          en: "Bass diffusion as a curve in time whose yearly increments are sales, or from year to year",
          zh: "巴斯扩散按时间曲线取各年增量，或逐年递推"),
        default: .init(
          .text("continuous"), .document,
          source: Text(
            en: "Bass (1969), Management Science 15(5), 215-227", zh: "Bass（1969），Management Science 15(5)，215-227"))),
    ]
  }

  private static var classFields: [ParameterDeclaration] {
    func number(_ key: String, _ unit: String, _ bounds: Bounds, _ meaning: Text) -> ParameterDeclaration {
      ParameterDeclaration(key, .number(unit: unit, bounds), meaning: meaning, optional: true)
    }
    return ParameterDeclaration.recordTitles(of: Text(en: "the class", zh: "车型")) + [
      ParameterDeclaration(
        "buyer", .choice(["households", "firms"]),
        meaning: Text(
          en: "who buys it: households, or firms and transit operators as fixed capital",
          zh: "购买者：居民，或作为固定资产购入的企业和公交运营单位")),
      ParameterDeclaration(
        "adoption", .choice(Adoption.allCases.map(\.rawValue)),
        meaning: Text(
          en: """
            what its sales follow from: a path (sales), a Bass diffusion, a logistic share of total_sales, or a target stock
            """, zh: "销量的来源：给定路径（sales）、巴斯扩散、总销量（total_sales）的逻辑斯蒂份额，或目标保有量"),
        default: .init(
          .text("path"), .assumption, source: Text(en: "sales are given where nothing else is said", zh: "未作说明时给定销量"))),
      ParameterDeclaration(
        "survival", .choice(["weibull", "normal", "log_normal", "fixed", "step"]),
        meaning: Text(
          en: "law of the vehicles' life; fixed: all end at one age; step: compulsory scrap at an age",
          zh: "车辆寿命分布；fixed 为同一车龄全部退出，step 为到龄强制报废")),
      number(
        "life_scale", "year", .positive,
        Text(en: "scale of a Weibull life, not the mean life", zh: "威布尔寿命的尺度参数（不是平均寿命）")),
      number("life_shape", "1", .positive, Text(en: "shape of a Weibull life", zh: "威布尔寿命的形状参数")),
      number("life_mean", "year", .positive, Text(en: "mean of a normal or log-normal life", zh: "正态或对数正态寿命的均值")),
      number(
        "life_deviation", "year", .positive,
        Text(en: "standard deviation of a normal or log-normal life", zh: "正态或对数正态寿命的标准差")),
      number(
        "life", "year", .positive,
        Text(en: "age at which all vehicles end, of a fixed life or a step", zh: "固定寿命或到龄报废的车龄")),
      ParameterDeclaration(
        "replacement_limit", .integer(Bounds(0, 100)),
        title: Title(en: "Last year of pack replacement", zh: "电池更换年限"),
        meaning: Text(
          en: "last year since the sale in which a failed pack is replaced; later the vehicle leaves with it",
          zh: "售出后多少年内电池失效仍予更换；此后车辆随电池一并退出"),
        optional: true),
      ParameterDeclaration(
        "early_retirement", .boolean,
        meaning: Text(
          en: "whether vehicles above a target stock are retired before their time, the same part of every cohort",
          zh: "超过目标保有量的车辆是否提前退役，各批次比例相同"),
        optional: true),
      number("bass_innovation", "1", .positive, Text(en: "coefficient of innovation p, a year", zh: "创新系数p（每年）")),
      number("bass_imitation", "1", .nonNegative, Text(en: "coefficient of imitation q, a year", zh: "模仿系数q（每年）")),
      number("bass_market", "1e4 vehicle", .positive, Text(en: "vehicles sold in the end, m", zh: "最终市场容量m")),
      ParameterDeclaration(
        "bass_first_year", .integer(Bounds(1900, 2200)),
        title: Title(en: "First year of the diffusion", zh: "扩散起始年"),
        meaning: Text(en: "calendar year in which the diffusion begins", zh: "扩散开始的年份"),
        optional: true),
      number(
        "share_ceiling", "1", .share, Text(en: "share of total sales that is reached in the end", zh: "最终达到的总销量份额")),
      number("share_rate", "1", .positive, Text(en: "steepness of the logistic share, a year", zh: "逻辑斯蒂份额的增长速度（每年）")),
      number(
        "share_midpoint", "1", Bounds(1900, 2200),
        Text(en: "calendar year in which half of the ceiling is reached", zh: "达到上限一半的年份")),
    ]
  }

  private static var numberParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "sales", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "New-energy vehicles sold", zh: "新能源汽车销量"),
        meaning: Text(
          en: "new-energy vehicles sold in the region in the year, of classes with a path", zh: "给定路径车型当年在本地区售出的新能源汽车"),
        optional: true,
        plausible: PlausibleRange(
          0, 500,
          source: Text(
            en: "all of China registered some 950 of all classes in 2023 (CAAM, from memory)",
            zh: "2023年全国各类销量约950万辆（中汽协，凭记忆）"))),
      ParameterDeclaration(
        "earlier_sales", .array(axes: ["class", "earlier_year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "Earlier sales of new-energy vehicles", zh: "往年新能源汽车销量"),
        meaning: Text(
          en: "the same for the years before the run's first; not written, nothing was sold before",
          zh: "首年之前各年的销量；不写则为没有销售"), optional: true),
      ParameterDeclaration(
        "total_sales", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "Vehicles of every drive sold", zh: "汽车总销量"),
        meaning: Text(
          en: "vehicles of every drive sold in the region, of classes with a logistic share",
          zh: "逻辑斯蒂份额车型在本地区售出的各类动力车辆总数"), optional: true),
      ParameterDeclaration(
        "target_stock", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "Target stock of vehicles", zh: "目标保有量"),
        meaning: Text(
          en: "vehicles in use at the end of the year, of classes with a target stock", zh: "目标保有量车型的年末在用车辆"),
        optional: true),
      ParameterDeclaration(
        "registration_loss", .array(axes: ["class"], unit: "1", Bounds(0, 0.9), absent: 0),
        title: Title(en: "Loss of registrations", zh: "注册损失率"),
        meaning: Text(
          en: """
            share of the vehicles sold that the register never holds: dealers' stocks, vehicles that leave the region or \
            were not delivered
            """, zh: "售出而未登记的份额：经销商库存、驶离本地区或未交付的车辆"), optional: true),
      ParameterDeclaration(
        "production", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "New-energy vehicles made", zh: "新能源汽车产量"),
        meaning: Text(en: "new-energy vehicles made in the region in the year", zh: "本地区当年生产的新能源汽车"),
        plausible: PlausibleRange(
          0, 500,
          source: Text(
            en: "all of China made some 960 of all classes in 2023 (CAAM, from memory)",
            zh: "2023年全国各类产量约960万辆（中汽协，凭记忆）"))),
      ParameterDeclaration(
        "population", .number(unit: "1e4 person", .positive),
        title: Title(en: "Population", zh: "人口"),
        meaning: Text(
          en: "inhabitants of the region; more vehicles in use than people are warned of", zh: "本地区人口；在用车辆超过人口时给出警告"),
        optional: true),
      ParameterDeclaration(
        "made_in_region_share", .array(axes: ["class"], unit: "1", .share, absent: 0),
        title: Title(en: "Vehicles sold that were made here", zh: "本地产车销售占比"),
        meaning: Text(en: "share of the vehicles sold in the region that were made there", zh: "本地区售出车辆中本地生产的份额")),
    ]
  }
}
