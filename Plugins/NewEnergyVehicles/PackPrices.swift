import Glibc
import SimulationKit

/// Prices of batteries, CNY/kWh by year of the run: given, or learning from the world's volume and a part of the region's.
///
///     p_t = p_0 (X_t / X_0)^(log2(1 - r)),   X_t = world's volume + spill-over share · what the region has made since the
///                                            first year
struct PackPrices {
  /// Purchasers' price of a replacement pack, and what makers of vehicles pay without tax.
  let packs: [Double]
  let batteries: [Double]

  /// - Parameter made: batteries of the makers in the region, GWh by year.
  init(_ parameters: Parameters, made: [Double]) {
    let read = TermReader(parameters: parameters)
    guard parameters.mode == "learning" else {
      packs = read.array("pack_price")
      batteries = read.array("battery_price")
      return
    }
    let index = Self.index(
      world: read.array("world_volume"), reference: read.number("world_volume_reference"),
      rate: read.number("pack_learning_rate"), spillover: read.number("pack_spillover_share"), made: made)
    let (pack, battery) = (read.number("pack_price_reference"), read.number("battery_price_reference"))
    packs = index.map { pack * $0 }
    batteries = index.map { battery * $0 }
  }

  /// The price against that at the reference volume.
  static func index(world: [Double], reference: Double, rate: Double, spillover: Double, made: [Double]) -> [Double] {
    var own = 0.0
    return zip(world, made).map { volume, ofYear in
      own += ofYear
      return pow((volume + spillover * own) / reference, log2(1 - rate))
    }
  }
}
