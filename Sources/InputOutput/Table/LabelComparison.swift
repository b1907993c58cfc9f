package import Diagnostics

/// A label of a table and the place where it is written; no place for one that was made in memory.
package struct TableLabel {
  package var text: String
  package var location: SourceLocation?

  package init(_ text: String, at location: SourceLocation? = nil) { (self.text, self.location) = (text, location) }

  var quoted: String { "'\(text.withVisibleSpaces)'" }
  /// As it goes on a sentence; empty without a place.
  var placeText: String { location.map { " in \($0.withinFile)" } ?? "" }
}

/// The rules that the labels of a table keep, whoever writes them: scenarios and options call sectors and categories of final
/// demand by their codes and names, and a reader must be able to tell them apart.
package struct LabelComparison {
  package private(set) var problems: [Diagnostic] = []
  private var codes: [LabelKey: (kind: String, label: TableLabel)] = [:]

  package init() {}

  /// The code that looks like a label, of those that were added.
  func code(like label: String) -> TableLabel? { codes[LabelKey(label)]?.label }

  /// Adds a code, and a problem where another looks like it.
  /// - Parameter kind: as in "column".
  package mutating func add(_ kind: String, _ label: TableLabel) {
    guard let first = codes[LabelKey(label.text)] else {
      codes[LabelKey(label.text)] = (kind, label)
      return
    }
    let relation = first.label.text == label.text ? "has the code of" : "looks like"
    problems.append(
      .error(
        at: label.location,
        "the \(kind) \(label.quoted) \(relation) the \(first.kind) \(first.label.quoted)\(first.label.placeText)",
        advice: "give each a code that differs to the eye"))
  }

  /// Adds a problem where a code of a sector is a word that table files have for their other rows and columns.
  package mutating func checkWords(_ label: TableLabel) {
    let key = LabelKey(label.text)
    let advice = "give the sector another code"
    if let word = TableFileLayout.otherCodes.first(where: { LabelKey($0) == key }) {
      let relation = word == label.text ? "is" : "looks like '\(word)',"
      problems.append(
        .error(
          at: label.location, "\(label.quoted) \(relation) the code of another row or column of table files",
          advice: advice))
    } else if (label.text + " ").hasPrefix(TableFileLayout.importedPrefix) {
      problems.append(
        .error(
          at: label.location, "\(label.quoted) begins as the rows of imported uses do in table files", advice: advice))
    }
  }

  /// Compares names with each other and with the codes of others.
  /// - Parameters:
  ///   - kind: as in "sector".
  ///   - hasRegions: whether codes are "region.name"; regions have the same sectors, and these the same names.
  package mutating func compareNames(
    _ kind: String, _ entries: [(code: TableLabel, names: [TableLabel])], hasRegions: Bool
  ) {
    struct Place: Hashable {
      var region: Substring
      var key: LabelKey
    }
    var seen: [Place: (entry: Int, isCode: Bool, label: TableLabel)] = [:]
    func region(_ k: Int) -> Substring { hasRegions ? entries[k].code.text.prefix { $0 != "." } : "" }
    // Codes that look alike are told as codes.
    for (k, entry) in entries.enumerated() {
      seen[Place(region: region(k), key: LabelKey(entry.code.text))] = (k, true, entry.code)
    }
    for (k, entry) in entries.enumerated() {
      for name in entry.names where !name.text.isEmpty {
        let place = Place(region: region(k), key: LabelKey(name.text))
        guard let first = seen[place], first.entry != k else {
          seen[place] = (k, false, name)
          continue
        }
        let subject = "the name \(name.quoted) of \(entry.code.text)"
        let other = entries[first.entry].code.text
        let relation =
          switch (first.label.text == name.text, first.isCode) {
          case (true, true): "is the code of another"
          case (true, false): "is that of \(other), too"
          case (false, true): "looks like the code \(first.label.quoted)"
          case (false, false): "looks like \(first.label.quoted), that of \(other)"
          }
        let end = first.label.placeText
        problems.append(
          .error(
            at: name.location, "\(subject) \(relation)\(end.isEmpty ? "" : ",")\(end)",
            advice: "give each \(kind) a name of its own"))
      }
    }
  }

  /// Refuses labels that begin or end with a blank: nobody sees it, and nobody would write it in a scenario.
  package mutating func checkEnds(_ labels: [TableLabel]) {
    for label in labels {
      let bare = label.text.withoutBlankEnds
      if bare == label.text { continue }
      problems.append(
        .error(
          at: label.location, "the label \(label.quoted) begins or ends with a blank",
          advice: bare.isEmpty ? "leave the cell empty" : "write '\(bare)'"))
    }
  }
}

extension InputOutputTable {
  /// Codes that no sector can have, since table files have other rows and columns of these.
  package static var codesOfOtherLines: [String] { TableFileLayout.otherCodes }
}
