import Coupling
import Diagnostics
import Economy
import RegionalBase
import ScenarioKit
import SimulationKit

/// An output that a scenario chooses for an input of a module: `inputs.demand = "hydrogen.use"`.
struct InputChoice {
  var reader: String
  var input: String
  var source: CouplingGraph.InputSource
  var place: SourceLocation
}

extension ScenarioCheck {
  /// Reads the choices of a module; whether there are such outputs is known when all modules are.
  mutating func readSources(
    of manifest: Manifest, named name: String, _ mode: String?
  ) -> [String: CouplingGraph.InputSource] {
    let table = scenario.table(at: ["modules", name, Self.inputsKey])
    if let place = table.misplacedAt {
      problems.append(.notATable("modules.\(name).\(Self.inputsKey)", at: place))
      return [:]
    }
    let inputs = manifest.inputs.filter { $0.applies(in: mode) }.map(\.name)
    var sources: [String: CouplingGraph.InputSource] = [:]
    for member in table.members {
      guard inputs.contains(member.key) else {
        problems.append(
          .error(
            at: member.value.keyLocation, "\(name) has no input \(member.key)",
            advice: closest(to: member.key, in: inputs).map { "did you mean \($0)?" }
              ?? (inputs.isEmpty ? "it reads nothing" : "its inputs are \(inputs.joined(separator: ", "))")))
        continue
      }
      let words: [Substring]
      if case .text(let text) = member.value.content { words = text.split(separator: ".") } else { words = [] }
      guard words.count == 2 else {
        problems.append(
          .error(
            at: member.value.location, "inputs.\(member.key) must name a module and its output",
            advice: "write it in quotes, as in \(member.key) = \"wind-solar.wind_solar_electricity\"; "
              + "numbers stand there only where a module is run alone"))
        continue
      }
      let source = CouplingGraph.InputSource(giver: String(words[0]), variable: String(words[1]))
      sources[member.key] = source
      inputChoices.append(InputChoice(reader: name, input: member.key, source: source, place: member.value.location))
    }
    return sources
  }

  /// Every output that is chosen must be given.
  mutating func checkInputChoices() {
    guard let members else { return }
    let accounts = physicalAccounts.map { CouplingGraph.AccountName(name: $0.name, unit: $0.unit) }
    let givers = members.map(\.name) + [CouplingGraph.InputSource.economy]
    for choice in inputChoices where members.contains(where: { $0.name == choice.reader }) {
      let giver = choice.source.giver
      let what = "\(choice.reader) is to read \(giver).\(choice.source.variable) as \(choice.input), but "
      guard giver != choice.reader else {
        problems.append(.error(at: choice.place, what + "that is its own output", advice: "name another module"))
        continue
      }
      guard let outputs = CouplingGraph.outputs(of: giver, members, accounts) else {
        let why = switchedOff.contains(giver) ? "\(giver) is switched off" : "no module is called \(giver) here"
        problems.append(
          .error(
            at: choice.place, what + why,
            advice: closest(to: giver, in: givers).map { "did you mean \($0)?" }
              ?? "name one of \(givers.joined(separator: ", "))"))
        continue
      }
      guard !outputs.contains(choice.source.variable) else { continue }
      problems.append(
        .error(
          at: choice.place, what + "\(giver) gives no \(choice.source.variable)",
          advice: closest(to: choice.source.variable, in: outputs).map { "did you mean \($0)?" }
            ?? "it gives \(outputs.joined(separator: ", "))"))
    }
  }
}
