public import Diagnostics

/// Labels of axes that the scenario itself gives, for modules that leave them open: `[axes]` with
/// `zone = ["north", "south"]`.
public struct ScenarioAxes: Sendable, Hashable {
  public private(set) var labels: [String: [String]] = [:]
  /// Where each axis is written.
  private var places: [String: SourceLocation] = [:]
  private var inherited: Set<String> = []

  /// Reads the section.
  /// - Parameter given: axes whose labels come from the years, the table or the program.
  public init(_ table: ScenarioTable, given: [String], into problems: inout [Diagnostic]) {
    if let place = table.misplacedAt {
      problems.append(.error(at: place, "axes must be a table", advice: "write [axes] and its keys below"))
    }
    for member in table.members {
      places[member.key] = member.value.keyLocation
      if member.value.inherited { inherited.insert(member.key) }
      guard !given.contains(member.key) else {
        problems.append(
          .error(
            at: member.value.keyLocation, "the labels of the axis \(member.key) are not the scenario's to give",
            advice: "remove it"))
        continue
      }
      labels[member.key] = Self.labels(of: member, into: &problems)
    }
  }

  private static func labels(of member: ScenarioTable.Member, into problems: inout [Diagnostic]) -> [String]? {
    let advice = "write \(member.key) = [\"…\", \"…\"]"
    guard case .list(let elements) = member.value.content, !elements.isEmpty else {
      problems.append(
        .error(at: member.value.location, "axes.\(member.key) must be a list of labels", advice: advice))
      return nil
    }
    var labels: [String] = []
    for element in elements {
      guard case .text(let label) = element.content else {
        problems.append(
          .error(
            at: element.location, "a label of axes.\(member.key) must be a text, not \(element.kindName)",
            advice: advice))
        return nil
      }
      guard !label.allSatisfy(\.isWhitespace) else {
        problems.append(.error(at: element.location, "a label of axes.\(member.key) is empty", advice: advice))
        return nil
      }
      guard !labels.contains(label) else {
        problems.append(
          .error(at: element.location, "axes.\(member.key) names \"\(label)\" twice", advice: "remove one"))
        return nil
      }
      labels.append(label)
    }
    return labels
  }

  /// An error for every axis that no module of the scenario leaves open; those that a base gives may lie idle.
  /// - Parameter fixed: axes whose labels a module fixes, with its name.
  public func reportUnused(open: Set<String>, fixed: [String: String], into problems: inout [Diagnostic]) {
    for name in places.keys.sorted() where !open.contains(name) && !inherited.contains(name) {
      guard let place = places[name], labels[name] != nil else { continue }
      if let module = fixed[name] {
        problems.append(
          .error(at: place, "the module \(module) fixes the labels of the axis \(name)", advice: "remove it"))
      } else {
        problems.append(
          .error(
            at: place, "no module of the scenario has the axis \(name)",
            advice: closest(to: name, in: open.sorted()).map { "did you mean \($0)?" } ?? "remove it"))
      }
    }
  }
}
