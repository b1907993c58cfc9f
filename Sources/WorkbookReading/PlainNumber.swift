import CSVText

/// A number as programs write it.
enum PlainNumber {
  /// The finite number that the bytes spell out; nil for anything else.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let number = DecimalNumber(bytes), number.value.isFinite else { return nil }
    return number.value
  }
}
