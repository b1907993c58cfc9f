import SimulationKit

extension NewEnergyVehicles {
  static var charts: [ChartDeclaration] {
    [
      ChartDeclaration(
        "vehicle-stock", output: "vehicle_stock", mark: .columns,
        title: Title(en: "New-energy vehicles in use", zh: "新能源汽车保有量"),
        quantity: Title(en: "Vehicles at the end of the year", zh: "年末保有量")),
      ChartDeclaration(
        "battery-demand", output: "battery_demand", mark: .columns,
        title: Title(en: "Batteries of new vehicles by chemistry", zh: "新车动力电池需求（分类型）"),
        quantity: Title(en: "Battery demand", zh: "电池需求")),
      ChartDeclaration(
        "retired-batteries", output: "retired_batteries", mark: .columns,
        title: Title(en: "Batteries that come out of vehicles", zh: "退役动力电池（分类型）"),
        quantity: Title(en: "Retired batteries", zh: "退役量")),
      ChartDeclaration(
        "primary-materials", output: "primary_material_demand", mark: .lines,
        title: Title(en: "Materials that mines must supply", zh: "电池原生材料需求"),
        quantity: Title(en: "Primary demand", zh: "原生材料需求")),
      ChartDeclaration(
        "charging-by-class", output: "charging_by_class", mark: .columns,
        title: Title(en: "Electricity for charging", zh: "充电用电量"),
        quantity: Title(en: "Electricity from the grid", zh: "网侧用电量")),
      ChartDeclaration(
        "charging-load", output: "charging_load", mark: .lines,
        title: Title(en: "Load of charging on a mean day", zh: "日均充电负荷曲线"),
        quantity: Title(en: "Load", zh: "负荷"), along: "hour_of_day", series: "year"),
      ChartDeclaration(
        "posts-in-use", output: "posts_in_use", mark: .columns,
        title: Title(en: "Charging posts", zh: "充电设施数量"),
        quantity: Title(en: "Posts at the end of the year", zh: "年末数量")),
    ]
  }
}
