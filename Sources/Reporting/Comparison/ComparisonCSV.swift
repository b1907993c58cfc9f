import CSVText
import Diagnostics
import NumberText
import Results
import SimulationKit

extension ComparisonText {
  /// Every figure with all its digits, those that agree too: a row to a figure and year.
  package var resultsCSV: String {
    var writer = CSVWriter(guardsFormulas: true)
    let sides = comparison.sides.map(\.name)
    let others = sides.dropFirst()
    writer.row(
      ["theme", "key", "name_en", "name_zh", "unit", "year"] + sides + others.map { "difference \($0)" }
        + others.map { "per_cent \($0)" })
    for figure in comparison.figures {
      writer.row(
        [
          figure.theme.code, figure.key, figure.name.en, figure.name.zh, figure.unit,
          figure.year.map(String.init) ?? "",
        ] + figure.values.map(Self.cell)
          + comparison.sides.indices.dropFirst().map { Self.cell(figure.difference($0)) }
          + comparison.sides.indices.dropFirst().map { Self.cell(figure.percent($0)) })
    }
    return writer.text
  }

  /// Inputs that are entered differently, with the place of each.
  package var inputsCSV: String {
    var writer = CSVWriter(guardsFormulas: true)
    let sides = comparison.sides.map(\.name)
    writer.row(["key"] + sides + sides.map { "place \($0)" })
    for input in comparison.inputs {
      writer.row([input.name] + input.values.map { $0 ?? "" } + input.places.map { $0?.description ?? "" })
    }
    return writer.text
  }

  /// The parts of each difference that is explained.
  package var causesCSV: String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(["scenario", "figure", "unit", "year", "split_by", "cause", "title_en", "title_zh", "part"])
    for (side, found) in zip(comparison.sides.dropFirst(), causes) {
      for one in found.causes {
        for part in one.parts {
          writer.row([
            side.name, one.figure, one.unit, "\(one.year)", one.kind.rawValue, part.code, part.title.en, part.title.zh,
            formatNumber(part.part),
          ])
        }
      }
    }
    return writer.text
  }

  private static func cell(_ value: Double?) -> String { value.map { formatNumber($0) } ?? "" }
}
