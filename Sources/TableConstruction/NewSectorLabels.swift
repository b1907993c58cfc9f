import Diagnostics
import InputOutput

/// Holds the labels of the sectors that a concordance makes to the rules of table files, each at its place.
struct NewSectorLabels {
  /// Where the labels of a sector are written.
  struct Places {
    var code: SourceLocation
    var nameZh: SourceLocation
    var nameEn: SourceLocation
  }

  let problems: [Diagnostic]

  /// - Parameter table: the one whose other rows and columns the sectors are to stand beside.
  init(_ sectors: [Sector], _ places: [Places], in table: InputOutputTable) {
    var comparison = LabelComparison()
    for category in table.finalDemand { comparison.add("column", TableLabel(category.code)) }
    for row in table.extensions { comparison.add("row", TableLabel(row.code)) }
    let labels = zip(sectors, places).map { sector, place in
      (
        code: TableLabel(sector.code, at: place.code),
        names: [TableLabel(sector.nameZh, at: place.nameZh), TableLabel(sector.nameEn, at: place.nameEn)]
      )
    }
    for label in labels {
      comparison.checkWords(label.code)
      comparison.add("new sector", label.code)
    }
    let withRegion = labels.filter { $0.code.text.contains(".") }
    comparison.compareNames("sector", labels, hasRegions: table.hasRegionLabels && withRegion.count == labels.count)
    // A label that looks like another one is told as such.
    if comparison.problems.isEmpty { comparison.checkEnds(labels.flatMap { [$0.code] + $0.names }) }
    problems = comparison.problems + Self.strayRegions(labels.map(\.code), in: table)
  }

  /// Codes that name a region in a table of one, or that name none beside others that do.
  private static func strayRegions(_ codes: [TableLabel], in table: InputOutputTable) -> [Diagnostic] {
    let known = Set(table.sectors.map(\.code))
    if table.hasRegionLabels {
      guard codes.contains(where: { $0.text.contains(".") }) else { return [] }
      return codes.filter { !$0.text.contains(".") }.map {
        .error(
          at: $0.location, "the new sector '\($0.text)' names no region, and others do",
          advice: "write it with its region, as in N.\($0.text)")
      }
    }
    return codes.filter { $0.text.contains(".") && !known.contains($0.text) }.map {
      .error(
        at: $0.location, "the new sector '\($0.text)' has a point, as codes of several regions have",
        advice: "write it without one: the table has one region")
    }
  }
}
