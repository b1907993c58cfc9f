import NumberText
package import PlanSeeking
import Reporting
package import Results
import ScenarioReading
package import SimulationKit

/// Table, chart and page of a search between levers.
package struct FrontierReport {
  private let seek: FrontierSeek
  private let answer: FrontierSeek.Answer
  private let words: StudyWords
  package let gallery: StudyGallery

  /// - Parameter language: the scenario's own where nil.
  package init(_ seek: FrontierSeek, _ answer: FrontierSeek.Answer, language: Language? = nil) {
    self.seek = seek
    self.answer = answer
    words = StudyWords(seek.prepared, language)
    var gallery = StudyGallery()
    gallery.add("frontier", FrontierChart(seek: seek, answer: answer, words: words).chart)
    self.gallery = gallery
  }

  /// Writes table, chart and page into a folder, in the place of those before.
  package func write(to folder: ResultsFolder, program: ProgramDescription) throws(ExportError) {
    let content = FrontierRecord(
      simplan: program.version, scenario: words.header.name,
      objectives: seek.objectives.map { "\($0.isToBeLarge ? "max" : "min"):\($0.name)" }, epsilons: answer.epsilons,
      seed: seek.options.seed, samples: seek.options.samples,
      judgement: seek.options.samples.map { _ in seek.options.judgement.rawValue }, evaluations: answer.evaluations,
      failed: answer.failed)
    let record: String
    do throws(UnwritableJSON) { record = try jsonText(of: content) } catch { throw .record(error) }
    do throws(ResultsFolderError) {
      try folder.write(seek.csv(answer), to: "frontier.csv")
      for (name, text) in gallery.files { try folder.write(text, to: name) }
      try folder.write(page, to: "report.html")
      try folder.publish(record: record)
    } catch { throw .folder(error) }
  }

  package var page: String {
    StudyPage(
      words: words, gallery: gallery, kind: words.say("what can be had together", "多目标权衡"),
      sections: [settingSection, leverSection, failureSection]
    ).text
  }

  private var settingSection: HTMLReport.Section {
    var table = HTMLTable(
      words.say("Settings that no other beats, and the plan", "非劣方案与规划方案"),
      [.text(words.say("Setting", "方案"))] + seek.objectives.map { .number(words.named($0)) }
        + seek.levers.indices.map { .number(letter($0)) })
    for (place, setting) in ([answer.planned] + answer.settings).enumerated() {
      table.row(
        [place == 0 ? words.say("plan", "规划") : "\(place)"] + answer.shown(setting)
          + setting.levers.map(inputNumber))
    }
    return HTMLReport.Section(
      identifier: "settings", title: words.say("Settings", "方案"),
      content: [HTML("p", words.summary(seek, answer) + words.say(".", "。"))] + gallery.figures(words, "frontier") + [
        table.html
      ])
  }

  private var leverSection: HTMLReport.Section {
    var table = HTMLTable(
      words.say("Levers", "调整项"),
      [
        .text(""), .text(words.say("Lever", "调整项"), width: 40), .text(words.say("Key", "键"), width: 50),
        .number(words.say("Plan", "规划值")),
        .number(words.say("Low", "下限")), .number(words.say("High", "上限")),
      ])
    for (place, lever) in seek.levers.enumerated() {
      table.row([
        HTML(letter(place)), HTML(lever.title[words.language]), HTML("code", words.named(lever.key, unit: lever.unit)),
        HTML(inputNumber(lever.plan)),
        HTML(inputNumber(lever.low)), HTML(inputNumber(lever.high)),
      ])
    }
    return HTMLReport.Section(identifier: "levers", title: words.say("Levers", "调整项"), content: [table.html])
  }

  private var failureSection: HTMLReport.Section {
    let title = words.say("Settings without an answer", "没有结果的方案")
    guard answer.failed > 0 else {
      return HTMLReport.Section(
        identifier: "failed", title: title,
        content: [words.paragraph("Every setting has an answer.", "每个方案都有结果。")])
    }
    let items = answer.failures.map { failure in
      HTML(
        "li",
        zip(seek.levers, failure.levers).map { "\($0.key) = \(inputNumber($1))" }.joined(separator: ", ")
          + words.say(": ", "：") + failure.reason)
    }
    return HTMLReport.Section(
      identifier: "failed", title: title,
      content: [
        HTML(
          "p",
          words.say(
            "\(answer.failed) of \(answer.evaluations) settings have no answer, such as:",
            "\(answer.evaluations)个方案中有\(answer.failed)个没有结果，例如：")), .block("ul", [:], items),
      ])
  }
}

/// The content of the folder's record beside the list of its files.
private struct FrontierRecord: Encodable {
  var simplan: String
  var scenario: String
  var objectives: [String]
  var epsilons: [Double]
  var seed: UInt64
  var samples: Int?
  var judgement: String?
  var evaluations: Int
  var failed: Int
}
