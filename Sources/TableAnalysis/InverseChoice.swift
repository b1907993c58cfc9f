import Diagnostics
import InputOutput
import SimulationKit

/// Which inverse a report stands on.
package enum InverseChoice: String, Sendable, CaseIterable {
  /// (I - (I - M̂)A)⁻¹: what the region makes of its own; imports leak away.
  case regional
  /// (I - A)⁻¹: inputs of all origins, as if everything were made here.
  case total

  func system(of model: RegionalModel) throws(InvalidInput) -> LeontiefSystem {
    switch self {
    case .regional: model.regional
    case .total: try model.totalSystem()
    }
  }
}

extension TableReport {
  /// An inverse as a report's title says it.
  func phrase(of inverse: InverseChoice) -> Title {
    // Trade between the regions is in A, and nothing leaks away.
    if coversAllRegions { return Title(en: "inverse (I - A)^-1 over all regions", zh: "全部区域逆矩阵 (I-A)^-1") }
    return switch inverse {
    case .regional: Title(en: "regional inverse (I - (I - M)A)^-1", zh: "区域逆矩阵 (I-(I-M)A)^-1")
    case .total: Title(en: "total inverse (I - A)^-1", zh: "完全逆矩阵 (I-A)^-1")
    }
  }

  /// The Ghosh inverse of the same flows.
  func ghoshPhrase(of inverse: InverseChoice) -> Title {
    if coversAllRegions { return Title(en: "Ghosh inverse (I - B)^-1 over all regions", zh: "全部区域高希逆矩阵 (I-B)^-1") }
    return switch inverse {
    case .regional: Title(en: "Ghosh inverse (I - B)^-1, regional", zh: "高希逆矩阵 (I-B)^-1，区域")
    case .total: Title(en: "Ghosh inverse (I - B)^-1, total", zh: "高希逆矩阵 (I-B)^-1，完全")
    }
  }
}
