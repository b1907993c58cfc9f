package import SimulationKit

/// Titles of the codes in the economy's tables.
package enum IndicatorTitles {
  /// Of `electricity.csv` and `strategic_share.csv`.
  package static let indicators = [
    "demand": Title(en: "Electricity demand", zh: "全社会用电量"),
    "generation_needed": Title(en: "Generation needed in the region", zh: "省内所需发电量"),
    "generation_by_modules": Title(en: "Wind and solar generation", zh: "风电和光伏发电量"),
    "share_of_demand_by_modules": Title(en: "Wind and solar share of demand", zh: "风电和光伏占用电量比重"),
    "share_of_above_scale_industry": Title(
      en: "SEI share of above-scale industrial value added", zh: "战略性新兴产业占规模以上工业增加值比重"),
    // Another thing than the plan's growth premium, the mean of all years.
    "growth_premium": Title(
      en: "Growth premium of the year against the year before", zh: "比规模以上工业多增长（当年比上年）"),
    "above_scale_industrial_value_added": Title(en: "Above-scale industrial value added", zh: "规模以上工业增加值"),
  ]

  /// Of `strategic_industries.csv`.
  package static let measures = [
    "value_added_industry": Title(en: "value added in industry", zh: "工业增加值"),
    "value_added_services": Title(en: "value added in services", zh: "服务业增加值"),
    "gross_output": Title(en: "gross output", zh: "总产出"),
  ]
}
