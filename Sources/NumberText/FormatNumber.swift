import Glibc

/// A number as every file of ours writes it: 12 significant digits, trailing zeros dropped ("0.1"), without exponent
/// for 1e-6 <= |v| < 1e15, "0" for a negative zero. The same double gives the same text everywhere.
///
/// Twelve digits keep a result readable and hide the last bits that OpenBLAS changes with threads and processors.
/// Values that are not finite are written "NaN", "Infinity" or "-Infinity", which no reader of ours accepts.
package func formatNumber(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
  guard value != 0 else { return "0" }
  var (number, exponent) = twelveDigits(of: value.magnitude)
  var digits = 12
  while number.isMultiple(of: 10) {
    number /= 10
    digits -= 1
  }
  // A sign, "0.00000", 15 digits and a mark, or 12 digits, a mark and "e-308".
  return String(unsafeUninitializedCapacity: 32) { buffer in
    var text = NumberBytes(buffer)
    if value < 0 { text.add("-") }
    guard (-6..<15).contains(exponent) else {
      text.add(number, digits: digits, markAfter: 1)
      text.add("e")
      if exponent < 0 { text.add("-") }
      text.add(UInt64(exponent.magnitude), digits: exponent.magnitude < 10 ? 1 : exponent.magnitude < 100 ? 2 : 3)
      return text.count
    }
    if exponent < 0 {
      text.add("0")
      text.add(".")
      for _ in 1..<(-exponent) { text.add("0") }
      text.add(number, digits: digits)
    } else {
      text.add(number, digits: digits, markAfter: exponent + 1)
      for _ in digits..<max(exponent + 1, digits) { text.add("0") }
    }
    return text.count
  }
}

/// The number that is read back from what a file of ours holds of this one: records in other formats hold the same.
package func inFileDigits(_ value: Double) -> Double { Double(formatNumber(value)) ?? value }

/// The bytes of a number as they are added.
private struct NumberBytes {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func add(_ character: Unicode.Scalar) {
    bytes[count] = UInt8(ascii: character)
    count += 1
  }

  /// Adds a number of this many digits, with a decimal mark after the first few of them where more follow.
  mutating func add(_ number: UInt64, digits: Int, markAfter whole: Int = .max) {
    let hasMark = whole < digits
    var (rest, place) = (number, count + digits + (hasMark ? 1 : 0))
    count = place
    for digit in (0..<digits).reversed() {
      place -= 1
      bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      if hasMark, digit == whole {
        place -= 1
        bytes[place] = UInt8(ascii: ".")
      }
    }
  }
}

/// A positive finite number to 12 digits, rounded to nearest, and the power of ten of the first digit.
private func twelveDigits(of value: Double) -> (number: UInt64, exponent: Int) {
  let exponent = Int(log10(value).rounded(.down))
  let places = 11 - exponent
  // Powers of ten up to 1e22 are exact, so that the product is off by one rounding, 1e-4 of its last whole digit: away from
  // a tie the whole number next to it is the right one.
  if value.isNormal, (-22...22).contains(places) {
    let scaled = places < 0 ? value / powersOfTen[-places] : value * powersOfTen[places]
    let whole = scaled.rounded(.down)
    if abs(scaled - whole - 0.5) > 1e-3, scaled >= 1e11, scaled < 999_999_999_999.4 {
      return (UInt64(scaled - whole > 0.5 ? whole + 1 : whole), exponent)
    }
  }
  return digitsOfTheCLibrary(value)
}

private let powersOfTen: [Double] = (0...22).map { pow(10, Double($0)) }

private func digitsOfTheCLibrary(_ value: Double) -> (number: UInt64, exponent: Int) {
  var buffer = [CChar](repeating: 0, count: 32)
  let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.11e", $0) }
  let bytes = buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  let mark = bytes.firstIndex(of: UInt8(ascii: "e")) ?? bytes.count
  // Only digits are taken, so the decimal mark of the host's locale never matters.
  let digits = bytes[..<mark].filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  let exponent = Int(String(decoding: bytes[mark...].dropFirst(), as: UTF8.self)) ?? 0
  return (digits.reduce(0) { 10 * $0 + UInt64($1 - UInt8(ascii: "0")) }, exponent)
}
