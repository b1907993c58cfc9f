import NumberText
import SVGCharts
import SimulationKit

/// The numbers of a chart as a table, for readers who cannot see it or want them exact.
struct ChartValues {
  private let title: String
  private let corner: String
  private let columns: [String]
  private let rows: [(name: String, values: [Double?])]

  /// Returns nil for a chart of which a table would say no more than its picture: points in a plane.
  init?(_ chart: Chart, _ language: Language) {
    title = chart.title
    corner = Title(en: "Series", zh: "系列")[language]
    var series: [(name: String, values: [Double?])] = []
    for mark in chart.marks {
      switch mark {
      case .columns(let drawn), .groupedColumns(let drawn), .bars(let drawn), .lines(let drawn), .area(let drawn),
        .points(let drawn):
        series += drawn.map { ($0.name, $0.values) }
      case .heatMap(let map): series += zip(Self.labels(chart.y), map.rows).map { ($0, $1) }
      case .bands, .rangeBars, .waterfall, .rule, .scatter: continue
      }
    }
    var isBars = false
    if case .bars? = chart.marks.first { isBars = true }
    let positions = Self.labels(isBars ? chart.y : chart.x)
    guard !series.isEmpty, !positions.isEmpty, series.allSatisfy({ $0.values.count == positions.count }) else {
      return nil
    }
    // Many positions are rows, since a window is higher than wide.
    if positions.count > 10 || series.count == 1 {
      columns = series.map(\.name)
      rows = positions.enumerated().map { place, name in (name, series.map { $0.values[place] }) }
    } else {
      columns = positions
      rows = series
    }
  }

  var table: HTML {
    var table = HTMLTable(title, [.text(corner)] + columns.map { .number($0) })
    for row in rows { table.row([row.name] + row.values.map { $0.map(short) ?? "–" }) }
    return table.html
  }

  private static func labels(_ axis: SVGCharts.Axis) -> [String] {
    switch axis {
    case .values: []
    case .categories(let names, _): names
    case .years(let years, _): years.map(String.init)
    case .numbers(let numbers, _): numbers.map { short(Double($0)) }
    }
  }
}
