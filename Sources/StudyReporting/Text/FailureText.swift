import NumberText
import SimulationKit
import StudyRuns

extension StudyWords {
  /// The most inputs of a failed sample that stand on its line; of more the sample itself tells them.
  private static let mostInputs = 6

  /// Says that every sample has an answer, or how many have none, what becomes of them, and which the first are.
  /// - Parameters:
  ///   - fate: of the samples without an answer, after "have no answer", such as "; left out here.".
  ///   - lost: samples that an analysis leaves out, where these are more than those without any answer.
  func answers(_ failed: FailedSamples, _ design: StudyDesign, lost: Int? = nil, fate: (en: String, zh: String))
    -> String
  {
    let (number, count) = (lost ?? failed.count, design.count)
    guard number > 0 else { return say("Every sample has an answer.\n", "每个样本都有结果。\n") }
    var text = say(
      "\(number) of \(count) samples \(number == 1 ? "has" : "have") no answer\(fate.en)\n",
      "\(count)个样本中有\(number)个没有结果\(fate.zh)\n")
    for row in failed.first {
      let inputs = row.values.enumerated().map {
        "\(design.factors.title($0.offset)[language]) = \(formatNumber($0.element))"
      }
      text += say("  sample \(row.sample): ", "  样本\(row.sample)：") + "\(row.failure?.sentence ?? "")\n"
      let shown =
        inputs.count <= Self.mostInputs
        ? inputs.joined(separator: say(", ", "，"))
        : say("its \(inputs.count) inputs: --sample \(row.sample)", "其\(inputs.count)项输入见 --sample \(row.sample)")
      text += "    \(shown)\n"
    }
    let more = failed.count - failed.first.count
    return more > 0 ? text + say("  and \(more) more, in samples/\n", "  另有\(more)个，见 samples/\n") : text
  }
}
