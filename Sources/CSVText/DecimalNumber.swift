/// A plain decimal number as it is written: an optional sign, digits, an optional fraction, an optional exponent.
///
/// `Double.init` alone would take "nan", "inf" and "0x1p3", and is slow on the millions of cells of a large table. Where
/// the digits and the power of ten are both exact doubles, as in nearly every printed table, one multiplication or division
/// of the two is the correctly rounded value (Clinger 1990); everything else goes to `Double.init`.
public struct DecimalNumber: Hashable, Sendable {
  /// The nearest double; infinite where the number is too large for one.
  public let value: Double
  /// How many decimals are printed, an exponent taken into account, and how many without zeros at the end.
  public let decimals: Int
  public let significantDecimals: Int
  /// How many digits there are from the first to the last that is not zero.
  public let significantDigits: Int

  /// Nil for bytes that are no such number.
  public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    var isNegative = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    // All digits as one whole number, the point left out. Right for up to 18 of them, which cannot overflow.
    var whole: UInt64 = 0
    let start = at
    guard Self.takeDigits(bytes, &at, &whole) else { return nil }
    var (count, fraction, end) = (at - start, 0, at)
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      let point = at
      guard Self.takeDigits(bytes, &at, &whole) else { return nil }
      (fraction, end) = (at - point, at)
      count += fraction
    }
    var exponent = 0
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      guard let power = Self.power(bytes, &at) else { return nil }
      exponent = power
    }
    guard at == bytes.count else { return nil }

    // Zeros at both ends of the digits; of nothing but zeros all are at the end.
    var zeros = 0
    while zeros < count {
      end -= 1
      if bytes[end] == UInt8(ascii: "0") { zeros += 1 } else if bytes[end] != UInt8(ascii: ".") { break }
    }
    var leading = start
    while leading < end, bytes[leading] == UInt8(ascii: "0") || bytes[leading] == UInt8(ascii: ".") { leading += 1 }
    let leadingZeros = leading - start - (leading > start && fraction > 0 && leading > start + count - fraction ? 1 : 0)
    decimals = max(0, fraction - exponent)
    significantDecimals = max(0, fraction - min(zeros, fraction) - exponent)
    significantDigits = max(0, count - zeros - leadingZeros)

    let power = exponent - fraction
    if count - leadingZeros <= 18, whole <= 1 << 53, let value = Self.exact(whole, power: power) {
      self.value = isNegative ? -value : value
    } else {
      guard let value = Double(String(decoding: bytes, as: UTF8.self)) else { return nil }
      self.value = value
    }
  }

  /// Appends the digits from `at` on to a whole number; false where there is none.
  @inline(__always)
  private static func takeDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ whole: inout UInt64) -> Bool {
    let start = at
    while at < bytes.count {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      whole = whole &* 10 &+ UInt64(digit)
      at += 1
    }
    return at > start
  }

  /// The power of ten behind an e; nil where there is none. No double is moved by more than 400 places.
  private static func power(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int? {
    var isNegative = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let start = at
    var power = 0
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 {
      power = min(power * 10 + Int(bytes[at] &- UInt8(ascii: "0")), 400)
      at += 1
    }
    return at > start ? (isNegative ? -power : power) : nil
  }

  /// `whole * 10^power`, correctly rounded; nil where a power of ten that size is not exact.
  private static func exact(_ whole: UInt64, power: Int) -> Double? {
    guard whole != 0 else { return 0 }
    guard -22...22 ~= power else { return nil }
    return power < 0 ? Double(whole) / tens[-power] : Double(whole) * tens[power]
  }

  /// 10^0 to 10^22, the powers of ten that doubles hold exactly.
  private static let tens: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
