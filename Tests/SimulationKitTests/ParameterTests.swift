import SimulationKit
import Testing

@Suite struct ParameterTests {
  private static func fallback(_ value: ParameterValue) -> ParameterDeclaration.Default {
    .init(value, .document, source: "yearbook")
  }

  private let declarations = [
    ParameterDeclaration("rate", .number(unit: "1", .share), meaning: "rate", default: fallback(.number(0.1))),
    ParameterDeclaration("slow", .boolean, meaning: "in one mode", modes: ["slow"], default: fallback(.boolean(true))),
    ParameterDeclaration(
      "parks",
      .records([
        ParameterDeclaration("cost", .number(unit: "CNY_table/W", .positive), meaning: "cost"),
        ParameterDeclaration("built", .boolean, meaning: "stands", default: fallback(.boolean(true))),
        ParameterDeclaration("hours", .array(axes: ["year"], unit: "h", .nonNegative, absent: nil), meaning: "hours"),
      ]), meaning: "parks"),
  ]

  @Test func `defaults are filled in, inside records too, for what applies in the mode`() {
    let park = ParameterRecord(name: "A", fields: ["cost": .number(7)])
    let complete = declarations.completed(["parks": .records([park])], mode: "fast", axes: AxisLabels())
    #expect(
      complete == [
        "rate": .number(0.1),
        "parks": .records([ParameterRecord(name: "A", fields: ["cost": .number(7), "built": .boolean(true)])]),
      ])
    #expect(
      declarations.completed([:], mode: "slow", axes: AxisLabels()) == ["rate": .number(0.1), "slow": .boolean(true)])
  }

  @Test func `records are read like parameters`() throws {
    let manifest = Manifest(
      identifier: "m", version: "1", title: Title(en: "M", zh: "模"), summary: "Reads.",
      modes: [Mode("fast", meaning: ""), Mode("slow", meaning: "")], parameters: declarations)
    let parameters = try manifest.completeParameters(
      ["parks": .records([ParameterRecord(name: "A", fields: ["cost": .number(7), "hours": .array([1, 2])])])],
      mode: nil, axes: AxisLabels(["year": ["2015", "2016"]]))
    #expect(parameters.mode == "fast")
    #expect(parameters.years == [2015, 2016])
    let park = try #require(parameters.records("parks").first)
    #expect(park.name == "A")
    #expect(park.fields.boolean("built"))
    #expect(park.fields.array("hours")[1] == 2)
    #expect(!parameters.has("slow"))
  }

  @Test func `a record may stand only once`() {
    let park = ParameterRecord(name: "A", fields: ["cost": .number(7), "hours": .array([])])
    let problem = declarations.mismatch(
      ["rate": .number(0), "parks": .records([park, park])], mode: "fast", axes: AxisLabels(["year": []]))
    #expect(problem == "the parameter 'parks' holds the record 'A' twice")
  }

  @Test(arguments: [
    (Bounds.share, 0.0, true), (.share, 1, true), (.share, 1.1, false), (.share, -0.1, false), (.positive, 0, false),
    (.positive, 1e-300, true), (.nonNegative, 0, true), (.any, -1e300, true), (.any, .nan, false),
    (.any, .infinity, false), (.share, .nan, false),
  ])
  func `bounds hold finite numbers alone`(bounds: Bounds, value: Double, holds: Bool) {
    #expect(bounds.contains(value) == holds)
  }

  @Test(arguments: [
    (Bounds.share, "1", "0 to 1"), (.positive, "GW", "above 0 GW"), (.nonNegative, "h", "at least 0 h"),
    (Bounds(nil, 2.5), "TWh", "at most 2.5 TWh"), (.any, "1", "any number"), (.any, "GW", "any number in GW"),
    (Bounds(0, 1, includesLower: false), "1", "above 0 to 1"),
  ])
  func `bounds are told in words`(bounds: Bounds, unit: String, text: String) {
    #expect(bounds.text(unit: unit) == text)
  }

  @Test func `an array beyond any memory has no count`() {
    let axes = AxisLabels(["a": Array(repeating: "x", count: 1 << 16)])
    #expect(axes.count(["a", "a", "a"]) == 1 << 48)
    #expect(axes.count(["a", "a", "a", "a"]) == nil)
    #expect(axes.count(["b"]) == nil)
  }

  /// Costs by park, of which the records give the labels.
  private let parks = Manifest(
    identifier: "m", version: "1", title: "M", summary: "Reads.", axes: [Axis("park", records: "parks")],
    parameters: [
      ParameterDeclaration(
        "parks", .records([ParameterDeclaration("cost", .number(unit: "1", .any), meaning: "cost")]), meaning: "parks"),
      ParameterDeclaration(
        "share", .array(axes: ["park", "year"], unit: "1", .share, absent: nil), meaning: "share",
        default: fallback(.number(0.25))),
    ])
  private let years = ["2015", "2016"]
  private var two: ParameterValue {
    .records(["A", "乙"].map { ParameterRecord(name: $0, fields: ["cost": .number(1)]) })
  }

  @Test func `an axis may have its labels from records, and a default one number for all labels`() throws {
    #expect(parks.problems() == [])
    let parameters = try parks.completeParameters(["parks": two], mode: nil, axes: AxisLabels(["year": years]))
    #expect(parameters.labels("park") == ["A", "乙"])
    #expect(
      parameters.array("share")
        == LabelledArray(axes: ["park", "year"], labels: [["A", "乙"], years], values: [0.25, 0.25, 0.25, 0.25]))
    #expect(parameters.variablePaths == ["parks.A.cost", "parks.乙.cost", "share"].map(Self.path))
  }

  private static func path(_ text: String) -> ParameterPath {
    ParameterPath(text.split(separator: ".").map(String.init))
  }

  @Test func `labels that are not the records' names are refused`() {
    #expect(
      throws: UnfitParameters("the axis 'park' has the labels B, but the records of 'parks' are A, 乙")
    ) {
      try parks.completeParameters(["parks": two], mode: nil, axes: AxisLabels(["year": years, "park": ["B"]]))
    }
  }

  @Test func `numbers are read and replaced at their paths`() throws {
    let parameters = try parks.completeParameters(["parks": two], mode: nil, axes: AxisLabels(["year": years]))
    let replaced = try parameters.replacing(["share", "乙", "2015"], with: [0.5]).replacing(
      ["parks", "A", "cost"], with: [7])
    #expect(replaced.array("share").values == [0.25, 0.25, 0.5, 0.25])
    #expect(try replaced.numbers(at: ["share", "乙"]) == [0.5, 0.25])
    #expect(replaced.records("parks").map { $0.fields.number("cost") } == [7, 1])
    #expect(parameters.array("share").values == [0.25, 0.25, 0.25, 0.25])
    #expect(throws: UnfitParameters("the parameter 'share' holds 4 values, not 1")) {
      try parameters.replacing("share", with: [1])
    }
  }
}
