import Diagnostics
import InputOutput

/// Which inverse a report stands on.
public enum InverseChoice: String, Sendable, CaseIterable {
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

  /// As a report's title says it.
  var phrase: Phrase {
    switch self {
    case .regional: Phrase("regional inverse (I - (I - M)A)^-1", "区域逆矩阵 (I-(I-M)A)^-1")
    case .total: Phrase("total inverse (I - A)^-1", "完全逆矩阵 (I-A)^-1")
    }
  }
}
