// swift-tools-version: 6.2
import PackageDescription

// The rooms under measurement are the project's own sources, by symbolic links: what is measured is what ships, and no
// room becomes a product of the project for the benchmark's sake.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]

let package = Package(
  name: "performance",
  targets: [
    .systemLibrary(name: "CLAPACK", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "CSVText", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "NumberText", swiftSettings: strict),
    .target(name: "LinearAlgebra", dependencies: ["CLAPACK"], swiftSettings: strict),
    .target(
      name: "InputOutput", dependencies: ["LinearAlgebra", "CSVText", "NumberText", "Diagnostics"],
      swiftSettings: strict),
    .executableTarget(
      name: "Bench", dependencies: ["InputOutput", "LinearAlgebra", "NumberText", "CSVText", "Diagnostics"],
      swiftSettings: strict),
    .target(name: "CSimulationModule", exclude: ["PROTOCOL.md"]),
    .target(name: "CChildProcess"),
    .target(name: "CompactJSON", swiftSettings: strict),
    .target(name: "ModuleMessages", dependencies: ["CSimulationModule"], swiftSettings: strict),
    .target(
      name: "SimulationKit", dependencies: ["ModuleMessages", "CSimulationModule", "CompactJSON"], swiftSettings: strict
    ),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Files", dependencies: ["Diagnostics", "CCrypto"], swiftSettings: strict),
    .target(name: "CMuParser"),
    .target(name: "CFreeXL"),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "WorkbookReading",
      dependencies: ["CSVText", "Files", "Diagnostics", "CZip", "CExpat", "CFreeXL", "CChildProcess"],
      swiftSettings: strict),
    .target(
      name: "TableFormats",
      dependencies: [
        "WorkbookReading", "InputOutput", "LinearAlgebra", "CSVText", "CompactJSON", "Files", "NumberText",
        "Diagnostics",
      ], swiftSettings: strict),
    .target(
      name: "TableReading",
      dependencies: [
        "TableFormats", "WorkbookReading", "InputOutput", "LinearAlgebra", "CSVText", "CompactJSON", "Files",
        "NumberText", "Diagnostics",
      ], swiftSettings: strict),
    .target(
      name: "Formulas",
      dependencies: ["ScenarioKit", "SimulationKit", "Diagnostics", "CSimulationModule", "CMuParser"],
      swiftSettings: strict),
    .target(
      name: "ModuleHost",
      dependencies: [
        "ModuleMessages", "Formulas", "SimulationKit", "CSimulationModule", "CChildProcess", "Files", "Diagnostics",
      ],
      swiftSettings: strict),
    .executableTarget(name: "Crossing", dependencies: ["ModuleHost", "SimulationKit"], swiftSettings: strict),
    .executableTarget(
      name: "FormulaSpeed", dependencies: ["Formulas", "ModuleHost", "SimulationKit"], swiftSettings: strict),
    // The measured functions are internal to the module.
    .target(
      name: "NewEnergyVehicles", dependencies: ["SimulationKit", "CSimulationModule", "LinearAlgebra"],
      exclude: ["README.md"], swiftSettings: strict + [.unsafeFlags(["-enable-testing"])]),
    .executableTarget(
      name: "CohortSpeed", dependencies: ["NewEnergyVehicles", "ModuleHost", "SimulationKit"], swiftSettings: strict),
    .systemLibrary(name: "CUDUNITS", providers: [.apt(["libudunits2-dev"])]),
    .target(
      name: "CTOML",
      cxxSettings: [
        .define("TOML_HEADER_ONLY", to: "0"), .define("TOML_SHARED_LIB", to: "1"), .treatAllWarnings(as: .error),
      ],
      linkerSettings: [.linkedLibrary("tomlplusplus")]),
    .target(
      name: "ScenarioKit",
      dependencies: ["SimulationKit", "Diagnostics", "Files", "NumberText", "CSVText", "CTOML", "CUDUNITS"],
      swiftSettings: strict),
    .target(
      name: "RegionalBase", dependencies: ["InputOutput", "LinearAlgebra", "NumberText", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Economy", dependencies: ["RegionalBase", "InputOutput", "LinearAlgebra", "NumberText", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Coupling",
      dependencies: [
        "RegionalBase", "Economy", "LinearAlgebra", "SimulationKit", "NumberText",
      ], swiftSettings: strict
    ),
    .target(
      name: "Study",
      dependencies: [
        "RegionalBase", "Coupling", "Economy", "ModuleHost", "InputOutput", "SimulationKit", "NumberText",
        "Diagnostics",
      ],
      swiftSettings: strict),
    .target(
      name: "PlanReading",
      dependencies: [
        "RegionalBase", "ScenarioKit", "Study", "Economy", "InputOutput", "SimulationKit", "CSVText", "NumberText",
        "Diagnostics",
      ], swiftSettings: strict),
    .target(
      name: "ScenarioKeys",
      dependencies: [
        "RegionalBase", "ScenarioKit", "Study", "Coupling", "Economy", "InputOutput", "SimulationKit", "Files",
        "NumberText", "Diagnostics",
      ], swiftSettings: strict),
    .target(
      name: "ChartRequests",
      dependencies: ["PlanReading", "Coupling", "ScenarioKit", "SimulationKit", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "ScenarioReading",
      dependencies: [
        "ChartRequests", "RegionalBase", "ScenarioKeys", "PlanReading", "ScenarioKit", "Study", "Coupling", "Economy",
        "TableReading", "TableFormats", "InputOutput", "LinearAlgebra", "ModuleHost", "SimulationKit", "CSVText",
        "Files", "NumberText", "Diagnostics",
      ], swiftSettings: strict),
    .target(name: "Sampling", dependencies: ["LinearAlgebra", "NumberText"], swiftSettings: strict),
    .target(name: "SampleAnalysis", dependencies: ["Sampling", "LinearAlgebra"], swiftSettings: strict),
    .executableTarget(
      name: "WorkbookSpeed", dependencies: ["TableFormats", "TableReading", "WorkbookReading", "Files", "Diagnostics"],
      swiftSettings: strict),
    .executableTarget(
      name: "Sampled", dependencies: ["SampleAnalysis", "Sampling", "LinearAlgebra"], swiftSettings: strict),
    .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
    .target(name: "LinearProgramming", dependencies: ["CClp", "CLAPACK"], swiftSettings: strict),
    .target(
      name: "FundAllocation", dependencies: ["SimulationKit", "CSimulationModule", "LinearProgramming"],
      exclude: ["README.md"], swiftSettings: strict),
    .executableTarget(
      name: "Division", dependencies: ["FundAllocation", "ModuleHost", "SimulationKit", "LinearAlgebra"],
      swiftSettings: strict),
    .executableTarget(
      name: "Batch",
      dependencies: [
        "ScenarioReading", "Study", "Coupling", "Economy", "LinearAlgebra", "ModuleHost", "SimulationKit",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
