import ArgumentParser
import Console
import FoundationEssentials
import Results

extension Simplan {
  /// The manual page, made from what the commands say of themselves; `make install` puts it in its place.
  struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "manual", abstract: "Print the manual page in the format of man.", shouldDisplay: false)

    func run() throws(ExitCode) {
      try reporting {
        let described = try JSONDecoder().decode(ManualPage.Program.self, from: Data(Simplan._dumpHelp().utf8))
        try answer(ManualPage(described.command, version: ProgramDescription.current.version).text)
      }
    }
  }
}

/// A program's commands as a manual page.
struct ManualPage {
  struct Program: Decodable {
    var command: Command
  }

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    var kind: String
    var shouldDisplay: Bool?
    var isOptional: Bool?
    var isRepeating: Bool?
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
  }

  private let command: Command
  private let version: String

  init(_ command: Command, version: String) {
    self.command = command
    self.version = version
  }

  var text: String {
    var page = """
      .TH \(command.commandName.uppercased()) 1 "" "\(command.commandName) \(version)" "User Commands"
      .SH NAME
      \(command.commandName) \\- workbench for plans of regional industries
      .SH SYNOPSIS
      .B \(command.commandName)
      .I command
      .RI [ options ]
      .SH DESCRIPTION
      \(escaped(command.abstract ?? ""))

      """
    if let discussion = command.discussion { page += ".PP\n\(escaped(discussion))\n" }
    page += ".SH COMMANDS\n"
    for subcommand in command.subcommands ?? [] { page += section(subcommand, named: command.commandName) }
    return page
  }

  private func section(_ command: Command, named parent: String) -> String {
    guard command.shouldDisplay ?? true, command.commandName != "help" else { return "" }
    let name = "\(parent) \(command.commandName)"
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay ?? true }
    let shown = (command.subcommands ?? []).filter { ($0.shouldDisplay ?? true) && $0.commandName != "help" }
    var text = ""
    if shown.isEmpty || !arguments.filter({ $0.names?.isEmpty == false }).isEmpty && !shown.isEmpty {
      let positional = arguments.filter { $0.kind == "positional" }.map { argument in
        let value = "<\(argument.valueName ?? "value")>" + (argument.isRepeating == true ? " ..." : "")
        return argument.isOptional == true ? "[\(value)]" : value
      }
      text += ".SS \"\(escaped(([name] + positional).joined(separator: " ")))\"\n"
      text += escaped(command.abstract ?? "") + "\n"
      if let discussion = command.discussion { text += ".PP\n\(escaped(discussion))\n" }
      for argument in arguments where !["help", "version"].contains(argument.names?.last?.name ?? "") {
        text += ".TP\n\(head(of: argument))\n\(escaped(argument.abstract ?? ""))\n"
      }
    }
    return text + shown.map { section($0, named: name) }.joined()
  }

  private func head(of argument: Argument) -> String {
    let names = (argument.names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
    let value = argument.kind == "flag" ? "" : "<\(argument.valueName ?? "value")>"
    guard !names.isEmpty else { return ".I \(escaped(value))" }
    return ".B \(escaped(names.joined(separator: ", ")))" + (value.isEmpty ? "" : " \(escaped(value))")
  }

  /// A line that begins with a point or an apostrophe would be a request; hyphens of options are minus signs.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.first.map { $0 == "." || $0 == "'" } ?? false ? "\\&\(line)" : String(line)
    }.joined(separator: "\n")
  }
}
