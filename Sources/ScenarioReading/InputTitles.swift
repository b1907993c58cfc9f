import InputOutput
import RegionalBase
import ScenarioKeys
import ScenarioKit
package import SimulationKit

/// Titles of inputs that are known by their keys: `economy.markets.electronics.growth` is "Market growth
/// (Electronics)". A title names its parameter, and in brackets the record and the labels that the key leads to.
///
/// No two inputs of one list have the same title: those that would are told apart by the module or part of the economy
/// that reads them, and where this does not do it by their keys.
package struct InputTitles: Sendable {
  private var titles: [String: Title] = [:]

  package init(_ prepared: PreparedRun, _ keys: [String]) {
    let sections = prepared.explainedSections
    let named = keys.map { (key: $0, parts: Parts($0, sections, prepared)) }
    var (plain, full) = ([Title: Int](), [Title: Int]())
    for case let parts? in named.map(\.parts) {
      plain[parts.title, default: 0] += 1
      full[parts.titleWithReader, default: 0] += 1
    }
    for (key, parts) in named {
      guard let parts else { continue }
      if plain[parts.title] == 1 {
        titles[key] = parts.title
      } else if full[parts.titleWithReader] == 1 {
        titles[key] = parts.titleWithReader
      } else {
        titles[key] = Title(en: "\(parts.title.en) (\(key))", zh: "\(parts.title.zh)（\(key)）")
      }
    }
  }

  /// The key itself where nothing stands there.
  package subscript(key: String) -> Title { titles[key] ?? Title(key) }

  private struct Parts {
    private let name: Title
    /// Whether the manifest gives the parameter a title.
    private let isTitled: Bool
    private let reader: Title
    private var elements: [Title] = []

    init?(_ key: String, _ sections: [ExplainedSection], _ prepared: PreparedRun) {
      for section in sections where !section.isHead && key.hasPrefix(section.name + ".") {
        let path = Array(key.components.dropFirst(section.name.components.count))
        guard let entry = section.entry(at: path) else { continue }
        let declaration = entry.declaration
        let words = declaration.key.split(separator: "_").joined(separator: " ")
        isTitled = declaration.title != nil
        // A meaning in both languages is the nearest to a title in Chinese.
        let meaning = declaration.meaning
        name = declaration.title ?? Title(en: words.capitalisedFirst, zh: meaning.zh == meaning.en ? words : meaning.zh)
        let labels = LabelTitles(section, prepared)
        reader = labels.reader
        if let first = section.declarations.first(where: { $0.key == path[0] }), case .records = first.kind,
          path.count > 1
        {
          elements.append(labels.record(path[1], of: first.key))
        }
        if case .array(let axes, _, _, _) = declaration.kind {
          for (axis, label) in zip(axes, entry.index) { elements.append(labels[axis, label]) }
        }
        return
      }
      return nil
    }

    private func title(_ elements: [Title]) -> Title {
      guard !elements.isEmpty else { return name }
      return Title(
        en: "\(name.en) (\(elements.map(\.en).joined(separator: ", ")))",
        zh: "\(name.zh)（\(elements.map(\.zh).joined(separator: "，"))）")
    }

    /// A name that was not written to stand alone has its reader beside it.
    var title: Title { isTitled ? title(elements) : titleWithReader }
    var titleWithReader: Title { title([reader] + elements) }
  }
}

/// The titles of labels and records in a section of a scenario.
private struct LabelTitles {
  private let section: ExplainedSection
  private let prepared: PreparedRun
  private let module: PreparedRun.PreparedModule?

  init(_ section: ExplainedSection, _ prepared: PreparedRun) {
    self.section = section
    self.prepared = prepared
    module = prepared.modules.first { section.name == "modules.\($0.identifier)" }
  }

  var reader: Title { module?.title ?? Self.parts[section.name] ?? Title(section.name) }

  private static let parts = [
    "economy": Title(en: "Economy", zh: "经济"), "sales": Title(en: "Sale of new output", zh: "新增产出销售"),
    "electricity": Title(en: "Electricity", zh: "电力"),
    "strategic_industries": Title(en: "Strategic industries", zh: "战略性新兴产业"),
    "coupling": Title(en: "Coupling", zh: "耦合求解"),
  ]

  subscript(axis: String, label: String) -> Title {
    if let title = module?.titles(of: axis)[label] { return title }
    let table = prepared.accounts.model.table
    switch axis {
    case "year": return Title(en: label, zh: label + "年")
    case "industry": return prepared.industries.title(of: label)
    case "sector":
      return table.sectors.first { $0.code == label }.map { Title(en: $0.nameEn, zh: $0.nameZh) } ?? Title(label)
    case "final_demand":
      return table.finalDemand.first { $0.code == label }.map { Title(en: $0.nameEn, zh: $0.nameZh) } ?? Title(label)
    default: return Title(label)
    }
  }

  /// A record as its own title names it, or else by its name.
  func record(_ name: String, of key: String) -> Title {
    guard case .records(let records)? = section.section.parameters.values[key] else { return Title(name) }
    return records.first { $0.name == name }?.title ?? Title(name)
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
