import ArgumentParser
package import Diagnostics
import Files
import Glibc

/// The format of a chart's file. SVG is what the program draws; PNG and PDF are made of it by librsvg's converter; CSV holds
/// the chart's numbers.
package enum PictureFormat: String, ExpressibleByArgument, CaseIterable {
  case svg, png, pdf, csv

  private static let converter = "rsvg-convert"

  /// The bytes that a file of the format begins with; nil where such files are all alike.
  private var signature: [UInt8]? {
    switch self {
    case .svg: Array("<svg".utf8)
    case .png: [0x89, 0x50, 0x4E, 0x47]
    case .pdf: Array("%PDF".utf8)
    // Nothing tells a table of ours from one of the user's: none is written over.
    case .csv: nil
    }
  }

  /// - Throws: `InvalidInput` naming the package where the converter is missing, and where it fails.
  package func bytes(of svg: String, csv: String) throws(InvalidInput) -> [UInt8] {
    switch self {
    case .svg: return Array(svg.utf8)
    case .csv: return Array(csv.utf8)
    case .png, .pdf: break
    }
    let status: Int32
    let picture: [UInt8]
    do throws(FileError) {
      let folder = try TemporaryFolder()
      let (source, target) = (folder.path + "/chart.svg", folder.path + "/chart." + rawValue)
      try writeFile(Array(svg.utf8), to: source)
      status = Self.run([Self.converter, "--format", rawValue, "--output", target, source])
      picture = status == 0 ? try readFile(target) : []
    } catch {
      throw InvalidInput(.error("the \(rawValue) cannot be made: \(error.reason)"))
    }
    switch status {
    case 0: return picture
    case Self.notFound:
      throw InvalidInput(
        .error(
          "\(rawValue) needs \(Self.converter), which is not on the path",
          advice: "install it (apt-get install librsvg2-bin fonts-noto-cjk), or choose --format svg"))
    default:
      throw InvalidInput(
        .error("\(Self.converter) could not make the \(rawValue)", advice: "choose --format svg"))
    }
  }

  /// Writes a picture. A file that stands there is replaced only if it is a picture of this format. It throws untyped, since
  /// `reporting` tells the kinds of errors apart.
  package func write(_ bytes: [UInt8], to path: String) throws {
    if FileKind.isSpecial(path) {
      throw InvalidInput(.error("'\(path)': \(FileKind.specialReason)", advice: "write the name of a file"))
    }
    if FileKind(at: path) != nil {
      let old: [UInt8]
      do throws(FileError) { old = try readFile(path) } catch {
        throw InvalidInput(.error("'\(path)' cannot be replaced: \(error.reason)", advice: "choose another name"))
      }
      guard signature.map(old.starts) == true || old.isEmpty else {
        throw InvalidInput(
          .error(
            "'\(path)' stands there\(signature == nil ? "" : " and is no \(rawValue)")",
            advice: "choose another name, or remove it"))
      }
    }
    try replaceFile(at: path, with: bytes)
  }

  private static let notFound: Int32 = -1

  /// Waits for a program of the path. Returns its exit code, or `notFound`.
  private static func run(_ words: [String]) -> Int32 {
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var number: pid_t = 0
    guard posix_spawnp(&number, words[0], nil, nil, &arguments, environ) == 0 else { return notFound }
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 { guard errno == EINTR else { return 1 } }
    // As WIFEXITED and WEXITSTATUS, which Swift does not see.
    guard status & 0x7F == 0 else { return 1 }
    let code = status >> 8 & 0xFF
    return code == 127 ? notFound : code
  }
}

/// A folder that is there as long as this object.
private final class TemporaryFolder {
  let path: String

  init() throws(FileError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/simplan-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .lastError(at: parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in ["chart.svg", "chart.png", "chart.pdf"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
}
