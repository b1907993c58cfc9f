import Economy
import RegionalBase
package import SimulationKit

/// The economy's own parts of a scenario, declared in the words that modules use, so that one check, one reference page
/// and one schema serve both.
package enum EconomySections {
  /// The keys of a market that are growth, which counts from the table's year.
  package static let marketGrowth = ["growth", "share_growth"]

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
      ParameterDeclaration(
        "table", .text,
        meaning: Text(en: "the input-output table, a file beside the one that names it", zh: "投入产出表，文件与写明它的文件同在一处")),
      ParameterDeclaration(
        "parts", .text,
        meaning: Text(
          en:
            "parts of sectors that become sectors of their own, each of a strategic industry, a CSV file beside the one that names it",
          zh: "部门中单列为部门的组成部分，各属一个战略性新兴产业（CSV文件）"),
        optional: true),
      ParameterDeclaration(
        "profiles", .text,
        meaning: Text(
          en: "national profiles that sectors are split by, a CSV file beside the one that names it",
          zh: "拆分部门所用的全国投入结构（CSV文件）"), optional: true),
      ParameterDeclaration(
        "growth", .array(axes: ["final_demand", "year"], unit: "1", Bounds(-0.9, 1), absent: nil),
        title: Title(en: "Growth of final demand", zh: "最终需求增长率"),
        meaning: Text(
          en: "growth of each final-demand category against the year before, in the table's prices",
          zh: "各类最终需求比上年的增长，按表的价格"),
        plausible: PlausibleRange(-0.15, 0.3, source: "final demand of a region seldom changes by more in a year")),
      ParameterDeclaration(
        "markets", .records(marketFields),
        meaning: Text(
          en: "products whose sales grow with a market of their own instead of with their category",
          zh: "销售随自身市场而非随最终需求类别增长的产品"), optional: true),
      ParameterDeclaration(
        "import_substitution", .array(axes: ["sector", "year"], unit: "1", Bounds(-10, 1), absent: 0),
        title: Title(en: "Import substitution", zh: "进口替代率"),
        meaning: Text(
          en: "part of the table's import share that the region's own products take over, θ in m(t) = m(a) (1 - θ(t))",
          zh: "本地产品替代的表中进口和流入份额，即 m(t) = m(a) (1 - θ(t)) 中的 θ"),
        optional: true),
      ParameterDeclaration(
        "changes", .records(changeFields),
        meaning: Text(
          en: "changes of the table's flows, technical coefficients and final demand, applied in their order",
          zh: "对表中流量、技术系数和最终需求的变动，依次执行"),
        optional: true),
      ParameterDeclaration(
        "financed_by",
        .records([
          ParameterDeclaration("bill", .text, meaning: Text(en: "the module whose investment is meant", zh: "所指投资的模块")),
          ParameterDeclaration(
            "fund", .text, meaning: Text(en: "the module whose money pays a part of it", zh: "出资支付其中一部分的模块")),
          ParameterDeclaration(
            "industry", .text, meaning: Text(en: "the industry of the fund that the money comes from", zh: "资金所属的基金产业")),
          ParameterDeclaration(
            "share", .number(unit: "1", .share),
            title: Title(en: "Share of fund money counted elsewhere", zh: "基金重复投资比例"),
            meaning: Text(
              en: "the share of the fund's money in that industry which is this investment", zh: "该产业的基金资金中属于此项投资的份额")),
        ]),
        meaning: Text(
          en: "investment that two modules describe; it is counted once, with the first", zh: "两个模块都描述的投资，只在前者计一次"),
        optional: true),
      ParameterDeclaration(
        "households", .choice(["open", "closed"]),
        meaning: Text(
          en: "whether a part of households' consumption follows the income that production pays them; open: none",
          zh: "居民消费的一部分是否随生产所得收入变动；open 为否"),
        optional: true),
      ParameterDeclaration(
        "income_share", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "Income share of households", zh: "居民收入占比"),
        meaning: Text(
          en:
            "for closed households: share of value added that they earn and spend here; other consumption is autonomous",
          zh: "居民内生时：居民在本地取得并支出的增加值份额，其余消费为自主消费"),
        optional: true),
      ParameterDeclaration(
        "satellites",
        .records([
          ParameterDeclaration(
            "file", .text,
            meaning: Text(
              en: "amounts of the table's year or intensities by sector, a CSV file beside the one that names it",
              zh: "表年份的分部门实物量或强度（CSV文件）")),
          ParameterDeclaration(
            "factor", .array(axes: ["sector", "year"], unit: "1", .nonNegative, absent: 1),
            title: Title(en: "Factor of an account's intensity", zh: "账户强度系数"),
            meaning: Text(
              en: "what each sector's amount per unit of output is multiplied by; 1 in the table's year",
              zh: "各部门单位产出实物量的乘数，表年份为1"),
            optional: true),
          ParameterDeclaration(
            "relative", .array(axes: ["sector"], unit: "1", .nonNegative, absent: 1),
            title: Title(en: "Relative intensity of a part", zh: "分部门相对强度"),
            meaning: Text(
              en:
                "amount of a part of a sector per unit of output, as a multiple of what is left of the sector; both make up the sector's",
              zh: "部门组成部分单位产出实物量与部门其余部分之比，两者合计等于该部门"),
            optional: true),
        ]),
        meaning: Text(
          en: "physical accounts beside the money: carbon dioxide, jobs, energy, water, from files",
          zh: "货币流量之外的实物账户：二氧化碳、就业、能源、水（取自文件）"),
        optional: true),
    ])

  private static let marketFields = [
    ParameterDeclaration(
      "title_en", .text,
      meaning: Text(
        en: "the market as reports in English name it; its own name where it is not written", zh: "英文报告中的市场名称；不写则用其自身名称"
      ),
      optional: true),
    ParameterDeclaration("title_zh", .text, meaning: Text(en: "the same in Chinese", zh: "中文报告中的市场名称"), optional: true),
    ParameterDeclaration(
      "products", .array(axes: ["sector"], unit: "1", .share, absent: 0),
      title: Title(en: "Part of sales in the market", zh: "市场所占销售"),
      meaning: Text(
        en: "of each sector's sales to these customers, the part that belongs to the market", zh: "各部门对这些客户的销售中属于该市场的部分"
      )),
    ParameterDeclaration(
      "customers", .array(axes: ["final_demand"], unit: "1", .share, absent: 0),
      title: Title(en: "Customers of the market", zh: "市场客户"),
      meaning: Text(en: "the categories of final demand that buy them, each 1", zh: "购买这些产品的最终需求类别，各为1")),
    ParameterDeclaration(
      "growth", .array(axes: ["year"], unit: "1", Bounds(-0.9, 5), absent: nil),
      title: Title(en: "Market growth", zh: "市场增长率"),
      meaning: Text(en: "growth of the market against the year before, in the table's prices", zh: "该市场比上年的增长，按表的价格")),
    ParameterDeclaration(
      "share_growth", .array(axes: ["year"], unit: "1", Bounds(-0.9, 5), absent: nil),
      title: Title(en: "Growth of the market share", zh: "市场份额增长率"),
      meaning: Text(
        en: "growth of the region's share of the market against the year before; none where it is not written",
        zh: "本地区占该市场份额比上年的增长；不写则为0"),
      optional: true),
  ]

  /// The label of value added beside sectors in an offset.
  package static let valueAdded = "value_added"

  private static let changeFields = [
    ParameterDeclaration(
      "verb", .choice(EconomyChange.Verb.allCases.map(\.rawValue)),
      meaning: Text(en: "what is done to the number", zh: "对数值的处理方式")),
    ParameterDeclaration(
      "space", .choice(EconomyChange.Space.allCases.map(\.rawValue)),
      meaning: Text(
        en: "what is changed: a flow at the table's output, a coefficient, or final demand without modules' bills",
        zh: "变动对象：按表中产出计的流量、系数，或不含模块采购的最终需求")),
    ParameterDeclaration(
      "from", .text,
      meaning: Text(en: "the sector whose product is bought: code, Chinese or English name", zh: "产品被购买的部门：代码、中文或英文名称")),
    ParameterDeclaration(
      "to", .text,
      meaning: Text(
        en: "the sector that buys it, or the category of final demand; all goes with scale",
        zh: "购买的部门或最终需求类别；all 与 scale 同用")),
    ParameterDeclaration(
      "factor", .array(axes: ["year"], unit: "1", .nonNegative, absent: nil),
      title: Title(en: "Factor of a change", zh: "变化系数"),
      meaning: Text(en: "for scale: what the number is multiplied by; 1 in the table's year", zh: "scale：数值所乘倍数，表年份为1"),
      optional: true),
    ParameterDeclaration(
      "coefficient", .array(axes: ["year"], unit: "1", Bounds(-1, 1), absent: nil),
      title: Title(en: "Coefficient of a change", zh: "变化后的系数"),
      meaning: Text(en: "for add and set of a coefficient: the input per unit of output", zh: "系数的 add 和 set：单位产出的投入"),
      optional: true),
    ParameterDeclaration(
      "amount", .array(axes: ["year"], unit: "1e8 CNY_table", .any, absent: nil),
      title: Title(en: "Amount of a change", zh: "变化金额"),
      meaning: Text(
        en: "for add and set of a flow or of final demand: money in the table's prices",
        zh: "流量或最终需求的 add 和 set：金额，按表的价格"), optional: true),
    ParameterDeclaration(
      "offset", .array(axes: ["receiver"], unit: "1", .share, absent: 0),
      title: Title(en: "Receiver of the money", zh: "资金去向"),
      meaning: Text(
        en:
          "for flows and coefficients: who gets the money that is no longer spent on the product, or pays for more of it; shares of sectors and value_added, which sum to one",
        zh: "流量和系数：不再用于该产品的支出归谁所得（或由谁多付）；各部门与 value_added 的份额，合计为1"),
      optional: true),
    ParameterDeclaration(
      "first_year", .integer(Bounds(1990, 2100)), meaning: Text(en: "the first year of the change", zh: "变动的起始年"),
      optional: true),
    ParameterDeclaration(
      "last_year", .integer(Bounds(1990, 2100)), meaning: Text(en: "the last year of the change", zh: "变动的终止年"),
      optional: true),
    ParameterDeclaration("reason", .text, meaning: Text(en: "why the economy changes so", zh: "变动的理由")),
    ParameterDeclaration(
      "reason_zh", .text, meaning: Text(en: "the same in Chinese", zh: "变动理由的中文表述"), optional: true),
  ]

  package static let sales = Section(
    name: "sales", meaning: "to whom the output of new capacity is sold; the three shares sum to one",
    declarations: [
      share(
        "displaced_inflow", Title(en: "New output in place of inflow", zh: "替代流入的新增产出"),
        Text(
          en: "of what came from outside the region: lowers the import share of the sector",
          zh: "替代省外流入（降低该部门进口和流入份额）")),
      share(
        "new_outflow", Title(en: "New output sold outside", zh: "外销的新增产出"),
        Text(en: "to other provinces, in addition", zh: "新增销往外省")),
      share(
        "displaced_other", Title(en: "New output in place of other output", zh: "替代本地其他产出"),
        Text(
          en: "in place of other output of the same sector: the satellite's share rises, output not",
          zh: "替代同部门其他产出（产业份额上升，总产出不变）")),
    ])

  package static let electricity = Section(
    name: "electricity", meaning: "physical electricity beside the table's money",
    declarations: [
      ParameterDeclaration(
        "base_year", .integer(Bounds(1990, 2100)),
        title: Title(en: "Base year of electricity", zh: "用电基准年"),
        meaning: Text(en: "the year of the published consumption", zh: "公布用电量的年份")),
      ParameterDeclaration(
        "consumption", .number(unit: "TWh", .positive),
        title: Title(en: "Electricity consumption", zh: "用电量"),
        meaning: Text(en: "electricity used in the region in the base year, losses included", zh: "基年本地区用电量，含损耗"),
        plausible: PlausibleRange(
          0.1, 5000, source: "a county uses some tenths of a TWh a year, and no province a thousand TWh")),
      ParameterDeclaration(
        "losses", .number(unit: "1", Bounds(0, 0.5)),
        title: Title(en: "Grid losses", zh: "电网损耗率"),
        meaning: Text(
          en: "share of the electricity sent out that is lost on the way to the users", zh: "送出电量在到达用户前损失的份额"),
        plausible: PlausibleRange(0.02, 0.2, source: "losses of grids lie between 3 and 15 %")),
      ParameterDeclaration(
        "net_import_share", .number(unit: "1", Bounds(-1, 1)),
        title: Title(en: "Net import of electricity", zh: "净调入电量占比"),
        meaning: Text(en: "share of the electricity used that comes from outside the region, net", zh: "用电量中净外来电的份额"),
        plausible: PlausibleRange(-0.8, 0.8, source: "few regions buy, or send out, most of their electricity")),
      ParameterDeclaration(
        "sector", .text,
        meaning: Text(en: "the sector that sells electricity: code, Chinese or English name", zh: "出售电力的部门：代码、中文或英文名称")),
      ParameterDeclaration(
        "generated", .text,
        meaning: Text(
          en: "the part of that sector whose output follows what the modules generate, from the table's year on",
          zh: "该部门产出中自表年份起随模块发电量变动的部分"),
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
            meaning: Text(
              en: "the industry as reports in English name it; its own name where it is not written",
              zh: "英文报告中的产业名称；不写则用其自身名称"),
            optional: true),
          ParameterDeclaration(
            "title_zh", .text, meaning: Text(en: "the same in Chinese", zh: "中文报告中的产业名称"), optional: true),
        ]),
        meaning: Text(
          en: "the industries of the plan, in its order: their names are the labels of the axis industry",
          zh: "规划的各产业，按规划次序；名称即产业轴的标签")),
      ParameterDeclaration(
        "shares", .array(axes: ["industry", "sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Strategic share of a sector", zh: "部门战略性新兴产业占比"),
        meaning: Text(
          en:
            "share of the sector's value added that belongs to the industry, before calibration; beside parts of sectors only for what they leave",
          zh: "部门增加值中属于该产业的份额（校准前）；与部门组成部分并存时只指其余部分"),
        optional: true),
      ParameterDeclaration(
        "products",
        .records([
          ParameterDeclaration("module", .text, meaning: Text(en: "the module that sends the bill", zh: "发出采购的模块")),
          ParameterDeclaration("bill", .text, meaning: Text(en: "the output that is the bill", zh: "作为采购的输出量")),
          ParameterDeclaration(
            "industry", .text, meaning: Text(en: "the industry whose products the bill holds", zh: "采购所含产品所属的产业")),
          ParameterDeclaration(
            "sectors", .array(axes: ["sector"], unit: "1", .share, absent: 0),
            title: Title(en: "Strategic part of a bill", zh: "采购中战略性新兴产品占比"),
            meaning: Text(en: "share of the bill's row that is a product of the industry", zh: "采购中该行属于该产业产品的份额")),
        ]),
        meaning: Text(
          en: "goods in the modules' bills that are products of a strategic industry themselves",
          zh: "模块采购中本身即为战略性新兴产业产品的货物"), optional: true),
      ParameterDeclaration(
        "industrial", .array(axes: ["sector"], unit: "1", .share, absent: 0),
        title: Title(en: "Industrial sectors", zh: "工业部门"),
        meaning: Text(en: "1 for the industrial sectors, in which the plan measures the share", zh: "工业部门为1，规划按工业计算占比")),
      ParameterDeclaration(
        "above_scale_ratio", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "Above-scale ratio of industry", zh: "规模以上工业占比"),
        meaning: Text(
          en: "value added of firms above the statistical threshold over that of all industry",
          zh: "规模以上企业增加值与全部工业增加值之比"),
        plausible: PlausibleRange(0.5, 1, source: "firms above the threshold make most of industry")),
      ParameterDeclaration(
        "published_share", .number(unit: "1", Bounds(0, 1, includesLower: false)),
        title: Title(en: "Published strategic share", zh: "公布的战略性新兴产业占比"),
        meaning: Text(
          en: "the published share of above-scale industrial value added to which the shares are calibrated",
          zh: "校准所依据的公布占规模以上工业增加值比重"),
        plausible: PlausibleRange(0.01, 0.6, source: "plans of provinces state 5 to 40 %")),
      ParameterDeclaration(
        "published_year", .integer(Bounds(1990, 2100)),
        title: Title(en: "Year of the published share", zh: "公布年份"),
        meaning: Text(en: "the year of the published share", zh: "公布比重的年份")),
      ParameterDeclaration(
        "growth_premium", .number(unit: "1", Bounds(-0.5, 0.5)),
        title: Title(en: "Growth premium of strategic industries", zh: "战略性新兴产业超额增速"),
        meaning: Text(
          en: "growth of the industries' value added above that of industry, assumed instead of computed",
          zh: "各产业增加值高于工业的增速，为设定而非计算"),
        optional: true,
        plausible: PlausibleRange(-0.15, 0.2, source: "industries seldom outgrow all industry by more for years")),
    ])

  package static let plan = Section(
    name: "plan", meaning: "the plan whose targets the scorecard judges",
    declarations: [
      ParameterDeclaration(
        "targets", .text,
        meaning: Text(en: "the targets, a CSV file beside the naming file", zh: "规划目标（CSV文件，与写明它的文件同在一处）"))
    ])

  package static let coupling = Section(
    name: "coupling", meaning: "how loops between the modules and the economy are solved",
    declarations: [
      ParameterDeclaration(
        "max_sweeps", .integer(Bounds(1, 1000)),
        meaning: Text(en: "sweeps after which a loop that has not closed fails", zh: "循环未收敛即告失败的迭代次数"),
        default: .init(
          .integer(400), .assumption, source: Text(en: "a loop of gain 0.95 closes within it", zh: "增益0.95的循环可在此次数内收敛"),
          low: 1, high: 1000)),
      ParameterDeclaration(
        "tolerance", .number(unit: "1", Bounds(1e-14, 1e-2)),
        meaning: Text(
          en: "largest relative change of a series between two sweeps of a closed loop", zh: "循环闭合时各序列两次迭代间的最大相对变化"),
        default: .init(
          .number(1e-10), .assumption,
          source: Text(en: "two digits below the balance that is checked to 1e-9", zh: "比按1e-9核对的平衡高两位"), low: 1e-14,
          high: 1e-2)),
    ])

  private static func share(_ key: String, _ title: Title, _ meaning: Text) -> ParameterDeclaration {
    ParameterDeclaration(
      key, .array(axes: ["industry"], unit: "1", .share, absent: nil), title: title,
      meaning: Text(en: "share sold \(meaning.en)", zh: "\(meaning.zh)的销售份额"))
  }
}
