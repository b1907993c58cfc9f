import ModuleHost
import SimulationKit
import Testing

@Suite struct SessionTests {
  @Test func `a plain run gives every output in its declared shape`() throws {
    let outcome = try EveryKindRun.open().run(inputs: EveryKindRun.inputs(demand: [3, 5]))
    #expect(outcome.samples == 1 && outcome.isAnswered)
    #expect(outcome.reports == [])
    #expect(outcome.outputs.keys.sorted() == ["by_class", "by_zone", "total"])
    let byClass = try #require(outcome.output("by_class"))
    #expect(byClass.axes == ["class", "year"])
    #expect(byClass.labels == [["A", "B", "C"], ["2015", "2016"]])
    #expect(byClass.values == EveryKindRun.byClass(demand: [3, 5]))
    #expect(outcome.output("total")?.values == [EveryKindRun.byClass(demand: [3, 5]).reduce(0, +)])
    #expect(outcome.output("by_zone")?.labels == [["north", "south"]])
  }

  @Test func `records and a table file reach the module with the defaults of their fields`() throws {
    let parks = ParameterValue.records([
      ParameterRecord(name: "one", fields: ["capacity": .number(3)]),
      ParameterRecord(name: "two", fields: ["capacity": .number(5), "mix": .array([0.5, 0, 0])]),
      ParameterRecord(name: "three", fields: ["capacity": .number(100), "built": .boolean(false)]),
    ])
    let weather = ParameterValue.table(
      ParameterTable(
        rows: 3, numbers: ["hour": [1, 2, 3], "factor": [0.25, 0.5, 0.125]],
        texts: ["quality": ["measured", "guessed", "measured"]]))
    let outcome = try EveryKindRun.open(["parks": parks, "weather": weather]).run(
      inputs: EveryKindRun.inputs(demand: [1, 2]))
    let extra = 3.0 + 2.5 + 0.375
    #expect(outcome.output("by_class")?.values == EveryKindRun.byClass(demand: [1, 2], extra: extra))
  }

  @Test func `choice, text, boolean, an optional number and the mode all take effect`() throws {
    let changes: [String: ParameterValue] = [
      "rule": .text("odd"), "label": .text("sum"), "talkative": .boolean(true), "ceiling": .number(0),
      "factor": .number(3),
    ]
    let outcome = try EveryKindRun.open(changes, mode: "scaled").run(inputs: EveryKindRun.inputs(demand: [1, 1]))
    let total = -EveryKindRun.byClass(demand: [1, 1]).reduce(0, +)
    #expect(outcome.reports == [SampleReport(sample: 0, notes: ["sum: \(total)"])])
    #expect(outcome.output("total")?.values == [total])
    #expect(outcome.output("scaled_total")?.values == [3 * total])
  }

  @Test func `samples without an answer do not spoil their batch`() throws {
    let outcome = try EveryKindRun.open().run(
      samples: 4, inputs: EveryKindRun.inputs(demand: [1, 2, -1, 0, 0, 0, 3, 4]))
    #expect(
      outcome.reports == [
        SampleReport(sample: 1, SampleStatus(.failed, "demand is -1.0")),
        SampleReport(sample: 2, SampleStatus(.infeasible, "nothing can be built without demand")),
      ])
    #expect((0..<4).map { outcome.status(of: $0).kind } == [.answered, .failed, .infeasible, .answered])
    #expect(!outcome.isAnswered)
    #expect(outcome.output("by_class", sample: 0)?.values == EveryKindRun.byClass(demand: [1, 2]))
    #expect(outcome.output("by_class", sample: 1) == nil)
    #expect(outcome.output("by_class", sample: 3)?.values == EveryKindRun.byClass(demand: [3, 4]))
    #expect(outcome.outputs["by_class"]?.array(2).values == Array(repeating: 0, count: 6))
  }

  @Test func `an output that is not finite fails its sample alone`() throws {
    let outcome = try EveryKindRun.open().run(
      samples: 2, inputs: EveryKindRun.inputs(demand: [1.7e308, 1.7e308, 1, 1]))
    #expect(
      outcome.reports == [SampleReport(sample: 0, SampleStatus(.failed, "the output 'by_class' is not finite"))])
  }

  @Test(arguments: [1, 200, 500, 1 << 20])
  func `a batch that is cut for memory gives the same answer`(memory: Int) throws {
    let demand = (0..<40).map { $0 % 7 == 3 ? 0 : Double($0) - 10 }
    let whole = try EveryKindRun.open(["talkative": .boolean(true)]).run(
      samples: 20, inputs: EveryKindRun.inputs(demand: demand))
    let cut = try EveryKindRun.open(["talkative": .boolean(true)], batchMemory: memory).run(
      samples: 20, inputs: EveryKindRun.inputs(demand: demand))
    #expect(cut == whole)
    #expect(Set((0..<20).map { whole.status(of: $0).kind }) == [.answered, .failed, .infeasible])
  }

  @Test func `varied parameters answer as a session opened with them`() throws {
    let rates = [0.1, 0.9, 2]
    let counts = [3.0, 1, 2]
    let session = try EveryKindRun.open()
    let outcome = try session.run(
      samples: 3, inputs: EveryKindRun.inputs(demand: [1, 2, 3, 4, 5, 6]),
      varied: ["rate": .perSample(rates), "count": .perSample(counts), "offsets": .shared([0, 0, 0])])
    #expect(outcome.output("by_class", sample: 0)?.values == EveryKindRun.byClass(demand: [1, 2], rate: 0.1, count: 3))
    #expect(outcome.output("by_class", sample: 1)?.values == EveryKindRun.byClass(demand: [3, 4], rate: 0.9, count: 1))
    #expect(outcome.status(of: 2) == SampleStatus(.failed, "the parameter 'rate' is 2 but must be 0 to 1"))
    let after = try session.run(inputs: EveryKindRun.inputs(demand: [1, 2]))
    #expect(after.output("by_class")?.values == EveryKindRun.byClass(demand: [1, 2]))
  }

  @Test func `records, parts of arrays and columns of tables vary too`() throws {
    let parks = ParameterValue.records([
      ParameterRecord(name: "one", fields: ["capacity": .number(3)]),
      ParameterRecord(name: "北", fields: ["capacity": .number(5), "mix": .array([0.5, 0, 0])]),
    ])
    let weather = ParameterValue.table(
      ParameterTable(
        rows: 2, numbers: ["hour": [1, 2], "factor": [0.25, 0.5]], texts: ["quality": ["measured", "measured"]]))
    let session = try EveryKindRun.open(["parks": parks, "weather": weather])
    let outcome = try session.run(
      samples: 2, inputs: EveryKindRun.inputs(demand: [1, 2, 1, 2]),
      varied: [
        ["parks", "one", "capacity"]: .perSample([4, 7]), ["parks", "北", "mix", "A"]: .perSample([0.5, 1]),
        ["weather", "factor"]: .perSample([0.25, 0.5, 8, 16]), ["offsets", "B"]: .shared([100]),
      ])
    for (sample, extra) in [4 + 2.5 + 0.75, 7 + 5 + 24.0].enumerated() {
      var expected = EveryKindRun.byClass(demand: [1, 2], extra: extra)
      expected[2] += 100
      expected[3] += 100
      #expect(outcome.output("by_class", sample: sample)?.values == expected)
    }
    let after = try session.run(inputs: EveryKindRun.inputs(demand: [1, 2]))
    #expect(after.output("by_class")?.values == EveryKindRun.byClass(demand: [1, 2], extra: 3 + 2.5 + 0.75))
  }

  @Test func `an array that varies beyond its bounds fails its sample alone`() throws {
    let outcome = try EveryKindRun.open().run(
      samples: 3, inputs: ["demand": .shared([1, 2]), "prices": .shared(EveryKindRun.prices)],
      varied: [["weights", "A", "south", "2016"]: .perSample([0.5, 1.5, 0.95])])
    #expect(
      outcome.reports == [
        SampleReport(sample: 1, SampleStatus(.failed, "the parameter 'weights' holds 1.5 but must be 0 to 1")),
        SampleReport(
          sample: 2,
          SampleStatus(.failed, "weights: 0.95 leaves nothing to the others; write at most 0.9")),
      ])
  }

  @Test(
    arguments: [
      (["parks", "two", "capacity"], "the parameter 'parks' has no record 'two'"),
      (["parks", "one", "size"], "the records of 'parks' have no field 'size' here"),
      (["parks", "one"], "the parameter 'parks.one' names no number: write a record's name and a field behind it"),
      (["parks", "one", "built"], "the parameter 'parks.one.built' is of the kind boolean and cannot vary in a batch"),
      (["weights", "D"], "the parameter 'weights.D' names 'D', which is no label of the axis 'class'"),
      (
        ["weights", "A", "north", "2015", "x"],
        "the parameter 'weights.A.north.2015.x' names more labels than the array has axes (class, zone, year)"
      ),
      (["rate", "x"], "the parameter 'rate.x' goes on behind a single number"),
      (
        ["weather", "factor"],
        "the parameter 'weather.factor' names no column of numbers of a table of this session"
      ),
      ([], "no parameter '' is declared here"),
    ] as [([String], String)])
  func `a path that leads to no number is refused before anything is sent`(path: [String], problem: String) throws {
    let session = try EveryKindRun.open([
      "parks": .records([ParameterRecord(name: "one", fields: ["capacity": .number(3)])])
    ])
    #expect(throws: ModuleError.unfit(module: "every-kind", problem: problem)) {
      try session.run(
        inputs: EveryKindRun.inputs(demand: [1, 2]), varied: [ParameterPath(path): .shared([1])])
    }
  }

  @Test func `paths that overlap cannot vary at once`() throws {
    let session = try EveryKindRun.open()
    #expect(
      throws: ModuleError.unfit(
        module: "every-kind", problem: "'offsets' and 'offsets.B' are varied at once, but overlap")
    ) {
      try session.run(
        inputs: EveryKindRun.inputs(demand: [1, 2]),
        varied: ["offsets": .shared([1, 2, 3]), ["offsets", "B"]: .shared([1])])
    }
  }

  @Test func `only wanted outputs come back, as the whole has them`() throws {
    let session = try EveryKindRun.open(["talkative": .boolean(true)])
    let inputs = EveryKindRun.inputs(demand: [1, 2, 0, 0, 3, 4])
    let whole = try session.run(samples: 3, inputs: inputs)
    let part = try session.run(samples: 3, inputs: inputs, wanted: ["by_zone"], notes: false)
    #expect(part.outputs == whole.outputs.filter { $0.key == "by_zone" })
    #expect(whole.reports.map(\.sample) == [0, 1, 2])
    #expect(part.reports == [whole.reports[1]])
    let none = try session.run(samples: 3, inputs: inputs, wanted: [])
    #expect(none.outputs.isEmpty)
    #expect(none.reports == whole.reports)
  }

  @Test(arguments: [
    (["by_zone", "by_zone"], "the output 'by_zone' is wanted twice"),
    (["scaled_total"], "no output 'scaled_total' is declared here"),
  ])
  func `what cannot be wanted is refused before anything is sent`(wanted: [String], problem: String) throws {
    let session = try EveryKindRun.open()
    #expect(throws: ModuleError.unfit(module: "every-kind", problem: problem)) {
      try session.run(inputs: EveryKindRun.inputs(demand: [1, 2]), wanted: wanted)
    }
  }

  @Test func `an optional input is absent where nobody gives it, and not zero`() throws {
    let session = try EveryKindRun.open()
    let total = EveryKindRun.byClass(demand: [1, 2]).reduce(0, +)
    var inputs = EveryKindRun.inputs(demand: [1, 2])
    #expect(try session.run(inputs: inputs).output("total")?.values == [total])
    inputs["bonus"] = .shared([10, 20])
    #expect(try session.run(inputs: inputs).output("total")?.values == [total + 30])
  }

  @Test func `an integer that varies must be whole`() throws {
    let outcome = try EveryKindRun.open().run(
      inputs: EveryKindRun.inputs(demand: [1, 2]), varied: ["count": .shared([2.5])])
    #expect(outcome.status(of: 0) == SampleStatus(.failed, "the parameter 'count' must be of the kind integer"))
  }

  @Test func `progress counts through the pieces of a batch`() throws {
    var heard: [ProgressReport] = []
    _ = try EveryKindRun.open(batchMemory: 1).run(samples: 2, inputs: EveryKindRun.inputs(demand: [1, 2, 3, 4])) {
      heard.append($0)
      return true
    }
    // The first report of each piece always comes; the second only where the first is long ago.
    #expect(
      heard.filter { $0.fraction < 1 } == [
        ProgressReport(sample: 0, fraction: 0.5, message: "2015"),
        ProgressReport(sample: 1, fraction: 0.5, message: "2015"),
      ])
  }

  @Test func `reports do not grow with the samples of a quick batch`() throws {
    var heard = 0
    let demand = Array(repeating: 1.0, count: 4000)
    let took = try ContinuousClock().measure {
      _ = try EveryKindRun.open().run(samples: 2000, inputs: EveryKindRun.inputs(demand: demand)) { _ in
        heard += 1
        return true
      }
    }
    #expect(heard >= 1)
    #expect(Double(heard) <= 2 + took / .milliseconds(20))
  }

  @Test func `a batch that is stopped between its pieces keeps what is done`() throws {
    let outcome = try EveryKindRun.open(batchMemory: 1).run(
      samples: 4, inputs: EveryKindRun.inputs(demand: [1, 2, 3, 4, 5, 6, 7, 8])
    ) { $0.sample < 1 }
    #expect((0..<4).map { outcome.status(of: $0).kind } == [.answered, .stopped, .stopped, .stopped])
    #expect(outcome.stoppedAt == 1)
    #expect(outcome.output("by_class", sample: 0)?.values == EveryKindRun.byClass(demand: [1, 2]))
    #expect(outcome.reports == [])
    #expect(outcome.outputs["by_class"]?.values.count == 24)
  }

  @Test func `a batch that is stopped at its first word has no answers`() throws {
    let outcome = try EveryKindRun.open().run(
      samples: 2, inputs: EveryKindRun.inputs(demand: [1, 2, 3, 4])
    ) { _ in false }
    #expect(outcome.stoppedAt == 0)
    #expect((0..<2).map { outcome.status(of: $0) } == [SampleStatus(.stopped), SampleStatus(.stopped)])
    #expect(outcome.outputs["by_class"]?.values == Array(repeating: 0, count: 12))
  }

  @Test func `sessions run at once on their own threads`() async throws {
    let module = try EveryKindRun.load()
    let totals = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for number in 1...8 {
        group.addTask {
          let session = try module.open(
            axes: EveryKindRun.axes, parameters: EveryKindRun.parameters.merging(["count": .integer(number)]) { $1 })
          var last: [Double] = []
          for _ in 0..<50 {
            last = try session.run(inputs: EveryKindRun.inputs(demand: [1, 1])).output("by_class")?.values ?? []
          }
          return (number, last)
        }
      }
      return try await group.reduce(into: [Int: [Double]]()) { $0[$1.0] = $1.1 }
    }
    for number in 1...8 {
      #expect(totals[number] == EveryKindRun.byClass(demand: [1, 1], count: Double(number)))
    }
  }

  @Test func `a closed session refuses to run`() throws {
    let session = try EveryKindRun.open()
    try session.close()
    try session.close()
    #expect(throws: ModuleError.unfit(module: "every-kind", problem: "the session is closed")) {
      try session.run(inputs: EveryKindRun.inputs(demand: [1, 2]))
    }
  }

  @Test func `check names the parameter, the index and the advice`() throws {
    var weights = EveryKindRun.weights
    weights[7] = 0.95
    let found = try EveryKindRun.load().check(
      axes: EveryKindRun.axes,
      parameters: [
        "weights": .array(weights),
        "parks": .records([ParameterRecord(name: "empty", fields: ["capacity": .number(0)])]),
      ])
    #expect(
      found == [
        ParameterDiagnostic(
          .error, "weights", index: ["B", "south", "2016"], "0.95 leaves nothing to the others",
          advice: "write at most 0.9"),
        ParameterDiagnostic(
          .warning, "parks", index: ["empty", "capacity"], "a park of 0 GW changes nothing", advice: "leave it out"),
      ])
  }
}
