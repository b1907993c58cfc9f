import ArgumentParser
import WorkbookReading

extension Simplan {
  /// The other side of the reading of old workbooks: this program as a process that may crash over one.
  struct ReadXLS: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: XLSServer.command,
      abstract: "Give the cells of an old Excel workbook on standard input to standard output.", shouldDisplay: false)

    func run() throws(ExitCode) {
      let code = XLSServer.serve()
      if code != 0 { throw ExitCode(code) }
    }
  }
}
