import NumberText
package import Observation
import PlanReading
import Reporting
import ResultText
package import Results
package import ScenarioReading
package import SimulationKit

/// Tables, chart and page of figures beside a run: of a back-cast, or of how a plan stands.
package struct ObservationReport {
  private let words: StudyWords
  private let kind: String
  private let section: HTMLReport.Section
  private let tables: [(name: String, text: String)]
  package let gallery: StudyGallery

  /// A back-cast, and another with what became known later.
  /// - Parameter language: the scenario's own where nil.
  package init(
    _ backCast: BackCast, of run: any ObservableRun, hindsight: (backCast: BackCast, run: any ObservableRun)? = nil,
    language: Language? = nil
  ) {
    words = StudyWords(run.header, priceYear: run.priceYear, language)
    kind = words.say("back-cast", "回溯检验")
    var gallery = StudyGallery()
    gallery.add(
      "backcast",
      BackCastChart(
        backCast: backCast, hindsight: hindsight.map { ($0.backCast, $0.run.header.title) },
        targets: (run as? PreparedRun)?.targets.targets ?? [],
        words: words
      ).chart)
    self.gallery = gallery
    tables =
      [("backcast.csv", backCast.csv)] + (hindsight.map { [("hindsight.csv", $0.backCast.csv)] } ?? [])
    var content = gallery.figures(words, "backcast")
    content.append(Self.table(backCast, run.header.title, words))
    if let hindsight { content.append(Self.table(hindsight.backCast, hindsight.run.header.title, words)) }
    section = HTMLReport.Section(
      identifier: "series", title: words.say("Computed and observed", "计算值与观测值"), content: content)
  }

  /// How actual figures stand to the targets.
  /// - Parameter language: the scenario's own where nil.
  package init(_ monitor: Monitor, of prepared: PreparedRun, language: Language? = nil) {
    words = StudyWords(prepared, language)
    kind = words.say("monitoring", "进展监测")
    var gallery = StudyGallery()
    gallery.add("monitor", MonitorChart(monitor: monitor, words: words).chart)
    self.gallery = gallery
    tables = [("monitor.csv", monitor.csv)]
    section = HTMLReport.Section(
      identifier: "targets", title: words.say("Where the plan stands", "规划进展"),
      content: gallery.figures(words, "monitor") + [Self.table(monitor, words)]
        + MonitorText(monitor, of: prepared, language: words.language).remarks.map {
          HTML("p", ["class": "quiet"], $0)
        })
  }

  package var page: String { StudyPage(words: words, gallery: gallery, kind: kind, sections: [section]).text }

  /// Writes tables, chart and page into a folder, in the place of those before.
  package func write(to folder: ResultsFolder, program: ProgramDescription) throws(ExportError) {
    let record: String
    do throws(UnwritableJSON) {
      record = try jsonText(
        of: ["simplan": program.version, "scenario": words.header.name, "language": words.language.rawValue])
    } catch { throw .record(error) }
    do throws(ResultsFolderError) {
      for (name, text) in tables + gallery.files { try folder.write(text, to: name) }
      try folder.write(page, to: "report.html")
      try folder.publish(record: record)
    } catch { throw .folder(error) }
  }

  private static func table(_ backCast: BackCast, _ title: Title, _ words: StudyWords) -> HTML {
    var table = HTMLTable(
      title[words.language],
      [
        .text(words.say("Series", "指标"), width: 42), .text(words.say("Year", "年份")),
        .number(words.say("Observed", "观测值")), .number(words.say("Computed", "计算值")),
        .number(words.say("Difference", "差值")), .number("%"),
      ])
    for series in backCast.series {
      for comparison in series.comparisons {
        table.row([
          words.named(series.variable, unit: series.unit), "\(comparison.figure.year)", short(comparison.figure.value),
          short(comparison.computed), short(comparison.difference), comparison.perCent.map { decimals($0, 1) } ?? "",
        ])
      }
    }
    return table.html
  }

  private static func table(_ monitor: Monitor, _ words: StudyWords) -> HTML {
    var table = HTMLTable(
      words.say("Actual figures, and what each target still needs", "实际值与各目标尚需的增长"),
      [
        .text(words.say("Target", "目标"), width: 36), .text(words.say("Year", "年份")),
        .number(words.say("Actual", "实际值")), .number(words.say("Scenario", "情景值")),
        .number(words.say("Needed by then", "应达到")), .number(words.say("Growth so far", "已有年均增长")),
        .number(words.say("Still needed", "尚需年均增长")),
      ])
    for line in monitor.lines {
      table.row([
        line.target.indicator[words.language] + words.say(": ", "：") + words.goal(line.target), "\(line.figure.year)",
        short(line.actual), line.scenario.map(short) ?? "", line.needed.map(short) ?? "",
        line.growthSoFar.map(words.percent) ?? "",
        line.growthNeeded.map(words.percent) ?? (line.isReached ? words.say("reached", "已达到") : ""),
      ])
    }
    return table.html
  }
}
