import SimulationKit

/// The lengths of the axes, which all flat arrays follow.
struct Layout: Hashable {
  let classes: Int
  let chemistries: Int
  let posts: Int
  let sectors: Int
  /// Of the run.
  let years: Int
  /// Before the run, of which the sales are known.
  let earlier: Int
  /// The calendar year in which the run begins.
  let firstYear: Int

  static let materials = ["lithium", "nickel", "cobalt", "manganese", "graphite", "copper"]
  static let hours = (0..<24).map { "\($0)" }

  init(_ parameters: Parameters) {
    func count(_ axis: String) -> Int { parameters.axes[axis]?.count ?? 0 }
    classes = count("class")
    chemistries = count("chemistry")
    posts = count("post")
    sectors = count("sector")
    years = count("year")
    earlier = count("earlier_year")
    firstYear = parameters.years.first ?? 0
  }

  /// Years before the run and of it.
  var all: Int { earlier + years }
  /// The year of the run whose sizes and shares count for a year of all: the first for those before it.
  func runYear(_ year: Int) -> Int { max(year - earlier, 0) }
}

/// Reads parameters that a scenario may leave out as zeros.
struct TermReader {
  let parameters: Parameters

  func array(_ key: String) -> [Double] { parameters.array(key).values }

  func array(_ key: String, orZeros count: Int) -> [Double] {
    parameters.has(key) ? array(key) : Array(repeating: 0, count: count)
  }

  func number(_ key: String) -> Double { parameters.number(key) }

  func number(_ key: String, or other: Double) -> Double { parameters.has(key) ? number(key) : other }
}
