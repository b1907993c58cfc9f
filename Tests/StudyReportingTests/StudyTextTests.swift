import Foundation
import NumberText
import SimulationKit
import StudyRuns
import Testing

@testable import StudyReporting

/// The English texts are compared as a person sees them in `StudyCommandTests`.
struct StudyTextTests {
  @Test func `an ensemble speaks Chinese`() throws {
    let study = try StudyCase(samples: 16)
    let text = EnsembleText(try study.ensemble(), language: .zh).text
    #expect(
      text == """
        case：16个样本，加扰Sobol'序列，种子1，3项输入变动

        战略性新兴产业占工业比重（%）
        年份    5 %   25 %   50 %   75 %   95 %
        ----  -----  -----  -----  -----  -----
        2015  11.80  11.80  11.80  11.80  11.80
        2016  11.87  11.87  11.87  11.87  11.87
        2017  11.94  11.94  11.94  11.94  11.94
        2018  11.96  12.06  12.17  12.32  12.53
        2019  11.99  12.19  12.44  12.79  13.32
        2020  12.01  12.33  12.74  13.35  14.35

        战略性新兴产业增速高于工业的幅度（个百分点）
        年份   5 %  25 %  50 %  75 %  95 %
        ----  ----  ----  ----  ----  ----
        2016  0.62  0.62  0.62  0.62  0.62
        2017  0.63  0.63  0.63  0.63  0.63
        2018  0.24  1.13  2.14  3.52  5.46
        2019  0.23  1.18  2.35  4.11  6.89
        2020  0.23  1.24  2.58  4.77  8.53

        增加值（亿元，2017年价格）
        年份     5 %    25 %    50 %    75 %    95 %
        ----  ------  ------  ------  ------  ------
        2015  38,014  38,014  38,014  38,014  38,014
        2016  41,155  41,155  41,155  41,155  41,155
        2017  44,553  44,553  44,553  44,553  44,553
        2018  47,494  47,852  48,187  48,473  48,649
        2019  50,636  51,401  52,145  52,766  53,149
        2020  53,993  55,218  56,614  57,450  58,149

        达到各目标的概率
        目标                                                       规划值  达到条件  中位数  概率     95%区间
        --------------------------------------------------  -------------  --------  ------  ----  ----------
        战略性新兴产业增加值占规模以上工业增加值比重                  15%    ≥ 14.5   12.74  6.3%  1.1%—28.3%
        战略性新兴产业增加值增速高于规模以上工业增加值增速  5 个百分点/年     ≥ 4.5    1.66  6.3%  1.1%—28.3%

        每个样本都有结果。

        """)
  }

  @Test func `a ranking speaks Chinese`() throws {
    let text = SensitivityText(try StudyCase.sensitivity(.tornado).1, language: .zh).text
    #expect(
      text == """
        case：7个样本，逐项变动，种子1

        各项输入对“战略性新兴产业增加值占规模以上工业增加值比重”的影响（%），按低值与高值之间的幅度排序
        输入                                取低值  取高值   幅度  名称
        ----------------------------------  ------  ------  -----  ------------------------------
        economy.markets.electronics.growth  11.635  15.314  3.679  市场增长率（电子信息产品外销）
        economy.growth                      12.256  12.105  0.151  最终需求增长率
        electricity.losses                  12.154  12.154  0.000  电网损耗率

        各项输入均取基准值时：12.154。
        对“战略性新兴产业增加值占规模以上工业增加值比重”影响最大的是：“市场增长率（电子信息产品外销）”和“最终需求增长率”。
        每个样本都有结果。

        """)
  }

  @Test func `every analysis tells the failed samples with their inputs`() throws {
    let growth = "\"economy.growth\" = { distribution = \"uniform\", low = \"6 %\", high = \"9 %\" }\n"
    let study = try StudyCase(StudyCase.failing + growth, samples: 64)
    let failed = try study.ensemble().failed
    #expect(failed.count == 32 && failed.first.count == 3)
    let inputs = try #require(failed.first.first?.values)
    let report = try study.report([.sensitivity(.pawn)], .en)
    #expect(
      report.text.contains(
        """
        32 of 64 samples have no answer; left out here.
          sample \(failed.first[0].sample): \(Self.reason)
            New output in place of inflow = 0.9, Growth of final demand = \(formatNumber(inputs[1]))

        """))
    #expect(report.page.contains("Sample \(failed.first[0].sample): "))
  }

  @Test(arguments: [
    (
      Language.en,
      """
      4 of 8 samples have no answer; a chance counts them as missed, its interval up to all of them met
        sample 0: \(reason)
          New output in place of inflow = 0.9
      """
    ),
    (
      .zh,
      """
      8个样本中有4个没有结果；概率按未达到计，区间上限按全部达到计
        样本0：\(reason)
          替代流入的新增产出 = 0.9
      """
    ),
  ])
  func `failed samples are told with their inputs`(language: Language, start: String) throws {
    let text = EnsembleText(try StudyCase(StudyCase.failing, samples: 8).ensemble(), language: language).text
    let told = text.split(separator: "\n\n").last.map(String.init) ?? ""
    #expect(told.hasPrefix(start))
    #expect(told.hasSuffix(language == .en ? "  and 1 more, in samples/\n" : "  另有1个，见 samples/\n"))
  }

  @Test(arguments: [(6, true), (7, false)])
  func `a long row of inputs is left to the sample itself`(count: Int, areShown: Bool) throws {
    let keys = ["economy.growth", "electricity.losses"] + (1...5).map { "economy.markets.m\($0).growth" }
    let markets = (1...5).map {
      "[economy.markets.m\($0)]\ntitle_en = \"M\($0)\"\ntitle_zh = \"M\($0)\"\nproducts = { ICT = 1 }\n"
        + "customers = { exports_abroad = 0.1 }\ngrowth = \"5 %\"\n"
    }
    let varied = keys.prefix(count - 1).map {
      "\"\($0)\" = { distribution = \"uniform\", low = 0.05, high = 0.06 }\n"
    }
    let study = try StudyCase(markets.joined() + StudyCase.failing + varied.joined(), samples: 4)
    let text = EnsembleText(try study.ensemble(), language: .en).text
    let sample = try #require(try study.ensemble().failed.first.first?.sample)
    #expect(text.contains("New output in place of inflow = ") == areShown)
    #expect(text.contains("\n    its 7 inputs: --sample \(sample)\n") == !areShown)
  }

  private static let reason = "the three shares of sales of information_technology sum to 1.6000, not to 1"
}

@Test(arguments: [
  (0, "0.0 %"), (1, "100.0 %"), (0.5, "50.0 %"), (2.0 / 6000, "0.03 %"), (0.0004, "0.04 %"), (0.0005, "0.1 %"),
  (0.99997, "99.997 %"), (1.2, "120.0 %"), (-0.0002, "-0.02 %"), (.nan, "-"),
])
func `a few samples of many do not read as none, nor all but a few as all`(share: Double, text: String) {
  #expect(shownPercent(share, .en) == text)
}
