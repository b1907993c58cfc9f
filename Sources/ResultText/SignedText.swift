/// A difference from the digits of its magnitude, "+0.32" or "-0.10"; one that vanishes in the digits shown has no sign.
func signed(_ value: Double, digits: String) -> String {
  Double(digits) == 0 ? digits : (value < 0 ? "-" : "+") + digits
}
