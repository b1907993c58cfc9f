package import Results
import SVGCharts
import SimulationKit

/// The numbers that a chart shows, as a table: for a sheet of a workbook, or a CSV file beside the picture.
///
/// A single chart is as wide as it has series, a row to each position; several panels are one long table.
package struct ChartData {
  package let table: StoredTable
  /// Columns of words on the left.
  package let labels: Int

  init(_ drawing: Drawing, _ language: Language) {
    func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
    switch drawing.kind {
    case .chart(let chart):
      (table, labels) = (Self.table(of: chart, say), 1 + (chart.isScatter ? 1 : 0))
    case .panels(let panels):
      var table = StoredTable(header: [
        say("Panel", "分图"), say("Position", "位置"), say("Series", "系列"), say("Value", "数值"),
      ])
      for panel in panels.panels {
        let one = Self.table(of: panel, say)
        for row in one.rows {
          for (name, cell) in zip(one.header, row).dropFirst() { table.rows.append([panel.title, row[0], name, cell]) }
        }
      }
      (self.table, labels) = (table, 3)
    case .multiples(let multiples):
      var table = StoredTable(header: [
        say("Panel", "分图"), say("Year", "年份"), say("Series", "系列"), say("Value", "数值"),
      ])
      for panel in multiples.panels {
        for (entry, values) in zip(multiples.series, panel.values) where !values.isEmpty {
          for (year, value) in zip(panel.years, values) {
            table.rows.append([panel.title, "\(year)", entry.name, StoredTable.cell(value)])
          }
        }
      }
      (self.table, labels) = (table, 3)
    case .scorecard(let card):
      let heads = card.headings
      table = StoredTable(
        header: [heads.label, heads.target, heads.value, heads.state, heads.reached],
        rows: card.rows.map { [$0.label, $0.target, $0.value, $0.stateText, StoredTable.cell($0.reached)] })
      labels = 4
    case .sankey(let sankey):
      table = StoredTable(
        header: [say("From", "来源"), say("To", "去向"), sankey.unit.isEmpty ? say("Value", "数值") : sankey.unit],
        rows: sankey.flows.map { [sankey.places[$0.from], sankey.places[$0.to], StoredTable.cell($0.value)] })
      labels = 2
    }
  }

  private typealias Words = (_ en: String, _ zh: String) -> String

  /// A column to each series of each mark; a row to each position of the axis that has names.
  private static func table(of chart: Chart, _ say: Words) -> StoredTable {
    var columns: [(name: String, values: [Double?])] = []
    let positions = chart.x.names.isEmpty ? chart.y.names : chart.x.names
    func named(_ name: String, _ axis: SVGCharts.Axis) -> String {
      name.isEmpty ? (axis.words.isEmpty ? say("Value", "数值") : axis.words) : name
    }
    for mark in chart.marks {
      switch mark {
      case .columns(let series), .groupedColumns(let series), .lines(let series), .area(let series),
        .points(let series):
        columns += series.map { (named($0.name, chart.y), $0.values) }
      case .bars(let series): columns += series.map { (named($0.name, chart.x), $0.values) }
      case .bands(let bands):
        for band in bands {
          columns.append((say("\(band.name), low", "\(band.name)，下限"), band.low))
          columns.append((say("\(band.name), high", "\(band.name)，上限"), band.high))
        }
      case .rule(let value, let label): columns.append((label, positions.map { _ in value }))
      case .waterfall(let waterfall):
        let levels =
          [waterfall.start] + waterfall.steps.reduce(into: []) { $0.append(($0.last ?? waterfall.start) + $1) }
        columns.append((say("Step", "变化"), [nil] + waterfall.steps.map { $0 } + [nil]))
        columns.append((say("Level", "水平"), levels + [levels.last ?? waterfall.start]))
      case .rangeBars(let bars):
        for series in bars.series {
          columns.append((named(series.name, chart.x), series.bars.map { $0?.to }))
          guard series.bars.contains(where: { $0?.whisker != nil }) else { continue }
          columns.append((say("\(series.name), low", "\(series.name)，下限"), series.bars.map { $0?.whisker?.lowerBound }))
          columns.append(
            (say("\(series.name), high", "\(series.name)，上限"), series.bars.map { $0?.whisker?.upperBound }))
        }
      case .heatMap(let map):
        // The rows of the map are its rows here too.
        return StoredTable(
          header: [""] + chart.x.names,
          rows: zip(chart.y.names, map.rows).map { name, values in [name] + values.map(StoredTable.cell) })
      case .scatter(let scatter):
        return StoredTable(
          header: [say("Group", "分组"), say("Point", "点"), named("", chart.x), named("", chart.y)],
          rows: scatter.groups.flatMap { group in
            group.points.map { [group.name, $0.label, StoredTable.cell($0.x), StoredTable.cell($0.y)] }
          })
      }
    }
    var isYears = false
    if case .years = chart.x { isYears = true }
    return StoredTable(
      header: [isYears ? say("Year", "年份") : ""] + columns.map(\.name),
      rows: positions.enumerated().map { place, name in [name] + columns.map { StoredTable.cell($0.values[place]) } })
  }
}

extension Chart {
  fileprivate var isScatter: Bool {
    if case .scatter? = marks.first { true } else { false }
  }
}

extension SVGCharts.Axis {
  /// The names of its positions; none for quantities.
  fileprivate var names: [String] {
    switch self {
    case .values: []
    case .categories(let names, _): names
    case .years(let numbers, _), .numbers(let numbers, _): numbers.map(String.init)
    }
  }

  fileprivate var words: String {
    switch self {
    case .values(let title, _), .categories(_, let title), .years(_, let title), .numbers(_, let title): title
    }
  }
}
