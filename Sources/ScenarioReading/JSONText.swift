import FoundationEssentials

/// A value as JSON, in lines and with sorted keys, so that equal values give equal bytes.
/// - Throws: `UnwritableJSON` for a number that is not finite.
package func jsonText(of value: some Encodable) throws(UnwritableJSON) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  } catch {
    throw UnwritableJSON(description: "a value cannot be written as JSON: \(error)")
  }
}

/// A value that JSON has no form for.
package struct UnwritableJSON: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}
