import SimulationKit

extension NewEnergyVehicles {
  static var fleetParameters: [ParameterDeclaration] { classParameters + numberParameters }

  private static var classParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration("classes", .records(classFields), meaning: "vehicle classes"),
      ParameterDeclaration(
        "within_year", .choice(WithinYear.allCases.map(\.rawValue)),
        meaning: """
          when in a year survival is read: at its start all that were sold in it still live, in its middle they are half a \
          year old, at its end a year
          """,
        default: .init(
          .text("start"), .assumption,
          source: Text(
            en: "Whole years since the year of sale, as ODYM counts them and survival curves of vehicles are fitted",
            zh: "自销售年起的整年数，与ODYM的计数和车辆存活曲线的拟合一致"))),
      ParameterDeclaration(
        "bass_form", .choice(["continuous", "steps"]),
        meaning: "Bass diffusion as a curve in time whose yearly increments are sales, or from year to year",
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
    return [
      ParameterDeclaration("title_en", .text, meaning: "the class as reports in English name it", optional: true),
      ParameterDeclaration("title_zh", .text, meaning: "the class as reports in Chinese name it", optional: true),
      ParameterDeclaration(
        "buyer", .choice(["households", "firms"]),
        meaning: "who buys it: households, or firms and transit operators as fixed capital"),
      ParameterDeclaration(
        "adoption", .choice(Adoption.allCases.map(\.rawValue)),
        meaning: """
          what its sales follow from: a path (sales), a Bass diffusion, a logistic share of total_sales, or a target stock
          """,
        default: .init(
          .text("path"), .assumption, source: Text(en: "sales are given where nothing else is said", zh: "未作说明时给定销量"))),
      ParameterDeclaration(
        "survival", .choice(["weibull", "normal", "log_normal", "fixed", "step"]),
        meaning: "law of the vehicles' life; fixed: all end at one age; step: compulsory scrap at an age"),
      number("life_scale", "year", .positive, "scale of a Weibull life, not the mean life"),
      number("life_shape", "1", .positive, "shape of a Weibull life"),
      number("life_mean", "year", .positive, "mean of a normal or log-normal life"),
      number("life_deviation", "year", .positive, "standard deviation of a normal or log-normal life"),
      number("life", "year", .positive, "age at which all vehicles end, of a fixed life or a step"),
      ParameterDeclaration(
        "replacement_limit", .integer(Bounds(0, 100)),
        title: Title(en: "Last year of pack replacement", zh: "电池更换年限"),
        meaning: "last year since the sale in which a failed pack is replaced; later the vehicle leaves with it",
        optional: true),
      ParameterDeclaration(
        "early_retirement", .boolean,
        meaning: "whether vehicles above a target stock are retired before their time, the same part of every cohort",
        optional: true),
      number("bass_innovation", "1", .positive, "coefficient of innovation p, a year"),
      number("bass_imitation", "1", .nonNegative, "coefficient of imitation q, a year"),
      number("bass_market", "1e4 vehicle", .positive, "vehicles sold in the end, m"),
      ParameterDeclaration(
        "bass_first_year", .integer(Bounds(1900, 2200)), title: Title(en: "First year of the diffusion", zh: "扩散起始年"),
        meaning: "calendar year in which the diffusion begins",
        optional: true),
      number("share_ceiling", "1", .share, "share of total sales that is reached in the end"),
      number("share_rate", "1", .positive, "steepness of the logistic share, a year"),
      number("share_midpoint", "1", Bounds(1900, 2200), "calendar year in which half of the ceiling is reached"),
    ]
  }

  private static var numberParameters: [ParameterDeclaration] {
    [
      ParameterDeclaration(
        "sales", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "New-energy vehicles sold", zh: "新能源汽车销量"),
        meaning: "new-energy vehicles sold in the region in the year, of classes with a path", optional: true,
        plausible: PlausibleRange(
          0, 500, source: "all of China registered some 950 of all classes in 2023 (CAAM, from memory)")),
      ParameterDeclaration(
        "earlier_sales", .array(axes: ["class", "earlier_year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "Earlier sales of new-energy vehicles", zh: "往年新能源汽车销量"),
        meaning: "the same for the years before the run's first; not written, nothing was sold before", optional: true),
      ParameterDeclaration(
        "total_sales", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "Vehicles of every drive sold", zh: "汽车总销量"),
        meaning: "vehicles of every drive sold in the region, of classes with a logistic share", optional: true),
      ParameterDeclaration(
        "target_stock", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "Target stock of vehicles", zh: "目标保有量"),
        meaning: "vehicles in use at the end of the year, of classes with a target stock", optional: true),
      ParameterDeclaration(
        "registration_loss", .array(axes: ["class"], unit: "1", Bounds(0, 0.9), absent: 0),
        title: Title(en: "Loss of registrations", zh: "注册损失率"),
        meaning: """
          share of the vehicles sold that the register never holds: dealers' stocks, vehicles that leave the region or \
          were not delivered
          """, optional: true),
      ParameterDeclaration(
        "production", .array(axes: ["class", "year"], unit: "1e4 vehicle", .nonNegative, absent: 0),
        title: Title(en: "New-energy vehicles made", zh: "新能源汽车产量"),
        meaning: "new-energy vehicles made in the region in the year",
        plausible: PlausibleRange(
          0, 500, source: "all of China made some 960 of all classes in 2023 (CAAM, from memory)")),
      ParameterDeclaration(
        "population", .number(unit: "1e4 person", .positive),
        title: Title(en: "Population", zh: "人口"),
        meaning: "inhabitants of the region; more vehicles in use than people are warned of", optional: true),
      ParameterDeclaration(
        "made_in_region_share", .array(axes: ["class"], unit: "1", .share, absent: 0),
        title: Title(en: "Vehicles sold that were made here", zh: "本地产车销售占比"),
        meaning: "share of the vehicles sold in the region that were made there"),
    ]
  }
}
