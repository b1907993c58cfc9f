import ArgumentParser
import Console
import Diagnostics
import Files
import ModuleHost
import ScenarioKit
import ScenarioLock
import ScenarioReading
import SimulationKit
import StudyReading

extension Simplan {
  struct Lock: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Write down, in simplan.lock, everything that scenarios read: --locked then refuses what differs.",
      discussion: """
        The file simplan.lock beside each scenario or study file lists its files (the scenario and its bases, its \
        reference, tables, plan and all others that they name) and its modules with version, binary interface (ABI) and \
        contract level, each with its SHA-256. Paths lead from its folder; modules go by name, wherever they are found. \
        Other scenarios of the folder keep their entries. A file that a module's program reads itself is not known, but \
        for the kit for Python.
        """)

    @Argument(help: "The scenarios or study files, TOML.")
    var files: [String]

    @Option(help: ArgumentHelp("Lock this module alone, as it is run with --only.", valueName: "module"))
    var only: String?

    @OptionGroup var modules: ModuleOptions
    @OptionGroup var outside: OutsideOption

    func run() throws(ExitCode) {
      try reporting {
        let search = modules.search
        // Everything is read before anything is written.
        let entries = try files.map { file in
          let path = try existing(file)
          return (path: path, entry: LockEntry(path, only: only, try inputs(of: path, search)))
        }
        for (path, entry) in entries {
          let place = LockFile.path(beside: path)
          var lock = try LockFile.read(place) ?? LockFile(at: place)
          lock.set(entry)
          try lock.write()
          let (files, modules) = (entry.files.count, entry.modules.count)
          say(
            "locked: \(path), \(files) file\(files == 1 ? "" : "s") and \(modules) module\(modules == 1 ? "" : "s"), in "
              + place)
        }
      }
    }

    private func inputs(of path: String, _ search: ModuleSearch) throws(ExitCode) -> RunInputs {
      let anywhere = outside.anywhere
      return try reporting {
        if let only {
          return try ModuleAlone(path: path, module: only, anywhere: anywhere, search: search).inputs
        }
        if StudyFile.isOne(path) { return try StudyFile(path: path, anywhere: anywhere, search: search).inputs }
        return try PreparedRun(path: path, anywhere: anywhere, search: search).inputs
      }
    }
  }
}

/// Reading what a lock admits, and nothing else.
struct LockOption: ParsableArguments {
  @Flag(
    name: .customLong("locked"),
    help: "Refuse files and modules of the scenario that are not as the simplan.lock beside it says (simplan lock).")
  var isLocked = false

  func prepared(
    _ path: String, anywhere: Bool, variant: ScenarioVariant? = nil, language: Language? = nil, search: ModuleSearch
  ) throws(InvalidInput) -> PreparedRun {
    try checked(path, search) { search throws(InvalidInput) in
      try PreparedRun(path: path, anywhere: anywhere, variant: variant, language: language, search: search)
    }
  }

  func alone(_ path: String, module: String, anywhere: Bool, search: ModuleSearch) throws(InvalidInput) -> ModuleAlone {
    try checked(path, only: module, search) { search throws(InvalidInput) in
      try ModuleAlone(path: path, module: module, anywhere: anywhere, search: search)
    }
  }

  func study(_ path: String, anywhere: Bool, search: ModuleSearch) throws(InvalidInput) -> StudyFile {
    try checked(path, search) { search throws(InvalidInput) in
      try StudyFile(path: path, anywhere: anywhere, search: search)
    }
  }

  private func checked<Reading: ReadInputs>(
    _ path: String, only: String? = nil, _ search: ModuleSearch, read: (ModuleSearch) throws(InvalidInput) -> Reading
  ) throws(InvalidInput) -> Reading {
    guard isLocked else { return try read(search) }
    let lock = try LockCheck(of: path, only: only)
    let lockedModules = try lock.search(search)
    let reading: Reading
    do throws(InvalidInput) { reading = try read(lockedModules) } catch { throw lock.refusal(of: error) }
    let found: RunInputs
    do throws(FileError) { found = try reading.inputs } catch {
      throw InvalidInput(.error("the module \(error.path) cannot be read: \(error.reason)"))
    }
    try lock.check(found)
    return reading
  }
}
