import ScenarioCase
import ScratchFolder
import Testing

@Suite struct YearFormTests {

  private static let brokenCourses: [(written: String, message: String)] = [
    (
      "{ 2015 = 1, 2018 = 4, 2020 = 9 }",
      """
      case.toml:7:8: error: capacity.wind has no value for 2016, 2017, 2019; write them, or say interpolation = \
      "linear", "step" or "growth"
        wind = { 2015 = 1, 2018 = 4, 2020 = 9 }
               ^
      """
    ),
    (
      "{ 2015 = 1, 2018 = 4, interpolation = \"linear\" }",
      """
      case.toml:7:8: error: capacity.wind has no value for 2019, 2020; give the first and the last year, \
      2015 and 2020, or beyond = "hold" or "trend": nothing else is extrapolated
        wind = { 2015 = 1, 2018 = 4, interpolation = "linear" }
               ^
      """
    ),
    (
      "{ 2015 = 1, 2020 = 4, interpolation = \"spline\" }",
      """
      case.toml:7:46: error: unknown interpolation "spline"; write "linear" or "step" or "growth"
        wind = { 2015 = 1, 2020 = 4, interpolation = "spline" }
                                                     ^
      """
    ),
    (
      "{ 2015 = 1, growth = 20 }",
      """
      case.toml:7:29: error: capacity.wind.growth is 20 but must be -0.99 to 1; write "20 %" for a percentage
        wind = { 2015 = 1, growth = 20 }
                                    ^
      """
    ),
    (
      "{ s_curve = { from = 1, to = 20, midpiont = 2018, duration = 6 } }",
      """
      case.toml:7:41: error: unknown key midpiont in [modules.wind-solar.capacity.wind.s_curve]; did you mean midpoint?
        wind = { s_curve = { from = 1, to = 20, midpiont = 2018, duration = 6 } }
                                                ^
      """
    ),
    (
      "{ s_curve = { from = 1, to = 20, midpoint = 2018, duration = 6 }, 2020 = 20 }",
      """
      case.toml:7:74: error: capacity.wind.2020 is not read beside s_curve; remove one of the two
        rve = { from = 1, to = 20, midpoint = 2018, duration = 6 }, 2020 = 20 }
                                                                    ^
      """
    ),
    (
      "{ file = \"data/gap.csv\", column = \"wnid\" }",
      """
      case.toml:7:42: error: data/gap.csv has no column wnid; did you mean wind?
        wind = { file = "data/gap.csv", column = "wnid" }
                                                 ^
      """
    ),
    (
      "{ file = \"data/gap.csv\" }",
      """
      case.toml:7:10: error: capacity.wind needs both file and column; write { file = "data/capacity.csv", column = \
      "wind" }
        wind = { file = "data/gap.csv" }
                 ^
      """
    ),
    (
      "{ file = \"data/gap.csv\", column = \"wind\" }",
      """
      case.toml:7:8: error: capacity.wind has no value for 2018; write them, or say interpolation = "linear", "step" \
      or "growth"
        wind = { file = "data/gap.csv", column = "wind" }
               ^
      """
    ),
    (
      "{ file = \"data/none.csv\", column = \"wind\" }",
      """
      case.toml:7:17: error: capacity.wind: there is no file data/none.csv; paths are relative to the file that names \
      them
        wind = { file = "data/none.csv", column = "wind" }
                        ^
      """
    ),
    (
      "[1, 2, 3]",
      """
      case.toml:7:8: error: capacity.wind lists 3 values where the axis year has 6; its labels are 2015, 2016, 2017, \
      2018, 2019, 2020
        wind = [1, 2, 3]
               ^
      """
    ),
    (
      "{ 2015 = 0, 2020 = 4, interpolation = \"growth\" }",
      """
      case.toml:7:8: error: capacity.wind cannot grow at a constant rate between values of different signs or zero; \
      write interpolation = "linear"
        wind = { 2015 = 0, 2020 = 4, interpolation = "growth" }
               ^
      """
    ),
  ]

  @Test(arguments: brokenCourses)
  func `years with a gap or a mistake are told at their place`(written: String, message: String) throws {
    let scenario = try ScenarioCase(
      "[modules.wind-solar.capacity]\ndelete = [\"wind\"]\nwind = \(written)", base: ScenarioCase.itself,
      files: ["data/gap.csv": "year,wind,solar\n2015,1.5,1\n2016,2,1\n2017,3,1\n2019,5,1\n2020,6.5,1\n"])
    #expect(scenario.mistakes() == message)
  }
}
