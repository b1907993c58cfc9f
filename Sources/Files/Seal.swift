/// The end of a file that this program writes, which holds the SHA-256 of everything before it: a file without it, or
/// with another digest, was written or changed by somebody else and is never replaced.
package struct Seal: Sendable {
  /// The texts around the digest.
  package let opening: String
  package let closing: String

  package init(opening: String, closing: String) {
    self.opening = opening
    self.closing = closing
  }

  /// For SVG and other XML, whose end may be a comment.
  package static let xml = Seal(opening: "<!-- simplan ", closing: " -->\n")

  package func sealed(_ text: String) -> String {
    "\(text)\(opening)\(FileDigest.sha256(Array(text.utf8)))\(closing)"
  }

  /// The bytes before the seal; nil where there is no seal, or one of other bytes.
  package func content(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard let content = apparentContent(of: bytes) else { return nil }
    let digest = Array(FileDigest.sha256(content).utf8)
    return bytes[content.endIndex...].dropFirst(opening.utf8.count).starts(with: digest) ? content : nil
  }

  /// The bytes before the seal, whether or not its digest is theirs; nil where there is no seal.
  package func apparentContent(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let content = bytes.dropLast(opening.utf8.count + FileDigest.length + closing.utf8.count)
    let end = bytes[content.endIndex...]
    return end.starts(with: opening.utf8) && end.suffix(closing.utf8.count).elementsEqual(closing.utf8) ? content : nil
  }
}
