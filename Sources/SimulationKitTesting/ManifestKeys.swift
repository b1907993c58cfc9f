import ModuleHost
import ModuleMessages
import SimulationKit

/// JSON of any shape, as far as its keys matter.
private indirect enum JSON: Decodable {
  case object([String: JSON])
  case list([JSON])
  case value
  case null

  // Untyped, as the containers of `Codable` throw.
  init(from decoder: any Decoder) throws {
    if let object = try? decoder.singleValueContainer().decode([String: JSON].self) {
      self = .object(object)
    } else if let list = try? decoder.singleValueContainer().decode([JSON].self) {
      self = .list(list)
    } else {
      self = try decoder.singleValueContainer().decodeNil() ? .null : .value
    }
  }

  /// The keys that stand here but not in what was understood.
  func unread(by understood: JSON?, at path: String) -> [String] {
    switch (self, understood) {
    case (.null, _): return []
    case (_, nil): return [path]
    case (.object(let keys), .object(let others)):
      return keys.sorted { $0.key < $1.key }.flatMap { key, value in
        value.unread(by: others[key], at: path.isEmpty ? key : "\(path).\(key)")
      }
    case (.list(let items), .list(let others)):
      return items.enumerated().flatMap { index, item in
        item.unread(by: others.indices.contains(index) ? others[index] : nil, at: "\(path).\(index)")
      }
    default: return []
    }
  }
}

extension ConformanceCheck {
  /// Keys of the manifest that no host reads: a host lets them be, so that the contract can grow, and a slip of the pen
  /// in a hand-written manifest would go unseen.
  func manifestKeys() throws(ModuleError) -> [String] {
    let head = try module.client.answer(Request(.describe)).message.head
    do throws(MessageError) {
      let sent = try Message(head: head).decodeHead(as: [String: JSON].self)["manifest"]
      let understood = try Message(head: try Message(module.described).head).decodeHead(as: JSON.self)
      return (sent?.unread(by: understood, at: "") ?? []).map { "the manifest's key '\($0)' is read by nobody" }
    } catch { return ["\(error)"] }
  }
}
