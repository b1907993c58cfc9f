import Diagnostics
import FoundationEssentials

/// A value as JSON, in lines and with sorted keys, so that equal values give equal bytes.
/// - Throws: `UnwritableJSON` for a number that is not finite.
package func jsonText(of value: some Encodable) throws(UnwritableJSON) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    return String(decoding: try encoder.encode(value), as: UTF8.self).withEscapedControls
  } catch {
    throw UnwritableJSON(description: "a value cannot be written as JSON: \(error)")
  }
}

extension String {
  /// A text of JSON with escapes for marks of direction and characters without a width, which JSON allows and nobody sees;
  /// it reads back as the same.
  fileprivate var withEscapedControls: String {
    // The encoder has escaped the controls of ASCII but one.
    func isMeant(_ scalar: Unicode.Scalar) -> Bool { 0x7F...0xFFFF ~= scalar.value && scalar.isControl }
    guard unicodeScalars.contains(where: isMeant) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if isMeant(scalar) { text += "\\u" + scalar.fourHexDigits } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

/// A value that JSON has no form for.
package struct UnwritableJSON: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}
