import Diagnostics
import InputOutput

extension RegionalParts {
  /// Refuses labels that nobody could tell apart, and those that a table file has for itself. Names that look like another's
  /// give way to codes.
  /// - Throws: `InvalidInput` with every such label, at its row where that is known.
  mutating func checkLabels() throws(InvalidInput) {
    let categories = finalDemand.filter { !$0.isAdjustment }.map(\.label)
    let isSingle = Set(sectors.map(\.region)).count == 1
    func code(_ label: Label) -> String {
      isSingle || label.region.isEmpty ? label.name : "\(label.region).\(label.name)"
    }
    var problems: [Diagnostic] = []
    var seen = Dictionary(Self.reserved.map { (LabelKey($0), "the word '\($0)' of table files") }) { first, _ in first }
    for (place, label) in (sectors + categories).enumerated() {
      let location = place < sectors.count ? locations?.rows[place] : nil
      let text = code(label)
      if label.name.isEmpty || !text.isPlain || isSingle && text.contains(".") || text.hasPrefix("imported ") {
        problems.append(
          .error(at: location, "the label '\(text)' cannot be a code", advice: "write it in letters and digits"))
      } else if let other = seen.updateValue("'\(text)'", forKey: LabelKey(text)) {
        problems.append(
          .error(
            at: location, "the label '\(text)' looks like \(other)", advice: "give each a code that differs to the eye")
        )
      }
    }
    if !problems.isEmpty { throw InvalidInput(Array(problems.prefix(100))) }
    for labels in [sectors, categories] {
      for region in Set(isSingle ? [""] : labels.map(\.region)) {
        keepApart(labels.filter { isSingle || $0.region == region }, code)
      }
    }
  }

  private static let reserved = InputOutputTable.codesOfOtherLines + ["CO2"]

  private mutating func keepApart(_ labels: [Label], _ code: (Label) -> String) {
    var seen = Dictionary(labels.map { (LabelKey(code($0)), $0) }) { first, _ in first }
    for label in labels {
      var names = names[label] ?? Names(english: label.name, chinese: label.name)
      for path in [\Names.chinese, \Names.english] {
        let key = LabelKey(names[keyPath: path])
        if let first = seen[key], first != label {
          names[keyPath: path] = code(label)
        } else {
          seen[key] = label
        }
      }
      self.names[label] = names
    }
  }
}

extension String {
  /// Whether a text has no blanks at its ends, and no characters that are not seen.
  fileprivate var isPlain: Bool {
    guard first?.isWhitespace == false, last?.isWhitespace == false else { return false }
    return unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .format, .control, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  /// The text on one line, without characters that are not seen.
  package var onOneLine: String {
    let visible = unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .format: false
      case .control: scalar.properties.isWhitespace
      default: true
      }
    }
    return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
