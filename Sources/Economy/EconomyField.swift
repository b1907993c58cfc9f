/// A number or an array of numbers that an economic problem computes from, and that a sample may replace.
package enum EconomyField: Hashable, Sendable {
  /// Growth against the year before, [category][computed year]; that of the first year is not read.
  case growth
  /// Growth of a market, and of the region's share of it, against the year before; by the place of the market, [computed
  /// year].
  case marketGrowth(Int)
  case marketShareGrowth(Int)
  /// θ: the part of the table's import share that the region's own products take over, m(t) = m(a) (1 - θ(t));
  /// [sector][computed year].
  case importSubstitution
  /// To whom the money of a declared change goes, by its place; shares of sectors, then of value added, which sum to one.
  case offset(Int)
  /// A declared change by its place in the order of changes, [computed year]; NaN where it does nothing.
  case change(Int)
  /// Shares of new output by industry, which sum to one.
  case displacedInflow
  case newOutflow
  case displacedOther
  /// TWh in the base year, losses included.
  case electricityConsumption
  /// Share of the electricity sent out that is lost on the way.
  case electricityLosses
  /// Share of the electricity used that comes from outside the region, net.
  case netElectricityImports
  /// s before calibration, [industry][sector].
  case industryShares
  /// Whether a sector counts as industry, [sector].
  case industrial
  case aboveScaleRatio
  case publishedShare
  /// Growth of the industries' value added above that of industry, where it is assumed.
  case growthPremium
  /// Share of a bill's row that is an industry's product, by the place of the product entry; [sector].
  case productShares(Int)
  /// φ of a physical account by its place: what its intensities are multiplied by, 1 in the table's year;
  /// [sector][computed year].
  case intensityFactor(Int)
}
