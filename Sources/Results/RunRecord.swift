import FoundationEssentials
package import SimulationKit

/// The record of a run, `run.json`: everything that says how the results came about. The same inputs give the same bytes,
/// so it holds no date and no path of a machine.
package struct RunRecord: Codable, Hashable, Sendable {
  package var simplan: String
  package var libraries: [String: String]
  package var scenario: ScenarioPart
  package var files: [FilePart]
  package var modules: [ModulePart]
  package var plan: String
  /// The order in which the run was computed, loops in one step.
  package var order: [[String]]
  package var loops: [LoopPart]
  /// Final-demand categories, modules and the other drivers, as reports write them.
  package var drivers: [DriverPart]
  package var calibrationFactor: Double
  /// ‖I - A‖₁ ‖(I - A)⁻¹‖₁, the largest of the years: how many times a relative error in the data may grow.
  package var conditionEstimate: Double
  package var values: [ValuePart]
  /// What modules that are switched off inherit; nothing reads it.
  package var idle: [ValuePart]
  /// Inherited keys that a file deletes.
  package var deletions: [DeletionPart]
  /// What an ensemble would vary; a single run takes the values themselves.
  package var varied: [VariedPart]
  /// Declared changes of the economy, in the order in which they were applied.
  package var changes: [ChangePart]
  /// How many numbers of each kind fed each headline result.
  package var headlines: [HeadlinePart]
  package var notes: [String]

  package struct ScenarioPart: Codable, Hashable, Sendable {
    package var name: String
    package var title: Title
    package var story: String
    package var language: String
    package var region: String
    package var path: String
    package var years: [Int]
    package var tableYear: Int
    package var tableTitle: Title
    package var tableCitation: String
  }

  package struct FilePart: Codable, Hashable, Sendable {
    package var path: String
    package var sha256: String
  }

  package struct ModulePart: Codable, Hashable, Sendable {
    package var identifier: String
    package var version: String
    package var title: Title
    package var mode: String?
    package var library: String
    package var sha256: String
    package var charts: [ChartPart]
  }

  package struct ChartPart: Codable, Hashable, Sendable {
    package var name: String
    package var output: String
    package var mark: String
    package var unit: String
    package var title: Title
    package var quantity: Title
    /// The labels of the axis beside the years, as reports write them, by label.
    package var labels: [String: Title]
  }

  package struct LoopPart: Codable, Hashable, Sendable {
    package var series: [String]
    package var sweeps: Int
    package var residual: Double
  }

  package struct DriverPart: Codable, Hashable, Sendable {
    package var driver: String
    package var title: Title
  }

  package struct ValuePart: Codable, Hashable, Sendable {
    package var section: String
    package var key: String
    /// The module or the part of the economy that reads it.
    var readBy: String
    package var value: String
    /// The declared unit, in which `value`, `low` and `high` are; nil for what has none.
    package var unit: String?
    /// The unit in the file; nil for a bare number.
    package var unitAsWritten: String?
    package var kind: String?
    package var source: String?
    package var reason: String?
    package var low: Double?
    package var high: Double?
    /// How the years between the given ones were filled.
    package var interpolations: [String]?
    /// Where all years come from at once: a rate of growth, an S-curve, a column of a file.
    package var courses: [String]?
    /// Where it was written; nil for a module's default.
    package var place: String?
    var overrode: [String]
    package var active: Bool
    /// What is said of the value elsewhere than where it stands: its unit, range or interpolation.
    package var annotations: [AnnotationPart]?
    /// Given years beyond the run that the years of the run follow from.
    package var beyond: [BeyondPart]?
    /// Where bases give years that the run does not cover.
    package var unread: [String]?
  }

  package struct AnnotationPart: Codable, Hashable, Sendable {
    package var key: String
    package var place: String
    var overrode: [String]
  }

  package struct BeyondPart: Codable, Hashable, Sendable {
    /// "wind.2030".
    package var element: String
    /// In the declared unit.
    package var value: String
    package var kind: String?
    package var source: String?
    package var place: String
    var overrode: [String]
  }

  package struct DeletionPart: Codable, Hashable, Sendable {
    package var key: String
    package var place: String
    var overrode: [String]
  }

  package struct ChangePart: Codable, Hashable, Sendable {
    package var name: String
    /// "scale coefficient ELC -> all".
    package var change: String
    package var reason: String
    package var place: String?
    /// What it adds, 1e8 CNY in the table's prices, by year of the run: purchases at the table's output, or final
    /// demand.
    package var effect: [Double]
  }

  package struct VariedPart: Codable, Hashable, Sendable {
    /// uncertain or levers.
    package var section: String
    package var key: String
    package var variation: String
    package var place: String
    var overrode: [String]
  }

  package struct HeadlinePart: Codable, Hashable, Sendable {
    package var headline: String
    package var sections: [String]
    /// Numbers by kind: document, derived, unverified, assumption, unstated.
    package var kinds: [String: Int]
  }

  package var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  package init(json bytes: [UInt8]) throws { self = try JSONDecoder().decode(RunRecord.self, from: Data(bytes)) }
}
