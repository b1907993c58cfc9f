import ScratchFolder

extension ScenarioCase {
  /// Changes of the economy with every space but the growth of an industry, by names and codes, over years of their own.
  package static let fourChanges =
    """
    [economy.changes.data-centres]
    verb = "add"
    space = "flow"
    from = "电力热力"
    to = "ICT"
    amount = "5 亿元_2017"
    first_year = 2018
    reason = "Data centres"
    offset = { value_added = 1 }
    [economy.changes.software]
    verb = "set"
    space = "coefficient"
    from = "Information and software services"
    to = "ICT"
    coefficient = 0.01
    first_year = 2019
    last_year = 2019
    reason = "Software is licensed"
    offset = { value_added = 1 }
    [economy.changes.building]
    verb = "scale"
    space = "final_demand"
    from = "CON"
    to = "all"
    factor = { 2017 = 1, growth = "-1 %" }
    reason = "Less is built"
    [economy.changes.parks]
    verb = "add"
    space = "final_demand"
    from = "建筑"
    to = "固定资本形成总额"
    amount = { 2015 = 0, 2017 = 0, 2020 = 30, interpolation = "linear" }
    reason = "Parks"
    """

  /// A case over a base without modules in which three numbers of electricity vary.
  package init(overVaryingBase text: String) throws {
    try self.init("", modules: false, files: ["under.toml": Self.varyingBase])
    try folder.write(
      "base = \"under.toml\"\nname = \"case\"\ntitle_en = \"A case\"\ntitle_zh = \"案例\"\n" + text, to: "case.toml")
  }

  private static let varyingBase = """
    base = "without-modules.toml"
    name = "under"
    title_en = "U"
    title_zh = "下"

    [uncertain]
    "electricity.losses" = { distribution = "triangular", low = 0.05, mode = 0.06, high = 0.08 }

    [levers]
    "electricity.net_import_share" = { low = 0.05, high = 0.2 }
    "electricity.consumption" = { values = ["280 TWh", "290 TWh"] }
    """

  /// Wind parks of a constant capacity from 2015 on, and none before.
  package static func parks(_ name: String, capacity: Double) -> String {
    """
    [modules.\(name)]
    module = "wind-solar"
    capacity_before = 0
    capacity = { wind = \(capacity), solar = 0 }
    full_load_hours = 2000
    capital_cost = "7 CNY_2017/W"
    cumulative_capacity = 100
    cumulative_capacity_reference = 100
    learning_rate = 0
    spillover_share = 0
    tax_share = 0
    bill_shares = { value = { wind = { MCH = 1 }, solar = { ELE = 1 } } }

    """
  }

  /// Two instances of one module, of 0.1 and 0.2 GW.
  package static let twoInstances = parks("north-parks", capacity: 0.1) + parks("south-parks", capacity: 0.2)
}
