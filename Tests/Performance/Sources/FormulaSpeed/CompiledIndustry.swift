import Glibc
import SimulationKit

/// The industry of ``industryText(_:)`` as a module in Swift: the same declarations and the same formulas, written as one
/// writes a module.
struct CompiledIndustry: SimulationModule {
  static let segments = ["one", "two", "three"]
  static let chains = 5

  static let manifest = Manifest(
    identifier: "compiled-industry", version: "1", title: "Compiled industry", summary: "For measuring.",
    axes: [Axis("segment", labels: segments)],
    parameters: ["growth", "share", "lapse", "intensity"].map {
      ParameterDeclaration($0, .number(unit: "1", .any), meaning: "a number")
    } + [ParameterDeclaration("base", .array(axes: ["segment"], unit: "1", .any, absent: nil), meaning: "numbers")],
    inputs: [VariableDeclaration("demand", unit: "1", axes: ["year"], meaning: "demand")],
    outputs: (1...chains).flatMap { chain in
      [
        VariableDeclaration("revenue\(chain)", unit: "1", axes: ["segment", "year"], meaning: "revenue"),
        VariableDeclaration("stock\(chain)", unit: "1", axes: ["year"], meaning: "stock"),
      ]
    })

  private var growth, share, lapse, intensity: Double
  private let base: [Double]
  private let years: [Double]

  init(_ parameters: Parameters) {
    (growth, share) = (parameters.number("growth"), parameters.number("share"))
    (lapse, intensity) = (parameters.number("lapse"), parameters.number("intensity"))
    base = parameters.array("base").values
    years = parameters.years.map(Double.init)
  }

  mutating func replace(with parameters: Parameters, changed: ParameterChanges) {
    (growth, share) = (parameters.number("growth"), parameters.number("share"))
    (lapse, intensity) = (parameters.number("lapse"), parameters.number("intensity"))
  }

  func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let demand = inputs.array("demand")
    let count = years.count
    for chain in 1...Self.chains {
      let weight = Double(chain)
      var revenue = Array(repeating: 0.0, count: Self.segments.count * count)
      var stock = Array(repeating: 0.0, count: count)
      for year in 0..<count {
        let drift = pow(1 + growth / weight, years[year] - 2015)
        var total = 0.0
        for segment in Self.segments.indices {
          let market = base[segment] * drift * weight
          let local = market * share
          revenue[segment * count + year] = min(local, market) * (1 - lapse) + demand[year] * intensity
          total += revenue[segment * count + year]
        }
        let workers = total / (weight + share)
        let spending = total * intensity
        let before = year == 0 ? 100 : stock[year - 1]
        stock[year] = before * (1 - lapse) + (spending > workers ? spending : workers) * intensity
      }
      outputs["revenue\(chain)"].values.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: revenue) }
      outputs["stock\(chain)"].values.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: stock) }
    }
  }
}

/// A module of 40 formulas of which 20 run over three segments: five chains of eight.
func industryText() -> String {
  var text = """
    [module]
    version = "1"
    title = "Industry"
    summary = "For measuring."
    [axes.segment]
    labels = ["one", "two", "three"]
    [parameters]
    growth = { meaning = "a number" }
    share = { meaning = "a number" }
    lapse = { meaning = "a number" }
    intensity = { meaning = "a number" }
    base = { axes = ["segment"], meaning = "numbers" }
    [inputs]
    demand = { axes = ["year"], meaning = "demand" }

    """
  for chain in 1...CompiledIndustry.chains {
    text += """
      [variables.drift\(chain)]
      axes = ["year"]
      formula = "(1 + growth / \(chain))^(year - 2015)"
      [variables.market\(chain)]
      axes = ["segment", "year"]
      formula = "base * drift\(chain) * \(chain)"
      [variables.local\(chain)]
      axes = ["segment", "year"]
      formula = "market\(chain) * share"
      [outputs.revenue\(chain)]
      meaning = "revenue"
      axes = ["segment", "year"]
      formula = "min(local\(chain), market\(chain)) * (1 - lapse) + demand * intensity"
      [variables.total\(chain)]
      axes = ["year"]
      formula = "sum(revenue\(chain), segment)"
      [variables.workers\(chain)]
      axes = ["year"]
      formula = "total\(chain) / (\(chain) + share)"
      [variables.spending\(chain)]
      axes = ["year"]
      formula = "total\(chain) * intensity"
      [outputs.stock\(chain)]
      meaning = "stock"
      axes = ["year"]
      formula = "stock\(chain)[-1] * (1 - lapse) + if(spending\(chain) > workers\(chain), spending\(chain), workers\(chain)) * intensity"
      initial = "100"

      """
  }
  return text
}
