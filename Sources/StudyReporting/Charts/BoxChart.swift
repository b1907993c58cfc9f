import NumberText
package import SVGCharts
import SVGDrawing
package import SimulationKit
package import StudyRuns

/// Samples over two inputs, those of interest in colour, with the boxes that scenario discovery found.
package struct BoxChart {
  /// An input with its number in each sample.
  package struct Input: Sendable {
    package var name: String
    package var factor: Int
    package var values: [Double]

    package init(_ name: String, factor: Int, _ values: [Double]) {
      self.name = name
      self.factor = factor
      self.values = values
    }
  }

  private let inputs: (Input, Input)
  private let isOfInterest: [Bool?]
  private let boxes: [DiscoverySummary.Box]
  private let excludesEarlier: Bool
  private let met, answered: Int
  private let interest: Title
  private let language: Language

  /// The most dots of a chart.
  private static let most = 1500

  /// - Parameters:
  ///   - isOfInterest: by sample that is drawn; nil for one without an answer, which is not.
  ///   - boxes: their limits of other inputs are told in the legend by number, not drawn.
  ///   - excludesEarlier: whether each box counts only samples outside of those before it.
  ///   - met: the samples of interest among all that have an answer, drawn or not.
  ///   - interest: what is of interest, as "the target is met".
  package init(
    _ first: Input, _ second: Input, isOfInterest: [Bool?], boxes: [DiscoverySummary.Box],
    excludesEarlier: Bool = false, met: Int, of answered: Int, interest: Title, language: Language
  ) {
    precondition(first.values.count == isOfInterest.count && second.values.count == isOfInterest.count, "a number each")
    inputs = (first, second)
    self.isOfInterest = isOfInterest
    self.boxes = boxes
    self.excludesEarlier = excludesEarlier
    self.met = met
    self.answered = answered
    self.interest = interest
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  package func chart(title: String, subtitle: String = "", caption: String = "") -> Chart {
    func points(_ wanted: Bool) -> [LabelledPoint] {
      isOfInterest.indices.prefix(Self.most).filter { isOfInterest[$0] == wanted }.map {
        LabelledPoint("", x: inputs.0.values[$0], y: inputs.1.values[$0])
      }
    }
    let areas = boxes.enumerated().map { place, box in
      let limits = [inputs.0.factor, inputs.1.factor].map { factor in box.limits.first { $0.factor == factor } }
      let elsewhere = elsewhere(box)
      let more =
        elsewhere == 0 ? "" : say(", with \(elsewhere) more limit\(elsewhere == 1 ? "" : "s")", "，另有\(elsewhere)项限制")
      let outside =
        !excludesEarlier || place == 0
        ? ""
        : place == 1 ? say(" outside the box before", "（前一方框以外）") : say(" outside the boxes before", "（前面各方框以外）")
      return ScatterArea(
        say(
          "box\(outside): density \(percent(box.density)), coverage \(percent(box.coverage))\(more)",
          "方框\(outside)：密度\(percent(box.density))，覆盖率\(percent(box.coverage))\(more)"), left: limits[0]?.low,
        right: limits[0]?.high,
        bottom: limits[1]?.low, top: limits[1]?.high, tone: .palette(3 + place % 4))
    }
    let drawn = min(isOfInterest.count, Self.most)
    let remark =
      drawn < answered
      ? say(" Drawn: the first \(short(Double(drawn))) samples.", "图中为前\(short(Double(drawn)))个样本。") : ""
    return Chart(
      title: title, subtitle: subtitle, caption: caption + remark, finding: finding, height: 520,
      x: .values(title: inputs.0.name, fromZero: false), y: .values(title: inputs.1.name, fromZero: false),
      marks: [
        .scatter(
          Scatter(
            groups: [
              PointGroup(interest[language], points(true), tone: .palette(0), isSmall: true),
              PointGroup(say("the other samples", "其他样本"), points(false), tone: .tint(7, white: 0.5), isSmall: true),
            ], areas: areas))
      ])
  }

  /// The limits of other inputs than those of the axes.
  private func elsewhere(_ box: DiscoverySummary.Box) -> Int {
    box.limits.count { $0.factor != inputs.0.factor && $0.factor != inputs.1.factor }
  }

  private var finding: String {
    let all = say(
      "\(interest.en) in \(met) of \(answered) samples.", "\(answered)个样本中有\(met)个\(interest.zh)。")
    guard let box = boxes.first else { return all }
    var conditions = [inputs.0, inputs.1].compactMap { input -> String? in
      guard let limit = box.limits.first(where: { $0.factor == input.factor }) else { return nil }
      switch (limit.low, limit.high) {
      case (nil, nil): return nil
      case (let low?, nil): return say("\(input.name) above \(inputNumber(low))", "\(input.name) 高于\(inputNumber(low))")
      case (nil, let high?):
        return say("\(input.name) below \(inputNumber(high))", "\(input.name) 低于\(inputNumber(high))")
      case (let low?, let high?):
        return say(
          "\(input.name) from \(inputNumber(low)) to \(inputNumber(high))",
          "\(input.name) 介于\(inputNumber(low))与\(inputNumber(high))之间")
      }
    }
    guard !conditions.isEmpty else { return all }
    let more = elsewhere(box)
    if more > 0 { conditions.append(say("\(more) more limit\(more == 1 ? "" : "s")", "另有\(more)项限制")) }
    return all
      + say(
        " With \(conditions.joined(separator: " and ")) it is so in \(percent(box.density)); \(percent(box.coverage)) of all such samples lie there.",
        "当\(conditions.joined(separator: "且"))时，该比例为\(percent(box.density))，覆盖全部此类样本的\(percent(box.coverage))。")
  }

  private func percent(_ share: Double) -> String { shownPercent(share, language) }
}
