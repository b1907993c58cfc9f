/// Elements of an array: some labels fixed, some years back.
struct Leaf: Hashable, Sendable {
  enum Choice: Hashable, Sendable {
    case label(String)
    case first, last
  }

  /// The array's number in the ``Plan``.
  var node: Int
  var choices: [String: Choice] = [:]
  var earlier = 0
}

/// A computation on single elements: what one evaluation of a formula does. Units and axes are settled: numbers are
/// converted where they must be.
indirect enum Term: Hashable, Sendable {
  case constant(Double)
  /// The element of an array that belongs to the element that is computed.
  case leaf(Leaf)
  case apply(Operation, [Term])

  enum Operation: String, Sendable {
    case plus, minus, times, over, power, negative
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual, and, or, not
    case choose, min, max, exp, log, sqrt, abs, floor
  }

  /// The leaves, each once, in the order in which they are read.
  var leaves: [Leaf] {
    var (found, seen): ([Leaf], Set<Leaf>) = ([], [])
    collect(into: &found, &seen)
    return found
  }

  private func collect(into found: inout [Leaf], _ seen: inout Set<Leaf>) {
    switch self {
    case .constant: break
    case .leaf(let leaf): if seen.insert(leaf).inserted { found.append(leaf) }
    case .apply(_, let parts): for part in parts { part.collect(into: &found, &seen) }
    }
  }

  /// As muParser reads it, the leaves being v0, v1, … and the constants, which are appended, the variables behind them:
  /// numbers in the text would be multiplied with one another before any number is known, without a word where that
  /// overflows.
  func text(_ numbers: [Leaf: Int], _ constants: inout [Double]) -> String {
    switch self {
    case .constant(let number):
      constants.append(number)
      return "v\(numbers.count + constants.count - 1)"
    case .leaf(let leaf): return "v\(numbers[leaf] ?? 0)"
    case .apply(let operation, let parts):
      var words: [String] = []
      for part in parts { words.append(part.text(numbers, &constants)) }
      if let sign = operation.sign { return "(\(words.joined(separator: sign)))" }
      switch operation {
      case .negative: return "(-\(words[0]))"
      // `and` and `or` look at their right side only where it matters: it may divide by what the left side excludes.
      case .and: return "(\(words[0])?\(words[1]):0)"
      case .or: return "(\(words[0])?1:\(words[1]))"
      case .not: return "(1-\(words[0]))"
      case .choose: return "(\(words[0])?\(words[1]):\(words[2]))"
      case .log: return "ln(\(words[0]))"
      default: return "\(operation.rawValue)(\(words.joined(separator: ",")))"
      }
    }
  }

  /// The number of a term of constants; nil where an array is read.
  var value: Double? {
    switch self {
    case .constant(let number): return number
    case .leaf: return nil
    case .apply(let operation, let parts):
      var numbers: [Double] = []
      for part in parts {
        guard let number = part.value else { return nil }
        numbers.append(number)
      }
      return operation.value(of: numbers)
    }
  }
}

extension Term.Operation {
  /// The sign between two operands.
  fileprivate var sign: String? {
    switch self {
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .over: "/"
    case .power: "^"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    default: nil
    }
  }
}
