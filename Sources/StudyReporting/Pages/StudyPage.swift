import Diagnostics
import NumberText
import Reporting
import ScenarioKeys
import ScenarioReading
import SimulationKit
import StudyRuns

/// The page of a study: one file of HTML without network or script, in the look of a run's report.
struct StudyPage {
  let words: StudyWords
  let gallery: StudyGallery
  /// The kind of study, in words.
  let kind: String
  let sections: [HTMLReport.Section]

  var text: String {
    HTML.page(
      language: words.language == .zh ? "zh-CN" : "en", title: words.header.title[words.language] + " · " + kind,
      style: HTMLReport.style, body: [head, .block("main", [:], [findings] + sections.map(\.html))])
  }

  private var head: HTML {
    let header = words.header
    let story = header.story[words.language]
    let years = [header.years.first, header.years.last].compactMap { $0.map(String.init) }.joined(separator: "–")
    let facts = [header.region, years, words.say("scenario \(header.name)", "情景 \(header.name)"), kind]
    let contents = sections.map { HTML("li", [:], [HTML("a", ["href": "#\($0.identifier)"], $0.title)]) }
    return .block(
      "header", [:],
      [
        HTML("h1", header.title[words.language]), HTML("p", ["class": "under-title"], facts.joined(separator: " · ")),
        story.isEmpty ? .empty : HTML("p", ["class": "story"], story),
        .block("nav", ["aria-label": words.say("Contents", "目录")], [.block("ol", [:], contents)]),
      ])
  }

  private var findings: HTML {
    guard !gallery.pictures.isEmpty else { return .empty }
    return .block(
      "section", ["aria-labelledby": "findings"],
      [
        HTML("h2", ["id": "findings"], words.say("Findings", "主要结果")),
        .block(
          "ul", ["class": "findings"],
          gallery.pictures.map {
            HTML("li", [:], [HTML("strong", $0.title + words.say(": ", "：")), HTML($0.finding)])
          }),
      ])
  }
}

extension StudyGallery {
  /// The charts whose names begin so, and a sentence for each that cannot be drawn.
  func figures(_ words: StudyWords, _ prefixes: String...) -> [HTML] {
    func belongs(_ name: String) -> Bool { prefixes.contains { name.hasPrefix($0) } }
    return pictures.filter { belongs($0.name) }.map {
      .block("figure", [:], [.drawing($0.svg), HTML("figcaption", $0.finding)])
    }
      + undrawn.filter { belongs($0.name) }.map {
        HTML(
          "p", ["class": "quiet"],
          words.say("The chart \($0.name) is not drawn: \($0.error).", "图 \($0.name) 无法绘制：\($0.error)。"))
      }
  }
}

extension StudyWords {
  func paragraph(_ en: String, _ zh: String) -> HTML { HTML("p", ["class": "quiet"], say(en, zh)) }

  /// The inputs that vary.
  func factorSection(_ design: StudyDesign) -> HTMLReport.Section {
    let factors = design.factors
    let areIndependent = factors.variation.correlations.isEmpty && factors.variation.shares.isEmpty
    var table = HTMLTable(
      areIndependent
        ? say("Inputs that vary, each independent of the others", "变动的输入（相互独立）") : say("Inputs that vary", "变动的输入"),
      [
        .text(say("Input", "输入"), width: 40), .text(say("Key", "键"), width: 40), .number(say("Central value", "基准值")),
        .text(say("Distribution", "分布"), width: 40), .text(say("Written at", "位置")),
      ])
    for (key, central) in zip(factors.keys, factors.central) {
      table.row([
        HTML(factors.titles[key.key][language]), HTML("code", key.key), HTML(inputNumber(central)),
        HTML(distribution(key, factors)),
        // The page of a study is the same on every machine, whatever folder its files are in.
        HTML("\(key.place.file.split(separator: "/").last ?? ""):\(key.place.line):\(key.place.column)"),
      ])
    }
    return HTMLReport.Section(
      identifier: "factors", title: say("What varies", "变动的输入"),
      content: [
        HTML(
          "p",
          say(
            "\(samples(design.count)), drawn as \(title(design.kind)), seed \(design.seed); \(factors.keys.count) \(factors.keys.count == 1 ? "input varies" : "inputs vary").",
            "\(count(design.count))个样本，抽样方法：\(title(design.kind))，种子\(design.seed)；\(factors.keys.count)项输入变动。")),
        table.html,
      ])
  }

  /// Samples without an answer.
  func failureSection(_ failed: FailedSamples, _ design: StudyDesign) -> HTMLReport.Section {
    let title = say("Samples without an answer", "没有结果的样本")
    guard failed.count > 0 else {
      return HTMLReport.Section(
        identifier: "failed", title: title, content: [paragraph("Every sample has an answer.", "每个样本都有结果。")])
    }
    var content = [
      HTML(
        "p",
        say(
          "\(failed.count) of \(count(design.count)) samples \(failed.count == 1 ? "has" : "have") no answer.",
          "\(count(design.count))个样本中有\(failed.count)个没有结果。"))
    ]
    for row in failed.first {
      var table = HTMLTable(
        say("Sample \(row.sample): \(row.failure?.sentence ?? "")", "样本\(row.sample)：\(row.failure?.sentence ?? "")"),
        [
          .text(say("Input", "输入"), width: 40), .text(say("Key", "键"), width: 40), .number(say("Value", "取值")),
          .number(say("Central value", "基准值")),
        ])
      for ((key, value), central) in zip(zip(design.factors.keys, row.values), design.factors.central) {
        table.row([
          HTML(design.factors.titles[key.key][language]), HTML("code", key.key), HTML(inputNumber(value)),
          HTML(inputNumber(central)),
        ])
      }
      content.append(table.html)
    }
    if failed.count > failed.first.count {
      content.append(paragraph("The others stand in the folder samples.", "其余见 samples 文件夹。"))
    }
    return HTMLReport.Section(identifier: "failed", title: title, content: content)
  }
}
