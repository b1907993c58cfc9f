import Glibc

/// A number for a sentence: two decimals.
package func rounded(_ value: Double) -> String { decimals(value, 2) }

/// A number for a sentence or a narrow table: no decimals and groups of three digits from 1,000 on, else two decimals
/// at most.
package func short(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
  if abs(value) >= 999.5 { return grouped(value) }
  let text = decimals(value, 2)
  return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
}

/// A number with this many decimals, digits only.
package func decimals(_ value: Double, _ count: Int) -> String {
  let scale = (0..<count).reduce(1.0) { product, _ in product * 10 }
  let scaled = (abs(value) * scale).rounded()
  guard scaled.isFinite, scaled < 1e18 else { return "\(value)" }
  let digits = String(UInt64(scaled))
  let padded = String(repeating: "0", count: max(0, count + 1 - digits.count)) + digits
  let sign = value < 0 && scaled > 0 ? "-" : ""
  return count == 0 ? sign + padded : "\(sign)\(padded.dropLast(count)).\(padded.suffix(count))"
}

/// The same, but a number that two decimals would show as zero has its first digit that counts: 0.002. Less than a millionth is
/// rounding.
package func legible(_ value: Double) -> String {
  value.magnitude >= 1e-6 && decimals(value.magnitude, 2) == "0.00" ? significant(value, 1) : short(value)
}

/// `short` with this many decimals at most, those that are zero dropped from the end.
package func short(_ value: Double, decimals count: Int) -> String {
  let text = decimals(value, count)
  guard let point = text.firstIndex(of: "."), abs(value) < 1e15 else { return text }
  let part = text[point...].reversed().drop { $0 == "0" }.reversed()
  let whole = Double(text[..<point]).map(grouped) ?? String(text[..<point])
  let sign = text.hasPrefix("-") && !whole.hasPrefix("-") ? "-" : ""
  return sign + whole + (part.count > 1 ? String(part) : "")
}

private func grouped(_ value: Double) -> String {
  let digits = decimals(abs(value), 0)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0 && (digits.count - place) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (value < 0 ? "-" : "") + text
}

/// A number to so many digits that count.
package func significant(_ value: Double, _ digits: Int) -> String {
  guard value != 0, value.isFinite else { return formatNumber(value) }
  let scale = pow(10, Double(digits - 1) - floor(log10(value.magnitude)))
  return formatNumber((value * scale).rounded() / scale)
}

/// A share in per cent: one decimal, and more where a few samples of many would else read as none, or all but a few as
/// all.
package func percentage(_ share: Double) -> String {
  let value = share * 100
  let bound = abs(value) < 50 ? 0.0 : 100
  var (digits, unseen) = (1, 0.05)
  while digits < 6, abs(value) != bound, abs(abs(value) - bound) < unseen {
    digits += 1
    unseen /= 10
  }
  return decimals(value, digits)
}
