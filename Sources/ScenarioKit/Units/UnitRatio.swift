extension Unit {
  /// The text of a unit over another: "1e8 CNY_2017" per "TWh" is "1e8 (CNY_2017)/(TWh)".
  /// - Throws: for a text that does not begin as a unit does.
  public static func text(of numerator: String, per denominator: String) throws(UnitError) -> String {
    if numerator == denominator { return "1" }
    if denominator.isEmpty || denominator == "1" { return numerator }
    let (above, unit) = try UnitText.leadingFactor(of: numerator)
    let (below, divisor) = try UnitText.leadingFactor(of: denominator)
    let ratio = "(\(unit.isEmpty ? "1" : unit))/(\(divisor))"
    return above == below ? ratio : "\(above / below) \(ratio)"
  }
}
