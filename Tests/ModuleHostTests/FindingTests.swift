import ModuleHost
import Testing

@Suite struct FindingTests {
  @Test(arguments: [
    ("wind-solar", "libWindSolar.so"), ("new-energy-vehicles", "libNewEnergyVehicles.so"), ("fund", "libFund.so"),
    ("wind-2", "libWind2.so"),
  ])
  func `a library is named after its module`(identifier: String, file: String) {
    #expect(ModuleSearch.fileName(of: identifier) == file)
  }

  @Test func `folders are searched in the documented order`() {
    let search = ModuleSearch(options: ["/one", "two"], environment: "/three::/one:/four", program: "/usr/bin/simplan")
    #expect(
      search.folders == [
        SearchedFolder(path: "/one", origin: .option, exists: false),
        SearchedFolder(path: "two", origin: .option, exists: false),
        SearchedFolder(path: "/three", origin: .environment, exists: false),
        SearchedFolder(path: "/four", origin: .environment, exists: false),
        SearchedFolder(path: "/usr/bin", origin: .besideProgram, exists: true),
        SearchedFolder(path: "/usr/lib/simplan/modules", origin: .installed, exists: false),
      ])
  }

  @Test func `a missing module names every folder and says which does not exist`() {
    let search = ModuleSearch(options: ["/usr"], environment: "/nowhere", program: "/usr/bin/simplan")
    let error = #expect(throws: ModuleError.self) { try search.module("wind-solar") }
    #expect(
      error?.description == """
        no module 'wind-solar' was found; its library libWindSolar.so, its formulas wind-solar.toml, or a program wind-solar, was looked for in
          /usr (--module-path)
          /nowhere (SIMPLAN_MODULE_PATH; the folder does not exist)
          /usr/bin (beside the program)
          /usr/lib/simplan/modules (installed modules; the folder does not exist)
        put the module into one of these folders, or name its folder with --module-path
        """)
  }

  @Test func `inside a build folder a missing module's error says how to build it`() {
    let search = ModuleSearch(options: [], environment: nil, program: "/p/.build/debug/simplan")
    let error = #expect(throws: ModuleError.self) { try search.module("x") }
    #expect(
      error?.description == """
        no module 'x' was found; its library libX.so, its formulas x.toml, or a program x, was looked for in
          /p/.build/debug (beside the program; the folder does not exist)
          /p/.build/lib/simplan/modules (installed modules; the folder does not exist)
        put the module into one of these folders, or name its folder with --module-path
        `swift run` alone builds no modules: run `swift build` first
        """)
  }

  @Test func `an identifier cannot lead out of the folders`() {
    let search = ModuleSearch(options: ["/usr"], environment: nil, program: nil)
    #expect(throws: ModuleError.self) { try search.module("x/../../etc/passwd") }
  }

  @Test func `an earlier folder hides a later one, and the list says so`() throws {
    let first = try ModuleFolder(["libEveryKind.so": "libEveryKind.so", "libNoModule.so": "libNoModule.so"])
    let second = try ModuleFolder(["libEveryKind.so": "libEveryKind.so", "libOtherABI.so": "libOtherABI.so"])
    try second.write("libText.so", Array("no library".utf8))
    let search = ModuleSearch(options: [first.path], environment: second.path, program: nil)
    #expect(try search.module("every-kind") == "\(first.path)/libEveryKind.so")
    #expect(
      search.list() == [
        FoundModule(path: "\(first.path)/libEveryKind.so", folder: search.folders[0]),
        FoundModule(
          path: "\(second.path)/libEveryKind.so", folder: search.folders[1],
          hiddenBy: "\(first.path)/libEveryKind.so"),
        FoundModule(path: "\(second.path)/libOtherABI.so", folder: search.folders[1]),
      ])
  }

  @Test func `the build folder lists the test modules and not the library that is none`() {
    let names = ModuleSearch().list().compactMap { $0.path.split(separator: "/").last.map(String.init) }
    for name in ["libBadReplies.so", "libEveryKind.so", "libLoopEcho.so", "libLoopGain.so", "libOtherABI.so"] {
      #expect(names.contains(name))
    }
    #expect(!names.contains("libNoModule.so"))
  }
}
