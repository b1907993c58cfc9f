import CCrypto

/// The fingerprint by which a run's record names its inputs.
enum FileDigest {
  /// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
  static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
