// swift-tools-version: 6.2
import PackageDescription

// The rooms under test are the project's own sources, by symbolic links, as in Tests/Performance: here they are built with
// the counters by which libFuzzer sees which code an input reaches.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], fast: Bool = false) -> Target {
  // The whole without optimisation is built sooner; what reads every byte of an input is worth more.
  .target(
    name: name, dependencies: dependencies, swiftSettings: strict + (fast ? [.unsafeFlags(["-O"])] : []))
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CLAPACK", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
    .systemLibrary(name: "CUDUNITS", providers: [.apt(["libudunits2-dev"])]),
    .systemLibrary(name: "CNLopt", providers: [.apt(["libnlopt-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "CTOML",
      cxxSettings: [
        .define("TOML_HEADER_ONLY", to: "0"), .define("TOML_SHARED_LIB", to: "1"), .treatAllWarnings(as: .error),
        .unsafeFlags(["-O2"]),
      ],
      linkerSettings: [.linkedLibrary("tomlplusplus")]),
    .target(name: "CSimulationModule", exclude: ["PROTOCOL.md"]),
    .target(name: "CChildProcess"),
    .target(name: "CMuParser"),
    .target(name: "CFreeXL"),
    .systemLibrary(name: "CZip"),
    .systemLibrary(name: "CExpat"),
    .target(name: "CNetCDF"),
    .target(name: "CXLSXWriter"),
    .systemLibrary(name: "CLibFuzzer"),
    room("SeededNumbers", fast: true),
    room("WorkbookFixture", fast: true),
    room("Diagnostics", fast: true),
    room("NetCDF", ["CNetCDF"]),
    room("WorkbookWriting", ["CXLSXWriter"]),
    room("NumberText", fast: true),
    room("Files", ["Diagnostics", "CCrypto"], fast: true),
    room("CSVText", ["Diagnostics"], fast: true),
    room("LinearAlgebra", ["CLAPACK"]),
    room("LinearProgramming", ["CClp", "CLAPACK"]),
    room("Sampling", ["LinearAlgebra", "NumberText"]),
    room("SampleAnalysis", ["Sampling", "LinearAlgebra"]),
    room("Seeking", ["Sampling", "LinearAlgebra", "CNLopt"]),
    room("InputOutput", ["LinearAlgebra", "CSVText", "NumberText", "Diagnostics"]),
    room("TableConstruction", ["InputOutput", "LinearAlgebra", "CSVText", "NumberText", "Diagnostics"]),
    room(
      "TableFormats",
      [
        "WorkbookReading", "InputOutput", "LinearAlgebra", "CSVText", "CompactJSON", "Files", "NumberText",
        "Diagnostics",
      ]),
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
      "ScenarioKit", ["SimulationKit", "Diagnostics", "Files", "NumberText", "CSVText", "CTOML", "CUDUNITS"],
      fast: true),
    room(
      "Formulas", ["ScenarioKit", "SimulationKit", "Diagnostics", "CSimulationModule", "CMuParser"], fast: true),
    room(
      "ModuleHost",
      [
        "ModuleMessages", "Formulas", "SimulationKit", "CSimulationModule", "CChildProcess", "Files", "Diagnostics",
      ], fast: true),
    room("RegionalBase", ["InputOutput", "LinearAlgebra", "NumberText", "Diagnostics"]),
    room("Economy", ["RegionalBase", "InputOutput", "LinearAlgebra", "NumberText", "Diagnostics"]),
    room(
      "Coupling",
      ["RegionalBase", "Economy", "LinearAlgebra", "SimulationKit", "NumberText"]),
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
        "ChartRequests", "RegionalBase", "ScenarioKeys", "PlanReading", "ScenarioKit", "Study", "Coupling", "Economy",
        "TableReading", "TableFormats", "InputOutput", "LinearAlgebra", "ModuleHost", "SimulationKit", "CSVText",
        "Files", "NumberText", "Diagnostics",
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
      "StudyRuns",
      [
        "RegionalBase", "ScenarioKeys", "Results", "Study", "Sampling", "SampleAnalysis", "ScenarioReading",
        "ScenarioKit", "PlanReading", "Coupling", "Economy", "ModuleHost", "LinearAlgebra", "SimulationKit", "CSVText",
        "NetCDF", "Files", "NumberText", "Diagnostics",
      ]),
    room(
      "PlanSeeking",
      [
        "ScenarioKeys", "ScenarioReading", "PlanReading", "ScenarioKit", "Study", "StudyRuns", "Coupling", "Economy",
        "ModuleHost", "Seeking", "Sampling", "SampleAnalysis", "LinearAlgebra", "CSVText", "NumberText", "Diagnostics",
        "SimulationKit",
      ]),
    room(
      "StudyReading",
      [
        "ScenarioKeys", "StudyRuns", "Sampling", "ScenarioReading", "ScenarioKit", "Study", "ModuleHost",
        "SimulationKit", "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room("SVGDrawing"),
    room("SVGCharts", ["SVGDrawing"]),
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
      "TableAnalysis",
      [
        "TableConstruction", "TableFormats", "TableReading", "InputOutput", "LinearAlgebra", "SimulationKit",
        "SVGCharts", "SVGDrawing", "CSVText", "Files", "NumberText", "Diagnostics",
      ]),
    room("EveryKind", ["SimulationKit", "CSimulationModule"], fast: true),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Reporting", "ResultCharts", "ResultText", "Results", "Study", "StudyReading", "StudyRuns", "Coupling",
        "ScenarioReading", "PlanReading", "TableAnalysis", "TableReading", "InputOutput", "SVGCharts", "ModuleHost",
        "Formulas", "SimulationKit", "CLibFuzzer", "SeededNumbers", "WorkbookFixture", "CSimulationModule", "EveryKind",
        "Files", "Diagnostics",
      ], swiftSettings: strict + [.unsafeFlags(["-O"])]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
