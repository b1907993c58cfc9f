package import Diagnostics
import InputOutput
import NumberText
import SVGCharts
import SimulationKit

/// The flows that a hypothetical extraction takes out.
package enum ExtractionChoice: Hashable, Sendable {
  case complete, backward, forward
  /// Shares, from 0 to 1, of the sector's purchases, intermediate sales and final demand.
  case partial(purchases: Double, sales: Double, finalDemand: Double)

  var kind: HypotheticalExtraction.Kind {
    switch self {
    case .complete: .complete
    case .backward: .backward
    case .forward: .forward
    case .partial(let purchases, let sales, let finalDemand):
      .partial(purchases: purchases, sales: sales, finalDemand: finalDemand)
    }
  }

  var phrase: Title {
    switch self {
    case .complete:
      Title(en: "complete (purchases, sales and its own final demand), L", zh: "完全抽取（投入、中间销售及自身最终需求），L")
    case .backward: Title(en: "backward (its purchases), L", zh: "后向抽取（投入），L")
    case .forward: Title(en: "forward (its intermediate sales), G", zh: "前向抽取（中间销售），G")
    case .partial(let purchases, let sales, let finalDemand):
      {
        let shares = [purchases, sales, finalDemand].map { decimals(100 * $0, 1) }
        return Title(
          en: "partial (\(shares[0]) % of purchases, \(shares[1]) % of sales, \(shares[2]) % of final demand), L",
          zh: "部分抽取（投入\(shares[0])%、中间销售\(shares[1])%、最终需求\(shares[2])%），L")
      }()
    }
  }
}

extension TableReport {
  /// The loss of the region without each sector, the largest first.
  /// - Parameter indicator: what is lost: output, value_added, income, employment or the code of a row.
  package func extraction(
    _ choice: ExtractionChoice, of indicator: String = "output", inverse: InverseChoice = .regional
  ) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let (figures, weights) = try lost(indicator)
    let extraction = try HypotheticalExtraction(inverse.system(of: model), outputs: table.grossOutput)
    let losses = try extraction.losses(choice.kind, weights: weights)
    let whole = figures.totals.reduce(0, +)
    func percent(_ value: Double) -> Double? { whole == 0 ? nil : 100 * value / whole }
    let order = losses.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }
    var rows = FigureTable(
      sectorColumns + [
        .number(
          "own", say("Own \(title(of: figures.indicator))", "自身\(title(of: figures.indicator))"),
          decimals: moneyDecimals),
        .number("loss", say("Loss", "损失"), decimals: moneyDecimals),
        .number("loss_percent", say("% of all", "占全部%"), decimals: 2),
        .number("loss_per_own", say("Loss / own", "损失/自身"), decimals: 4),
      ])
    for j in order {
      let own = figures.totals[j]
      rows.add(labels(j), [own, losses[j], percent(losses[j]), own == 0 ? nil : losses[j] / own])
    }
    let (subject, how) = (title(of: figures.indicator), choice.phrase)
    let inversePhrase = phrase(of: inverse, for: choice)
    return TableAnswer(
      title: say(
        "Hypothetical extraction, \(how.en), \(inversePhrase.en), loss of \(subject) (\(figures.unit)): \(title)",
        "假设抽取法，\(how.zh)，\(inversePhrase.zh)，\(subject)损失（\(figures.unit)）：\(title)"), rows, notes: [source],
      findings: model.findings,
      chart: lossChart(
        losses, order: order,
        subtitle: say("\(how.en), \(inversePhrase.en)", "\(how.zh)，\(inversePhrase.zh)"),
        figures: figures))
  }

  /// The loss of each sector when one is extracted, the largest first.
  package func extraction(
    _ choice: ExtractionChoice, sector code: String, of indicator: String = "output",
    inverse: InverseChoice = .regional
  ) throws(InvalidInput) -> TableAnswer {
    let model = try regionalModel()
    let j = try sector(code)
    let (figures, weights) = try lost(indicator)
    let extraction = try HypotheticalExtraction(inverse.system(of: model), outputs: table.grossOutput)
    let losses = zip(try extraction.lossesBySector(choice.kind, extracting: j), weights).map(*)
    let order = losses.indices.sorted { (losses[$1], $0) < (losses[$0], $1) }
    var rows = FigureTable(
      sectorColumns + [
        .number(
          "own", say("Own \(title(of: figures.indicator))", "自身\(title(of: figures.indicator))"),
          decimals: moneyDecimals),
        .number("loss", say("Loss", "损失"), decimals: moneyDecimals),
        .number("loss_percent", say("% of own", "占自身%"), decimals: 2),
      ])
    for i in order {
      let own = figures.totals[i]
      rows.add(labels(i), [own, losses[i], own == 0 ? nil : 100 * losses[i] / own])
    }
    let (own, sum) = (figures.totals.reduce(0, +), losses.reduce(0, +))
    rows.addFooter(["", say("sum", "合计")], [own, sum, own == 0 ? nil : 100 * sum / own])
    let (subject, how, name) = (title(of: figures.indicator), choice.phrase, name(table.sectors[j]))
    let inversePhrase = phrase(of: inverse, for: choice)
    return TableAnswer(
      title: say(
        "Hypothetical extraction of \(code) \(name), \(how.en), \(inversePhrase.en), loss of \(subject) "
          + "(\(figures.unit)): \(title)",
        "假设抽取\(code) \(name)，\(how.zh)，\(inversePhrase.zh)，\(subject)损失（\(figures.unit)）：\(title)"), rows,
      notes: [source], findings: model.findings,
      chart: lossChart(
        losses, order: order,
        subtitle: say(
          "Extraction of \(name), \(how.en), \(inversePhrase.en)", "抽取\(name)，\(how.zh)，\(inversePhrase.zh)"),
        figures: figures))
  }

  /// Sales are followed by the Ghosh inverse.
  private func phrase(of inverse: InverseChoice, for choice: ExtractionChoice) -> Title {
    choice == .forward ? ghoshPhrase(of: inverse) : phrase(of: inverse)
  }

  private func lost(_ indicator: String) throws(InvalidInput) -> (figures: IndicatorFigures, weights: [Double]) {
    let figures = try table.figures(of: Self.indicator(indicator))
    return (figures, figures.indicator == .output ? figures.totals.map { _ in 1 } : figures.coefficients)
  }

  private func lossChart(
    _ losses: [Double], order: [Int], subtitle: String, figures: IndicatorFigures
  ) -> Chart {
    let subject = title(of: figures.indicator)
    let (top, loss) = (name(table.sectors[order[0]]), money(losses[order[0]]))
    return Chart(
      title: say("Loss of \(subject) by hypothetical extraction", "假设抽取法的\(subject)损失"),
      subtitle: "\(title); \(subtitle)", caption: source,
      finding: say("\(top) stands first with \(loss) (\(figures.unit)).", "\(top)居首，为\(loss)（\(figures.unit)）。"),
      x: .values(title: say("Loss of \(subject) (\(figures.unit))", "\(subject)损失（\(figures.unit)）")),
      y: .categories(order.map { names[$0] }), marks: [.bars([Series(say("loss", "损失"), order.map { losses[$0] })])])
  }
}
