import CTOML
import Diagnostics

/// toml++'s answer, copied out of C: nodes with their parents before their members.
struct FlatTOML {
  struct Region {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
  }

  struct Node {
    enum Content {
      case table(openedByHeader: Bool)
      case array
      case string(String)
      case integer(Int64)
      case float(Double)
      case boolean(Bool)
      case date(String)
    }
    var parent: Int
    var key: String?
    var keyRegion: Region
    var region: Region
    var content: Content
  }

  var nodes: [Node]

  static func read(_ bytes: [UInt8], depthLimit: Int) -> Result<FlatTOML, TOMLFailure> {
    let document = bytes.withUnsafeBytes { buffer in
      ctoml_parse(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, depthLimit)
    }
    guard let document else { return .failure(TOMLFailure(status: .no_resources, message: "memory is out")) }
    defer { ctoml_free(document) }
    guard document.pointee.status == .ok else {
      return .failure(
        TOMLFailure(
          status: document.pointee.status, message: document.pointee.message.map { String(cString: $0) } ?? "",
          line: Int(document.pointee.line), column: Int(document.pointee.column)))
    }
    let nodes = UnsafeBufferPointer(start: document.pointee.nodes, count: document.pointee.count)
    return .success(FlatTOML(nodes: nodes.map(Node.init)))
  }

  static func read(_ text: String) -> FlatTOML? {
    try? read(Array(text.utf8), depthLimit: TOMLDocument.depthLimit).get()
  }

  /// Members come after their parents, so that one walk from the end has all members of a node ready.
  func tree(of source: SourceText, into problems: inout [Diagnostic]) -> TOMLValue {
    var elements: [[TOMLValue.Member]] = Array(repeating: [], count: nodes.count)
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      let location = node.region.start(in: source.file)
      if let problem = node.underflow(in: source) { problems.append(problem) }
      let members = Array(elements[index].reversed())
      elements[index] = []
      let value = TOMLValue(content: node.content(members: members), location: location)
      guard node.parent >= 0 else { return value }
      elements[node.parent].append(
        TOMLValue.Member(key: node.key ?? "", keyLocation: node.keyRegion.start(in: source.file), value: value))
    }
    return TOMLValue(content: .table([]), location: SourceLocation(file: source.file, line: 1, column: 1))
  }
}

extension FlatTOML.Region {
  init(_ region: ctoml_region) {
    self.init(
      line: Int(region.line), column: Int(region.column), endLine: Int(region.end_line),
      endColumn: Int(region.end_column))
  }

  func start(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: max(1, line), column: max(1, column))
  }
}

extension FlatTOML.Node {
  init(_ node: ctoml_node) {
    parent = Int(node.parent)
    key = node.key.map { Self.text($0, node.key_count) }
    keyRegion = FlatTOML.Region(node.key_region)
    region = FlatTOML.Region(node.region)
    switch node.kind {
    case .table: content = .table(openedByHeader: node.opened_by_header)
    case .array: content = .array
    case .string: content = .string(Self.text(node.text, node.text_count))
    case .integer: content = .integer(node.integer)
    case .float: content = .float(node.number)
    case .boolean: content = .boolean(node.boolean)
    case .date: content = .date(Self.text(node.text, node.text_count))
    }
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let start else { return "" }
    return String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }

  fileprivate func content(members: [TOMLValue.Member]) -> TOMLValue.Content {
    switch content {
    case .table: .table(members)
    case .array: .array(members.map(\.value))
    case .string(let text): .string(text)
    case .integer(let number): .integer(number)
    case .float(let number): .float(number)
    case .boolean(let flag): .boolean(flag)
    case .date(let text): .date(text)
    }
  }

  /// toml++ reads `1e-400` as 0 without a word.
  fileprivate func underflow(in source: SourceText) -> Diagnostic? {
    guard case .float(0) = content, region.line == region.endLine, let line = source.line(region.line) else {
      return nil
    }
    let token = String(
      String.UnicodeScalarView(
        line.unicodeScalars.dropFirst(region.column - 1).prefix(region.endColumn - region.column)))
    let mantissa = token.prefix { $0 != "e" && $0 != "E" }
    guard mantissa.contains(where: { ("1"..."9").contains($0) }) else { return nil }
    return .error(
      at: region.start(in: source.file), "\(token) is too small for a double and would be read as 0", advice: "write 0")
  }
}
