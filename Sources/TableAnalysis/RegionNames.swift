package import InputOutput
import SimulationKit

/// The names of sectors and categories. In a table of several regions each has the same names, so that the region is
/// named too.
extension TableReport {
  package func name(_ sector: Sector) -> String {
    named(Title(en: sector.nameEn, zh: sector.nameZh), code: sector.code)[language]
  }

  func phrase(of category: FinalDemandCategory) -> Title {
    named(Title(en: category.nameEn, zh: category.nameZh), code: category.code)
  }

  /// As in "Food (N)" for the code "N.food".
  private func named(_ name: Title, code: String) -> Title {
    guard hasRegions, let point = code.firstIndex(of: "."), point > code.startIndex else { return name }
    let region = code[..<point]
    return Title(en: "\(name.en) (\(region))", zh: "\(name.zh)（\(region)）")
  }

  /// Whether the table has several regions and nothing comes from outside them.
  var coversAllRegions: Bool {
    hasRegions && table.imports.allSatisfy { $0 == 0 } && table.inflow.allSatisfy { $0 == 0 }
  }
}
