import Glibc

/// A difference of two numbers with the decimals that they themselves have as text: the place of the twelfth digit of the
/// larger one. Behind it stand last bits only, which OpenBLAS changes with threads and processors and which twelve digits
/// of a difference near zero would show.
/// - Parameter scale: the size of the larger number; 0 leaves the difference as it is.
package func difference(_ value: Double, ofNumbersUpTo scale: Double) -> Double {
  guard scale.isFinite, scale > 0, value.isFinite else { return value }
  let places = 11 - Int(floor(log10(scale)))
  // Powers of ten up to 1e22 are exact, so that a decimal number is met by one rounding.
  guard (0...22).contains(places) else { return value }
  let power = pow(10, Double(places))
  let scaled = value * power
  return abs(scaled) < 1e15 ? scaled.rounded() / power : value
}
