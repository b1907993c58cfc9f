import ModuleHost
import ScratchFolder
import SimulationKit
import SimulationKitTesting
import Testing

/// A file of formulas as a module among others: found by its name, put through the contract, refused in a sentence.
struct ModuleFileTests {
  private static let industry = """
    [module]
    version = "1.0.0"
    title = { en = "Small industry", zh = "小产业" }
    summary = { en = "For a test.", zh = "测试用。" }
    [axes.segment]
    labels = ["content", "design"]
    [axes.project]
    records = "projects"
    [parameters.base]
    unit = "1e8 CNY_table"
    axes = ["segment"]
    lower = 0
    meaning = "sales in 2015"
    default = { value = { content = 40, design = 10 }, kind = "assumption", low = 1, high = 50, reason = "for a test" }
    [parameters.growth]
    lower = -0.5
    upper = 2
    meaning = "growth a year"
    default = { value = "12 %", kind = "assumption", low = 0.1, high = 0.2, reason = "for a test" }
    [parameters.lapse]
    unit = "1/year"
    meaning = "l"
    [parameters.plan]
    axes = ["year"]
    meaning = "p"
    [parameters.projects]
    type = "records"
    meaning = "named projects"
    [parameters.projects.fields.capacity]
    unit = "1e8 CNY_table"
    meaning = "c"
    [inputs.price]
    axes = ["year"]
    meaning = "p"
    [inputs.subsidy]
    unit = "1e8 CNY_table"
    axes = ["year"]
    meaning = "s"
    optional = true
    [variables.sales]
    unit = "1e8 CNY_table"
    axes = ["segment", "year"]
    formula = "base * (1 + growth)^(year - 2015) * price"
    [outputs.revenue]
    unit = "1e8 CNY_table"
    axes = ["segment", "year"]
    iamc = "Revenue|{segment}"
    meaning = "revenue"
    formula = "sales * plan + sum(projects.capacity, project)"
    [outputs.stock]
    unit = "1e8 CNY_table"
    axes = ["year"]
    meaning = "stock"
    formula = "stock[-1] * (1 - lapse * 1 [year]) + sum(revenue, segment) + given(subsidy, 0)"
    initial = "sum(base, segment)"
    [outputs.index]
    axes = ["year"]
    meaning = "index"
    formula = "sum(revenue, segment) / sum(revenue[year=first], segment)"
    [[checks]]
    formula = "growth < 1"
    message = "doubles every year"
    [[checks]]
    formula = "stock < 1e6 [1e8 CNY_table]"
    message = "too much"
    """

  private static let example = ConformanceCase(
    axes: AxisLabels(["year": ["2015", "2016", "2017"]]),
    parameters: [
      "lapse": .number(0.1), "plan": .array([1, 1, 2]),
      "projects": .records([
        ParameterRecord(name: "north", fields: ["capacity": .number(3)]),
        ParameterRecord(name: "south", fields: ["capacity": .number(4)]),
      ]),
    ],
    samples: [
      ["price": [1, 1.1, 1.2], "subsidy": [1, 2, 3]], ["price": [1, 1, 1], "subsidy": [0, 0, 0]],
      ["price": [2, 0.5, 7], "subsidy": [9, 9, 9]],
    ], varied: ["growth": [0.2], ["projects", "south", "capacity"]: [5], ["base", "design"]: [7]])

  @Test func `a module of formulas conforms`() throws {
    let folder = try ScratchFolder(["small-industry.toml": Self.industry])
    let path = folder.at("small-industry.toml")
    #expect(conformance(ofLibrary: path, Self.example) == [])
  }

  @Test func `a file is found by its name`() throws {
    let folder = try ScratchFolder([
      "small-industry.toml": Self.industry, "other.toml": "name = \"a scenario\"", "Not A Name.toml": Self.industry,
    ])
    let path = folder.at("small-industry.toml")
    let search = ModuleSearch(options: [folder.path], environment: nil, program: nil)
    #expect(try search.module("small-industry") == path)
    #expect(try search.load("small-industry").manifest.title.zh == "小产业")
    #expect(search.list().map(\.path) == [path])
    // A scenario of that name is no module.
    #expect(throws: ModuleError.self) { try search.module("other") }
  }

  @Test func `mistakes of a file are told when it is loaded`() throws {
    let folder = try ScratchFolder(["small.toml": "[module]\nversion = 1\n"])
    let path = folder.at("small.toml")
    let search = ModuleSearch(options: [folder.path], environment: nil, program: nil)
    let error = #expect(throws: ModuleError.self) { try search.load("small") }
    #expect(
      error?.description == """
        the formulas of the module \(path) are not sound:
          \(path):1:1: error: title is missing in [module]; write title = { en = "…", zh = "…" }
          \(path):1:1: error: summary is missing in [module]; write summary = { en = "…", zh = "…" }
          \(path):2:11: error: version must be a text, not a whole number; write it in quotes
        """)
  }

  @Test func `what is no file is told in a sentence`() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/missing.toml"
    let error = #expect(throws: ModuleError.self) { try LoadedModule(library: path) }
    #expect(
      error?.description == """
        the formulas of the module \(path) are not sound:
          error: \(path) cannot be read: No such file or directory
        """)
  }

  @Test func `in a build the files of the package's plugins are found`() throws {
    let folder = try ScratchFolder(["Plugins/SmallIndustry/small-industry.toml": Self.industry])
    let path = folder.at("Plugins/SmallIndustry/small-industry.toml")
    let search = ModuleSearch(
      options: [], environment: nil, program: "\(folder.path)/.build/x86_64-unknown-linux-gnu/debug/simplan")
    #expect(try search.module("small-industry") == path)
    #expect(search.list().map(\.path) == [path])
  }

  @Test func `a file that changes is read anew`() throws {
    let folder = try ScratchFolder(["small-industry.toml": Self.industry])
    let path = folder.at("small-industry.toml")
    #expect(try LoadedModule(library: path).manifest.version == "1.0.0")
    let changed = Self.industry.split(separator: "1.0.0", maxSplits: 1).joined(separator: "1.0.1")
    try folder.write(changed, to: "small-industry.toml")
    #expect(try LoadedModule(library: path).manifest.version == "1.0.1")
  }
}
