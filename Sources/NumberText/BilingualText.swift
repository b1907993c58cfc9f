/// The half of a text that stands in Chinese and in another language, parted by ` | `, as citations of tables may; the text
/// itself where it is in one language.
package func half(of text: String, inChinese: Bool) -> String {
  let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  guard parts.count == 2, parts[0].hasSuffix(" "), parts[1].hasPrefix(" ") else { return text }
  let halves = [parts[0].dropLast(), parts[1].dropFirst()]
  let chinese = halves.map { half in half.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
  // Two halves in one language are no translation of each other.
  guard chinese[0] != chinese[1] else { return text }
  return String(halves[chinese[0] == inChinese ? 0 : 1])
}
