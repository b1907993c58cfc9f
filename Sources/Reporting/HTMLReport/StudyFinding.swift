import NumberText
package import SimulationKit

/// The findings of a study of the same scenario, as the report of a run tells them.
package struct StudyFinding: Hashable, Sendable {
  /// How often a target of the plan is met.
  package struct Chance: Hashable, Sendable {
    package var target: Title
    package var goal: Title
    /// 0 to 1; the interval in which it lies with 95 %.
    package var share: Double
    package var low: Double
    package var high: Double

    package init(target: Title, goal: Title, share: Double, low: Double, high: Double) {
      self.target = target
      self.goal = goal
      self.share = share
      self.low = low
      self.high = high
    }
  }

  /// The range of a result in its last year in nine samples of ten.
  package struct Range: Hashable, Sendable {
    package var title: Title
    package var unit: Title
    package var year: Int
    package var low: Double
    package var high: Double

    package init(title: Title, unit: Title, year: Int, low: Double, high: Double) {
      self.title = title
      self.unit = unit
      self.year = year
      self.low = low
      self.high = high
    }
  }

  /// The inputs that move a target most, the first most.
  package struct Ranking: Hashable, Sendable {
    package var target: Title
    package var inputs: [Title]

    package init(target: Title, inputs: [Title]) {
      self.target = target
      self.inputs = inputs
    }
  }

  /// The scenario whose uncertain inputs were drawn.
  package var scenario: String
  package var samples: Int
  package var failed: Int
  package var inputs: Int
  package var ranges: [Range] = []
  package var chances: [Chance] = []
  package var ranking: Ranking?

  package init(scenario: String, samples: Int, failed: Int, inputs: Int) {
    self.scenario = scenario
    self.samples = samples
    self.failed = failed
    self.inputs = inputs
  }

  func sentences(_ language: Language) -> [String] {
    func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
    var sentences: [String] = []
    let head = say(
      "In \(short(Double(samples))) samples of \(inputs) uncertain inputs (study \(scenario))",
      "对\(inputs)项不确定输入抽取\(short(Double(samples)))个样本（研究 \(scenario)）")
    if !ranges.isEmpty {
      let parts = ranges.map { range in
        say(
          "\(range.title.en) lies between \(short(range.low)) and \(short(range.high)) \(range.unit.en) in \(range.year)",
          "\(range.year)年\(range.title.zh)在\(short(range.low))至\(short(range.high))\(range.unit.zh)之间")
      }
      sentences.append(
        head
          + say(
            ", in nine of ten: \(parts.joined(separator: "; ")).", "，九成样本中\(parts.joined(separator: "；"))。"))
    }
    if !chances.isEmpty {
      let parts = chances.map { chance in
        say(
          "“\(chance.target.en)” (\(chance.goal.en)) in \(percentage(chance.share)) % of the samples (\(percentage(chance.low)) to \(percentage(chance.high)) %)",
          "“\(chance.target.zh)”（\(chance.goal.zh)）的概率为\(percentage(chance.share))%（\(percentage(chance.low))%至\(percentage(chance.high))%）"
        )
      }
      sentences.append(say("Met: \(parts.joined(separator: "; ")).", "达到\(parts.joined(separator: "；"))。"))
    }
    if let ranking, !ranking.inputs.isEmpty {
      sentences.append(
        say(
          "“\(ranking.target.en)” is moved most by \(ranking.inputs.map { "“\($0.en)”" }.joined(separator: ", ")).",
          "对“\(ranking.target.zh)”影响最大的输入：\(ranking.inputs.map { "“\($0.zh)”" }.joined(separator: "、"))。"))
    }
    if failed > 0 {
      sentences.append(say("\(failed) samples have no answer.", "\(failed)个样本没有结果。"))
    }
    return sentences
  }
}
