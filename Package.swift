// swift-tools-version: 6.2
import PackageDescription

/// The habits every target of ours is held to; a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// - Parameter fast: optimised in debug builds too: tests wait for what such a room computes.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], excluding: [String] = [], fast: Bool = false
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: excluding,
    swiftSettings: strict + (fast ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []))
}

/// A simulation module: one folder with its README, one dynamic library `lib<Folder>.so`.
func plugin(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  // A run hashes every library that it loads: two thirds of one would be what only debuggers read.
  .target(
    name: name, dependencies: ["SimulationKit", "CSimulationModule"] + dependencies, path: "Plugins/\(name)",
    exclude: ["README.md"], swiftSettings: strict,
    linkerSettings: [.unsafeFlags(["-Xlinker", "--strip-debug"], .when(configuration: .release))])
}

/// `excluding` names folders of the test target that hold no sources, such as golden files.
func tests(_ room: String, _ dependencies: [Target.Dependency] = [], excluding: [String] = []) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.init(stringLiteral: room)] + dependencies, path: "Tests/\(room)Tests",
    exclude: excluding, swiftSettings: strict)
}

/// Every module exports the same entry symbol, and SwiftPM links all tests into one program: there the first
/// definition stands for all, and no test calls it.
func pluginTests(_ plugin: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(plugin)Tests", dependencies: [.init(stringLiteral: plugin), "SimulationKit"] + dependencies,
    path: "Tests/\(plugin)Tests", swiftSettings: strict,
    linkerSettings: [.unsafeFlags(["-Xlinker", "--allow-multiple-definition"])])
}

/// The modules of this package, with what they need beside the kit. A folder under Plugins is one of them once it stands here.
let plugins: KeyValuePairs<String, [Target.Dependency]> = [
  "NewEnergyVehicles": ["LinearAlgebra"],
  "WindSolar": ["LinearProgramming"],
  "FundAllocation": ["LinearProgramming"],
]

/// Modules that tests load: one that uses the whole contract, a loop with a known gain, two that change the structure of
/// the economy, and libraries at fault.
let testModules = [
  "EveryKind", "LoopGain", "LoopEcho", "StructureLinks", "HydrogenSteel", "HeatPumps", "OtherABI", "NoModule",
  "BadReplies",
]

func testModule(_ name: String) -> Target {
  .target(
    name: name, dependencies: ["SimulationKit", "CSimulationModule"], path: "Tests/Modules/\(name)",
    swiftSettings: strict)
}

func testModule(inC name: String) -> Target {
  .target(name: name, dependencies: ["CSimulationModule"], path: "Tests/Modules/\(name)")
}

let package = Package(
  name: "simplan",
  products: [
    .executable(name: "simplan", targets: ["simplan"]),
    // Libraries for the author of a module; the conformance test carries the host and stays out of the module itself.
    .library(name: "SimulationKit", targets: ["SimulationKit"]),
    .library(name: "SimulationKitTesting", targets: ["SimulationKitTesting"]),
  ] + (plugins.map(\.0) + testModules).map { .library(name: $0, type: .dynamic, targets: [$0]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLAPACK", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(name: "CUDUNITS", providers: [.apt(["libudunits2-dev"])]),
    .systemLibrary(name: "CNLopt", providers: [.apt(["libnlopt-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "CTOML",
      cxxSettings: [
        .define("TOML_HEADER_ONLY", to: "0"), .define("TOML_SHARED_LIB", to: "1"), .treatAllWarnings(as: .error),
      ],
      linkerSettings: [.linkedLibrary("tomlplusplus")]),
    .target(name: "CSimulationModule", exclude: ["PROTOCOL.md"]),
    .target(name: "CChildProcess"),
    // Nothing is called in it: it runs when the program starts.
    .target(name: "CMemoryRoom"),

    // The netCDF library, opened when it is first needed.
    .target(name: "CNetCDF"),

    // The library of Excel workbooks, opened when the first one is written.
    .target(name: "CXLSXWriter"),

    // The FreeXL library, opened in a process of its own when an old workbook is read.
    .target(name: "CFreeXL"),

    // The muParser library, opened when the first formula is compiled.
    .target(name: "CMuParser"),

    room("Diagnostics", fast: true),
    room("NetCDF", ["CNetCDF"]),
    room("WorkbookWriting", ["CXLSXWriter"]),
    room("NumberText", fast: true),
    room("Files", ["Diagnostics", "CCrypto"]),
    room("CSVText", ["Diagnostics"], fast: true),
    room("LinearAlgebra", ["CLAPACK"], fast: true),
    room("LinearProgramming", ["CClp", "CLAPACK"], fast: true),
    room("Sampling", ["LinearAlgebra", "NumberText"], fast: true),
    room("SampleAnalysis", ["Sampling", "LinearAlgebra"], fast: true),
    room("Seeking", ["Sampling", "LinearAlgebra", "CNLopt"], fast: true),
    room("InputOutput", ["LinearAlgebra", "CSVText", "NumberText", "Diagnostics"], fast: true),
    room("CompactJSON", fast: true),
    room("WorkbookReading", ["CSVText", "Files", "Diagnostics", "CZip", "CExpat", "CFreeXL", "CChildProcess"]),
    room(
      "TableReading",
      [
        "TableFormats", "WorkbookReading", "InputOutput", "LinearAlgebra", "CSVText", "CompactJSON", "Files",
        "NumberText", "Diagnostics",
      ]),
    room("ModuleMessages", ["CSimulationModule"], fast: true),
    room("SimulationKit", ["ModuleMessages", "CSimulationModule", "CompactJSON"], fast: true),
    room(
      "SimulationKitTesting",
      ["ModuleMessages", "SimulationKit", "ModuleHost", "CSimulationModule"]),
    room(
      "ScenarioKit", ["SimulationKit", "Diagnostics", "Files", "NumberText", "CSVText", "CTOML", "CUDUNITS"], fast: true
    ),
    room("Formulas", ["ScenarioKit", "SimulationKit", "Diagnostics", "CSimulationModule", "CMuParser"], fast: true),
    room(
      "ModuleHost",
      ["ModuleMessages", "Formulas", "SimulationKit", "CSimulationModule", "CChildProcess", "Files", "Diagnostics"]),
    room(
      "ModuleTemplates", ["ModuleHost", "SimulationKit", "Files", "Diagnostics"], excluding: ["Templates"]),
    room("RegionalBase", ["InputOutput", "LinearAlgebra", "NumberText", "Diagnostics"], fast: true),
    room("Economy", ["RegionalBase", "InputOutput", "LinearAlgebra", "NumberText", "Diagnostics"], fast: true),
    room(
      "Coupling",
      ["RegionalBase", "Economy", "LinearAlgebra", "SimulationKit", "NumberText"], fast: true),
    room(
      "Study",
      [
        "RegionalBase", "Coupling", "Economy", "ModuleHost", "InputOutput", "SimulationKit", "NumberText",
        "Diagnostics",
      ]),
    room(
      "PlanReading",
      [
        "RegionalBase", "ScenarioKit", "Study", "Economy", "InputOutput", "SimulationKit", "CSVText", "NumberText",
        "Diagnostics",
      ]),
    room(
      "ScenarioKeys",
      [
        "RegionalBase", "ScenarioKit", "Study", "Coupling", "Economy", "InputOutput", "SimulationKit", "Files",
        "NumberText", "Diagnostics",
      ]),
    room("ChartRequests", ["PlanReading", "Coupling", "ScenarioKit", "SimulationKit", "Diagnostics"]),
    room(
      "ScenarioReading",
      [
        "RegionalBase", "ChartRequests", "PlanReading", "ScenarioKeys", "ScenarioKit", "Study", "Coupling", "Economy",
        "TableReading", "TableFormats", "InputOutput", "LinearAlgebra", "ModuleHost", "SimulationKit", "CSVText",
        "Files", "NumberText", "Diagnostics",
      ]),
    room("ScenarioLock", ["ScenarioReading", "ScenarioKit", "ModuleHost", "Files", "Diagnostics"]),
    room(
      "ScenarioSchema",
      [
        "ChartRequests", "ScenarioKeys", "StudyReading", "StudyRuns", "ScenarioReading", "ScenarioKit", "ModuleHost",
        "SimulationKit",
      ]),
    room(
      "Results",
      [
        "ChartRequests", "RegionalBase", "ScenarioKeys", "Study", "ScenarioReading", "PlanReading", "ScenarioKit",
        "Coupling", "Economy", "InputOutput", "LinearAlgebra", "LinearProgramming", "ModuleHost", "SimulationKit",
        "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room(
      "Observation",
      [
        "RegionalBase", "ScenarioReading", "PlanReading", "ScenarioKit", "Study", "Coupling", "Economy",
        "SimulationKit", "CSVText", "NumberText", "Diagnostics",
      ]),
    room(
      "PlanSeeking",
      [
        "ScenarioKeys", "ScenarioReading", "PlanReading", "ScenarioKit", "Study", "StudyRuns", "Coupling", "Economy",
        "ModuleHost", "Seeking", "Sampling", "SampleAnalysis", "LinearAlgebra", "CSVText", "NumberText", "Diagnostics",
        "SimulationKit",
      ]),
    room(
      "StudyRuns",
      [
        "RegionalBase", "ScenarioKeys", "Results", "Study", "Sampling", "SampleAnalysis", "ScenarioReading",
        "ScenarioKit", "PlanReading", "Coupling", "Economy", "ModuleHost", "LinearAlgebra", "SimulationKit", "CSVText",
        "NetCDF", "Files", "NumberText", "Diagnostics",
      ]),
    room(
      "StudyReading",
      [
        "ScenarioKeys", "StudyRuns", "Sampling", "ScenarioReading", "ScenarioKit", "ModuleHost", "SimulationKit",
        "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room("SVGDrawing", fast: true),
    room("SVGCharts", ["SVGDrawing"], fast: true),
    room(
      "ResultText",
      [
        "RegionalBase", "ScenarioKeys", "Results", "Observation", "PlanSeeking", "Seeking", "Study", "ScenarioReading",
        "PlanReading", "ScenarioKit", "Coupling", "Economy", "InputOutput", "ModuleHost", "SimulationKit", "CSVText",
        "NumberText", "Diagnostics",
      ]),
    room(
      "ResultCharts",
      [
        "ChartRequests", "ResultText", "RegionalBase", "Results", "Study", "ScenarioReading", "PlanReading", "Economy",
        "SimulationKit", "SVGCharts", "SVGDrawing", "NumberText", "Diagnostics",
      ]),
    room(
      "Reporting",
      [
        "ResultText", "ResultCharts", "ScenarioKeys", "Results", "PlanSeeking", "Study", "ScenarioReading",
        "PlanReading", "ScenarioKit", "Coupling", "SimulationKit", "SVGCharts", "SVGDrawing", "WorkbookWriting",
        "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room(
      "StudyReporting",
      [
        "ChartRequests", "Reporting", "ResultText", "ResultCharts", "RegionalBase", "ScenarioKeys", "StudyRuns",
        "Observation", "PlanSeeking", "SampleAnalysis", "Results", "Study", "ScenarioReading", "PlanReading", "Economy",
        "LinearAlgebra", "SimulationKit", "SVGCharts", "SVGDrawing", "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room("TableConstruction", ["InputOutput", "LinearAlgebra", "CSVText", "NumberText", "Diagnostics"]),
    room(
      "TableFormats",
      [
        "WorkbookReading", "InputOutput", "LinearAlgebra", "CSVText", "CompactJSON", "Files", "NumberText",
        "Diagnostics",
      ]),
    room(
      "TableAnalysis",
      [
        "TableFormats", "TableReading", "InputOutput", "LinearAlgebra", "SimulationKit", "SVGCharts", "SVGDrawing",
        "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room(
      "TableMaking",
      [
        "TableAnalysis", "TableConstruction", "TableFormats", "TableReading", "InputOutput", "LinearAlgebra",
        "SimulationKit", "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room(
      "Console",
      [
        "Coupling", "StudyRuns", "Results", "ModuleHost", "Files", "NumberText", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "simplan",
      dependencies: [
        "Console", "ChartRequests", "Coupling", "ScenarioKeys", "ResultText", "ResultCharts", "SVGCharts", "SVGDrawing",
        "Reporting", "StudyReporting", "Results", "Observation", "PlanSeeking", "Study", "StudyRuns", "StudyReading",
        "ScenarioReading", "ScenarioKit", "ScenarioLock", "ScenarioSchema", "TableAnalysis", "TableMaking",
        "WorkbookReading", "WorkbookWriting", "ModuleHost", "ModuleTemplates", "SimulationKit", "SimulationKitTesting",
        "Files", "NumberText", "Diagnostics", "LinearAlgebra", "CMemoryRoom",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    testModule("EveryKind"),
    testModule("LoopGain"),
    testModule("LoopEcho"),
    testModule("StructureLinks"),
    testModule("HydrogenSteel"),
    testModule("HeatPumps"),
    .executableTarget(
      name: "EveryKindProgram", dependencies: ["EveryKind", "SimulationKit"], path: "Tests/Modules/EveryKindProgram",
      swiftSettings: strict),
    testModule(inC: "OtherABI"),
    testModule(inC: "NoModule"),
    testModule(inC: "BadReplies"),

    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    tests("SVGDrawing", ["SeededNumbers"]),
    tests("SVGCharts", ["SVGDrawing", "SeededNumbers"], excluding: ["Golden"]),
    tests("LinearAlgebra", ["SeededNumbers"]),
    tests("LinearProgramming", ["SeededNumbers"]),
    tests("Sampling"),
    tests("SampleAnalysis", ["Sampling", "LinearAlgebra", "SeededNumbers"]),
    tests("Seeking", ["LinearAlgebra", "SeededNumbers"]),
    tests("InputOutput", ["LinearAlgebra", "Diagnostics", "SeededNumbers"], excluding: ["Fixtures"]),
    tests("FundAllocation", ["SimulationKit", "LinearProgramming"]),
    tests("Diagnostics"),
    tests("NumberText", ["SeededNumbers"]),
    tests("Files", ["ScratchFolder"]),
    tests("NetCDF", ["ScratchFolder"]),
    tests("WorkbookWriting", ["ScratchFolder"]),
    .target(name: "WorkbookFixture", path: "Tests/WorkbookFixture", swiftSettings: strict),
    // The program reads old workbooks in a process of its own.
    tests("WorkbookReading", ["WorkbookFixture", "Diagnostics", "simplan"]),
    tests(
      "TableReading",
      [
        "WorkbookFixture", "WorkbookReading", "InputOutput", "LinearAlgebra", "Diagnostics", "SeededNumbers", "simplan",
      ],
      excluding: ["Fixtures"]),
    tests("CSVText", ["Diagnostics", "NumberText", "ScratchFolder", "SeededNumbers"]),
    tests(
      "ScenarioKit", ["SimulationKit", "Diagnostics", "Files", "ScratchFolder", "SeededNumbers"], excluding: ["Broken"]),
    .target(name: "ManifestFixture", path: "Tests/ManifestFixture", swiftSettings: strict),
    tests(
      "SimulationKit",
      ["ModuleMessages", "CSimulationModule", "CompactJSON", "ManifestFixture", "SeededNumbers"]),
    tests(
      "ModuleHost",
      [
        "ModuleMessages", "SimulationKit", "SimulationKitTesting", "CSimulationModule", "ManifestFixture",
        "SeededNumbers", "ScratchFolder", "EveryKindProgram", "simplan",
      ],
      excluding: ["host.py"]),
    tests(
      "Formulas",
      [
        "ModuleHost", "SimulationKit", "SimulationKitTesting", "Files", "Diagnostics", "SeededNumbers", "ScratchFolder",
      ]),
    pluginTests("NewEnergyVehicles", ["SeededNumbers"]),
    pluginTests("WindSolar", ["LinearProgramming"]),
    .target(name: "ScratchFolder", path: "Tests/ScratchFolder", swiftSettings: strict),
    .target(
      name: "ScenarioCase",
      dependencies: ["ScratchFolder", "ScenarioReading", "ModuleHost", "Files", "Diagnostics"],
      path: "Tests/ScenarioCase",
      swiftSettings: strict),
    .target(
      name: "EconomyFixtures",
      dependencies: [
        "RegionalBase", "Economy", "InputOutput", "LinearAlgebra",
      ], path: "Tests/EconomyFixtures",
      swiftSettings: strict),
    tests(
      "Economy",
      ["RegionalBase", "EconomyFixtures", "NumberText", "InputOutput", "LinearAlgebra", "SeededNumbers"]),
    tests(
      "Coupling",
      ["RegionalBase", "EconomyFixtures", "Economy", "InputOutput", "LinearAlgebra", "SimulationKit"]),
    tests(
      "PlanReading",
      ["EconomyFixtures", "Economy", "InputOutput", "Study", "SimulationKit", "Diagnostics"]),
    tests("ScenarioLock", ["ScenarioReading", "Diagnostics", "ScratchFolder"]),
    tests(
      "ScenarioSchema",
      ["ScenarioKeys", "ScenarioCase", "ScenarioReading", "ScenarioKit", "ModuleHost"]),
    tests(
      "ScenarioReading",
      [
        "Coupling", "RegionalBase", "ScenarioKeys", "ScenarioCase", "ScratchFolder", "EconomyFixtures", "ScenarioKit",
        "Study", "SimulationKit", "SimulationKitTesting", "ModuleHost", "Diagnostics", "SeededNumbers",
      ]),
    tests(
      "Study",
      [
        "RegionalBase", "EconomyFixtures", "Economy", "Coupling", "LinearAlgebra", "ScenarioReading", "ModuleHost",
        "SimulationKit", "SeededNumbers",
      ]),
    tests(
      "StudyRuns",
      [
        "ScenarioKeys", "ScenarioCase", "ScenarioReading", "SampleAnalysis", "Results", "Study", "Economy",
        "ModuleHost", "NumberText", "Diagnostics", "ScratchFolder", "StudyReporting", "SimulationKit",
      ]),
    tests(
      "StudyReading",
      [
        "ScenarioKeys", "ScenarioCase", "ScenarioReading", "StudyRuns", "Study", "Economy", "Results", "ModuleHost",
        "Diagnostics", "ScratchFolder",
      ]),
    tests(
      "Results",
      [
        "RegionalBase", "ScenarioCase", "Economy", "Coupling", "Study", "ScenarioReading",
        "PlanReading", "SimulationKit", "Diagnostics", "ScratchFolder",
      ]),
    .target(name: "StoredRun", dependencies: ["Results"], path: "Tests/StoredRun", swiftSettings: strict),
    tests(
      "ResultText",
      [
        "StoredRun", "ScenarioKeys", "ScenarioCase", "ScenarioReading", "PlanReading", "Study", "Diagnostics",
        "Results", "SimulationKit", "ScratchFolder",
      ]),
    tests(
      "ResultCharts",
      ["StoredRun", "ChartRequests", "Results", "ScenarioReading", "SimulationKit", "SVGCharts", "SVGDrawing"],
      excluding: ["Golden", "ChartTables"]),
    tests(
      "Reporting",
      [
        "StoredRun", "ResultText", "ResultCharts", "ScenarioReading", "PlanReading", "Study",
        "Diagnostics", "Results", "SimulationKit", "ScratchFolder", "WorkbookWriting",
      ], excluding: ["Golden"]),
    // The modules of formulas that ship, in the shipped scenarios.
    .testTarget(
      name: "IndustryModulesTests",
      dependencies: [
        "RegionalBase", "ScenarioCase", "ScenarioReading", "PlanReading", "Results", "Study", "Coupling", "Economy",
        "InputOutput", "LinearAlgebra", "SimulationKit",
      ],
      path: "Tests/IndustryModulesTests", swiftSettings: strict),
    tests(
      "PlanSeeking",
      ["StudyRuns", "ScenarioCase", "ScratchFolder", "Seeking", "SimulationKit", "Diagnostics"]),
    tests("Observation", ["ScenarioCase", "ScenarioReading", "PlanReading", "SimulationKit", "Diagnostics"]),
    tests(
      "StudyReporting",
      [
        "ScenarioCase", "ScratchFolder", "ScenarioReading", "StudyRuns", "Observation", "PlanSeeking", "SampleAnalysis",
        "Results", "SVGCharts", "LinearAlgebra", "PlanReading", "SimulationKit", "Diagnostics",
      ], excluding: ["Golden"]),
    tests(
      "TableConstruction", ["TableReading", "InputOutput", "LinearAlgebra", "CSVText", "Diagnostics", "SeededNumbers"],
      excluding: ["Fixtures"]),
    tests(
      "TableFormats",
      [
        "WorkbookFixture", "WorkbookReading", "InputOutput", "LinearAlgebra", "CSVText", "Diagnostics", "ScratchFolder",
        "SeededNumbers",
      ],
      excluding: ["Fixtures"]),
    tests(
      "TableAnalysis", ["TableMaking", "InputOutput", "LinearAlgebra", "SimulationKit", "Diagnostics", "ScratchFolder"]),
    // Runs the built program and its modules, which a test build puts beside the test program.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "simplan", "ScenarioCase", "ScratchFolder", "WorkbookFixture", "ModuleHost", "CSVText", "Results",
        "ScenarioReading", "ScenarioSchema", "ScenarioKit", "NetCDF", "Diagnostics",
      ],
      exclude: ["Golden", "parks.py"], swiftSettings: strict),
  ] + plugins.map { plugin($0, $1) },
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
