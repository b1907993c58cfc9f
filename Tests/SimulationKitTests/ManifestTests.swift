import FoundationEssentials
import ManifestFixture
import ModuleMessages
import SimulationKit
import Testing

@Suite struct ManifestTests {
  private static func decoded(_ json: String) throws -> Manifest {
    try Message(head: Data(json.utf8)).decodeHead(as: Manifest.self)
  }

  @Test func `a manifest in JSON leaves out what is empty and survives the way there and back`() throws {
    let manifest = try Self.decoded(ManifestFixture.json)
    #expect(manifest.problems() == [])
    #expect(
      manifest.parameters.map(\.kind.name) == [
        "number", "integer", "boolean", "choice", "text", "array", "records", "table",
      ])
    #expect(manifest.parameters[0].title == Title(en: "Discount rate", zh: "贴现率"))
    #expect(manifest.parameters[1].kind == .integer(Bounds(0, includesLower: false)))
    #expect(manifest.inputs[0].variation == .shared)
    #expect(manifest.outputs[0].variation == .perSample)
    #expect(try Message(manifest).decodeHead(as: Manifest.self) == manifest)
  }

  @Test(arguments: [
    (
      "\"wind-solar\"", "\"Wind_Solar\"",
      "the identifier 'Wind_Solar' must be lower-case words joined by hyphens, like 'wind-solar'"
    ),
    ("\"1.0\"", "\" \"", "the version is empty"),
    ("\"贴现率\"", "\"\"", "the parameter 'rate' has a title without text"),
    (
      "\"low\": 500", "\"low\": 6000",
      "the plausible range of the parameter 'hours' is empty: its low is 6000, its high 5000"
    ),
    ("\"the weather\"", "\"\"", "the plausible range of the parameter 'hours' has no source"),
    (
      "\"low\": 500, \"high\": 5000, ", "", "the plausible range of the parameter 'hours' has neither low nor high"
    ),
    (
      "\"meaning\": \"whether connected\",",
      "\"meaning\": \"whether connected\", \"plausible\": {\"high\": 1, \"source\": \"s\"},",
      "the parameter 'grid' has a plausible range, and is no number"
    ),
    (
      "\"meaning\": \"discount rate\",",
      "\"meaning\": \"discount rate\", \"plausible\": {\"high\": 0.05, \"source\": \"s\"},",
      "the default of the parameter 'rate' is 0.08, outside its plausible range"
    ),
    ("\"风电\"", "\"\"", "the Chinese title is empty"),
    (
      "[{\"name\": \"path\"",
      "[{\"name\": \"a\", \"meaning\": \"\"}, {\"name\": \"a\", \"meaning\": \"\"}, {\"name\": \"path\"",
      "the mode 'a' is declared twice"
    ),
    ("[\"wind\", \"solar\"]", "[\"wind\", \"wind\"]", "the axis 'technology' names 'wind' twice"),
    ("[\"wind\", \"solar\"]", "[]", "the axis 'technology' has no labels; leave 'labels' out"),
    (
      "\"name\": \"industry\"", "\"name\": \"sector\"",
      "the axis 'sector' belongs to the host, which gives its labels; leave 'labels', 'titles' and 'records' out"
    ),
    (
      "\"name\": \"industry\"", "\"name\": \"year\"",
      "the axis 'year' belongs to the host, which gives its labels; leave 'labels', 'titles' and 'records' out"
    ),
    (
      "\"name\": \"industry\"", "\"name\": \"final_demand\"",
      "the axis 'final_demand' belongs to the host, which gives its labels; leave 'labels', 'titles' and 'records' out"
    ),
    (
      "\"meaning\": \"capacity\",", "\"meaning\": \"capacity\", \"optional\": true,",
      "the output 'capacity' cannot be 'optional'; only an input can"
    ),
    ("[\"new_energy\"]}", "[\"new_energy\"], \"titles\": []}", "the axis 'industry' has 0 titles for 1 labels"),
    (
      "\"key\": \"rate\"", "\"key\": \"enabled\"",
      "the parameter 'enabled' has a key that every module's section uses for itself; choose another"
    ),
    (
      "\"key\": \"rate\"", "\"key\": \"module\"",
      "the parameter 'module' has a key that every module's section uses for itself; choose another"
    ),
    (
      "\"key\": \"cost\"", "\"key\": \"name\"",
      "the field 'parks.name' has a key that every record uses for itself; choose another"
    ),
    (
      "\"key\": \"rate\"", "\"key\": \"discountRate\"",
      "the parameter 'discountRate' must be lower-case words joined by underscores"
    ),
    ("\"key\": \"life\"", "\"key\": \"rate\"", "the parameter 'rate' is declared twice"),
    ("\"discount rate\"", "\"\"", "the parameter 'rate' has no meaning"),
    ("{\"number\": 0.08}", "{\"number\": 8}", "the default of the parameter 'rate' is 8 but must be 0 to 1"),
    ("{\"number\": 0.08}", "{\"text\": \"8 %\"}", "the default of the parameter 'rate' must be of the kind number"),
    ("\"low\": 0.05, ", "", "the default of the parameter 'rate' is an assumption and needs 'low' and 'high'"),
    ("\"low\": 0.05", "\"low\": 0.09", "the default of the parameter 'rate' is 0.08, below its 'low' of 0.09"),
    ("\"usual\"", "\"\"", "the default of the parameter 'rate' has no source"),
    (
      "\"lower\": 0, \"upper\": 1}", "\"lower\": 0, \"upper\": -1}",
      "the parameter 'rate' allows no value: its lower bound is 0, its upper -1"
    ),
    ("[\"even\", \"first\"]", "[]", "the parameter 'rule' has nothing to choose from"),
    ("[\"even\", \"first\"]", "[\"even\", \"even\"]", "the parameter 'rule' offers 'even' twice"),
    (
      "\"modes\": [\"path\"]", "\"modes\": [\"fast\"]",
      "the parameter 'note' applies in the mode 'fast', which is not declared"
    ),
    (
      "\"axes\": [\"technology\", \"year\"], \"unit\": \"h\"", "\"axes\": [\"zone\", \"year\"], \"unit\": \"h\"",
      "the parameter 'hours' has the axis 'zone', which is neither year, sector nor final_demand and is not declared under 'axes'"
    ),
    (
      "\"axes\": [\"technology\", \"year\"], \"unit\": \"h\"", "\"axes\": [], \"unit\": \"h\"",
      "the parameter 'hours' is an array without axes; make it a number"
    ),
    ("\"unit\": \"h\"", "\"unit\": \"\"", "the parameter 'hours' has no unit; write '1' for a pure number"),
    (
      "\"key\": \"cost\"", "\"key\": \"Cost\"",
      "the field 'parks.Cost' must be lower-case words joined by underscores"
    ),
    ("\"name\": \"kind\", ", "\"name\": \"wind\", ", "the parameter 'weather' has the column 'wind' twice"),
    ("\"electricity_demand\"", "\"bill\"", "'bill' is both an input and an output"),
    ("\"name\": \"share\"", "\"name\": \"bill\"", "the output 'bill' is declared twice"),
    (
      "|{technology}", "",
      "the output 'capacity' needs {technology} in its IAMC name, or its labels would share one row"
    ),
    (
      "|{technology}", "|{technology}|{class}",
      "the output 'capacity' has {class} in its IAMC name but no such axis"
    ),
    (
      "\"output\": \"bill\"", "\"output\": \"invoice\"",
      "the link 'bill' names the output 'invoice', which is not declared"
    ),
    (
      "\"output\": \"bill\"", "\"output\": \"generation\"",
      "the link 'bill' needs an output over [sector, year] or [industry, sector, year], but 'generation' is over [year]"
    ),
    (
      "\"unit\": \"1e8 CNY_table\", \"axes\": [\"sector\"", "\"unit\": \"1e8 CNY\", \"axes\": [\"sector\"",
      "the link 'bill' needs the unit 1e8 CNY_table, but 'bill' is in 1e8 CNY"
    ),
    (
      "\"host\": \"gross_fixed_capital_formation\", ", "",
      "the link 'bill' of 'bill' needs 'host', the final-demand category that holds these purchases"
    ),
    (
      "\"domesticShare\": \"share\"", "\"domesticShare\": \"part\"",
      "the link 'bill' names the domestic share 'part', which is no output"
    ),
    (
      "\"domesticShare\": \"share\"", "\"domesticShare\": \"generation\"",
      "the domestic share 'generation' needs the axes of 'bill' and the unit 1"
    ),
    (
      "\"domesticShare\": \"share\"", "\"production\": \"part\"",
      "the link 'bill' names the production 'part', which is no output"
    ),
    (
      "\"domesticShare\": \"share\"", "\"production\": \"share\"",
      "the production 'share' needs the axes of 'bill' and the unit 1e8 CNY_table"
    ),
    (
      "\"output\": \"generation\"}", "\"output\": \"generation\", \"host\": \"government\"}",
      "the link 'electricityGeneration' of 'generation' does not take 'host'"
    ),
    (
      "\"output\": \"capacity\"", "\"output\": \"more\"",
      "the chart 'capacity' needs one axis to run along and at most one for its series, but has industry, sector, year; "
        + "name the others under 'summed' or 'at'"
    ),
    (
      "\"kind\": \"newOutput\"", "\"kind\": \"industryGrowth\"",
      "the link 'industryGrowth' needs an output over [industry, year], but 'more' is over [industry, sector, year]"
    ),
    (
      "\"kind\": \"newOutput\"", "\"kind\": \"newOutput\", \"industry\": \"new_energy\"",
      "the link 'newOutput' takes 'industry', the industry that makes 'more', where that is over [sector, year], and there "
        + "alone"
    ),
    (
      "\"kind\": \"newOutput\", \"output\": \"more\"", "\"kind\": \"newOutput\", \"output\": \"bill\"",
      "the link 'newOutput' takes 'industry', the industry that makes 'bill', where that is over [sector, year], and there "
        + "alone"
    ),
    (
      "\"kind\": \"electricityGeneration\"", "\"kind\": \"flow\"",
      "the link 'flow' of 'generation' needs 'account', the account that the flow adds to"
    ),
    (
      "\"kind\": \"electricityGeneration\"", "\"kind\": \"flow\", \"account\": \"co2\", \"sign\": 2",
      "the link 'flow' of 'generation' has the sign 2; write 1 or -1"
    ),
    (
      "\"kind\": \"electricityGeneration\"", "\"kind\": \"flow\", \"account\": \"CO2 total\"",
      "the link 'flow' of 'generation' names the account 'CO2 total'; write lower-case words joined by hyphens, like "
        + "'co2'"
    ),
    (
      "\"kind\": \"bill\", \"output\": \"bill\"", "\"kind\": \"price\", \"output\": \"bill\"",
      "the link 'price' needs the unit 1, but 'bill' is in 1e8 CNY_table"
    ),
    (
      "\"kind\": \"newOutput\", \"output\": \"more\"",
      "\"kind\": \"coefficientChange\", \"output\": \"share\", \"offset\": \"share\"",
      "the link 'coefficientChange' of 'share' needs 'user', the sector or industry whose inputs change"
    ),
    (
      "\"kind\": \"newOutput\", \"output\": \"more\"",
      "\"kind\": \"coefficientChange\", \"output\": \"share\", \"user\": \"ELC\", \"offset\": \"share\"",
      "the offset 'share' needs the axis sector and the unit 1"
    ),
    (
      "\"name\": \"industry\", \"labels\": [\"new_energy\"]", "\"name\": \"industry\", \"records\": \"rule\"",
      "the axis 'industry' has its labels from 'rule', which is no parameter of records"
    ),
    (
      "\"name\": \"industry\", ", "\"name\": \"industry\", \"records\": \"parks\", ",
      "the axis 'industry' has its labels from 'parks'; leave 'labels' and 'titles' out"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"area\", \"along\": \"zone\"",
      "the chart 'capacity' names the axis 'zone', which 'capacity' does not have"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"area\", \"along\": \"year\", \"summed\": [\"year\"]",
      "the chart 'capacity' names the axis 'year' twice"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"area\", \"at\": {\"technology\": \"tidal\"}",
      "the chart 'capacity' shows 'tidal', which is no label of the axis 'technology'"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"heatMap\", \"summed\": [\"technology\"]",
      "the chart 'capacity' needs two axes for its columns and rows, but has year"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"scatter\"",
      "the chart 'capacity' needs 'against', the output along the horizontal axis"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"scatter\", \"against\": \"generation\"",
      "the chart 'capacity' draws 'capacity' against 'generation', which is over other axes"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"area\", \"against\": \"generation\"",
      "the chart 'capacity' does not take 'against'"
    ),
    (
      "\"mark\": \"area\"", "\"mark\": \"area\", \"since\": \"nothing\"",
      "the chart 'capacity' begins with 'nothing', which is no output over years"
    ),
    (
      "\"mark\": \"area\"",
      "\"mark\": \"area\", \"along\": \"technology\", "
        + "\"stretch\": {\"from\": \"tidal\", \"to\": \"wind\", \"label\": \"x\"}",
      "the chart 'capacity' sets a stretch apart at 'tidal', which is no label of the axis 'technology'"
    ),
    (
      "\"mark\": \"area\"",
      "\"mark\": \"area\", \"stretch\": {\"from\": \"wind\", \"to\": \"solar\", \"label\": \"x\"}",
      "the chart 'capacity' sets a stretch apart, and says no axis along"
    ),
    (
      "\"summed\": [\"technology\"]", "\"summed\": []",
      "the target 'wind_and_solar' must be a number by year, but 'capacity' leaves technology, year; name the others "
        + "under 'summed' or 'at'"
    ),
    (
      "\"wind_and_solar\"", "\"Wind\"",
      "the target 'Wind' must be lower-case words joined by underscores"
    ),
    (
      "\"charts\": [\"capacity\"]", "\"charts\": [\"cost\"]",
      "the section 'parks' names the chart 'cost', which is not declared"
    ),
    (
      "\"tables\": [\"generation\"]", "\"tables\": [\"cost\"]",
      "the section 'parks' names the output 'cost', which is not declared"
    ),
  ])
  func `a manifest that is not sound says what is wrong`(text: String, replacement: String, problem: String) throws {
    #expect(ManifestFixture.json.contains(text))
    let manifest = try Self.decoded(ManifestFixture.json.replacing(text, with: replacement, maxReplacements: 1))
    #expect(manifest.problems().contains(problem), "\(manifest.problems())")
  }

  @Test(arguments: [
    ("\"key\": \"rate\", ", "", "'parameters.0.key' is missing"),
    ("\"type\": \"boolean\"", "\"type\": \"bool\"", "at 'parameters.2.kind.type': no parameter type 'bool'"),
    (
      "{\"number\": 0.08}", "{\"number\": 0.08, \"text\": \"\"}",
      "at 'parameters.0.default.value': a value is an object with exactly one key that names its kind"
    ),
  ])
  func `a manifest that cannot be read says where`(text: String, replacement: String, why: String) {
    let error = #expect(throws: MessageError.self) {
      try Self.decoded(ManifestFixture.json.replacing(text, with: replacement, maxReplacements: 1))
    }
    #expect(error == .head(why))
  }
}
