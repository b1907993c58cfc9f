import Economy
import RegionalBase
package import SimulationKit

/// The economy's own parts of a scenario, declared in the words that modules use, so that one check, one reference page
/// and one schema serve both.
package enum EconomySections {
  /// A part of the scenario file: its header and what may stand under it.
  package struct Section: Sendable {
    package var name: String
    package var meaning: String
    package var declarations: [ParameterDeclaration]

    package init(name: String, meaning: String, declarations: [ParameterDeclaration]) {
      self.name = name
      self.meaning = meaning
      self.declarations = declarations
    }
  }

  package static let all = [economy, sales, electricity, strategicIndustries, plan, coupling]

  package static let economy = Section(
    name: "economy", meaning: "the input-output table and what grows around it",
    declarations: [
      ParameterDeclaration("table", .text, meaning: "the input-output table, a file beside the one that names it"),
      ParameterDeclaration(
        "parts", .text,
        meaning:
          "parts of sectors that become sectors of their own, each of a strategic industry, a CSV file beside the one that names it",
        optional: true),
      ParameterDeclaration(
        "profiles", .text,
        meaning: "national profiles that sectors are split by, a CSV file beside the one that names it", optional: true),
      ParameterDeclaration(
        "growth", .array(axes: ["final_demand", "year"], unit: "1", Bounds(-0.9, 1), absent: nil),
        title: Title(en: "Growth of final demand", zh: "最终需求增长率"),
        meaning: "growth of each final-demand category against the year before, in the table's prices",
        plausible: PlausibleRange(-0.15, 0.3, source: "final demand of a region seldom changes by more in a year")),
      ParameterDeclaration(
        "markets", .records(marketFields),
        meaning: "products whose sales grow with a market of their own instead of with their category", optional: true),
      ParameterDeclaration(
        "import_substitution", .array(axes: ["sector", "year"], unit: "1", Bounds(-10, 1), absent: 0),
        title: Title(en: "Import substitution", zh: "进口替代率"),
        meaning:
          "part of the table's import share that the region's own products take over, θ in m(t) = m(a) (1 - θ(t))",
        optional: true),
      ParameterDeclaration(
        "changes", .records(changeFields),
        meaning: "changes of the table's flows, technical coefficients and final demand, applied in their order",
        optional: true),
      ParameterDeclaration(
        "financed_by",
        .records([
          ParameterDeclaration("bill", .text, meaning: "the module whose investment is meant"),
          ParameterDeclaration("fund", .text, meaning: "the module whose money pays a part of it"),
          ParameterDeclaration("industry", .text, meaning: "the industry of the fund that the money comes from"),
          ParameterDeclaration(
            "share", .number(unit: "1", .share),
            title: Title(en: "Share of fund money counted elsewhere", zh: "基金重复投资比例"),
            meaning: "the share of the fund's money in that industry which is this investment"),
        ]), meaning: "investment that two modules describe; it is counted once, with the first", optional: true),
      ParameterDeclaration(
        "households", .choice(["open", "closed"]),
        meaning: "whether a part of households' consumption follows the income that production pays them; open: none",
        optional: true),
      ParameterDeclaration(
        "income_share", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "Income share of households", zh: "居民收入占比"),
        meaning:
          "for closed households: share of value added that they earn and spend here; other consumption is autonomous",
        optional: true),
      ParameterDeclaration(
        "satellites",
        .records([
          ParameterDeclaration(
            "file", .text,
            meaning: "amounts of the table's year or intensities by sector, a CSV file beside the one that names it"),
          ParameterDeclaration(
            "factor", .array(axes: ["sector", "year"], unit: "1", .nonNegative, absent: 1),
            title: Title(en: "Factor of an account's intensity", zh: "账户强度系数"),
            meaning: "what each sector's amount per unit of output is multiplied by; 1 in the table's year",
            optional: true),
          ParameterDeclaration(
            "relative", .array(axes: ["sector"], unit: "1", .nonNegative, absent: 1),
            title: Title(en: "Relative intensity of a part", zh: "分部门相对强度"),
            meaning:
              "amount of a part of a sector per unit of output, as a multiple of what is left of the sector; both make up the sector's",
            optional: true),
        ]), meaning: "physical accounts beside the money: carbon dioxide, jobs, energy, water, from files",
        optional: true),
    ])

  private static let marketFields = [
    ParameterDeclaration(
      "title_en", .text, meaning: "the market as reports in English name it; its own name where it is not written",
      optional: true),
    ParameterDeclaration("title_zh", .text, meaning: "the same in Chinese", optional: true),
    ParameterDeclaration(
      "products", .array(axes: ["sector"], unit: "1", .share, absent: 0),
      title: Title(en: "Part of sales in the market", zh: "市场所占销售"),
      meaning: "of each sector's sales to these customers, the part that belongs to the market"),
    ParameterDeclaration(
      "customers", .array(axes: ["final_demand"], unit: "1", .share, absent: 0),
      title: Title(en: "Customers of the market", zh: "市场客户"),
      meaning: "the categories of final demand that buy them, each 1"),
    ParameterDeclaration(
      "growth", .array(axes: ["year"], unit: "1", Bounds(-0.9, 5), absent: nil),
      title: Title(en: "Market growth", zh: "市场增长率"),
      meaning: "growth of the market against the year before, in the table's prices"),
    ParameterDeclaration(
      "share_growth", .array(axes: ["year"], unit: "1", Bounds(-0.9, 5), absent: nil),
      title: Title(en: "Growth of the market share", zh: "市场份额增长率"),
      meaning: "growth of the region's share of the market against the year before; none where it is not written",
      optional: true),
  ]

  /// The label of value added beside sectors in an offset.
  package static let valueAdded = "value_added"

  private static let changeFields = [
    ParameterDeclaration(
      "verb", .choice(EconomyChange.Verb.allCases.map(\.rawValue)), meaning: "what is done to the number"),
    ParameterDeclaration(
      "space", .choice(EconomyChange.Space.allCases.map(\.rawValue)),
      meaning: "what is changed: a flow at the table's output, a coefficient, or final demand without modules' bills"),
    ParameterDeclaration("from", .text, meaning: "the sector whose product is bought: code, Chinese or English name"),
    ParameterDeclaration(
      "to", .text, meaning: "the sector that buys it, or the category of final demand; all goes with scale"),
    ParameterDeclaration(
      "factor", .array(axes: ["year"], unit: "1", .nonNegative, absent: nil),
      title: Title(en: "Factor of a change", zh: "变化系数"),
      meaning: "for scale: what the number is multiplied by; 1 in the table's year", optional: true),
    ParameterDeclaration(
      "coefficient", .array(axes: ["year"], unit: "1", Bounds(-1, 1), absent: nil),
      title: Title(en: "Coefficient of a change", zh: "变化后的系数"),
      meaning: "for add and set of a coefficient: the input per unit of output", optional: true),
    ParameterDeclaration(
      "amount", .array(axes: ["year"], unit: "1e8 CNY_table", .any, absent: nil),
      title: Title(en: "Amount of a change", zh: "变化金额"),
      meaning: "for add and set of a flow or of final demand: money in the table's prices", optional: true),
    ParameterDeclaration(
      "offset", .array(axes: ["receiver"], unit: "1", .share, absent: 0),
      title: Title(en: "Receiver of the money", zh: "资金去向"),
      meaning:
        "for flows and coefficients: who gets the money that is no longer spent on the product, or pays for more of it; shares of sectors and value_added, which sum to one",
      optional: true),
    ParameterDeclaration(
      "first_year", .integer(Bounds(1990, 2100)), meaning: "the first year of the change", optional: true),
    ParameterDeclaration(
      "last_year", .integer(Bounds(1990, 2100)), meaning: "the last year of the change", optional: true),
    ParameterDeclaration("reason", .text, meaning: "why the economy changes so"),
    ParameterDeclaration("reason_zh", .text, meaning: "the same in Chinese", optional: true),
  ]

  package static let sales = Section(
    name: "sales", meaning: "to whom the output of new capacity is sold; the three shares sum to one",
    declarations: [
      share(
        "displaced_inflow", Title(en: "New output in place of inflow", zh: "替代流入的新增产出"),
        "of what came from outside the region: lowers the import share of the sector"),
      share("new_outflow", Title(en: "New output sold outside", zh: "外销的新增产出"), "to other provinces, in addition"),
      share(
        "displaced_other", Title(en: "New output in place of other output", zh: "替代本地其他产出"),
        "in place of other output of the same sector: the satellite's share rises, output not"),
    ])

  package static let electricity = Section(
    name: "electricity", meaning: "physical electricity beside the table's money",
    declarations: [
      ParameterDeclaration(
        "base_year", .integer(Bounds(1990, 2100)), title: Title(en: "Base year of electricity", zh: "用电基准年"),
        meaning: "the year of the published consumption"),
      ParameterDeclaration(
        "consumption", .number(unit: "TWh", .positive),
        title: Title(en: "Electricity consumption", zh: "用电量"),
        meaning: "electricity used in the region in the base year, losses included",
        plausible: PlausibleRange(
          0.1, 5000, source: "a county uses some tenths of a TWh a year, and no province a thousand TWh")),
      ParameterDeclaration(
        "losses", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Grid losses", zh: "电网损耗率"),
        meaning: "share of the electricity sent out that is lost on the way to the users",
        plausible: PlausibleRange(0.02, 0.2, source: "losses of grids lie between 3 and 15 %")),
      ParameterDeclaration(
        "net_import_share", .number(unit: "1", Bounds(-1, 1)),
        title: Title(en: "Net import of electricity", zh: "净调入电量占比"),
        meaning: "share of the electricity used that comes from outside the region, net",
        plausible: PlausibleRange(-0.8, 0.8, source: "few regions buy, or send out, most of their electricity")),
      ParameterDeclaration(
        "sector", .text, meaning: "the sector that sells electricity: code, Chinese or English name"),
      ParameterDeclaration(
        "generated", .text,
        meaning: "the part of that sector whose output follows what the modules generate, from the table's year on",
        optional: true),
    ])

  package static let strategicIndustries = Section(
    name: "strategic_industries", meaning: "the satellite account of the strategic emerging industries",
    declarations: [
      ParameterDeclaration(
        "industries",
        .records([
          ParameterDeclaration(
            "title_en", .text,
            meaning: "the industry as reports in English name it; its own name where it is not written",
            optional: true),
          ParameterDeclaration("title_zh", .text, meaning: "the same in Chinese", optional: true),
        ]), meaning: "the industries of the plan, in its order: their names are the labels of the axis industry"),
      ParameterDeclaration(
        "shares", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Strategic share of a sector", zh: "部门战略性新兴产业占比"),
        meaning:
          "share of the sector's value added that belongs to the industry, before calibration; beside parts of sectors only for what they leave",
        optional: true),
      ParameterDeclaration(
        "products",
        .records([
          ParameterDeclaration("module", .text, meaning: "the module that sends the bill"),
          ParameterDeclaration("bill", .text, meaning: "the output that is the bill"),
          ParameterDeclaration("industry", .text, meaning: "the industry whose products the bill holds"),
          ParameterDeclaration(
            "sectors", .array(axes: ["sector"], unit: "1", .share, absent: 0),
            title: Title(en: "Strategic part of a bill", zh: "采购中战略性新兴产品占比"),
            meaning: "share of the bill's row that is a product of the industry"),
        ]), meaning: "goods in the modules' bills that are products of a strategic industry themselves", optional: true),
      ParameterDeclaration(
        "industrial", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Industrial sectors", zh: "工业部门"),
        meaning: "1 for the industrial sectors, in which the plan measures the share"),
      ParameterDeclaration(
        "above_scale_ratio", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "Above-scale ratio of industry", zh: "规模以上工业占比"),
        meaning: "value added of firms above the statistical threshold over that of all industry",
        plausible: PlausibleRange(0.5, 1, source: "firms above the threshold make most of industry")),
      ParameterDeclaration(
        "published_share", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "Published strategic share", zh: "公布的战略性新兴产业占比"),
        meaning: "the published share of above-scale industrial value added to which the shares are calibrated",
        plausible: PlausibleRange(0.01, 0.6, source: "plans of provinces state 5 to 40 %")),
      ParameterDeclaration(
        "published_year", .integer(Bounds(1990, 2100)), title: Title(en: "Year of the published share", zh: "公布年份"),
        meaning: "the year of the published share"),
      ParameterDeclaration(
        "growth_premium", .number(unit: "1", Bounds(-0.5, 0.5)),
        title: Title(en: "Growth premium of strategic industries", zh: "战略性新兴产业超额增速"),
        meaning: "growth of the industries' value added above that of industry, assumed instead of computed",
        optional: true,
        plausible: PlausibleRange(-0.15, 0.2, source: "industries seldom outgrow all industry by more for years")),
    ])

  package static let plan = Section(
    name: "plan", meaning: "the plan whose targets the scorecard judges",
    declarations: [ParameterDeclaration("targets", .text, meaning: "the targets, a CSV file beside the naming file")])

  package static let coupling = Section(
    name: "coupling", meaning: "how loops between the modules and the economy are solved",
    declarations: [
      ParameterDeclaration(
        "max_sweeps", .integer(Bounds(1, 1000)), meaning: "sweeps after which a loop that has not closed fails",
        default: .init(
          .integer(400), .assumption, source: Text(en: "a loop of gain 0.95 closes within it", zh: "增益0.95的循环可在此次数内收敛"),
          low: 1, high: 1000)),
      ParameterDeclaration(
        "tolerance", .number(unit: "1", Bounds(1e-14, 1e-2)),
        meaning: "largest relative change of a series between two sweeps of a closed loop",
        default: .init(
          .number(1e-10), .assumption,
          source: Text(en: "two digits below the balance that is checked to 1e-9", zh: "比按1e-9核对的平衡高两位"), low: 1e-14,
          high: 1e-2)),
    ])

  private static func share(_ key: String, _ title: Title, _ meaning: String) -> ParameterDeclaration {
    ParameterDeclaration(
      key, .array(axes: ["industry"], unit: "1", .share, absent: nil), title: title, meaning: "share sold \(meaning)")
  }
}
