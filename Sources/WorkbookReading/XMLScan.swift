import CExpat
import Diagnostics
import Glibc

/// Takes the elements of an XML text, in the order in which they stand. Names come without their prefix.
protocol XMLTaker: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(InvalidInput)
  func end(_ name: XMLName) throws(InvalidInput)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The name of an element or attribute, which lives as long as the call that brings it.
struct XMLName {
  fileprivate let start: UnsafePointer<CChar>

  fileprivate init(_ whole: UnsafePointer<CChar>) {
    start = strrchr(whole, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0 + 1) } ?? whole
  }

  static func == (name: XMLName, word: StaticString) -> Bool { strcmp(name.start, word.utf8Start) == 0 }
  static func ~= (word: StaticString, name: XMLName) -> Bool { name == word }
}

struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The bytes of an attribute's value, ended by a zero.
  func bytes(_ wanted: StaticString) -> UnsafePointer<CChar>? {
    guard let pairs else { return nil }
    var place = 0
    while let name = pairs[place] {
      if XMLName(name) == wanted { return pairs[place + 1] }
      place += 2
    }
    return nil
  }

  subscript(_ wanted: StaticString) -> String? { bytes(wanted).map { String(cString: $0) } }
}

/// An XML text as it arrives in pieces. A document type is refused: no workbook has one, and entities can grow without end.
final class XMLScan {
  private let parser: XML_Parser
  private unowned let taker: any XMLTaker
  private let part: String
  private let file: String
  private var problem: InvalidInput?

  init(_ taker: any XMLTaker, part: String, file: String) throws(InvalidInput) {
    guard let parser = XML_ParserCreate(nil) else {
      throw InvalidInput(.error("there is no memory left to read '\(file)'"))
    }
    (self.parser, self.taker, self.part, self.file) = (parser, taker, part, file)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name else { return }
        XMLScan.of(data)?.attempt { taker throws(InvalidInput) in
          try taker.start(XMLName(name), XMLAttributes(pairs: attributes))
        }
      },
      { data, name in
        guard let name else { return }
        XMLScan.of(data)?.attempt { taker throws(InvalidInput) in try taker.end(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text, let scan = XMLScan.of(data) else { return }
      let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      scan.taker.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let scan = XMLScan.of(data) else { return }
      scan.stop(scan.damaged("a document type, which no workbook has"))
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLScan? {
    data.map { Unmanaged<XMLScan>.fromOpaque($0).takeUnretainedValue() }
  }

  private func attempt(_ work: (any XMLTaker) throws(InvalidInput) -> Void) {
    guard problem == nil else { return }
    do throws(InvalidInput) { try work(taker) } catch { stop(error) }
  }

  private func stop(_ reason: InvalidInput) {
    if problem == nil { problem = reason }
    XML_StopParser(parser, 0)
  }

  func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool = false) throws(InvalidInput) {
    let text = bytes.bindMemory(to: CChar.self)
    let status = XML_Parse(parser, text.baseAddress, Int32(text.count), isLast ? 1 : 0)
    if let problem { throw problem }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown error"
      throw damaged(reason)
    }
  }

  private func damaged(_ reason: String) -> InvalidInput {
    let place = "line \(XML_GetCurrentLineNumber(parser)), column \(XML_GetCurrentColumnNumber(parser) + 1)"
    return InvalidInput(
      .error(
        at: SourceLocation(file: file, line: 1, column: 1),
        "the part '\(part)' of the workbook is damaged, in its \(place): \(reason)",
        advice: "open the file in Excel and save it again"))
  }
}

extension ZipArchive {
  /// Reads a packed XML file.
  func scan(_ name: String, of file: String, _ taker: any XMLTaker) throws(InvalidInput) {
    let scan = try XMLScan(taker, part: name, file: file)
    try read(name) { bytes throws(InvalidInput) in try scan.take(bytes) }
    try scan.take(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
  }
}
