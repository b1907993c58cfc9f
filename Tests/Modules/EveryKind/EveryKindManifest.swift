public import SimulationKit

extension EveryKind {
  public static let manifest = Manifest(
    identifier: "every-kind", version: "1.2.3", title: Title(en: "Every kind", zh: "各种参数"),
    summary: "Uses every part of the module contract once; for tests of host and kit.",
    modes: [
      Mode("plain", meaning: "the total alone"), Mode("scaled", meaning: "the total and a multiple of it"),
    ],
    axes: [
      Axis("class", labels: ["A", "B", "C"], meaning: "fixed by the module"),
      Axis("zone", meaning: "given by the scenario"),
    ],
    parameters: single + composed,
    inputs: [
      VariableDeclaration("demand", unit: "TWh", axes: ["year"], meaning: "demand"),
      VariableDeclaration(
        "prices", unit: "CNY_table/W", axes: ["class"], meaning: "price of each class", variation: .shared),
      VariableDeclaration(
        "bonus", unit: "TWh", axes: ["year"], meaning: "added to the total where somebody gives it", optional: true),
    ],
    outputs: [
      VariableDeclaration(
        "by_class", unit: "TWh", axes: ["class", "year"], meaning: "weighted demand", iamc: "Test|Demand|{class}"),
      VariableDeclaration("by_zone", unit: "TWh", axes: ["zone"], meaning: "demand of each zone over all years"),
      VariableDeclaration("total", unit: "TWh", meaning: "sum over classes and years", iamc: "Test|Demand"),
      VariableDeclaration("scaled_total", unit: "TWh", meaning: "factor x total", modes: ["scaled"]),
    ],
    charts: [
      ChartDeclaration(
        "zones", output: "by_zone", mark: .bars, title: Text(en: "Zones", zh: "分区"),
        quantity: Text(en: "Demand", zh: "需求"))
    ],
    targets: [
      TargetDeclaration(
        "demand_of_b", title: Text(en: "Demand of B", zh: "乙类需求"), output: "by_class", at: ["class": "B"])
    ], sections: [ReportSection("zones", title: Text(en: "Zones", zh: "分区"), charts: ["zones"], tables: ["by_class"])])

  private static let single = [
    ParameterDeclaration(
      "rate", .number(unit: "1", .share), meaning: "a share",
      default: .init(.number(0.5), .assumption, source: "the middle", low: 0, high: 1)),
    ParameterDeclaration(
      "count", .integer(Bounds(1, 10)), meaning: "an integer",
      default: .init(.integer(2), .assumption, source: "a small one", low: 1, high: 3)),
    ParameterDeclaration(
      "talkative", .boolean, meaning: "whether every sample writes a note",
      default: .init(.boolean(false), .assumption, source: "silence is golden")),
    ParameterDeclaration(
      "rule", .choice(["even", "odd"]), meaning: "the sign",
      default: .init(.text("even"), .assumption, source: "the common one")),
    ParameterDeclaration(
      "label", .text, meaning: "begins every note", default: .init(.text("total"), .assumption, source: "its name")),
    ParameterDeclaration(
      "factor", .number(unit: "1", .positive), meaning: "multiple of the total", modes: ["scaled"],
      default: .init(.number(2), .assumption, source: "double", low: 1, high: 4)),
    ParameterDeclaration(
      "ceiling", .number(unit: "TWh", .nonNegative), meaning: "upper limit of the total", optional: true),
  ]

  private static let composed = [
    ParameterDeclaration(
      "weights", .array(axes: ["class", "zone", "year"], unit: "1", .share, absent: 0), meaning: "over three axes"),
    ParameterDeclaration(
      "offsets", .array(axes: ["class"], unit: "TWh", .any, absent: nil), meaning: "added to each class",
      default: .init(.number(0), .assumption, source: "nothing is added", low: 0, high: 1)),
    ParameterDeclaration(
      "parks",
      .records([
        ParameterDeclaration("capacity", .number(unit: "GW", .nonNegative), meaning: "size"),
        ParameterDeclaration(
          "built", .boolean, meaning: "whether it stands",
          default: .init(.boolean(true), .assumption, source: "most do")),
        ParameterDeclaration(
          "mix", .array(axes: ["class"], unit: "1", .share, absent: 0), meaning: "share of each class",
          default: .init(.array([0.5, 0.25, 0.25]), .assumption, source: "sums to 1")),
      ]),
      meaning: "a list of records", default: .init(.records([]), .assumption, source: "none")),
    ParameterDeclaration(
      "weather",
      .table([
        .init("hour", unit: "h", meaning: "hour of the year"),
        .init("factor", unit: "1", meaning: "capacity factor"),
        .init("quality", unit: nil, meaning: "'measured' or 'guessed'; only what is measured counts"),
      ]), meaning: "a table file", optional: true),
  ]
}
