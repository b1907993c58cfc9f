/// A table of a report: a head, and rows in groups that may have a heading of their own.
package struct HTMLTable {
  package struct Column {
    var title: String
    var isNumber = false
    /// A share of the table's width in per cent; nil leaves it to the browser.
    var width: Int?

    init(title: String, isNumber: Bool = false, width: Int? = nil) {
      self.title = title
      self.isNumber = isNumber
      self.width = width
    }

    package static func text(_ title: String, width: Int? = nil) -> Column { Column(title: title, width: width) }
    package static func number(_ title: String, width: Int? = nil) -> Column {
      Column(title: title, isNumber: true, width: width)
    }
  }

  private struct Group {
    var heading: [HTML]
    var rows: [[HTML]] = []
  }

  private let caption: String
  private let columns: [Column]
  private var groups: [Group] = []

  package init(_ caption: String, _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  var isEmpty: Bool { groups.isEmpty }

  /// Begins a group of rows below a heading.
  mutating func group(_ heading: [HTML]) { groups.append(Group(heading: heading)) }

  /// Adds a row, a cell to a column; the first names the row.
  package mutating func row(_ cells: [HTML]) {
    if groups.isEmpty { group([]) }
    groups[groups.count - 1].rows.append(cells)
  }

  package mutating func row(_ cells: [String]) { row(cells.map { HTML($0) }) }

  package var html: HTML {
    let head = HTML(
      "tr", [:],
      columns.map { column in
        let style = column.width.map { "width: \($0)%" }
        let kind = column.isNumber ? "number" : "text"
        if let style { return HTML("th", ["scope": "col", "class": kind, "style": style], column.title) }
        return HTML("th", ["scope": "col", "class": kind], column.title)
      })
    // A narrow window lays the cells of a wide table over each other.
    return .block(
      "table", columns.count > 3 ? ["class": "wide"] : [:],
      [HTML("caption", caption), HTML("thead", [:], [head])] + groups.map { .block("tbody", [:], rows(of: $0)) })
  }

  private func rows(of group: Group) -> [HTML] {
    let heading = HTML(
      "tr", [:], [HTML("th", ["scope": "rowgroup", "class": "group", "colspan": "\(columns.count)"], group.heading)])
    let rows = group.rows.map { cells in
      HTML(
        "tr", [:],
        zip(cells, columns).enumerated().map { place, pair in
          place == 0
            ? HTML("th", ["scope": "row"], [pair.0])
            : HTML("td", ["class": pair.1.isNumber ? "number" : "text"], [pair.0])
        })
    }
    return group.heading.isEmpty ? rows : [heading] + rows
  }
}
