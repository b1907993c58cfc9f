import InputOutput

/// What sectors and categories are called. In a table of several regions each has the same names, so that the region is
/// named too.
extension TableReport {
  func name(_ sector: Sector) -> String {
    named(Phrase(sector.nameEn, sector.nameZh), code: sector.code)[language]
  }

  func phrase(of category: FinalDemandCategory) -> Phrase {
    named(Phrase(category.nameEn, category.nameZh), code: category.code)
  }

  /// As in "Food (N)" for the code "N.food".
  private func named(_ name: Phrase, code: String) -> Phrase {
    guard hasRegions, let point = code.firstIndex(of: "."), point > code.startIndex else { return name }
    let region = code[..<point]
    return Phrase("\(name.en) (\(region))", "\(name.zh)（\(region)）")
  }

  /// Whether the table has several regions and nothing comes from outside them.
  var coversAllRegions: Bool {
    hasRegions && table.imports.allSatisfy { $0 == 0 } && table.inflow.allSatisfy { $0 == 0 }
  }
}
