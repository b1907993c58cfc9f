public import CSimulationModule
public import SimulationKit

/// A module of another author that changes the structure of the economy without a line in the host: a maker of steel that
/// needs less electricity, home-made products that take the place of imports, and a product with a price of its own.
public struct StructureLinks: SimulationModule {
  private static let unsaid = ParameterDeclaration.Default(.number(0), .derived, source: "costs alone make the price")

  public static let manifest = Manifest(
    identifier: "structure-links", version: "1.0.0", title: Title(en: "Structure", zh: "结构"),
    summary: "Changes the inputs of MET and the shares of imports; for tests of links to the economy.",
    axes: [Axis("industry", meaning: "the host's")],
    parameters: [
      ParameterDeclaration(
        "saving", .array(axes: ["sector", "year"], unit: "1", .any, absent: 0),
        meaning: "what MET needs less of a sector's product per unit of output"),
      ParameterDeclaration(
        "spent_on", .array(axes: ["sector"], unit: "1", .any, absent: 0), meaning: "who gets the saved money"),
      ParameterDeclaration(
        "replaced", .array(axes: ["sector", "year"], unit: "1", .share, absent: 0),
        meaning: "part of the imports that the region makes itself"),
      ParameterDeclaration(
        "dearer", .array(axes: ["sector", "year"], unit: "1", .any, absent: 0),
        meaning: "price of a product, 1 in the table's year", default: unsaid),
      ParameterDeclaration(
        "dearer_industry", .array(axes: ["industry", "year"], unit: "1", .any, absent: 0),
        meaning: "the same of an industry", default: unsaid),
    ],
    inputs: [
      VariableDeclaration("domestic_share", unit: "1", axes: ["sector"], meaning: "1 - m of the table")
    ],
    outputs: [
      VariableDeclaration("met_inputs", unit: "1", axes: ["sector", "year"], meaning: "change of the inputs of MET"),
      VariableDeclaration("met_savings", unit: "1", axes: ["sector"], meaning: "shares of the saved money"),
      VariableDeclaration("imported", unit: "1", axes: ["sector", "year"], meaning: "share of imports"),
      VariableDeclaration("asked", unit: "1", axes: ["sector", "year"], meaning: "price of the product"),
      VariableDeclaration("asked_by_industry", unit: "1", axes: ["industry", "year"], meaning: "price of the product"),
    ],
    links: [
      EconomyLink(.coefficientChange, output: "met_inputs", user: "MET", offset: "met_savings", required: true),
      EconomyLink(.importShare, output: "imported", required: true),
      EconomyLink(.price, output: "asked", required: true),
      EconomyLink(.price, output: "asked_by_industry", required: true),
      EconomyLink(.unknown("tariff"), output: "asked"),
    ])

  private let (saving, spentOn, replaced): (LabelledArray, LabelledArray, LabelledArray)
  private let (dearer, dearerIndustry): (LabelledArray, LabelledArray)

  public init(_ parameters: Parameters) {
    (saving, spentOn, replaced) = (
      parameters.array("saving"), parameters.array("spent_on"), parameters.array("replaced")
    )
    (dearer, dearerIndustry) = (parameters.array("dearer"), parameters.array("dearer_industry"))
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let domestic = inputs.array("domestic_share")
    let years = saving.values.count / max(domestic.values.count, 1)
    outputs["met_savings"].values = spentOn.values
    outputs["asked"].values = dearer.values
    outputs["asked_by_industry"].values = dearerIndustry.values
    for place in saving.values.indices {
      outputs["met_inputs"][place] = -saving.values[place]
      outputs["imported"][place] = (1 - domestic.values[place / years]) * (1 - replaced.values[place])
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(StructureLinks.self) }
