import ModuleHost
import ModuleMessages
import SimulationKit
import Synchronization
import Testing

/// The exchange with a module when a host loads it and opens a session.
@Suite struct DescriptionTests {
  private static let hours = (1...8760).map { "\($0)" }

  private func loaded(_ host: HostKnowledge = HostKnowledge()) throws -> (LoadedModule, RecordingTransport) {
    let recorder = RecordingTransport(try LoadedModule(table: moduleEntry(Hourly.self)).client.transport)
    return (try LoadedModule(recorder, path: "hourly", expecting: "hourly", for: host), recorder)
  }

  @Test func `a manifest that fixes the labels of the host's axes is refused`() {
    #expect(
      throws: ModuleError.unsoundManifest(
        path: "'fixing'",
        problems: [
          "the axis 'sector' belongs to the host, which gives its labels; leave 'labels', 'titles' and 'records' out",
          "the axis 'year' belongs to the host, which gives its labels; leave 'labels', 'titles' and 'records' out",
        ])
    ) { try LoadedModule(table: moduleEntry(Fixing.self)) }
  }

  @Test func `a unit that the host does not know is refused`() {
    let host = HostKnowledge(problem: { $0 == "MWh" ? "unknown unit MWh" : nil })
    let error = #expect(throws: ModuleError.self) { try LoadedModule(table: moduleEntry(Hourly.self), for: host) }
    #expect(
      error?.description == "the manifest of the module 'hourly' is not sound:\n"
        + "  the unit of the parameter 'profile': unknown unit MWh\n  the unit of the output 'total': unknown unit MWh")
  }

  @Test func `a link of a kind that is not known is left out of the manifest, with a note`() throws {
    let module = try LoadedModule(table: moduleEntry(Hourly.self))
    #expect(module.manifest.links.isEmpty)
    #expect(module.notes == ["the link 'tariff' of 'total' is of a kind that is not known here and is ignored"])
    #expect(module.level == 1)
    var known = Hourly.manifest
    known.links = []
    #expect(module.manifest == known)
  }

  @Test func `long labels are sent once, whatever is checked and opened with them`() throws {
    let (module, recorder) = try loaded()
    let axes = AxisLabels(["hour": Self.hours, "year": ["2015"]])
    let profile = ["profile": ParameterValue.array(Self.hours.map { _ in 0.5 })]
    #expect(try module.check(axes: axes, parameters: profile) == [])
    for _ in 0..<3 {
      let session = try module.open(axes: axes, parameters: profile)
      #expect(try session.run().output("total")?.values == [4380])
    }
    let heads = recorder.requests.withLock { $0 }.compactMap { bytes in
      bytes.withUnsafeBytes { try? Message(decoding: $0) }.map { String(decoding: $0.head, as: UTF8.self) }
    }
    #expect(heads.count { $0.contains("\"8760\"") } == 1)
    let kept = heads.filter { $0.contains("\"axes\"") }
    #expect(kept.count == 4)
    #expect(kept.allSatisfy { $0.contains("\"axes\":{\"hour\":{\"labels\":1},\"year\":[\"2015\"]}") })
  }

  @Test func `a module that keeps no labels gets them with every request`() throws {
    let module = try ModuleSearch().load("bad-replies")
    var axes = AxisLabels(["year": ["2015", "2016"]])
    axes["hour"] = Self.hours
    let session = try module.open(axes: axes, parameters: ["fault": .integer(0)])
    #expect(try session.run().output("value")?.values == [1, 1])
  }

  @Test func `messages name a module by the name under which the scenario runs it`() throws {
    let module = try EveryKindRun.load().named("north")
    #expect(module.name == "north")
    #expect(module.manifest.identifier == "every-kind")
    #expect(throws: ModuleError.unfit(module: "north", problem: "the parameter 'rate' is 2 but must be 0 to 1")) {
      try module.open(
        axes: EveryKindRun.axes, parameters: EveryKindRun.parameters.merging(["rate": .number(2)]) { $1 })
    }
    #expect(throws: ModuleError.refused(module: "north", request: "open", reason: "the label says 'refuse'")) {
      try module.open(
        axes: EveryKindRun.axes, parameters: EveryKindRun.parameters.merging(["label": .text("refuse")]) { $1 })
    }
    let session = try module.open(axes: EveryKindRun.axes, parameters: EveryKindRun.parameters)
    #expect(throws: ModuleError.unfit(module: "north", problem: "the input 'demand' is missing")) { try session.run() }
  }

  @Test(arguments: [Language.en, .zh])
  func `a module knows its instance and the language of its reader`(language: Language) throws {
    let module = try LoadedModule(table: moduleEntry(Speaking.self))
    let session = try module.named("north").open(axes: AxisLabels(), parameters: [:], language: language)
    #expect(try session.run().notes(of: 0) == [language == .zh ? "north：完成" : "north: done"])
    #expect(
      try module.open(axes: AxisLabels(), parameters: [:], language: language).run().notes(of: 0)
        == [language == .zh ? "speaking：完成" : "speaking: done"])
    #expect(
      try module.check(axes: AxisLabels(), parameters: [:], language: language) == [
        ParameterDiagnostic(.note, "word", language == .zh ? "空" : "empty", advice: "")
      ])
  }
}

/// Sums a profile over 8,760 hours.
private struct Hourly: SimulationModule {
  static let manifest = Manifest(
    identifier: "hourly", version: "1", title: Text(en: "Hourly", zh: "逐时"), summary: "Sums a profile.",
    axes: [Axis("hour", meaning: "hour of the year")],
    parameters: [
      ParameterDeclaration(
        "profile", .array(axes: ["hour"], unit: "MWh", .nonNegative, absent: nil), meaning: "energy in each hour")
    ],
    outputs: [
      VariableDeclaration("total", unit: "MWh", meaning: "sum"),
      VariableDeclaration("by_hour", unit: "1", axes: ["hour"], meaning: "share of the sum"),
    ],
    links: [EconomyLink(.unknown("tariff"), output: "total")],
    charts: [
      ChartDeclaration(
        "profile", output: "by_hour", mark: .lines, title: Text(en: "Profile", zh: "曲线"), quantity: "Share")
    ], sections: [ReportSection("hours", title: Text(en: "Hours", zh: "逐时"), charts: ["profile"])])

  private let profile: [Double]

  init(_ parameters: Parameters) { profile = parameters.array("profile").values }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let total = profile.reduce(0, +)
    outputs["total"][0] = total
    for hour in profile.indices { outputs["by_hour"][hour] = profile[hour] / total }
  }
}

/// Fixes labels that are not its own to fix.
private struct Fixing: SimulationModule {
  static let manifest = Manifest(
    identifier: "fixing", version: "1", title: Text(en: "Fixing", zh: "固定"), summary: "Knows one sector.",
    axes: [Axis("sector", labels: ["ELC"]), Axis("year", labels: ["2015"])],
    outputs: [VariableDeclaration("value", unit: "1", axes: ["sector", "year"], meaning: "a number")])

  init(_ parameters: Parameters) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {}
}

/// Says a word in the reader's language.
private struct Speaking: SimulationModule {
  static let manifest = Manifest(
    identifier: "speaking", version: "1", title: Text(en: "Speaking", zh: "说话"), summary: "Says that it is done.",
    parameters: [ParameterDeclaration("word", .text, meaning: "nothing", optional: true)])

  private let parameters: Parameters

  static func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    [ParameterDiagnostic(.note, "word", parameters.language == .zh ? "空" : "empty", advice: "")]
  }

  init(_ parameters: Parameters) { self.parameters = parameters }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let name = parameters.instance ?? "speaking"
    outputs.note(parameters.language == .zh ? "\(name)：完成" : "\(name): done")
  }
}
