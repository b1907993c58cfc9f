/// Numbers as text, made with integer arithmetic so that they are the same bytes on every machine.
package enum NumberText {
  /// A coordinate: rounded to two decimals, without trailing zeros, `-0` as `0`.
  package static func coordinate(_ value: Double) -> String {
    var bytes: [UInt8] = []
    add(coordinate: value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func add(coordinate value: Double, to bytes: inout [UInt8]) {
    // One that is no number, or beyond all pictures, is 0.
    let hundredths = Int64(exactly: (value * 100).rounded(.toNearestOrAwayFromZero)) ?? 0
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let start = bytes.count
    var digits = whole
    repeat {
      bytes.insert(UInt8(ascii: "0") + UInt8(digits % 10), at: start)
      digits /= 10
    } while digits > 0
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// A number to be read: `decimals` digits after the point, a comma at the thousands, a true minus sign.
  ///
  /// Decimals that a `Double` of this size does not carry are left out.
  package static func readable(_ value: Double, decimals: Int) -> String {
    var places = max(0, min(decimals, 15))
    while places > 0, magnitude(value) * power(places) > 9e15 { places -= 1 }
    let scaled = (value * power(places)).rounded(.toNearestOrAwayFromZero)
    return decimal(scaled, decimals: places, separator: ",", minus: "\u{2212}")
  }

  /// `mantissa * 10^exponent`, exactly, with a comma at the thousands.
  package static func readable(mantissa: Int, exponent: Int) -> String {
    if exponent >= 0 { return readable(Double(mantissa) * power(exponent), decimals: 0) }
    return decimal(Double(mantissa), decimals: -exponent, separator: ",", minus: "\u{2212}")
  }

  /// The fewest decimals that show three significant digits of the largest of `values`, at most nine.
  package static func decimals(for values: [Double]) -> Int {
    let largest = values.map(magnitude).max() ?? 0
    guard largest > 0 else { return 0 }
    var places = 0
    while places < 9, largest * power(places) < 99.95 { places += 1 }
    return places
  }

  /// A number in a hint: four significant digits, or all of a whole number.
  package static func exact(_ value: Double) -> String {
    readable(value, decimals: value == value.rounded() ? 0 : max(1, decimals(for: [value]) + 1))
  }

  /// `10^exponent` for an exponent from 0 up; exact to 10^22.
  package static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<max(0, exponent) { result *= 10 }
    return result
  }

  private static func magnitude(_ value: Double) -> Double { value.magnitude }

  /// `scaled` is a whole number of 10^-decimals, below 2^63.
  private static func decimal(_ scaled: Double, decimals: Int, separator: String, minus: String) -> String {
    guard let whole = Int64(exactly: scaled), whole != 0 else {
      return decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
    }
    let zero = UInt8(ascii: "0")
    var digits = Array(String(whole.magnitude).utf8)
    if digits.count <= decimals {
      digits.insert(contentsOf: repeatElement(zero, count: decimals + 1 - digits.count), at: 0)
    }
    let fraction = digits.suffix(decimals)
    digits.removeLast(decimals)
    var text = whole < 0 ? Array(minus.utf8) : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator.utf8 }
      text.append(digit)
    }
    return String(decoding: fraction.isEmpty ? text : text + [UInt8(ascii: ".")] + fraction, as: UTF8.self)
  }
}
