import InputOutput

/// The effects of a change of output at constant coefficients: value added, and income and employment where the table
/// carries them.
struct OutputEffects {
  private let report: TableReport
  private let figures: [IndicatorFigures]
  /// A sentence on figures that the table does not carry; nil if it carries all.
  let missing: String?

  init(_ report: TableReport) {
    self.report = report
    let (income, jobs) = (try? report.table.figures(of: .income), try? report.table.figures(of: .employment))
    figures = [try? report.table.figures(of: .valueAdded), income, jobs].compactMap { $0 }
    let absent = [(income, Indicator.income), (jobs, .employment)].filter { $0.0 == nil }.map(\.1)
    let rows = absent.map { "'\($0.code)'" }
    let subjects = absent.map { report.title(of: $0) }
    missing =
      absent.isEmpty
      ? nil
      : report.say(
        "Left out: \(subjects.joined(separator: ", ")); the table has no row \(rows.joined(separator: " or ")).",
        "未列出：\(subjects.joined(separator: "、"))，表中没有\(rows.joined(separator: "、"))行。")
  }

  var columns: [FigureTable.Column] {
    figures.map { figures in
      let title = report.title(of: figures.indicator)
      let isMoney = figures.unit == report.table.description.unit
      let unit = isMoney ? "" : " (\(figures.unit))"
      return .number(
        "\(figures.indicator.code)_change", report.say("Change of \(title)\(unit)", "\(title)变化\(unit)"),
        decimals: isMoney ? report.moneyDecimals : max(2, TableReport.places(for: figures.totals) - 2))
    }
  }

  /// One figure for each column, for one sector's change of output.
  func values(_ j: Int, outputChange: Double) -> [Double?] { figures.map { $0.coefficients[j] * outputChange } }

  func sums(outputChanges: [Double]) -> [Double?] {
    figures.map { zip($0.coefficients, outputChanges).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
