import CompactJSON
import FoundationEssentials
package import ModuleMessages

// The heads of runs, read and written without a general coder. Both must agree with it: what these readers do not take,
// it takes, and what they take, it would read alike.

extension Message {
  /// The message of a `run`.
  package init(run request: Request, blocks: [[Double]]) {
    self.init(head: Data(request.runHead), blocks: blocks)
  }

  /// The head of a reply to a `run`.
  package func runReply(in language: Language) throws(MessageError) -> Reply {
    if let reply = JSONTree(head).flatMap({ Reply(run: $0, in: language) }) { return reply }
    return try decodeHead(as: Reply.self, in: language)
  }

  /// The head of a request.
  func request() throws(MessageError) -> Request {
    if let request = JSONTree(head).flatMap({ Request(run: $0) }) { return request }
    return try decodeHead(as: Request.self)
  }
}

extension Request {
  fileprivate init?(run tree: JSONTree) {
    guard case .object(let members) = tree, members["request"] == .text("run") else { return nil }
    self.init(.run)
    for (key, value) in members where value != .null {
      switch (key, value) {
      case ("request", _): continue
      case ("session", .integer(let number)): session = number
      case ("samples", .integer(let number)): samples = number
      case ("notes", .boolean(let flag)): notes = flag
      case ("language", .text(let text)): language = text
      case ("inputs", .object(let members)):
        var arrays: [String: EncodedArray] = [:]
        for (name, member) in members {
          guard let array = EncodedArray(member) else { return nil }
          arrays[name] = array
        }
        inputs = arrays
      case ("varied", .list(let elements)):
        let arrays = elements.compactMap(VariedArray.init)
        guard arrays.count == elements.count else { return nil }
        varied = arrays
      case ("wanted", .list(let elements)):
        guard let names = elements.texts else { return nil }
        wanted = names
      case ("session", _), ("samples", _), ("notes", _), ("language", _), ("inputs", _), ("varied", _), ("wanted", _),
        ("level", _), ("mode", _), ("instance", _), ("axes", _), ("parameters", _), ("labels", _):
        return nil
      default: continue
      }
    }
  }

  /// With sorted keys, as all heads are.
  fileprivate var runHead: [UInt8] {
    var text = JSONText()
    text.object { text in
      if let inputs {
        text.key("inputs")
        text.object { text in
          for (name, array) in inputs.sorted(by: { $0.key < $1.key }) {
            text.key(name)
            text.object { array.write(into: &$0, path: nil) }
          }
        }
      }
      if let language { text.member("language", language) }
      if let notes {
        text.key("notes")
        text.add(notes)
      }
      text.member("request", request.rawValue)
      if let samples { text.member("samples", samples) }
      if let session { text.member("session", session) }
      if let varied {
        text.key("varied")
        text.list { text in
          for varied in varied { text.object { varied.array.write(into: &$0, path: varied.path) } }
        }
      }
      if let wanted {
        text.key("wanted")
        text.list { text in for name in wanted { text.add(name) } }
      }
    }
    return text.bytes
  }
}

extension Reply {
  fileprivate init?(run tree: JSONTree, in language: Language) {
    guard case .object(let members) = tree else { return nil }
    self.init()
    for (key, value) in members where value != .null {
      switch (key, value) {
      case ("error", _):
        guard let text = value.text(in: language) else { return nil }
        error = text
      case ("stoppedAt", .integer(let number)): stoppedAt = number
      case ("outputs", .object(let members)):
        var blocks: [String: BlockReference] = [:]
        for (name, member) in members {
          guard case .object(let reference) = member, case .integer(let block)? = reference["block"] else { return nil }
          blocks[name] = BlockReference(block)
        }
        outputs = blocks
      case ("samples", .list(let elements)):
        let reports = elements.compactMap { SampleReport($0, in: language) }
        guard reports.count == elements.count else { return nil }
        samples = reports
      case ("stoppedAt", _), ("outputs", _), ("samples", _), ("manifest", _), ("level", _), ("labels", _),
        ("diagnostics", _), ("session", _):
        return nil
      default: continue
      }
    }
  }

  /// With sorted keys, as all heads are.
  var runHead: [UInt8] {
    var text = JSONText()
    text.object { text in
      if let outputs {
        text.key("outputs")
        text.object { text in
          for (name, reference) in outputs.sorted(by: { $0.key < $1.key }) {
            text.key(name)
            text.object { $0.member("block", reference.block) }
          }
        }
      }
      if let samples {
        text.key("samples")
        text.list { text in for report in samples { text.object { report.write(into: &$0) } } }
      }
      if let stoppedAt { text.member("stoppedAt", stoppedAt) }
    }
    return text.bytes
  }
}

extension SampleReport {
  fileprivate init?(_ tree: JSONTree, in language: Language) {
    guard case .object(let members) = tree, case .integer(let sample)? = members["sample"] else { return nil }
    self.init(sample: sample)
    switch members["status"] {
    case .text(let name)?:
      guard let kind = SampleStatus.Kind(rawValue: name) else { return nil }
      status.kind = kind
    case nil, .null?: break
    default: return nil
    }
    switch members["message"] {
    case nil, .null?: break
    case let message?:
      guard let text = message.text(in: language) else { return nil }
      status.message = text
    }
    switch members["notes"] {
    case nil, .null?: break
    case .list(let elements)?:
      let texts = elements.compactMap { $0.text(in: language) }
      guard texts.count == elements.count else { return nil }
      notes = texts
    default: return nil
    }
  }

  fileprivate func write(into text: inout JSONText) {
    if let message = status.message { text.member("message", message) }
    if !notes.isEmpty {
      text.key("notes")
      text.list { text in for note in notes { text.add(note) } }
    }
    text.member("sample", sample)
    if status.kind != .answered { text.member("status", status.kind.rawValue) }
  }
}

extension EncodedArray {
  fileprivate init?(_ tree: JSONTree) {
    guard case .object(let members) = tree, case .integer(let block)? = members["block"] else { return nil }
    self.init(BlockReference(block), perSample: false)
    switch members["perSample"] {
    case .boolean(let flag)?: perSample = flag
    case nil, .null?: break
    default: return nil
    }
  }

  fileprivate func write(into text: inout JSONText, path: ParameterPath?) {
    text.member("block", block.block)
    if let path {
      text.key("path")
      text.list { text in for part in path.parts { text.add(part) } }
    }
    if perSample {
      text.key("perSample")
      text.add(true)
    }
  }
}

extension VariedArray {
  fileprivate init?(_ tree: JSONTree) {
    guard case .object(let members) = tree, let array = EncodedArray(tree), case .list(let elements)? = members["path"],
      let parts = elements.texts
    else { return nil }
    self.init(ParameterPath(parts), array)
  }
}

extension [JSONTree] {
  /// Nil unless all elements are texts.
  fileprivate var texts: [String]? {
    let texts = compactMap { if case .text(let text) = $0 { text } else { nil } }
    return texts.count == count ? texts : nil
  }
}

extension JSONTree {
  /// A text, or of one in both languages the one that is read.
  fileprivate func text(in language: Language) -> String? {
    switch self {
    case .text(let text): return text
    case .object(let members):
      guard case .text(let en)? = members["en"], case .text(let zh)? = members["zh"] else { return nil }
      return Text(en: en, zh: zh)[language]
    default: return nil
    }
  }
}

extension JSONText {
  fileprivate mutating func member(_ key: String, _ value: Int) {
    self.key(key)
    add(value)
  }

  fileprivate mutating func member(_ key: String, _ value: String) {
    self.key(key)
    add(value)
  }
}
