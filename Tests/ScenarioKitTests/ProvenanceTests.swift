import Diagnostics
import FoundationEssentials
import SimulationKit
import Testing

@testable import ScenarioKit

struct ProvenanceTests {
  @Test func `what says nothing is left out of a record`() throws {
    let origin = Provenance(location: SourceLocation(file: "a.toml", line: 2, column: 7))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(origin), as: UTF8.self)
    #expect(text == "{\"location\":{\"column\":7,\"file\":\"a.toml\",\"line\":2}}")
  }

  @Test func `everything that is said comes back`() throws {
    let place = SourceLocation(file: "a:b.toml", line: 2, column: 7)
    var origin = Provenance(
      location: place, overridden: [place], inherited: true, kind: .assumption, source: "s", reason: "r", low: 0.1,
      high: 3, unitAsWritten: "%", active: false, fromDefault: true,
      annotations: [AnnotationOrigin(key: "unit", location: place, overridden: [place])],
      beyond: [
        YearBeyond(
          element: "wind.2030", values: [1, 2],
          origin: .init(location: place, overridden: [place], kind: .document, source: "t"))
      ], unread: [place])
    origin.note(interpolation: .growth)
    origin.note(course: "an S-curve")
    #expect(try JSONDecoder().decode(Provenance.self, from: JSONEncoder().encode(origin)) == origin)
  }
}
