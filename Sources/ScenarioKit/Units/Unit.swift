import Diagnostics

/// A text that is no quantity or no unit, or a conversion between two dimensions.
public struct UnitError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var advice: String?

  public init(_ message: String, advice: String? = nil) {
    self.message = message.escapingControls
    self.advice = advice?.escapingControls
  }

  public var description: String { message + (advice.map { "; \($0)" } ?? "") }
}

/// A unit of measure. All units are proportional: none has an offset.
///
/// Time is kept in two dimensions: hours (`h`, within power times time) and years. A year has 8,760 or 8,784
/// hours, so that `TWh/year` never turns into `GW` here; who knows the year does that.
/// Money of different price years, and money without one, are different dimensions too.
public struct Unit: Sendable, Hashable {
  /// As written.
  public let text: String
  let handle: UnitSystem.Handle

  /// `TWh`, `万辆`, `CNY_2015/W`, `%/year`, `kWh/(vehicle.year)`, `1` or "" for a plain number. A factor may
  /// stand before it, as in `1e8 CNY`.
  public init(parsing text: String) throws(UnitError) {
    self.text = text
    do {
      handle = try UnitSystem.handle(for: text)
    } catch {
      if let numeral = MeantUnit.numeral(of: text) {
        throw UnitError(
          "\"\(text)\" is a number without a unit",
          advice: "write \(numeral) and the unit behind it, as in \(numeral)元 or \(numeral)辆")
      }
      guard let meant = MeantUnit.text(of: text) else { throw error }
      throw UnitError(error.message, advice: "write \"\(meant)\"")
    }
  }

  /// "energy", "power", "money at 2015 prices", "CNY_2015/J".
  public var dimension: String { handle.dimension }

  /// - Throws: when the two measure different things; the message names both.
  public func conversion(to target: Unit) throws(UnitError) -> UnitConversion {
    guard handle.baseUnits == target.handle.baseUnits else {
      throw UnitError(
        text.isEmpty ? "the unit is missing" : "\"\(text)\" is \(dimension), not \(target.dimension)",
        advice: UnitAdvice(written: self, target: target).text)
    }
    return UnitConversion(from: handle.factor, to: target.handle.factor)
  }

  public static func convert(_ value: Double, from: Unit, to: Unit) throws(UnitError) -> Double {
    try from.conversion(to: to)(value)
  }
}

/// Multiplies by a power of ten without the last bit that a rounded factor would cost.
public struct UnitConversion: Sendable, Hashable {
  private let multiplier: Double
  private let divisor: Double

  init(from: Double, to: Double) {
    let forward = Self.settled(from / to)
    let backward = Self.settled(to / from)
    (multiplier, divisor) = forward < 1 ? (1, backward) : (forward, 1)
  }

  public func callAsFunction(_ value: Double) -> Double { value * multiplier / divisor }

  public var isIdentity: Bool { multiplier == 1 && divisor == 1 }

  /// 29.3076e9 / 3.6e6 is 8140.999999999999: a whole number within a few bits is meant.
  private static func settled(_ factor: Double) -> Double {
    let whole = factor.rounded()
    return abs(factor - whole) <= 4 * factor.ulp ? whole : factor
  }
}
