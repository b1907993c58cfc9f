import Glibc
import NumberText

/// The natural logarithm of a number above 0.
func logarithm(_ value: Double) -> Double { log(value) }

/// The logarithm of a number above 0 to base 2.
func binaryLogarithm(_ value: Double) -> Double { log2(value) }

/// A number with four significant digits, for a sentence.
func briefly(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return formatNumber(value) }
  let scale = pow(10, 3 - log10(value.magnitude).rounded(.down))
  return formatNumber((value * scale).rounded() / scale)
}

/// A number that is 0 or more, raised to a power.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
