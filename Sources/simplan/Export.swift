import ArgumentParser
import Console
import Diagnostics
import Files
import Glibc
import Reporting
import Results
import SimulationKit
import WorkbookWriting

extension Simplan {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write the results of a run for other programs: an Excel workbook.",
      discussion: """
        The workbook has the scorecard, every input with its source, and each table and chart's data as a sheet. The \
        results folder holds CSV for everything already: variables.csv loads in pyam.
        """)

    @Argument(help: "The results folder of a run.")
    var results: String

    @Option(help: ArgumentHelp("The workbook to write.", valueName: "file"))
    var xlsx: String

    @Option(help: "The language of heads, titles and units, en or zh (default: the scenario's).")
    var language: Language?

    @Flag(help: "Write over a file that stands there.")
    var replace = false

    func run() throws(ExitCode) {
      try reporting {
        let folder = try existing(results)
        guard xlsx.lowercased().hasSuffix(".xlsx") else {
          throw InvalidInput(.error("'\(xlsx)' is no name of a workbook", advice: "write one that ends in .xlsx"))
        }
        try refuse(xlsx, inside: folder, orWithout: nil)
        let stored = try storedResults(folder)
        let workbook = ResultsWorkbook(stored, language: language).file
        try write(workbook)
        say("\(workbook.sheets.count) sheets: \(xlsx)")
      }
    }

    /// Writes the file beside its place and puts it there when it is whole; throws untyped, since `reporting` tells the
    /// kinds of errors apart.
    private func write(_ workbook: WorkbookFile) throws {
      let refusal = InvalidInput(
        .error("\(xlsx) is there already and is left as it is", advice: "choose another name, or write --replace"))
      if !replace, FileKind(at: xlsx) != nil || FileTree.isSymbolicLink(xlsx) { throw refusal }
      if FileKind.isSpecial(xlsx) {
        throw InvalidInput(.error("\(xlsx): \(FileKind.specialReason)", advice: "write the name of a file"))
      }
      if FileKind(at: xlsx) == .folder {
        throw InvalidInput(.error("\(xlsx) is a folder", advice: "write the name of a file"))
      }
      let (folder, name) = folderAndName(of: xlsx)
      guard FileKind(at: folder) == .folder else {
        throw InvalidInput(.error("there is no folder \(folder)", advice: "make it first, or choose another place"))
      }
      let draft = "\(folder)/.\(name).\(getpid()).writing"
      let registration = EarlyEnd.register { unlink(draft) }
      defer {
        unlink(draft)
        EarlyEnd.forget(registration)
      }
      // The library that writes it tells of a refusal in its own words, and of the draft.
      do throws(FileError) { try writeFile([], to: draft, isNew: true) } catch {
        throw WorkbookError.refused(path: xlsx, reason: error.reason)
      }
      // The library prints its own words for a refusal, which is told once in ours.
      let silence = StandardErrorSilence()
      defer { silence.end() }
      do throws(WorkbookError) { try workbook.write(to: draft) } catch {
        guard case .refused(_, let reason) = error else { throw error }
        throw WorkbookError.refused(path: xlsx, reason: reason)
      }
      do throws(FileError) { try synchronise([draft]) } catch {
        throw WorkbookError.refused(path: xlsx, reason: error.reason)
      }
      guard !replace else {
        guard rename(draft, xlsx) == 0 else { throw WorkbookError.refused(path: xlsx, reason: systemReason(errno)) }
        return
      }
      // Something may have come meanwhile.
      guard let code = Renaming.withoutReplacing.rename(draft, xlsx) else { return }
      if code == EEXIST { throw refusal }
      guard Renaming.isMissing(code), link(draft, xlsx) == 0 else {
        throw WorkbookError.refused(path: xlsx, reason: systemReason(code))
      }
    }
  }
}

/// Keeps what a library prints on standard error from being seen, until it ends.
private struct StandardErrorSilence {
  private let kept = dup(STDERR_FILENO)

  init() {
    let nothing = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard kept >= 0, nothing >= 0 else { return }
    dup2(nothing, STDERR_FILENO)
    close(nothing)
  }

  func end() {
    guard kept >= 0 else { return }
    dup2(kept, STDERR_FILENO)
    close(kept)
  }
}
