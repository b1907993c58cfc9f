public import Diagnostics
public import SimulationKit

/// Keys of every module's section beside the module's own parameters.
public struct ModuleSettings: Sendable, Hashable {
  public static let keys = ["enabled", "mode"]

  /// `enabled = false` switches a module off; on where nothing is said.
  public var enabled: Bool
  /// The first of the manifest where nothing is said; nil for a module without modes.
  public var mode: String?

  /// The two keys as they stand beside a module's own parameters.
  public static func declarations(of manifest: Manifest) -> [ParameterDeclaration] {
    let modes = manifest.modes.map(\.name)
    let enabled = ParameterDeclaration(
      "enabled", .boolean, meaning: "whether the module takes part in the run",
      default: .init(.boolean(true), .assumption, source: "a module that is named takes part"))
    guard let first = modes.first else { return [enabled] }
    let mode = ParameterDeclaration(
      "mode", .choice(modes), meaning: "which of the module's models is run",
      default: .init(.text(first), .assumption, source: "the first mode of the manifest"))
    return [enabled, mode]
  }

  /// Reads `enabled` and `mode`; a wrong one is reported and taken as not written.
  public init(of table: ScenarioTable, manifest: Manifest, into problems: inout [Diagnostic]) {
    var reader = ValueReader()
    enabled = true
    mode = manifest.modes.first?.name
    if let value = table["enabled"], case .boolean(let flag)? = reader.boolean(value, path: ["enabled"]) {
      enabled = flag
    }
    if let value = table["mode"] {
      if manifest.modes.isEmpty {
        reader.report(
          at: value.keyLocation, "the module \(manifest.identifier) has no modes", advice: "remove this key")
      } else if case .text(let name)? = reader.choice(value, choices: manifest.modes.map(\.name), path: ["mode"]) {
        mode = name
      }
    }
    problems += reader.problems
  }
}
