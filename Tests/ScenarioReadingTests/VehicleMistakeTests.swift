import ScenarioCase
import ScratchFolder
import Testing

/// Mistakes in what a scenario says of vehicles, each with its place.
@Suite struct VehicleMistakeTests {
  private static let section = "[modules.new-energy-vehicles"

  @Test(arguments: [
    (
      "\(section).chemistry_share.value.taxi]\nLFP = { 2019 = 0.5 }",
      """
      case.toml:5:1: error: chemistry_share.taxi.2018: the shares sum to 1.133333333, not 1; change one of them so that \
      they sum to 1
        [modules.new-energy-vehicles.chemistry_share.value.taxi]
        ^
      case.toml:5:1: error: chemistry_share.taxi.2019: the shares sum to 1.266666667, not 1; change one of them so that \
      they sum to 1
        [modules.new-energy-vehicles.chemistry_share.value.taxi]
        ^
      2 errors
      """
    ),
    (
      "\(section).classes.private_car]\nlife_shape = { value = 0, kind = \"document\", source = \"s\" }",
      """
      case.toml:6:24: error: classes.private_car.life_shape is 0 but must be above 0
        life_shape = { value = 0, kind = "document", source = "s" }
                               ^
      """
    ),
    (
      "\(section).sales.value]\ntaxi = { 2015 = -1, 2020 = 2 }",
      """
      case.toml:6:17: error: sales.taxi.2015 is -1 × 1e4 vehicle but must be at least 0 × 1e4 vehicle
        taxi = { 2015 = -1, 2020 = 2 }
                        ^
      """
    ),
    (
      "\(section).pack_size.value]\ndelete = [\"taxi\"]",
      """
      case.toml:6:11: error: pack_size has no value for taxi; name every label of the axis class
        delete = ["taxi"]
                  ^
      """
    ),
    (
      """
      \(section).classes.taxi]
      adoption = "stock"
      \(section).sales.value]
      delete = ["taxi"]
      \(section).target_stock]
      value = { taxi = { 2015 = 0.4, 2017 = 0.1, 2020 = 2 } }
      interpolation = "linear"
      unit = "万辆"
      kind = "document"
      source = "s"
      """,
      """
      case.toml:10:18: error: target_stock.taxi.2016: 0.394217414 1e4 vehicles survive to the end of 2016, more than the \
      target of 0.25; write at least 0.394217414, or early_retirement = true in the class, which retires the rest
        value = { taxi = { 2015 = 0.4, 2017 = 0.1, 2020 = 2 } }
                         ^
      """
    ),
  ])
  func `a mistake is told with its place and what to write`(text: String, message: String) throws {
    #expect(try ScenarioCase(text + "\n").mistakes() == message)
  }

  @Test func `years out of order are told where the sales of these years stand`() throws {
    let scenario = try ScenarioCase("[axes]\nearlier_year = [\"2011\", \"2013\", \"2012\", \"2014\"]\n")
    let lines = try scenario.folder.text("Scenarios/henan/new-energy-vehicles.toml").split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex(of: "[modules.new-energy-vehicles.earlier_sales]"))
    #expect(
      scenario.mistakes() == """
        Scenarios/henan/new-energy-vehicles.toml:\(line + 1):1: error: earlier_sales: the year 2013 follows 2011 on the axis \
        earlier_year; write years in [axes], one after the other, as in earlier_year = ["2013", "2014"]
          [modules.new-energy-vehicles.earlier_sales]
          ^
        """)
  }
}
