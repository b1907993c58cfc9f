import SimulationKit
import Synchronization

/// The engines of a module that no session uses just now.
///
/// Laying out the steps of a file takes longer than computing them, and a run checks and opens a module several times for
/// the same labels. An engine that is used again takes over all parameters and computes everything anew, so that this
/// changes no number.
final class IdleEngines: Sendable {
  /// An engine may hold as much as 160 MiB.
  private static let most = 4

  private let engines = Mutex<[FormulaEngine]>([])

  /// An engine for the labels of a session, with its parameters.
  func take(for module: FormulaModule, _ parameters: Parameters) throws(SampleProblem) -> FormulaEngine {
    var axes = parameters.axes
    // Records that are absent name nothing along their axis.
    for axis in module.manifest.axes where axis.records != nil && axes[axis.name] == nil { axes[axis.name] = [] }
    let idle = engines.withLock { engines in
      engines.lastIndex { $0.axes == axes }.map { engines.remove(at: $0) }
    }
    let engine: FormulaEngine
    if let idle { engine = idle } else { engine = try FormulaEngine(module, axes: axes) }
    engine.load(parameters)
    return engine
  }

  func giveBack(_ engine: FormulaEngine) {
    engines.withLock { engines in
      engines.append(engine)
      if engines.count > Self.most { engines.removeFirst() }
    }
  }
}
