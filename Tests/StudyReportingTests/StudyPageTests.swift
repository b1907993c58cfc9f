import Foundation
import ScenarioCase
import ScratchFolder
import SimulationKit
import StudyRuns
import Testing

@testable import StudyReporting

struct StudyPageTests {
  @Test(arguments: Language.allCases)
  func `the page of an ensemble holds its charts, its inputs and no address`(language: Language) throws {
    let study = try StudyCase(samples: 64)
    let report = try study.report([.ensemble], language)
    try report.write(to: study.folder)
    let page = try study.scenario.folder.text("study/summary/report.html")
    #expect(page == report.page)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language == .zh ? "zh-CN" : "en")\">"))
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("<script"))
    #expect(page.components(separatedBy: "<figure>").count - 1 == report.gallery.pictures.count)
    for picture in report.gallery.pictures {
      #expect(try study.scenario.folder.text("study/summary/charts/\(picture.name).svg") == picture.svg)
      // Ids have no underscores.
      let identifier = picture.name.replacing("_", with: "")
      #expect(page.components(separatedBy: "id=\"\(identifier)-title\"").count == 2)
    }
    for key in study.run.design.factors.names { #expect(page.contains("<code>\(key)</code>")) }
    #expect(page.contains(language == .zh ? "三角分布，0—0.6，众数0.15" : "triangular, 0 to 0.6 with the mode 0.15"))
    #expect(page.contains(language == .zh ? "每个样本都有结果。" : "Every sample has an answer."))
  }

  @Test func `a page shows the first failed samples with their inputs`() throws {
    let study = try StudyCase(StudyCase.failing, samples: 8)
    let page = try study.report([.ensemble], .en).page
    #expect(page.contains("<p>4 of 8 samples have no answer.</p>"))
    #expect(
      page.components(
        separatedBy:
          "<th scope=\"row\">New output in place of inflow</th><td class=\"text\"><code>sales.displaced_inflow</code></td>"
          + "<td class=\"number\">0.9</td>"
      ).count == 4)
    #expect(page.contains("The others stand in the folder samples."))
  }

  @Test(arguments: SensitivitySummary.Method.allCases)
  func `the page of a ranking has a row for each input`(method: SensitivitySummary.Method) throws {
    let study = try StudyCase(StudyCase.uncertain, method.design, samples: 200)
    try study.report([.sensitivity(method)], .en).write(to: study.folder)
    let page = try study.scenario.folder.text("study/summary/report.html")
    for key in study.run.design.factors.names {
      // In the table of effects, unless that has pairs, and in that of the inputs.
      #expect(
        page.components(separatedBy: "<code>\(key)</code></td>").count
          == (method == .sobolSecondOrder ? 2 : 3))
    }
    #expect(page.contains("<figure>"))
    #expect(try study.scenario.folder.text("study/summary/\(method.rawValue).csv").contains("economy.growth"))
  }

  @Test func `one analysis of several that cannot be made leaves the others`() throws {
    let study = try StudyCase(samples: 256)
    var description = StudyDescription(
      "study", [.ensemble, .sensitivity(.pawn), .discovery(.prim)], StudyVariation(study.run.prepared, levers: false))
    description.target = "sei-share"
    let whole = try StudyReport(study.run, study.folder, description, language: .en)
    #expect(Set(whole.gallery.pictures.map(\.name)).isSuperset(of: ["fan-sei_share", "pawn", "prim"]))
    #expect(whole.page.components(separatedBy: "<figure>").count - 1 == whole.gallery.pictures.count)
    let few = try StudyCase(samples: 16)
    description = StudyDescription(
      "study", [.ensemble, .discovery(.cart)], StudyVariation(few.run.prepared, levers: false))
    description.target = "none"
    #expect(throws: StudyError.self) { try StudyReport(few.run, few.folder, description) }
    let none = try StudyCase(
      "[uncertain]\n\"economy.growth\" = { distribution = \"uniform\", low = \"6 %\", high = \"9 %\" }\n", samples: 16)
    description = StudyDescription(
      "study", [.ensemble, .discovery(.cart)], StudyVariation(none.run.prepared, levers: false))
    description.target = "sei-share"
    let text = try StudyReport(none.run, none.folder, description).text
    #expect(text.hasPrefix("case: 16 samples, a scrambled Sobol' sequence, seed 1, 1 input varies\n"))
    #expect(
      text.hasSuffix(
        "\ncart: none of the 16 samples with an answer meets the target, so that nothing tells where it is met; take more "
          + "samples, wider ranges or another target\n"))
  }
}
