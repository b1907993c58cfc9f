import CCrypto

/// The fingerprint by which files are recognised.
package enum FileDigest {
  /// The number of its digits.
  package static let length = 64

  /// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String { sha256(bytes[...]) }

  package static func sha256(_ bytes: ArraySlice<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = bytes.withUnsafeBufferPointer { SHA256($0.baseAddress, $0.count, &digest) }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
