public import Diagnostics
public import SimulationKit

/// Keys of every module's section beside the module's own parameters.
public struct ModuleSettings: Sendable, Hashable {
  public static let keys = ["enabled", "mode", "module"]

  /// `enabled = false` switches a module off; on where nothing is said.
  public var enabled: Bool
  /// The first of the manifest where nothing is said; nil for a module without modes.
  public var mode: String?

  /// The identifier of the module that a section runs, which is the section's name unless the key `module` names another:
  /// then the section is an instance of that module, under a name of its own. Nil after a report of what is wrong with it.
  public static func module(
    of table: ScenarioTable, named name: String, into problems: inout [Diagnostic]
  ) -> String? {
    guard let value = table["module"] else { return name }
    guard case .text(let identifier) = value.content else {
      problems.append(
        .error(
          at: value.location, "module must be the identifier of a module, not \(value.kindName)",
          advice: "write it in quotes, as in module = \"wind-solar\""))
      return nil
    }
    guard name.isWords(joinedBy: "-") else {
      problems.append(
        .error(
          at: table.location, "an instance of \(identifier) cannot be called \"\(name)\"",
          advice: "write lower-case words joined by hyphens, as in [modules.north-parks]"))
      return nil
    }
    return identifier
  }

  /// The keys as they stand beside a module's own parameters, in a section of this name.
  public static func declarations(of manifest: Manifest, named name: String) -> [ParameterDeclaration] {
    let module = ParameterDeclaration("module", .text, meaning: "the module that this section runs", optional: true)
    let settings = declarations(of: manifest)
    return name == manifest.identifier ? settings : [module] + settings
  }

  private static func declarations(of manifest: Manifest) -> [ParameterDeclaration] {
    let modes = manifest.modes.map(\.name)
    let enabled = ParameterDeclaration(
      "enabled", .boolean, meaning: "whether the module takes part in the run",
      default: .init(
        .boolean(true), .assumption, source: Text(en: "a module that is named takes part", zh: "列出的模块参与计算")))
    guard let first = modes.first else { return [enabled] }
    let mode = ParameterDeclaration(
      "mode", .choice(modes), meaning: "which of the module's models is run",
      default: .init(.text(first), .assumption, source: Text(en: "the first mode of the manifest", zh: "模块声明的第一种模式")))
    return [enabled, mode]
  }

  /// Reads `enabled` and `mode`; a wrong one is reported and taken as not written.
  /// - Parameter name: of the section, for messages; the module's identifier where left out.
  public init(of table: ScenarioTable, manifest: Manifest, named name: String? = nil, into problems: inout [Diagnostic])
  {
    var reader = ValueReader()
    enabled = true
    mode = manifest.modes.first?.name
    if let value = table["enabled"], case .boolean(let flag)? = reader.boolean(value, path: ["enabled"]) {
      enabled = flag
    }
    if let value = table["mode"] {
      if manifest.modes.isEmpty {
        reader.report(
          at: value.keyLocation, "the module \(name ?? manifest.identifier) has no modes", advice: "remove this key")
      } else if case .text(let name)? = reader.choice(value, choices: manifest.modes.map(\.name), path: ["mode"]) {
        mode = name
      }
    }
    problems += reader.problems
  }
}
