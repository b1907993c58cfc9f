/// The tree of an expression as it is written, every node with the byte of the text at which it stands.
struct Expression: Equatable {
  indirect enum Content: Equatable {
    /// A number, with the unit in brackets behind it.
    case number(Double, unit: UnitMark?)
    case text(String)
    case reference(Reference)
    case negative(Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression)
    case call(String, [Expression])
  }

  struct UnitMark: Equatable {
    var text: String
    var offset: Int
  }

  var content: Content
  var offset: Int
}

/// A name and the elements of it that are read.
struct Reference: Equatable {
  /// `market`, or `projects.capacity` for a field of records.
  var name: String
  var indices: [Index] = []

  struct Index: Equatable {
    enum Content: Equatable {
      /// So many years before.
      case earlier(Int)
      /// The label of an axis. A bare word may also be `first` or `last`, for the years.
      case label(axis: String, label: String, isBare: Bool)
    }
    var content: Content
    var offset: Int
    /// Of a label itself.
    var labelOffset: Int
  }
}

enum BinaryOperator: String {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case power = "^"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and, or

  var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    default: false
    }
  }
}

/// A mistake at a byte of an expression.
struct ExpressionProblem: Error, Hashable {
  var offset: Int
  var message: String
  var advice: String?

  init(at offset: Int, _ message: String, advice: String? = nil) {
    self.offset = offset
    self.message = message
    self.advice = advice
  }
}
