package import SVGCharts

/// The charts of a study, drawn: one that cannot be drawn costs neither the others nor the numbers.
package struct StudyGallery: Sendable {
  package struct Picture: Sendable {
    /// The file's name without the ending.
    package var name: String
    package var title: String
    /// Its finding in a sentence.
    package var finding: String
    package var svg: String
  }

  package struct Undrawn: Sendable {
    package var name: String
    package var error: ChartError
  }

  package private(set) var pictures: [Picture] = []
  package private(set) var undrawn: [Undrawn] = []

  package init() {}

  /// The charts of another gallery after those that are there.
  package mutating func add(_ other: StudyGallery) {
    pictures += other.pictures
    undrawn += other.undrawn
  }

  package mutating func add(_ name: String, _ chart: Chart?) {
    guard let chart else { return }
    add(name, chart.title, chart.finding) { () throws(ChartError) in try chart.svg(identifier: name) }
  }

  package mutating func add(_ name: String, _ chart: ParallelCoordinates?) {
    guard let chart else { return }
    add(name, chart.title, chart.finding) { () throws(ChartError) in try chart.svg(identifier: name) }
  }

  package mutating func add(_ name: String, _ chart: SmallMultiples?) {
    guard let chart else { return }
    add(name, chart.title, chart.finding) { () throws(ChartError) in try chart.svg(identifier: name) }
  }

  private mutating func add(
    _ name: String, _ title: String, _ finding: String, _ svg: () throws(ChartError) -> String
  ) {
    do throws(ChartError) {
      pictures.append(Picture(name: name, title: title, finding: finding, svg: try svg()))
    } catch {
      undrawn.append(Undrawn(name: name, error: error))
    }
  }

  /// The charts as files of a folder.
  package var files: [(name: String, text: String)] { pictures.map { ("charts/\($0.name).svg", $0.svg) } }
}
