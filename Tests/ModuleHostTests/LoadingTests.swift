import ModuleHost
import SimulationKit
import Testing

@Suite struct LoadingTests {
  private let build = ModuleFolder.build

  @Test func `a library without the entry is no module, and is not even loaded`() {
    // its start-up code ends the process
    let error = #expect(throws: ModuleError.self) { try LoadedModule(library: "\(build)/libNoModule.so") }
    #expect(
      error?.description == "\(build)/libNoModule.so is no simplan module: it does not export 'simplan_module_entry'; "
        + "name the folder of another library or remove this one")
  }

  @Test func `the version of the contract is read before anything else`() {
    // behind the version lies memory that cannot be read
    let error = #expect(throws: ModuleError.self) { try LoadedModule(library: "\(build)/libOtherABI.so") }
    #expect(
      error?.description == "the module \(build)/libOtherABI.so was built for version 99 of the module contract and "
        + "this program for version 2; build the module with this program's simplan_module.h")
  }

  @Test func `a file that is no library tells the loader's reason`() throws {
    let folder = try ModuleFolder()
    try folder.write(
      "libText.so",
      Array("no library, although it is named like one. The loader wants at least the length of a header.".utf8))
    let error = #expect(throws: ModuleError.self) { try LoadedModule(library: "\(folder.path)/libText.so") }
    #expect(
      error?.description == "the library \(folder.path)/libText.so cannot be loaded: \(folder.path)/libText.so: "
        + "invalid ELF header; build it anew on this system")
  }

  @Test func `a library of another module is refused by name`() throws {
    let folder = try ModuleFolder(["libWindSolar.so": "libEveryKind.so"])
    let search = ModuleSearch(options: [folder.path], environment: nil, program: nil)
    let error = #expect(throws: ModuleError.self) { try search.load("wind-solar") }
    #expect(
      error?.description == "\(folder.path)/libWindSolar.so holds the module 'every-kind', not 'wind-solar'; "
        + "rename the library after its module (libEveryKind.so)")
  }

  @Test func `a module tells its path and its manifest`() throws {
    let module = try EveryKindRun.load()
    #expect(module.path == "\(build)/libEveryKind.so")
    #expect(module.manifest.identifier == "every-kind")
    #expect(module.manifest.version == "1.2.3")
    #expect(module.manifest.modes.map(\.name) == ["plain", "scaled"])
  }

  @Test(
    arguments: [
      (["nothing": ParameterValue.number(1)], nil, "no parameter 'nothing' is declared"),
      (["rate": .number(2)], nil, "the parameter 'rate' is 2 but must be 0 to 1"),
      (["rate": .text("x")], nil, "the parameter 'rate' must be of the kind number"),
      (["count": .integer(11)], nil, "the parameter 'count' is 11 but must be 1 to 10"),
      (["rule": .text("none")], nil, "the parameter 'rule' is 'none' but must be one of even, odd"),
      (["weights": .array([1])], nil, "the parameter 'weights' holds 1 values where 12 belong"),
      (["weights": .array(Array(repeating: 2, count: 12))], nil, "the parameter 'weights' holds 2 but must be 0 to 1"),
      (["rate": .number(.nan)], nil, "the parameter 'rate' is nan but must be 0 to 1"),
      (
        ["parks": .records([ParameterRecord(name: "p", fields: [:])])], nil,
        "the parameter 'parks' in 'p': the parameter 'capacity' is missing"
      ),
      (
        ["parks": .records([ParameterRecord(name: "p", fields: ["size": .number(1)])])], nil,
        "the parameter 'parks' has the unknown field 'size' in 'p'"
      ),
      (
        ["weather": .table(ParameterTable(rows: 2, numbers: ["hour": [1, 2]]))], nil,
        "the parameter 'weather' has no column 'factor' of 2 rows"
      ),
      ([:], "fast", "the module has no mode 'fast'; its modes are plain, scaled"),
    ] as [([String: ParameterValue], String?, String)])
  func `parameters that do not fit are refused before anything is sent`(
    changes: [String: ParameterValue], mode: String?, problem: String
  ) {
    #expect(throws: ModuleError.unfit(module: "every-kind", problem: problem)) {
      try EveryKindRun.open(changes, mode: mode)
    }
  }

  @Test func `labels that contradict the manifest and missing labels are refused`() throws {
    let module = try EveryKindRun.load()
    var axes = EveryKindRun.axes
    axes["class"] = ["A", "B"]
    #expect(
      throws: ModuleError.unfit(
        module: "every-kind", problem: "the axis 'class' has the labels A, B, C in the manifest, not A, B")
    ) { try module.open(axes: axes, parameters: EveryKindRun.parameters) }
    axes["class"] = nil
    axes["year"] = ["2015", "2015"]
    #expect(throws: ModuleError.unfit(module: "every-kind", problem: "the axis 'year' names '2015' twice")) {
      try module.open(axes: axes, parameters: EveryKindRun.parameters)
    }
    #expect(
      throws: ModuleError.unfit(
        module: "every-kind", problem: "the parameter 'weights' needs labels of the axes class, zone, year")
    ) { try module.open(axes: AxisLabels(["year": ["2015"]]), parameters: EveryKindRun.parameters) }
  }

  @Test func `a module that cannot work with its parameters says so when it is opened`() {
    #expect(
      throws: ModuleError.refused(
        module: "every-kind", request: "open", reason: "the label says 'refuse'")
    ) { try EveryKindRun.open(["label": .text("refuse")]) }
    #expect(
      throws: ModuleError.refused(
        module: "every-kind", request: "open",
        reason: "weights: 1.0 leaves nothing to the others; write at most 0.9")
    ) { try EveryKindRun.open(["weights": .array(Array(repeating: 1, count: 12))]) }
  }

  @Test(
    arguments: [
      (["prices": .shared([1, 2, 4])], [:], "the input 'demand' is missing"),
      (
        ["demand": .shared([1, 2]), "prices": .shared([1, 2, 4]), "wind": .shared([])], [:],
        "no input 'wind' is declared here"
      ),
      (
        ["demand": .shared([1]), "prices": .shared([1, 2, 4])], [:], "the input 'demand' holds 1 values where 2 belong"
      ),
      (
        ["demand": .shared([1, 2]), "prices": .perSample([1, 2, 4])], [:],
        "the input 'prices' is shared by all samples and cannot differ between them"
      ),
      (
        ["demand": .shared([1, .nan]), "prices": .shared([1, 2, 4])], [:],
        "the input 'demand' is nan at 2016; it must be finite"
      ),
      (
        ["demand": .shared([1, 2]), "prices": .shared([1, 2, 4])], ["talkative": .shared([1])],
        "the parameter 'talkative' is of the kind boolean and cannot vary in a batch"
      ),
      (
        ["demand": .shared([1, 2]), "prices": .shared([1, 2, 4])], ["factor": .shared([1])],
        "no parameter 'factor' is declared here"
      ),
      (
        ["demand": .shared([1, 2]), "prices": .shared([1, 2, 4])],
        ["weights": .perSample([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .infinity, 0])],
        "the varied parameter 'weights' is inf at C, south, 2015; it must be finite"
      ),
    ] as [([String: BatchValues], [ParameterPath: BatchValues], String)])
  func `inputs that do not fit are refused before anything is sent`(
    inputs: [String: BatchValues], varied: [ParameterPath: BatchValues], problem: String
  ) throws {
    let session = try EveryKindRun.open()
    #expect(throws: ModuleError.unfit(module: "every-kind", problem: problem)) {
      try session.run(inputs: inputs, varied: varied)
    }
  }
}
