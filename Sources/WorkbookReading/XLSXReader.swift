import Diagnostics

/// Reads the sheets of an Office Open XML workbook (ECMA-376, part 1, chapter 18).
enum XLSXReader {
  static func sheets(_ bytes: [UInt8], file: String) throws(InvalidInput) -> [Sheet] {
    let archive = try ZipArchive(bytes, file: file)
    let list = WorkbookParts()
    let main = "xl/workbook.xml"
    try archive.scan(main, of: file, list)
    let targets = PartTargets()
    try archive.scan("xl/_rels/workbook.xml.rels", of: file, targets)
    let styles = NumberStyles()
    if let path = targets.path(ofKind: "styles"), archive.has(path) { try archive.scan(path, of: file, styles) }
    let shared = SharedTexts(file: file)
    if let path = targets.path(ofKind: "sharedStrings"), archive.has(path) { try archive.scan(path, of: file, shared) }
    var sheets: [Sheet] = []
    var used = shared.bytes
    for entry in list.sheets {
      // Charts and macros are sheets of other kinds.
      guard let target = targets.parts[entry.identifier], target.kind == "worksheet" else { continue }
      let cells = SheetCells(
        SheetBuilder(file: file, name: entry.name, textBytes: used), shared: shared.texts, dates: styles.areDates,
        start: SourceLocation(file: file, sheet: entry.name, line: 1, column: 1))
      try archive.scan(target.path, of: file, cells)
      sheets.append(try cells.finished())
      used = cells.builder.usedTextBytes
      if sheets.reduce(0, { $0 + $1.cellCount }) > SheetLimits.cells {
        throw InvalidInput(
          .error(
            at: sheets.last?.start, "the workbook holds more than \(SheetLimits.cells / 1_000_000) million cells",
            advice: "give the sheet of the table alone"))
      }
    }
    guard !sheets.isEmpty else {
      throw InvalidInput(
        .error(at: SourceLocation(file: file, line: 1, column: 1), "the workbook has no sheet of cells"))
    }
    return sheets
  }
}

/// The sheets that a workbook lists.
private final class WorkbookParts: XMLTaker {
  var sheets: [(name: String, identifier: String)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheet", let title = attributes["name"], let identifier = attributes["id"] {
      sheets.append((title, identifier))
    }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Where the parts of a workbook lie, by the identifiers that it calls them by.
private final class PartTargets: XMLTaker {
  var parts: [String: (kind: String, path: String)] = [:]

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", let identifier = attributes["Id"], let target = attributes["Target"],
      let type = attributes["Type"]
    else { return }
    let kind = type.lastIndex(of: "/").map { String(type[type.index(after: $0)...]) } ?? type
    // Relative to the folder of the workbook, unless it begins with a slash.
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    parts[identifier] = (kind, path)
  }

  func path(ofKind kind: String) -> String? { parts.values.first { $0.kind == kind }?.path }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which of the styles of cells show a number as a date or a time.
private final class NumberStyles: XMLTaker {
  private(set) var areDates: [Bool] = []
  private var dateFormats = DateFormats()
  private var isInCells = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else {
        return
      }
      dateFormats.add(code, number: number)
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      areDates.append(attributes["numFmtId"].flatMap { Int($0) }.map { dateFormats.contains($0) } ?? false)
    default: break
    }
  }

  func end(_ name: XMLName) { if name == "cellXfs" { isInCells = false } }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells share. Phonetic guides are no part of them.
private final class SharedTexts: XMLTaker {
  private(set) var texts: [String] = []
  private(set) var bytes = 0
  private let file: String
  private var current: [UInt8] = []
  private var (isText, isPhonetic) = (false, false)

  init(file: String) { self.file = file }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "si": current.removeAll(keepingCapacity: true)
    case "rPh": isPhonetic = true
    case "t": isText = !isPhonetic
    default: break
    }
  }

  func end(_ name: XMLName) throws(InvalidInput) {
    switch name {
    case "t": isText = false
    case "rPh": isPhonetic = false
    case "si":
      bytes += current.count + 16
      guard bytes <= SheetLimits.textBytes else {
        throw InvalidInput(
          .error(
            at: SourceLocation(file: file, line: 1, column: 1),
            "the texts of the workbook have more than \(SheetLimits.textBytes / 1_000_000) MB",
            advice: "give the sheet of the table alone"))
      }
      texts.append(String(decoding: current, as: UTF8.self))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isText, current.count <= SheetLimits.textBytes { current += bytes }
  }
}
