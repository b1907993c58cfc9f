import Glibc

/// A unit as factors of base units, for computing the unit of a formula: products and powers of units that nobody wrote.
public struct UnitMeasure: Sendable, Hashable {
  /// How many base units it is.
  public private(set) var factor: Double
  /// By UDUNITS' symbol of the base unit; none is zero.
  private var exponents: [String: Double]

  /// A pure number.
  public static let one = UnitMeasure(factor: 1, exponents: [:])

  private init(factor: Double, exponents: [String: Double]) {
    self.factor = factor
    self.exponents = exponents
  }

  public init(_ unit: Unit) {
    factor = unit.handle.factor
    exponents = [:]
    guard unit.handle.baseUnits != "1" else { return }
    for part in unit.handle.baseUnits.split(separator: ".") {
      let symbol = part.prefix { !$0.isNumber && $0 != "-" }
      exponents[String(symbol), default: 0] += Double(part.dropFirst(symbol.count)) ?? 1
    }
  }

  public var isPure: Bool { exponents.isEmpty }

  /// Whether conversions from and to it stay within a double.
  public var isUsable: Bool { factor > 1e-150 && factor < 1e150 && exponents.values.allSatisfy { abs($0) <= 64 } }

  /// Whether numbers in the two can be added once they are converted.
  public func measuresTheSame(as other: UnitMeasure) -> Bool { exponents == other.exponents }

  public static func * (a: UnitMeasure, b: UnitMeasure) -> UnitMeasure {
    UnitMeasure(factor: a.factor * b.factor, exponents: a.exponents.merging(b.exponents, uniquingKeysWith: +)).settled
  }

  public func raised(to power: Double) -> UnitMeasure {
    UnitMeasure(factor: Self.raised(factor, to: power), exponents: exponents.mapValues { $0 * power }).settled
  }

  /// The factor from numbers in this unit to one of the same dimension; exactly 1 where the factors differ by
  /// rounding alone.
  public func conversion(to other: UnitMeasure) -> Double {
    let ratio = factor / other.factor
    for candidate in [ratio.rounded(), 1 / (1 / ratio).rounded()]
    where candidate.isFinite && abs(ratio - candidate) <= 1e-13 * candidate {
      return candidate
    }
    return ratio
  }

  /// `TWh` where that is a name of the vocabulary's dimensions, else base units: "energy", "CNY_2015/J".
  public var dimension: String {
    let whole = exponents.mapValues { $0.rounded() }
    if whole == exponents, let unit = try? Unit(parsing: text) { return unit.dimension }
    return text
  }

  /// The base units as a person writes them.
  private var text: String {
    func words(_ isMeant: (Double) -> Bool) -> [String] {
      exponents.filter { isMeant($0.value) }.sorted { $0.key < $1.key }.map { symbol, exponent in
        let size = abs(exponent)
        let name = Self.name(of: symbol)
        if size == 1 { return name }
        return size == size.rounded() && size < 1e9 ? "\(name)^\(Int(size))" : "\(name)^\(size)"
      }
    }
    let (above, below) = (words { $0 > 0 }, words { $0 < 0 })
    let denominator = below.count > 1 ? "(\(below.joined(separator: ".")))" : below.joined()
    return (above.isEmpty ? "1" : above.joined(separator: ".")) + (below.isEmpty ? "" : "/\(denominator)")
  }

  /// `CNY_2015` for `CNY_cabf_`, the symbol of a currency with a price year.
  private static func name(of symbol: String) -> String {
    let parts = symbol.split(separator: "_")
    guard symbol.hasSuffix("_"), parts.count == 2 else { return symbol }
    let digits = parts[1].unicodeScalars.map { String(Int($0.value) - Int(UInt8(ascii: "a"))) }
    return "\(parts[0])_\(digits.joined())"
  }

  /// Whole powers one by one: the factors are powers of ten most often, and stay exact as far as they can.
  private static func raised(_ factor: Double, to power: Double) -> Double {
    guard power == power.rounded(), abs(power) <= 64 else { return pow(factor, power) }
    let product = (0..<Int(abs(power))).reduce(1.0) { product, _ in product * factor }
    return power < 0 ? 1 / product : product
  }

  /// Without base units whose powers cancel; a third of a cube is a length.
  private var settled: UnitMeasure {
    var rounded = exponents
    for (symbol, exponent) in exponents {
      let whole = exponent.rounded()
      if abs(exponent - whole) < 1e-9 { rounded[symbol] = whole == 0 ? nil : whole }
    }
    return UnitMeasure(factor: factor, exponents: rounded)
  }
}
