import Glibc

/// The normal distribution with mean 0 and variance 1.
package enum StandardNormal {
  /// The share below x, accurate in the lower tail; that above x is the share below -x.
  package static func share(below x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

  /// The number below which this share lies, with about 16 digits: Wichura (1988), "Algorithm AS 241: the percentage points
  /// of the normal distribution", Applied Statistics 37, PPND16. Infinite at 0 and at 1.
  package static func quantile(_ share: Double) -> Double {
    guard share > 0, share < 1 else { return share == 0 ? -.infinity : share == 1 ? .infinity : .nan }
    let q = share - 0.5
    if abs(q) <= 0.425 { return q * ratio(central, 0.180625 - q * q) }
    let r = (-log(q < 0 ? share : 1 - share)).squareRoot()
    let x = r <= 5 ? ratio(middle, r - 1.6) : ratio(far, r - 5)
    return q < 0 ? -x : x
  }

  private static func ratio(_ coefficients: Coefficients, _ r: Double) -> Double {
    var (over, under) = (0.0, 0.0)
    for power in 0..<8 {
      over = over * r + coefficients.over[power]
      under = under * r + coefficients.under[power]
    }
    return over / under
  }

  private struct Coefficients {
    var over, under: SIMD8<Double>
  }

  // Coefficients of the highest power first.
  private static let central = Coefficients(
    over: SIMD8(
      2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
      4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
      1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080
    ),
    under: SIMD8(
      5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
      2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
      4.23133_30701_60091_1252e+1, 1.0
    )
  )
  private static let middle = Coefficients(
    over: SIMD8(
      7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
      1.27045_82524_52368_38258, 3.64784_83247_63204_60504, 5.76949_72214_60691_40550,
      4.63033_78461_56545_29590, 1.42343_71107_49683_57734
    ),
    under: SIMD8(
      1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
      1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940,
      2.05319_16266_37758_82187, 1.0
    )
  )
  private static let far = Coefficients(
    over: SIMD8(
      2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
      2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580,
      5.46378_49111_64114_36990, 6.65790_46435_01103_77720
    ),
    under: SIMD8(
      2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
      7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
      5.99832_20655_58879_37690e-1, 1.0
    )
  )
}
