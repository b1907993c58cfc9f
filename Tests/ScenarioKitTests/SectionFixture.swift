import Diagnostics
import ScenarioKit
import SimulationKit

/// Declarations with one parameter of every kind, and axes to read them over.
enum SectionFixture {
  static let axes = [
    "year": ["2015", "2016", "2017", "2018", "2019", "2020"], "class": ["private_car", "bus"], "sector": ["农业", "MIN"],
  ]

  static let declarations: [ParameterDeclaration] = [
    ParameterDeclaration(
      "hours", .number(unit: "h", Bounds(0, 8784)), meaning: "full-load hours of a year",
      default: .init(.number(2000), .document, source: "NEA 2016")),
    ParameterDeclaration("energy", .number(unit: "TWh", .nonNegative), meaning: "sales", optional: true),
    ParameterDeclaration("share", .number(unit: "1", .share), meaning: "the share of local supply", optional: true),
    ParameterDeclaration("packs", .integer(Bounds(1, 4)), meaning: "packs in a vehicle", optional: true),
    ParameterDeclaration("hybrid", .boolean, meaning: "whether hybrids count", optional: true),
    ParameterDeclaration("fuel", .choice(["petrol", "diesel"]), meaning: "the fuel replaced", optional: true),
    ParameterDeclaration("note", .text, meaning: "a remark", optional: true),
    ParameterDeclaration(
      "stock", .array(axes: ["class", "year"], unit: "vehicle", .nonNegative, absent: nil), meaning: "vehicles",
      optional: true),
    ParameterDeclaration(
      "profile", .array(axes: ["sector"], unit: "1", .share, absent: 0), meaning: "input shares", optional: true),
    ParameterDeclaration(
      "price", .array(axes: ["year"], unit: "CNY_2015/W", .positive, absent: nil), meaning: "price", optional: true),
    ParameterDeclaration(
      "cap", .number(unit: "GW", .any), meaning: "capacity limit", modes: ["limited", "fixed"], optional: true),
    ParameterDeclaration(
      "parks",
      .records([
        ParameterDeclaration("power", .number(unit: "MW", .positive), meaning: "rated power"),
        ParameterDeclaration("owner", .text, meaning: "who owns it", optional: true),
      ]), meaning: "wind parks", optional: true),
    ParameterDeclaration(
      "survival",
      .table([
        .init("age", unit: "year", meaning: "age of the vehicle"), .init("class", unit: nil, meaning: "vehicle class"),
        .init("share", unit: "1", meaning: "share that survives"),
      ]), meaning: "survival curves", optional: true),
  ]

  static func checker(mode: String? = "free", enabled: Bool = true) -> SectionChecker {
    SectionChecker(axes: axes, declarations: declarations, mode: mode, enabled: enabled, otherKeys: ModuleSettings.keys)
  }

  /// Resolves `[m]` of `a.toml` in a folder with these files.
  static func resolve(_ files: [String: String], mode: String? = "free", enabled: Bool = true) throws -> (
    section: ResolvedSection, problems: [String]
  ) {
    let folder = ScenarioFolder(files)
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    var problems: [Diagnostic] = []
    let section = checker(mode: mode, enabled: enabled).resolve(scenario.table(at: ["m"]), into: &problems)
    return (section, folder.lines(problems))
  }

  /// The problems of the lines below `[m]`, which stand from line 2 on.
  static func problems(_ lines: String, mode: String? = "free") throws -> [String] {
    try resolve(["a.toml": "[m]\n" + lines + "\n"], mode: mode).problems
  }

  static func parameters(_ lines: String) throws -> Parameters {
    let (section, problems) = try resolve(["a.toml": "[m]\n" + lines + "\n"])
    guard problems.isEmpty else { throw InvalidInput(problems.map { .error($0) }) }
    return section.parameters
  }
}
