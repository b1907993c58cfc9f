import Testing

@testable import Reporting

@Suite struct HTMLTextTests {
  /// Both ends of every range of characters that are not shown as they are.
  private static let unseen: [UInt32] = [
    0x00, 0x08, 0x0B, 0x1F, 0x7F, 0x9F, 0xFFFE, 0xFFFF, 0x61C, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x2069, 0xFEFF,
  ]
  /// Their neighbours.
  private static let seen: [UInt32] = [
    0x09, 0x0A, 0x20, 0x7E, 0xA0, 0x61B, 0x61D, 0x200A, 0x2010, 0x2029, 0x202F, 0x205F, 0x206A, 0xFF00,
  ]

  @Test func `what has no picture or turns the direction is replaced, and nothing else`() {
    for value in Self.unseen {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(HTML("a\(scalar)b").source == "a\u{FFFD}b", "\(value)")
    }
    for value in Self.seen {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(HTML("a\(scalar)b").source == "a\(scalar)b", "\(value)")
    }
  }

  @Test func `the characters of markup are references, in attributes too`() {
    #expect(HTML("<b>&\"'").source == "&lt;b&gt;&amp;&quot;'")
    #expect(HTML("a", ["href": "\"><script>"], "x").source == "<a href=\"&quot;&gt;&lt;script&gt;\">x</a>")
  }
}
