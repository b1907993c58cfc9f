import Foundation

/// A scenario of a few lines over the shipped base, in a folder of its own.
///
/// `case.toml` has the modules of the base; with `modules: false` they are switched off.
struct ScenarioCase {
  let folder: ScratchFolder
  /// Lines of `case.toml` before what the test writes.
  static let headLines = 4

  init(_ text: String, modules: Bool = true, files: [String: String] = [:]) throws {
    folder = try ScratchFolder(shipped: true, files)
    try folder.write(
      """
      base = "Scenarios/henan.toml"

      [modules]
      fund-allocation = { enabled = false }
      new-energy-vehicles = { enabled = false }
      wind-solar = { enabled = false }

      """, to: "without-modules.toml")
    try folder.write(
      """
      base = "\(modules ? "Scenarios/henan.toml" : "without-modules.toml")"
      name = "case"
      title_en = "A case"
      title_zh = "案例"

      """ + text, to: "case.toml")
  }

  func validate(_ options: String...) throws -> Program.Answer {
    try Program.run(["validate", "case.toml"] + options, in: folder)
  }

  func run(_ options: String...) throws -> Program.Answer {
    try Program.run(["run", "case.toml"] + options, in: folder)
  }
}

extension Program.Answer {
  /// What the program answers to an invalid input.
  static func invalid(_ messages: String) -> Self { Self(code: 2, results: "", messages: messages + "\n") }

  static func failed(_ messages: String) -> Self { Self(code: 3, results: "", messages: messages + "\n") }
}
