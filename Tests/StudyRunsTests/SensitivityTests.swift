import Foundation
import Results
import ScenarioCase
import Testing

@testable import StudyRuns

struct SensitivityTests {
  typealias Method = SensitivitySummary.Method

  private struct Case {
    let study: EnsembleTests.Study
    let folder: StudyFolder
    let summary: SensitivitySummary

    init(_ method: Method, samples: Int = 60) throws {
      study = try EnsembleTests.Study(EnsembleTests.uncertain, method.design, samples: samples)
      folder = try study.folder()
      try study.run.complete(folder)
      summary = try SensitivitySummary(study.run, folder, method, try study.run.outputs.target("sei-share"))
    }
  }

  /// Losses in the grid are physical: they move no money. What grows, does.
  @Test(arguments: [Method.tornado, .sobol, .morris, .pawn])
  func growthMattersAndLossesDoNot(_ method: Method) throws {
    let summary = try Case(method).summary
    let effects = Dictionary(uniqueKeysWithValues: summary.lines.map { ($0.factor, $0.effect) })
    let (growth, losses) = (try #require(effects[0]), try #require(effects[1]))
    #expect(summary.lines.first?.factor == 0)
    #expect(growth > losses && growth > 0)
    // PAWN compares samples, whose distributions differ by chance.
    if method != .pawn { #expect(losses == 0) }
    // The whole variance is of the one input.
    if method == .sobol { #expect(abs(growth - 1) < 0.2) }
  }

  /// The growth is the whole variance; what the other input seems to have is the leakage of its curve.
  @Test func theSpectrumFindsTheOneInputThatMatters() throws {
    let summary = try Case(.efast, samples: 514).summary
    #expect(summary.lines.map(\.factor) == [0, 1])
    #expect(abs(summary.lines[0].effect - 1) < 0.01 && summary.lines[1].effect < 0.01)
  }

  @Test func aPairOfInputsOfWhichOneMovesNothingHasNoEffectTogether() throws {
    let summary = try Case(.sobolSecondOrder, samples: 600).summary
    let pair = try #require(summary.lines.first)
    #expect(summary.lines.count == 1 && pair.factor == 0 && pair.partner == 1)
    #expect(pair.cells[1] <= 1e-9 && pair.cells[2] >= -1e-9 && abs(pair.effect) < 0.1)
    #expect(abs(pair.cells[3] - 1) < 0.1 && abs(pair.cells[4]) < 1e-9)
    #expect(
      summary.files.first?.text.split(separator: "\n").first
        == "\u{FEFF}rank,input,with,target,together,together low,together high,first alone,second alone,title,title_zh")
  }

  @Test func theSpansOfATornadoAreThoseOfTheSamples() throws {
    let made = try Case(.tornado)
    let rows = try #require(try made.folder.rows(0, of: 5))
    #expect(rows.map(\.values) == [[0.08, 0.06], [0.06, 0.06], [0.09, 0.06], [0.08, 0.05], [0.08, 0.08]])
    let column = made.summary.target.column
    let line = try #require(made.summary.lines.first { $0.factor == 0 })
    #expect(
      line.cells == [
        rows[1].outputs[column], rows[2].outputs[column], abs(rows[2].outputs[column] - rows[1].outputs[column]),
      ])
  }

  @Test func anUnknownTargetIsNamedWithThoseThereAre() throws {
    let outputs = try EnsembleTests.Study(samples: 1).run.outputs
    let refusal = #expect(throws: StudyError.self) { try outputs.target("sei") }
    #expect(
      refusal?.description
        == "error: no target that a run is judged by is called \"sei\"; write one of sei-share, sei-growth-premium")
  }

  @Test func theSummaryNamesTheEndsOfIntervals() throws {
    let made = try Case(.sobol)
    let file = try #require(made.summary.files.first)
    #expect(file.name == "sobol.csv")
    #expect(
      file.text.split(separator: "\n").first
        == "\u{FEFF}rank,input,target,total,total low,total high,alone,alone low,alone high,title,title_zh")
  }
}
