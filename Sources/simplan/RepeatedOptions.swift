import ArgumentParser
import FoundationEssentials

/// Options that stand twice though one value is all that they have: the parser would take the last in silence.
struct RepeatedOptions {
  /// The names of such options, in the order of their repetition.
  let names: [String]

  /// - Parameters:
  ///   - arguments: of the program, without its own name.
  ///   - command: the program with its subcommands.
  init(in arguments: [String], of command: ManualPage.Command) {
    var (command, words) = (command, arguments[...])
    while let word = words.first, let next = command.subcommands?.first(where: { $0.commandName == word }) {
      (command, words) = (next, words.dropFirst())
    }
    let options = (command.arguments ?? []).filter { $0.kind == "option" }
    var seen: Set<[String]> = []
    var names: [String] = []
    while let word = words.popFirst(), word != "--" {
      let name = String(word.prefix { $0 != "=" })
      guard let option = options.first(where: { $0.spellings.contains(name) }) else { continue }
      // The next word is its value, whatever that looks like.
      if name == word { words = words.dropFirst() }
      if option.isRepeating != true, !seen.insert(option.spellings).inserted, !names.contains(name) {
        names.append(name)
      }
    }
    self.names = names
  }

  /// Refuses a command line with such options.
  static func refuse(in arguments: [String]) throws(ValidationError) {
    let words = arguments.filter { $0.hasPrefix("-") }.map { $0.prefix { $0 != "=" } }
    // The description of all commands is long, and hardly any command line needs it.
    guard Set(words).count < words.count,
      let program = try? JSONDecoder().decode(ManualPage.Program.self, from: Data(Simplan._dumpHelp().utf8))
    else { return }
    let names = RepeatedOptions(in: arguments, of: program.command).names
    if names.isEmpty { return }
    let verb = names.count == 1 ? "stands" : "stand"
    throw ValidationError("\(names.joined(separator: ", ")) \(verb) twice, with one value alone; write it once")
  }
}

extension ManualPage.Argument {
  /// As "--forward", "-o".
  fileprivate var spellings: [String] {
    (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
  }
}
