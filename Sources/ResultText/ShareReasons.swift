import Glibc
import NumberText
package import PlanReading
package import Results
import ScenarioReading
package import SimulationKit
import Study

/// Why the share of the strategic industries comes out as it does: what each driver adds to it since the first year, and the
/// path that the plan's target would need.
package struct ShareReasons {
  package struct Part: Hashable, Sendable {
    package var name: String
    /// Percentage points of the share.
    package var points: Double
  }

  /// Drivers, all sales of a market as one, largest first.
  package let parts: [Part]
  package let years: [Int]
  /// %, by year.
  package let shares: [Double]
  /// The share that grows evenly from the first year's to the target's, %; nil after the target's year, of which the plan
  /// says nothing. Empty without a target that is judged.
  package let needed: [Double?]
  package let target: PlanTargets.Target?
  private let language: Language

  /// Returns nil for results that do not hold the split.
  package init?(_ results: StoredResults, language: Language? = nil) {
    let language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
    guard let split = results.economy("strategic_share_by_driver"), let measure = split.column("measure"),
      let driver = split.column("driver"), let table = results.economy("strategic_share"),
      let row = table.row(where: ["indicator": "share_of_above_scale_industry"])
    else { return nil }
    self.language = language
    years = table.years
    shares = table.values(row).compactMap(\.self)
    guard shares.count == years.count, shares.count > 1 else { return nil }
    var sums: [Part] = []
    for row in split.rows where row[measure] == "share" {
      let known = results.record.drivers.first { $0.driver == row[driver] }
      let name = (known?.market ?? known?.title)?[language] ?? row[driver]
      let points = (split.values(row).last ?? nil) ?? 0
      if let place = sums.firstIndex(where: { $0.name == name }) {
        sums[place].points += points
      } else {
        sums.append(Part(name: name, points: points))
      }
    }
    parts = sums.sorted { ($1.points.magnitude, $0.name) < ($0.points.magnitude, $1.name) }
    let judged = results.record.scorecard.first {
      $0.target.variable == "sei_share" && $0.target.unit == "%" && [.met, .missed].contains($0.state)
    }
    target = judged?.target
    guard let target, let last = years.firstIndex(of: target.year), last > 0, shares[0] > 0, target.value > 0
    else {
      needed = []
      return
    }
    let factor = target.value / shares[0]
    let start = shares[0]
    needed = years.indices.map { $0 > last ? nil : start * pow(factor, Double($0) / Double(last)) }
  }

  /// "From 11.80 % in 2015 the share goes to 12.62 % in 2020: electronics add 0.32 points, … and are 2.38 points short".
  package var sentence: String {
    let (first, last) = (years.first ?? 0, years.last ?? 0)
    let (start, end) = (shares.first ?? 0, shares.last ?? 0)
    let named = parts.filter { $0.points.magnitude >= 0.005 }
    let shown = named.prefix(5).map { "\($0.name) \(Self.signed($0.points))" }
    let rest = parts.reduce(0) { $0 + $1.points } - named.prefix(5).reduce(0) { $0 + $1.points }
    let all = shown + (abs(rest) >= 0.005 ? [say("the rest \(Self.signed(rest))", "其余\(Self.signed(rest))")] : [])
    var text = say(
      "The share goes from \(decimals(start, 2)) % in \(first) to \(decimals(end, 2)) % in \(last), "
        + "\(Self.signed(end - start)) percentage points",
      "占比从\(first)年的\(decimals(start, 2))%变为\(last)年的\(decimals(end, 2))%，变动\(Self.signed(end - start))个百分点")
    if !all.isEmpty {
      text += say(": \(all.joined(separator: ", "))", "：\(all.joined(separator: "，"))")
    }
    guard let goal else { return text + say(".", "。") }
    // A run may go on after the target's year: the share of that year is told first.
    let dated =
      goal.year == last
      ? (en: "", zh: "")
      : (
        en: "in \(goal.year) it is \(decimals(goal.share, 2)) %, and ", zh: "\(goal.year)年为\(decimals(goal.share, 2))%，"
      )
    let wanted = Self.padded(goal.wanted)
    text += say(
      goal.isMissed
        ? "; \(dated.en)\(goal.gap) are missing to \(wanted) %." : "; \(dated.en)\(wanted) % are reached.",
      goal.isMissed ? "；\(dated.zh)距\(wanted)%还差\(goal.gap)个百分点。" : "；\(dated.zh)达到\(wanted)%。")
    return text
  }

  /// The target of the share beside the share of its year, the gap in points with two decimals at least.
  package struct Goal {
    package var year: Int
    package var share: Double
    package var wanted: String
    package var gap: String
    package var isMissed: Bool
  }

  /// Nil where none is judged.
  package var goal: Goal? {
    guard let target, let year = years.firstIndex(of: target.year) else { return nil }
    let told = NumbersToldApart(target.value, shares[year])
    return Goal(
      year: target.year, share: shares[year], wanted: told.first, gap: Self.padded(told.distance),
      isMissed: target.value > shares[year] && told.distance != "0")
  }

  /// Two decimals at least, as the other shares of a sentence have.
  private static func padded(_ number: String) -> String {
    let places = number.firstIndex(of: ".").map { number[$0...].count - 1 }
    return number + (places == nil ? ".00" : places == 1 ? "0" : "")
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  /// "+0.32" or "-0.10".
  package static func signed(_ points: Double) -> String { (points < 0 ? "-" : "+") + decimals(abs(points), 2) }
}
