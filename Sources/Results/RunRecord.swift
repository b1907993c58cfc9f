package import ChartRequests
package import Diagnostics
import FoundationEssentials
package import ScenarioKeys
package import ScenarioKit
package import ScenarioReading
package import SimulationKit
import Study

/// The record of a run, `run.json`: everything that says how the results came about. The same inputs give the same bytes,
/// so it holds no date and no path of a machine.
package struct RunRecord: Codable, Hashable, Sendable {
  package var simplan: String
  package var libraries: [String: String]
  package var scenario: ScenarioPart
  package var files: [InputFile]
  package var modules: [ModulePart]
  package var plan: String
  /// The order in which the run was computed, loops in one step.
  package var order: [[String]]
  package var loops: [LoopPart]
  /// Final-demand categories, modules and the other drivers, as reports write them.
  package var drivers: [DriverPart]
  /// The strategic industries in the scenario's order, as reports write them.
  package var industries: [IndustryPart]
  /// Nil, as is the condition, for a module that was run alone.
  package var calibrationFactor: Double?
  /// ‖I - A‖₁ ‖(I - A)⁻¹‖₁, the largest of the years: how many times a relative error in the data may grow.
  package var conditionEstimate: Double?
  package var values: [ValuePart]
  /// The values that modules inherit which are switched off; nothing reads them.
  package var idle: [ValuePart]
  /// Inherited keys that a file deletes, by their path.
  package var deletions: [String: ScenarioTable.Deletion]
  /// The keys that an ensemble would vary; a single run takes the values themselves.
  package var varied: [VariedKey]
  /// Declared changes of the economy, in the order in which they were applied.
  package var changes: [ChangePart]
  /// The targets of the plan, each beside what was computed for it.
  package var scorecard: [Scorecard.Row]
  /// Numbers that are allowed and probably mistakes, each with the targets that rest on it; nil where there are none.
  package var implausible: [ImplausibleInput]?
  /// Counts of the written numbers of each kind that fed each headline result.
  package var headlines: [HeadlinePart]
  package var notes: [String]
  /// Sentences that change how the results are read; nil where there are none.
  package var warnings: [String]?
  /// Charts that the scenario asks for; nil where it asks for none.
  package var requestedCharts: [WrittenChart]?

  package struct ScenarioPart: Codable, Hashable, Sendable {
    package var name: String
    package var title: Title
    package var story: Title
    package var language: String
    package var region: String
    /// As reports in Chinese write it; nil where the scenario says none.
    package var regionZh: String?
    package var path: String
    /// The scenario that it changes; nil for one that stands on its own.
    package var base: BasePart?
    /// The scenario that hosts, import shares and calibration come from: its path, or "self".
    package var reference: String
    package var years: [Int]
    /// The changes that the command line laid over the file at `path`; nil for the scenario as its files have it.
    package var variant: VariantPart?
    /// The year of the table, and of the prices that money is in.
    package var tableYear: Int
    package var tableTitle: Title
    package var tableCitation: String

    /// The unit of the economy's money, with the year of its prices.
    package var money: String { "1e8 CNY_\(tableYear)" }
  }

  package struct VariantPart: Codable, Hashable, Sendable {
    /// Override blocks, as `--use` named them.
    package var blocks: [String]
    /// Keys with their values, as `--set` named them.
    package var settings: [String]
  }

  package struct BasePart: Codable, Hashable, Sendable {
    package var name: String
    package var title: Title
    package var path: String
    /// Whether the scenario has no title of its own.
    package var lendsTitle: Bool
  }

  package struct IndustryPart: Codable, Hashable, Sendable {
    package var industry: String
    package var title: Title
  }

  package struct ModulePart: Codable, Hashable, Sendable {
    /// The name under which the scenario runs it.
    package var identifier: String
    /// The module's own identifier, where the scenario runs it under another name.
    package var instanceOf: String?
    package var version: String
    package var title: Title
    package var mode: String?
    package var library: String
    package var sha256: String
    /// The version of the contract that it was built for, and the level that it knows.
    package var abi: Int?
    package var level: Int?
    /// The SHA-256 of the kit for Python that its program imports; nil for a module without one.
    package var kit: String?
    package var charts: [ChartPart]
    /// Sections that the module offers to the report; nil for none.
    package var sections: [SectionPart]?
    /// The meaning of what the module reads from the scenario and gives; nil in records of earlier versions.
    package var meanings: MeaningPart?
  }

  /// The meaning of names, in a line each.
  package struct MeaningPart: Codable, Hashable, Sendable {
    /// Of parameters by key; a field of records stands behind its parameter's key: `classes.adoption`.
    package var parameters: [String: Title]
    package var outputs: [String: Title]
  }

  package struct ChartPart: Codable, Hashable, Sendable {
    package var name: String
    package var output: String
    package var mark: String
    package var unit: String
    package var title: Title
    package var quantity: Title
    /// Places of the output's axes, as the manifest declares them.
    package var along: String?
    package var series: String?
    package var summed: [String]
    package var at: [String: String]
    package var against: AgainstPart?
    package var rule: ChartDeclaration.Rule?
    package var since: String?
    package var stretch: ChartDeclaration.Stretch?
    /// The meaning of the axis that runs along; nil for years.
    package var alongMeaning: Title?
    /// Labels as reports write them, by axis and label.
    package var labels: [String: [String: Title]]
  }

  package struct SectionPart: Codable, Hashable, Sendable {
    package var title: Title
    package var text: Title?
    /// Names of the module's charts.
    package var charts: [String]
    package var tables: [OutputPart]
  }

  /// An output of a module as reports show it in a table.
  package struct OutputPart: Codable, Hashable, Sendable {
    package var output: String
    package var unit: String
    package var meaning: Title
    /// Labels as reports write them, by axis and label.
    package var labels: [String: [String: Title]]
  }

  /// The output along the horizontal axis of a scatter.
  package struct AgainstPart: Codable, Hashable, Sendable {
    package var output: String
    package var unit: String
    package var quantity: Title
  }

  package struct LoopPart: Codable, Hashable, Sendable {
    package var series: [String]
    package var sweeps: Int
    package var residual: Double
  }

  package struct DriverPart: Codable, Hashable, Sendable {
    package var driver: String
    /// Of a category of final demand, as the table writes it; nil for a module and for what is no category.
    package var role: String?
    /// The market whose sales to the category it is; nil for what no market holds.
    package var market: Title?
    package var title: Title
  }

  package struct ValuePart: Codable, Hashable, Sendable {
    package var section: String
    package var key: String
    /// The module or the part of the economy that reads it.
    package var readBy: String
    /// Nil for a part of an array of which nothing but the origin is known.
    package var value: RecordedValue?
    /// Of the axes of an array, the slowest first; nil for what is no array, and in records of earlier versions.
    package var labels: [[String]]?
    /// The declared unit, in which `value` and the range of its origin are, if it has one.
    package var unit: String?
    package var origin: Provenance
  }

  package struct ChangePart: Codable, Hashable, Sendable {
    package var name: String
    package var verb: String
    package var space: String
    /// As written: "ELC", "all".
    package var from: String
    package var to: String
    package var reason: String
    package var place: SourceLocation?
    /// By year of the run, 1e8 CNY in the table's prices: what it adds to purchases at the table's output, or to final
    /// demand.
    package var effect: [Double]
  }

  package struct HeadlinePart: Codable, Hashable, Sendable {
    package var headline: String
    package var sections: [String]
    /// Numbers by kind: document, derived, unverified, assumption, and unstated.
    package var kinds: [String: Int]
  }

  /// The text of `run.json`.
  /// - Throws: `UnwritableJSON` for a number that is not finite.
  package var json: String {
    get throws(UnwritableJSON) { try jsonText(of: self) + "\n" }
  }

  /// - Throws: `UnreadableRecord` unless the text is a record of this version.
  package init(json bytes: [UInt8]) throws(UnreadableRecord) {
    do { self = try JSONDecoder().decode(RunRecord.self, from: Data(bytes)) } catch {
      throw UnreadableRecord(reason: "\(error)")
    }
  }
}

/// A text that is not the record of a run of this version.
package struct UnreadableRecord: Error, Hashable, Sendable {
  package var reason: String
}
