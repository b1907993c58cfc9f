import Glibc

/// A number as every file of ours writes it: 12 significant digits, trailing zeros dropped ("0.1"), without exponent
/// for 1e-6 <= |v| < 1e15, "0" for a negative zero. The same double gives the same text everywhere.
///
/// Twelve digits keep a result readable and hide the last bits that OpenBLAS changes with threads and processors.
/// Values that are not finite are written "NaN", "Infinity" or "-Infinity", which no reader of ours accepts.
package func formatNumber(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
  guard value != 0 else { return "0" }
  var (digits, exponent) = significantDigits(of: value.magnitude)
  while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
  let sign = value < 0 ? "-" : ""
  func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
  func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  guard (-6..<15).contains(exponent) else {
    let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
    return "\(sign)\(text(digits.prefix(1)))\(fraction)e\(exponent)"
  }
  if exponent < 0 { return "\(sign)0.\(zeros(-exponent - 1))\(text(digits))" }
  let whole = exponent + 1
  if digits.count <= whole { return "\(sign)\(text(digits))\(zeros(whole - digits.count))" }
  return "\(sign)\(text(digits.prefix(whole))).\(text(digits.dropFirst(whole)))"
}

/// The number that is read back from what a file of ours holds of this one: records in other formats hold the same.
package func inFileDigits(_ value: Double) -> Double { Double(formatNumber(value)) ?? value }

/// The 12 digits of a positive finite number, rounded to nearest by the C library, and the power of ten of the first.
private func significantDigits(of value: Double) -> (digits: [UInt8], exponent: Int) {
  var buffer = [CChar](repeating: 0, count: 32)
  let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.11e", $0) }
  let bytes = buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  let mark = bytes.firstIndex(of: UInt8(ascii: "e")) ?? bytes.count
  // Only digits are taken, so the decimal mark of the host's locale never matters.
  let digits = bytes[..<mark].filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  let exponent = Int(String(decoding: bytes[mark...].dropFirst(), as: UTF8.self)) ?? 0
  return (digits, exponent)
}
