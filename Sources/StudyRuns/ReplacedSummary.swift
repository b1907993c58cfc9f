import FoundationEssentials
import Results

extension StudyFolder {
  private struct Counted: Decodable {
    var samples: Int
  }

  /// Says which tables of another analysis a new summary takes the place of, and that it counts fewer samples than the one
  /// before; a sentence each, none where nothing is lost.
  package func replaced(by tables: [String], samples: Int) -> [String] {
    guard let before = StoredSummary(at: path + "/summary") else { return [] }
    var notes: [String] = []
    let gone = before.tables.keys.filter { !tables.contains($0) }.sorted()
    if !gone.isEmpty {
      notes.append(
        "note: \(path)/summary was that of another analysis, and \(gone.joined(separator: ", ")) with its charts and page "
          + "are replaced; give each analysis a folder of its own with --output")
    }
    let counted = try? JSONDecoder().decode(Counted.self, from: Data(before.body.utf8)).samples
    if let counted, counted > samples {
      notes.append(
        "note: \(path)/summary was that of \(counted) samples, and is now that of the first \(samples); all samples stay"
      )
    }
    return notes
  }
}
