import FoundationEssentials
public import ModuleMessages

extension Message {
  /// Reads the head; of texts in two languages the one that `language` names.
  public func decodeHead<Head: Decodable>(as type: Head.Type, in language: Language = .en) throws(MessageError) -> Head
  {
    do {
      let decoder = JSONDecoder()
      if let key = CodingUserInfoKey.language { decoder.userInfo[key] = language }
      return try decoder.decode(type, from: head)
    } catch let error as DecodingError {
      throw .head(error.sentence)
    } catch {
      throw .head("\(error)")
    }
  }
}

extension DecodingError {
  /// Where in the JSON, and what: `'parameters.0.kind' …`.
  fileprivate var sentence: String {
    func place(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "\($0)" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch self {
    case .keyNotFound(let key, let context): return "'\(place(context.codingPath + [key]))' is missing"
    case .valueNotFound(_, let context): return "'\(place(context.codingPath))' is null"
    case .typeMismatch(_, let context), .dataCorrupted(let context):
      let at = place(context.codingPath)
      return at.isEmpty ? context.debugDescription : "at '\(at)': \(context.debugDescription)"
    @unknown default: return "\(self)"
    }
  }
}
