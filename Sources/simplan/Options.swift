import ArgumentParser
import Console
import Coupling
import Diagnostics
import Files
import Glibc
import ModuleHost
import ModuleTemplates
import ScenarioKit
import ScenarioReading
import SimulationKit
import StudyReading
import StudyRuns
import Synchronization

/// Modules and files that a scenario may use beside those in the usual places.
struct ScenarioOptions: ParsableArguments {
  @OptionGroup var modules: ModuleOptions
  @OptionGroup var outside: OutsideOption
  @OptionGroup var lock: LockOption

  var anywhere: Bool { outside.anywhere }

  func study(_ path: String) throws(InvalidInput) -> StudyFile {
    try lock.study(existing(path), anywhere: anywhere, search: modules.search)
  }

  func prepared(
    _ path: String, quiet: Bool = false, variant: VariantOptions? = nil, language: Language? = nil
  ) throws(InvalidInput) -> PreparedRun {
    let path = try existing(path, quiet: quiet)
    let laid = try ScenarioVariant(settings: variant?.settings ?? [], blocks: variant?.blocks ?? [])
    commandLine.withLock { $0 = laid?.source }
    do throws(InvalidInput) {
      return try lock.prepared(
        path, anywhere: anywhere, variant: laid, language: language, search: modules.search)
    } catch {
      guard StudyFile.isOne(path) else { throw error }
      throw InvalidInput(.error("\(path) is a study, and no scenario", advice: "write simplan study run \(path)"))
    }
  }
}

/// Whether a scenario's files may lie anywhere.
struct OutsideOption: ParsableArguments {
  @Flag(
    name: .customLong("allow-outside"),
    help: "Let the scenario name files outside its project: the folder around the folder scenarios that it lies in.")
  var anywhere = false
}

extension ScenarioOptions {
  /// One module of the scenario, read without the rest.
  func alone(_ path: String, module: String, quiet: Bool = false) throws(InvalidInput) -> ModuleAlone {
    try lock.alone(existing(path, quiet: quiet), module: module, anywhere: anywhere, search: modules.search)
  }
}

/// Folders in which modules are looked for beside the usual places.
struct ModuleOptions: ParsableArguments {
  @Option(name: .customLong("module-path"), help: "A folder in which modules are looked for first; may be repeated.")
  var folders: [String] = []

  @Option(
    name: .customLong("module-timeout"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "End the program when a module takes longer than this over one answer (0.1 to 604800).", valueName: "seconds"))
  var patience: Seconds?

  @Flag(help: "Run every module in a process of its own: one that crashes fails its run or sample, not the program.")
  var isolate = false

  @Option(
    name: .customLong("module-memory"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most memory of each module in a process of its own, in MB (address space, 64 to 1048576).",
      valueName: "megabytes"))
  var memory: Megabytes?

  /// How modules are run, for a plan of a study; nil where nothing is said of it.
  var running: StudyPlan.ModuleRunning? {
    guard isolate || patience != nil || memory != nil else { return nil }
    return StudyPlan.ModuleRunning(isolate: isolate, timeout: patience?.written, memory: memory?.megabytes)
  }

  /// Takes from a plan what the command line leaves open.
  mutating func fill(from planned: StudyPlan.ModuleRunning) {
    isolate = isolate || planned.isolate
    patience = patience ?? planned.timeout.flatMap { Seconds(argument: $0) }
    memory = memory ?? planned.memory.flatMap { Megabytes(argument: "\($0)") }
  }

  var search: ModuleSearch {
    // Nothing is printed here while a module computes: what a module prints does not mix with results.
    StandardOutputGuard.start()
    if let patience { ModuleWait.limit(to: patience) }
    var search = ModuleSearch(options: folders)
    search.host = .workbench
    search.isolates = isolate
    search.children = ChildSettings { module, line in say("\(module): \(line)") }
    search.children.server = ModuleSearch.runningProgram
    search.children.answerLimit = patience.map { .milliseconds(Int64($0.value * 1000)) }
    search.children.memory = memory?.bytes
    search.children.pythonFolder = AuthorFiles().pythonFolder
    return search
  }
}

/// A path as the user typed it: what exists only with other upper or lower case is used and noted.
func existing(_ path: String, quiet: Bool = false) throws(InvalidInput) -> String {
  do throws(PathError) {
    let found = try resolvePathIgnoringCase(path)
    // The folder of the scenarios is Scenarios in this project and in its documents' commands scenarios: that is no slip.
    let isOfCommand = found.path == path.replacing("scenarios/", with: "Scenarios/")
    if !quiet, !isOfCommand, let note = found.note { say("note: \(note)") }
    return found.path
  } catch {
    throw InvalidInput(.error(error.description))
  }
}
