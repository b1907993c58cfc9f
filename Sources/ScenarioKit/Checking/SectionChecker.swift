public import Diagnostics
public import SimulationKit

/// Reads one section of a scenario against the declarations of a module, or of a part of the economy.
///
/// Everything that is wrong is reported in one pass. A value may be bare or carry its source:
/// `{value = 3, unit = "TWh", source = "…", kind = "document"}`.
public struct SectionChecker: Sendable {
  private let axes: [String: [String]]
  private let declarations: [ParameterDeclaration]
  private let mode: String?
  private let enabled: Bool
  private let otherKeys: [String]
  private let unknownAxes: Set<String>
  private let recordAxes: [String: String]
  private let project: ProjectFolder
  private let reportsMissing: Bool
  private let labelNames: [String: LabelNames]
  private let beyond: WrittenBeyond?

  /// - Parameters:
  ///   - axes: the labels of every axis of this run.
  ///   - enabled: false for a module that is switched off: nothing is missing then, what is inherited is checked
  ///     and inactive, what the scenario's own file writes is an error.
  ///   - otherKeys: keys of the section that somebody else reads, such as `mode` and `enabled`.
  ///   - unknownAxes: axes that the run has but whose labels are not known, since what gives them is wrong; of
  ///     arrays over them only one number for all labels is checked.
  ///   - recordAxes: axes whose labels are the names of records of this section, with the parameter that holds these.
  ///   - project: where table files may lie.
  ///   - reportsMissing: false where a file that may hold what is missing could not be read.
  ///   - labelNames: by axis, what its labels are called beside their codes.
  ///   - beyond: how series go on after their last year where they do not say so themselves; nil where nothing does.
  public init(
    axes: [String: [String]], declarations: [ParameterDeclaration], mode: String? = nil, enabled: Bool = true,
    otherKeys: [String] = [], unknownAxes: Set<String> = [], recordAxes: [String: String] = [:],
    project: ProjectFolder = .anywhere, reportsMissing: Bool = true, labelNames: [String: LabelNames] = [:],
    beyond: WrittenBeyond? = nil
  ) {
    self.axes = axes
    self.declarations = declarations
    self.mode = mode
    self.enabled = enabled
    self.otherKeys = otherKeys
    self.unknownAxes = unknownAxes
    self.recordAxes = recordAxes
    self.project = project
    self.reportsMissing = reportsMissing
    self.labelNames = labelNames
    self.beyond = beyond
  }

  public func resolve(_ table: ScenarioTable, into problems: inout [Diagnostic]) -> ResolvedSection {
    var reader = ValueReader(
      axes: axes, unknownAxes: unknownAxes, mode: mode, project: project, reportsMissing: reportsMissing)
    reader.labelNames = labelNames
    reader.beyond = beyond
    var values: [String: ParameterValue] = [:]
    if let place = table.misplacedAt {
      reader.report(
        at: place, "\(table.path.joined(separator: ".")) must be a table",
        advice: "write [\(table.path.joined(separator: "."))] and its keys below")
    } else {
      for (axis, key) in recordAxes.sorted(by: { $0.key < $1.key }) {
        reader.readLabels(of: axis, fromRecords: key, in: table, declarations)
      }
      values = reader.values(of: declarations, in: table, path: [], otherKeys: otherKeys, enabled: enabled)
    }
    problems += reader.problems
    return ResolvedSection(
      reader,
      parameters: Parameters(declarations: declarations, mode: mode, axes: AxisLabels(reader.axes), values: values),
      header: table.location)
  }
}
