import ScenarioCase
import Testing

@Suite struct ExplainedYearTests {
  private static let courses: [(written: String, answer: String)] = [
    (
      "3",
      """
      modules.wind-solar.capacity.wind = 3 GW for every year
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = 3
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
      """
    ),
    (
      "[1, 2, 3, 4, 5, 6]",
      """
      modules.wind-solar.capacity.wind = 2015 1, 2016 2, 2017 3, 2018 4, 2019 5, 2020 6 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = [1, 2, 3, 4, 5, 6]
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
      """
    ),
    (
      "{ 2015 = 1, 2018 = 4, 2020 = 9, interpolation = \"linear\" }",
      """
      modules.wind-solar.capacity.wind = 2015 1, 2016 2, 2017 3, 2018 4, 2019 6.5, 2020 9 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = { 2015 = 1, 2018 = 4, 2020 = 9, interpolation = "linear" }
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        between    the given years: linear
      """
    ),
    (
      "{ 2015 = 1, 2018 = 4, 2020 = 9, interpolation = \"step\" }",
      """
      modules.wind-solar.capacity.wind = 2015 1, 2016 1, 2017 1, 2018 4, 2019 4, 2020 9 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = { 2015 = 1, 2018 = 4, 2020 = 9, interpolation = "step" }
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        between    the given years: step
      """
    ),
    (
      "{ 2015 = 1, 2020 = 32, interpolation = \"growth\" }",
      """
      modules.wind-solar.capacity.wind = 2015 1, 2016 2, 2017 4, 2018 8, 2019 16, 2020 32 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = { 2015 = 1, 2020 = 32, interpolation = "growth" }
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        between    the given years: growth
      """
    ),
    (
      "{ 2015 = \"1000 MW\", growth = \"20 %\" }",
      """
      modules.wind-solar.capacity.wind = 2015 1, 2016 1.2, 2017 1.44, 2018 1.728, 2019 2.0736, 2020 2.48832 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = { 2015 = "1000 MW", growth = "20 %" }
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        unit       MW, as written
        years      from growth of 20 % a year
      """
    ),
    (
      "{ s_curve = { from = \"1 GW\", to = 20, midpoint = 2018, duration = 6 } }",
      """
      modules.wind-solar.capacity.wind = 2015 2.9, 2016 4.56690375896, 2017 7.16866328695, 2018 10.5, 2019 \
      13.831336713, 2020 16.433096241 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = { s_curve = { from = "1 GW", to = 20, midpoint = 2018, duration = 6 } }
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        years      from an S-curve round 2018
      """
    ),
    (
      "{ file = \"data/capacity.csv\", column = \"wind\" }",
      """
      modules.wind-solar.capacity.wind = 2015 1.5, 2016 2, 2017 3, 2018 4, 2019 5, 2020 6.5 GW
        means      capacity at the end of the year; in least_cost the least
        read by    the module wind-solar in the mode path
        written    case.toml:7:8  wind = { file = "data/capacity.csv", column = "wind" }
        over       Scenarios/henan/wind-solar.toml:22:8  2015 = { value = "0.91 GW", kind = "unverified", source = { en = "NEA, wind power by province 2015;…
        over       Scenarios/henan/wind-solar.toml:23:8  2016 = { value = "1.04 GW", kind = "unverified", source = { en = "NEA, wind power by province 2016;…
        over       Scenarios/henan/wind-solar.toml:24:8  2017 = { value = "2.33 GW", kind = "unverified", source = { en = "NEA, wind power by province 2017,…
        over       Scenarios/henan/wind-solar.toml:25:8  2020 = { value = "6 GW", kind = "assumption", low = "4 GW", high = "9 GW", reason = { en = "The nat…
        years      from the column wind of data/capacity.csv
      """
    ),
  ]

  @Test(arguments: courses)
  func `years are written in many ways and shown as what they come to`(written: String, answer: String) throws {
    let scenario = try ScenarioCase(
      "[modules.wind-solar.capacity]\ndelete = [\"wind\"]\nwind = \(written)",
      files: [
        "data/capacity.csv":
          "year,wind,solar\n2014,1,1\n2015,1.5,1\n2016,2,1\n2017,3,1\n2018,4,1\n2019,5,1\n2020,6.5,1\n"
      ])
    #expect(
      try scenario.explain("modules.wind-solar.capacity.wind")
        == answer + "\n")
  }
}
