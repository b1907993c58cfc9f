public import ArgumentParser
import Files
import Reporting
import Results
import SimulationKit

extension Simplan {
  struct Chart: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw the charts of a run again, from its stored results alone.")

    @Argument(help: "The results folder of a run.")
    var results: String

    @Option(help: "The language of the charts, en or zh (default: the scenario's).")
    var language: Language?

    @Option(name: .shortAndLong, help: "The folder for the charts (default: charts in the results folder).")
    var output: String?

    func run() throws {
      try reporting {
        let folder = try existing(results)
        let charts = try ReportCharts(StoredResults.read(folder: folder), language: language).all()
        for chart in charts {
          let path = "\(output ?? folder + "/charts")/\(chart.name).svg"
          try replaceFile(at: path, with: chart.svg)
          try answer(path)
        }
      }
    }
  }
}

extension Language: ExpressibleByArgument {}
