import NumberText

/// Numbers as a table shows them, rounded so that what stands beside each other adds up: the shown difference is that of the
/// shown numbers, and shown parts sum to the shown whole.
struct ShownNumbers {
  /// Digits after the point.
  let decimals: Int

  /// As many decimals as show a difference with two digits.
  init(showing difference: Double) {
    var (count, size) = (0, difference.magnitude)
    while size > 0, size < 9.95, count < Self.most {
      size *= 10
      count += 1
    }
    decimals = size > 0 ? count : 2
  }

  private static let most = 9

  func text(_ value: Double) -> String { Self.grouped(NumberText.decimals(value, decimals)) }

  func signed(_ value: Double) -> String {
    let text = text(value)
    return text.hasPrefix("-") || text.allSatisfy({ "0.".contains($0) }) ? text : "+" + text
  }

  /// The value as it is shown.
  func rounded(_ value: Double) -> Double {
    let scale = scale
    let scaled = value.magnitude * scale
    guard scaled < 1e15 else { return value }
    return (value < 0 ? -1 : 1) * scaled.rounded() / scale
  }

  /// Parts that sum to a whole as it is shown: what rounding leaves goes to those whose rounding errs most.
  func parts(_ parts: [Double], of whole: Double) -> [Double] {
    let scale = scale
    guard parts.allSatisfy({ ($0 * scale).magnitude < 1e15 }) else { return parts }
    var units = parts.map { ($0 * scale).rounded() }
    let missing = (whole * scale).rounded() - units.reduce(0, +)
    let step = missing < 0 ? -1.0 : 1.0
    // Each is rounded by at most half a unit, so that as many units are missing as there are parts at most.
    let order = parts.indices.sorted {
      let (a, b) = (step * (parts[$0] * scale - units[$0]), step * (parts[$1] * scale - units[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for place in order.prefix(min(Int(missing.magnitude), parts.count)) { units[place] += step }
    return units.map { $0 / scale }
  }

  private var scale: Double { (0..<decimals).reduce(1.0) { product, _ in product * 10 } }

  /// With a comma at the thousands.
  private static func grouped(_ text: String) -> String {
    let (sign, digits) = text.hasPrefix("-") ? ("-", text.dropFirst()) : ("", text[...])
    let whole = Array(digits.prefix { $0 != "." })
    guard whole.allSatisfy(\.isNumber) else { return text }
    var result = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return sign + result + digits.dropFirst(whole.count)
  }
}
