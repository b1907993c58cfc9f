package import ChartRequests
import NumberText
import ResultText
import Results
import SVGCharts
import ScenarioReading
import SimulationKit

extension ReportCharts {
  /// A chart that a scenario or the command line asks for, as SVG and its numbers as CSV.
  package func drawn(_ request: ChartRequest, identifier: String = "chart") throws(ChartRequestProblem) -> (
    svg: String, csv: String
  ) {
    let drawing = try RequestedChart(request, self).drawing()
    let csv = ChartData(drawing, language).table.csv
    do throws(ChartError) { return (try drawing.svg(identifier: identifier, look: look), csv) } catch {
      throw ChartRequestProblem(.mark, "the chart cannot be drawn: \(error)", advice: "choose another mark")
    }
  }
}

/// Makes the chart that a request asks for, from stored results alone.
struct RequestedChart {
  let request: ChartRequest
  let report: ReportCharts
  let variables: [ChartedVariable]

  /// - Throws: `ChartRequestProblem` for what the results do not hold.
  init(_ request: ChartRequest, _ report: ReportCharts) throws(ChartRequestProblem) {
    self.request = request
    self.report = report
    if request.mark == .bullet {
      variables = []
      return
    }
    guard !request.of.isEmpty else {
      throw ChartRequestProblem(.of, "the chart names no variable", advice: "write one, such as value_added")
    }
    var variables: [ChartedVariable] = []
    for name in request.of {
      let variable = try ChartedVariable(name, in: report.results)
      variables.append(variable.scaled(by: report.planned(variable.unit).factor))
    }
    self.variables = variables
  }

  func say(_ en: String, _ zh: String) -> String { report.say(en, zh) }

  func drawing() throws(ChartRequestProblem) -> Drawing {
    switch request.mark {
    case .line, .area, .bar, .groupedBar, .slope: try upright()
    case .signedBar, .waterfall: try change()
    case .heatMap: try heatMap()
    case .scatter: try scatter()
    case .sankey: try sankey()
    case .bullet: try bullet()
    case .smallMultiples: try multiples()
    case .fan:
      throw ChartRequestProblem(
        .mark, "a fan shows the bands of a study, and these are the results of one run",
        advice: "run simplan ensemble on a scenario with [uncertain] keys, and name the folder of that study")
    }
  }

  // MARK: - Numbers

  /// The rows that the chart tells apart, with the years of their numbers.
  struct Table {
    var years: [Int]
    var series: [(label: String, name: String, values: [Double?])]
  }

  /// A row to each label of the first axis of `by`, or to each variable.
  func table() throws(ChartRequestProblem) -> Table {
    let units = Set(variables.map(\.unit))
    guard units.count == 1 else {
      throw .differentUnits(units.sorted())
    }
    var table = Table(years: variables[0].years, series: [])
    for variable in variables {
      guard variable.years == table.years else {
        throw ChartRequestProblem(
          .of, "\(variables[0].name) and \(variable.name) have different years",
          advice: "draw them in charts of their own")
      }
      let axis = try axis(of: variable)
      if [.bar, .area, .waterfall].contains(request.mark), let axis {
        guard variable.labels(of: axis).count < 2 || variable.isAdditive(over: axis) else {
          throw ChartRequestProblem(
            .mark,
            "\(request.mark.rawValue) stacks numbers, and those of \(variable.name) cannot be added up over \(axis)",
            advice: "choose line, grouped-bar or small-multiples")
        }
      }
      let prefix = variables.count > 1 ? variable.title[report.language] : ""
      guard let axis else {
        table.series.append((variable.name, distinctName(of: variable), variable.rows.first?.values ?? []))
        continue
      }
      try checkSummable(variable, over: variable.axes.filter { $0 != axis })
      for (label, values) in variable.summed(along: axis) {
        let word = variable.title(of: label, on: axis)[report.language]
        table.series.append((label, prefix.isEmpty ? word : say("\(prefix): \(word)", "\(prefix)：\(word)"), values))
      }
    }
    return table
  }

  /// The name of a variable that is a single row, told apart from the others: where all show the same label, the subject
  /// of the chart says it.
  private func distinctName(of variable: ChartedVariable) -> String {
    let (name, title) = (named(variable), variable.title[report.language])
    let alike = variables.count { named($0) == name }
    if alike == 1 || name == title { return name }
    return alike == variables.count ? title : say("\(title): \(name)", "\(title)：\(name)")
  }

  private func named(_ variable: ChartedVariable) -> String {
    guard let label = variable.name.split(separator: ":").dropFirst().first.map(String.init) else {
      return variable.title[report.language]
    }
    return variable.label.map { $0[report.language] } ?? label
  }

  /// The axis whose labels are told apart; nil for a variable that is a single row.
  func axis(of variable: ChartedVariable, _ place: Int = 0) throws(ChartRequestProblem) -> String? {
    if place < request.by.count {
      let asked = request.by[place]
      guard variable.axes.contains(asked) else {
        throw .unknownAxis(asked, of: variable.name, known: variable.axes)
      }
      return asked
    }
    if variable.axes.isEmpty { return nil }
    if variable.axes.count == 1 { return variable.axes[0] }
    throw .severalAxes(variable.axes, of: variable.name)
  }

  /// Refuses sums that would be no quantity.
  func checkSummable(_ variable: ChartedVariable, over axes: [String]) throws(ChartRequestProblem) {
    guard let axis = axes.first(where: { variable.labels(of: $0).count > 1 && !variable.isAdditive(over: $0) }) else {
      return
    }
    let label = variable.labels(of: axis)[0]
    throw ChartRequestProblem(
      .by, "the numbers of \(variable.name) cannot be added up over \(axis)",
      advice: variable.name.contains(":")
        ? "tell its labels apart, with a mark that does not stack them"
        : "name one label of it, such as \(variable.name):\(label)")
  }

  /// The year of a chart of one year, by its place.
  func place(of years: [Int]) throws(ChartRequestProblem) -> Int {
    guard let year = request.year else { return max(0, years.count - 1) }
    guard let place = years.firstIndex(of: year) else {
      throw .unknownYear(year, known: years)
    }
    return place
  }

  // MARK: - Words

  var unit: String {
    report.planned(variables.first?.unit ?? "").name
  }

  /// The subject of the chart: the variables' titles, each once.
  var subject: String {
    var titles: [String] = []
    for variable in variables {
      let title = named(variable)
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.joined(separator: say(", ", "、"))
  }

  func subtitle(_ subject: String) -> String { report.subtitle(subject, unit) }

  func titled(_ finding: String) -> String { request.title?[report.language] ?? finding }

  func axisTitle(_ subject: String) -> String {
    unit.isEmpty ? subject : say("\(subject) (\(unit))", "\(subject)（\(unit)）")
  }
}

extension ChartedVariable {
  /// The numbers of each label of an axis, those of the other axes added up.
  func summed(along axis: String) -> [(label: String, values: [Double?])] {
    guard let place = axes.firstIndex(of: axis) else { return [] }
    var sums: [(label: String, values: [Double?])] = []
    var places: [String: Int] = [:]
    for row in rows {
      let label = row.labels[place]
      guard let known = places[label] else {
        places[label] = sums.count
        sums.append((label, row.values))
        continue
      }
      sums[known].values = zip(sums[known].values, row.values).map { a, b in
        a == nil && b == nil ? nil : (a ?? 0) + (b ?? 0)
      }
    }
    return sums
  }
}
