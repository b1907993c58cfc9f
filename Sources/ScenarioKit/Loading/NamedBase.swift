import Diagnostics

/// The nearest of a scenario's bases that has a name, and so results of its own. What its files say of it in prose does not
/// hold for the scenario above.
public struct NamedBase: Sendable, Hashable {
  /// As the scenario's own file names it.
  public var path: String
  public var name: String
  /// Empty where it has none.
  public var titleEn: String
  public var titleZh: String
  /// Its own file and those under it.
  let files: Set<String>

  /// Whether a value stands in its files, so that it speaks of the base and not of the scenario.
  public func says(_ origin: Provenance?) -> Bool {
    origin?.location.map { files.contains($0.file) } ?? false
  }
}

extension Scenario {
  /// Returns nil for a scenario whose bases are only parts, without a name.
  public var namedBase: NamedBase? {
    let named = layers.indices.filter { layers[$0]["name"] != nil }
    guard named.count > 1, let place = named.dropLast().last, let written = layers[place]["name"],
      case .text(let name) = written.content
    else { return nil }
    let below = layers[...place]
    func text(_ key: String) -> String {
      for layer in below.reversed() {
        if case .text(let text)? = layer[key]?.content { return text }
      }
      return ""
    }
    return NamedBase(
      path: written.location.file, name: name, titleEn: text("title_en"), titleZh: text("title_zh"),
      files: Set(below.map(\.location.file)))
  }
}
