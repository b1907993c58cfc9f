package import SimulationKit

extension PreparedRun.PreparedModule {
  /// The titles that the labels of an axis have: those of the manifest, or of records that write `title_en` or `title_zh`.
  package func titles(of axis: String) -> [String: Title] {
    guard let declared = manifest.axes.first(where: { $0.name == axis }) else { return [:] }
    var titles: [String: Title] = [:]
    for (label, title) in zip(declared.labels ?? [], declared.titles ?? []) { titles[label] = title }
    guard let key = declared.records, case .records(let records)? = parameters.values[key] else { return titles }
    for record in records { if let title = record.title { titles[record.name] = title } }
    return titles
  }
}
