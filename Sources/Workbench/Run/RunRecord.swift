import FoundationEssentials

/// The record of a run, `run.json`: everything that says how the results came about. The same inputs give the same bytes,
/// so it holds no date and no path of a machine.
struct RunRecord: Codable, Hashable, Sendable {
  var simplan: String
  var libraries: [String: String]
  var scenario: ScenarioPart
  var files: [FilePart]
  var modules: [ModulePart]
  var plan: String
  /// The order in which the run was computed, loops in one step.
  var order: [[String]]
  var loops: [LoopPart]
  /// Final-demand categories, modules and the other drivers, as reports write them.
  var drivers: [DriverPart]
  var calibrationFactor: Double
  /// ‖I - A‖₁ ‖(I - A)⁻¹‖₁, the largest of the years: how many times a relative error in the data may grow.
  var conditionEstimate: Double
  var values: [ValuePart]
  /// What modules that are switched off inherit; nothing reads it.
  var idle: [ValuePart]
  /// Inherited keys that a file deletes.
  var deletions: [DeletionPart]
  /// What an ensemble would vary; a single run takes the values themselves.
  var varied: [VariedPart]
  /// Declared changes of the economy, in the order in which they were applied.
  var changes: [ChangePart]
  /// How many numbers of each kind fed each headline result.
  var headlines: [HeadlinePart]
  var notes: [String]

  struct Text: Codable, Hashable, Sendable {
    var en: String
    var zh: String

    init(_ phrase: Phrase) {
      en = phrase.en
      zh = phrase.zh
    }

    var phrase: Phrase { Phrase(en, zh) }
  }

  struct ScenarioPart: Codable, Hashable, Sendable {
    var name: String
    var title: Text
    var story: String
    var language: String
    var region: String
    var path: String
    var years: [Int]
    var tableYear: Int
    var tableTitle: Text
    var tableCitation: String
  }

  struct FilePart: Codable, Hashable, Sendable {
    var path: String
    var sha256: String
  }

  struct ModulePart: Codable, Hashable, Sendable {
    var identifier: String
    var version: String
    var title: Text
    var mode: String?
    var library: String
    var sha256: String
    var charts: [ChartPart]
  }

  struct ChartPart: Codable, Hashable, Sendable {
    var name: String
    var output: String
    var mark: String
    var unit: String
    var title: Text
    var quantity: Text
    /// The labels of the axis beside the years, as reports write them, by label.
    var labels: [String: Text]
  }

  struct LoopPart: Codable, Hashable, Sendable {
    var series: [String]
    var sweeps: Int
    var residual: Double
  }

  struct DriverPart: Codable, Hashable, Sendable {
    var driver: String
    var title: Text
  }

  struct ValuePart: Codable, Hashable, Sendable {
    var section: String
    var key: String
    /// The module or the part of the economy that reads it.
    var readBy: String
    var value: String
    /// The declared unit, in which `value`, `low` and `high` are; nil for what has none.
    var unit: String?
    /// The unit in the file; nil for a bare number.
    var unitAsWritten: String?
    var kind: String?
    var source: String?
    var reason: String?
    var low: Double?
    var high: Double?
    /// How the years between the given ones were filled.
    var interpolations: [String]?
    /// Where all years come from at once: a rate of growth, an S-curve, a column of a file.
    var courses: [String]?
    /// Where it was written; nil for a module's default.
    var place: String?
    var overrode: [String]
    var active: Bool
    /// What is said of the value elsewhere than where it stands: its unit, range or interpolation.
    var annotations: [AnnotationPart]?
    /// Given years beyond the run that the years of the run follow from.
    var beyond: [BeyondPart]?
    /// Where bases give years that the run does not cover.
    var unread: [String]?
  }

  struct AnnotationPart: Codable, Hashable, Sendable {
    var key: String
    var place: String
    var overrode: [String]
  }

  struct BeyondPart: Codable, Hashable, Sendable {
    /// "wind.2030".
    var element: String
    /// In the declared unit.
    var value: String
    var kind: String?
    var source: String?
    var place: String
    var overrode: [String]
  }

  struct DeletionPart: Codable, Hashable, Sendable {
    var key: String
    var place: String
    var overrode: [String]
  }

  struct ChangePart: Codable, Hashable, Sendable {
    var name: String
    /// "scale coefficient ELC -> all".
    var change: String
    var reason: String
    var place: String?
    /// What it adds, 1e8 CNY in the table's prices, by year of the run: purchases at the table's output, or final
    /// demand.
    var effect: [Double]
  }

  struct VariedPart: Codable, Hashable, Sendable {
    /// uncertain or levers.
    var section: String
    var key: String
    var variation: String
    var place: String
    var overrode: [String]
  }

  struct HeadlinePart: Codable, Hashable, Sendable {
    var headline: String
    var sections: [String]
    /// Numbers by kind: document, derived, unverified, assumption, unstated.
    var kinds: [String: Int]
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  init(json bytes: [UInt8]) throws { self = try JSONDecoder().decode(RunRecord.self, from: Data(bytes)) }
}
