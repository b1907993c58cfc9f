/// The files of a new project: a made-up region that runs at once, to be replaced piece by piece.
enum ProjectTemplate {
  /// The schema's place, which the scenarios name in their first line.
  static let schemaFile = "scenario.schema.json"

  /// Text by path in the project.
  static let files: [(path: String, text: String)] = [
    ("scenarios/2020.toml", scenario), ("scenarios/2020-slow.toml", variant), ("data/region-2017.csv", table),
    ("data/targets.csv", targets), ("README.md", readme),
  ]

  private static let scenario = """
    #:schema ../scenario.schema.json
    # An invented region: replace the table, the targets and every number below by your own, each with its source.

    name = "example-2020"
    title_en = "An example region to 2020"
    title_zh = "示例地区2020年情景"
    region = "Example"
    years = { first = 2015, last = 2020 }

    [economy]
    table = "../data/region-2017.csv"

    [economy.growth]
    value = "7 %"
    kind = "assumption"
    low = "5 %"
    high = "9 %"
    reason = "An example."

    # The table does not know this: electricity per unit of output falls by 3 % a year.
    [economy.changes.electricity-saving]
    verb = "scale"
    space = "coefficient"
    from = "ELC"
    to = "all"
    factor = { value = { 2017 = 1, growth = "-3 %" }, kind = "assumption", low = 0.8, high = 1.1, reason = "An example." }
    offset = { value = { value_added = 1 }, kind = "assumption", low = 0, high = 1, reason = "An example." }
    reason = "Electricity is saved."

    [sales]
    displaced_inflow = { value = 0.3, kind = "assumption", low = 0.1, high = 0.5, reason = "An example." }
    new_outflow = { value = 0.4, kind = "assumption", low = 0.2, high = 0.6, reason = "An example." }
    displaced_other = { value = 0.3, kind = "assumption", low = 0.1, high = 0.5, reason = "An example." }

    [electricity]
    sector = "ELC"
    base_year = 2015
    consumption = { value = "500 亿千瓦时", kind = "assumption", low = "40 TWh", high = "60 TWh", reason = "An example." }
    losses = { value = "6 %", kind = "assumption", low = "5 %", high = "8 %", reason = "An example." }
    net_import_share = { value = "20 %", kind = "assumption", low = "10 %", high = "30 %", reason = "An example." }

    [strategic_industries]
    published_share = { value = "10 %", kind = "assumption", low = "8 %", high = "12 %", reason = "An example." }
    published_year = 2015
    above_scale_ratio = { value = 1, kind = "assumption", low = 0.9, high = 1, reason = "An example." }
    shares = { value = { information_technology = { IND = 0.05 }, new_energy = { IND = 0.03, ELC = 0.1 } }, kind = "assumption", low = 0, high = 0.2, reason = "An example." }
    industrial = { value = { IND = 1, ELC = 1 }, kind = "derived", source = "The table's sectors that are industry." }

    [strategic_industries.industries]
    information_technology = { title_en = "Information technology", title_zh = "信息技术" }
    new_energy = { title_en = "New energy", title_zh = "新能源" }

    [plan]
    targets = "../data/targets.csv"

    # Inputs that an ensemble varies; simplan explain lists them.
    [uncertain]
    "economy.growth" = { distribution = "range" }

    """

  private static let variant = """
    #:schema ../scenario.schema.json
    # The same with slower growth: only what differs is written.
    base = "2020.toml"

    name = "example-2020-slow"
    title_en = "An example region to 2020, slow growth"
    title_zh = "示例地区2020年情景，低增长"

    [economy.growth]
    value = "5 %"
    kind = "assumption"
    low = "4 %"
    high = "6 %"
    reason = "An example."

    """

  private static let table = """
    # title_en: Example region 2017, four sectors
    # title_zh: 示例地区2017年投入产出表（4部门）
    # year: 2017
    # unit: 1e8 CNY
    # prices: current producers' prices
    # decimals: 0
    # citation: invented for this example; not a statistic
    code,name_zh,name_en,AGR,IND,ELC,SRV,household,capital_formation,outflow_to_provinces,inflow_from_provinces,output
    role,,,intermediate,intermediate,intermediate,intermediate,household,capital_formation,outflow,inflow,output
    column_zh,,,,,,,居民消费,资本形成总额,省外流出,省外流入,总产出
    column_en,,,,,,,Household consumption,Capital formation,Outflow to provinces,Inflow from provinces,Gross output
    AGR,农业,Agriculture,100,300,0,50,450,20,180,100,1000
    IND,工业,Industry,100,1500,60,400,700,740,1000,1500,3000
    ELC,电力,Electricity,10,150,20,30,40,0,0,50,200
    SRV,服务业,Services,90,350,20,420,1100,120,100,200,2000
    value_added,增加值,Value added,700,700,100,1100,,,,,
    total_input,总投入,Total input,1000,3000,200,2000,,,,,

    """

  private static let targets = """
    # citation: invented for this example; not a plan
    target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable
    sei-share,Strategic industries as a share of industrial value added,战略性新兴产业增加值占工业增加值比重,12,2020,%,about,1,,,,,sei_share

    """

  private static let readme = """
    # A simplan project

        simplan run scenarios/2020.toml
        simplan compare scenarios/2020.toml scenarios/2020-slow.toml
        simplan explain scenarios/2020.toml economy.growth
        simplan validate scenarios/2020.toml scenarios/2020-slow.toml

    `scenarios/` holds the scenarios, each a TOML file that names a base and writes only what differs; `data/` the
    input-output table and the targets. All numbers are invented: replace them, and give each its source. A scenario may
    name files in this folder only, unless `--allow-outside` is given.

    `simplan modules list` shows the modules at hand and `simplan modules show NAME` what a section `[modules.NAME]` may
    say. Editors with Taplo (Even Better TOML) complete and check scenarios by `scenario.schema.json`; write it again
    when modules change: `simplan schema > scenario.schema.json`.

    """
}
