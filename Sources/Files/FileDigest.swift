import CCrypto
import Glibc

/// The fingerprint by which files are recognised.
package enum FileDigest {
  /// The number of its digits.
  package static let length = 64

  /// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
  package static func sha256(_ bytes: [UInt8]) -> String { sha256(bytes[...]) }

  package static func sha256(_ bytes: ArraySlice<UInt8>) -> String { bytes.withUnsafeBytes { sha256($0) } }

  /// Of bytes that somebody else holds, such as a mapped file.
  package static func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes.baseAddress, bytes.count, &digest)
    return text(digest)
  }

  /// Of a file's bytes, which are never held all at once.
  package static func sha256(ofFile path: String) throws(FileError) -> String {
    let file = try openFile(path)
    defer { close(file.descriptor) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    try readPieces(file.descriptor, path: path) { piece in
      _ = piece.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    EVP_DigestFinal_ex(context, &digest, nil)
    return text(digest)
  }

  private static func text(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
