import SimulationKit

extension LabelledArray {
  /// [year][sector] from an array over sector and year.
  var bySectorYear: [[Double]] {
    (0..<labels[1].count).map { year in (0..<labels[0].count).map { self[$0, year] } }
  }

  /// [industry][year][sector] from an array over industry, sector and year.
  var byIndustrySectorYear: [[[Double]]] {
    (0..<labels[0].count).map { industry in
      (0..<labels[2].count).map { year in (0..<labels[1].count).map { self[industry, $0, year] } }
    }
  }
}
