/// Two numbers and their distance as a sentence writes them: `short`, with as many decimals more as it takes until neither
/// the two read alike nor their distance reads as zero. Numbers that are one in our files' digits stay as they are.
package struct NumbersToldApart: Hashable, Sendable {
  package let first: String
  package let second: String
  package let distance: String

  package init(_ first: Double, _ second: Double) {
    let distance = (first - second).magnitude
    func texts(_ write: (Double) -> String) -> (String, String, String) {
      (write(first), write(second), write(distance))
    }
    var shown = texts(short)
    var count = 1
    while shown.0 == shown.1 || shown.2 == "0", count < Self.most, inFileDigits(first) != inFileDigits(second) {
      count += 1
      shown = texts { short($0, decimals: count) }
    }
    (self.first, self.second, self.distance) = shown
  }

  private static let most = 12
}
