import ScratchFolder
import Testing

@testable import Files

struct FileDigestTests {
  /// NIST's examples for FIPS 180-4, and the million letters a of its long test.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `the digests of the standard come out`(text: String, times: Int, digest: String) throws {
    let whole = String(repeating: text, count: times)
    #expect(FileDigest.sha256(Array(whole.utf8)) == digest)
    let folder = try ScratchFolder()
    try folder.write(whole, to: "file")
    #expect(try FileDigest.sha256(ofFile: folder.at("file")) == digest)
  }

  @Test func `a file that cannot be read has no digest`() throws {
    let missing = try ScratchFolder().at("missing")
    #expect(throws: FileError.system(path: missing, code: 2)) { try FileDigest.sha256(ofFile: missing) }
  }
}
