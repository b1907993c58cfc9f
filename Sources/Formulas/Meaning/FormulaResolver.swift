import Diagnostics
import ScenarioKit

/// Turns expressions into terms over the arrays of a plan: looks up names, joins axes, checks and converts units.
///
/// Mistakes are gathered; a part with a mistake is nil, and the parts around it are checked as far as they go.
struct FormulaResolver {
  let symbols: [String: Symbol]
  /// By axis the labels that the file fixes; nil for one with labels from elsewhere.
  let axes: [String: [String]?]
  var plan: Plan
  var problems: [ExpressionProblem] = []
  /// The symbols that were read so far.
  var used: Set<String> = []
  /// The variables and outputs whose earlier years are read.
  var read: Set<String> = []
  /// The title of the formula that is resolved, and the variable or output whose value it gives.
  var title = ""
  var own: String?
  /// Whether all declared units could be read; else nothing is said of the units of formulas.
  var knowsUnits = true
  /// Names whose declaration could not be read: what reads them is let be.
  var unreadable: Set<String> = []

  init(symbols: [String: Symbol], axes: [String: [String]?], plan: Plan) {
    self.symbols = symbols
    self.axes = axes
    self.plan = plan
  }

  mutating func fail(at offset: Int, _ message: String, advice: String? = nil) -> TypedTerm? {
    problems.append(ExpressionProblem(at: offset, message, advice: advice))
    return nil
  }

  mutating func resolve(_ expression: Expression) -> TypedTerm? {
    let offset = expression.offset
    switch expression.content {
    case .number(let number, let unit): return self.number(number, unit, at: offset)
    case .text(let text): return TypedTerm(term: .constant(0), kind: .text(.literal(text)), axes: [], offset: offset)
    case .reference(let reference): return resolve(reference, at: offset)
    case .negative(let inner):
      guard let inner = number(inner, "'-'"), case .number(let measure) = inner.kind else { return nil }
      return apply(.negative, [inner], .number(measure), at: offset)
    case .not(let inner):
      guard let inner = condition(inner, "not") else { return nil }
      return apply(.not, [inner], .condition, at: offset)
    case .binary(let sign, let left, let right): return binary(sign, left, right, at: offset)
    case .call(let name, let arguments): return call(name, arguments, at: offset)
    }
  }

  private mutating func number(_ number: Double, _ unit: Expression.UnitMark?, at offset: Int) -> TypedTerm? {
    var measure: UnitMeasure? = number == 0 ? nil : .one
    if let unit {
      do { measure = try UnitMeasure(declared: unit.text) } catch {
        return fail(at: unit.offset, error.message, advice: error.advice)
      }
      guard measure?.isUsable ?? true else {
        return fail(
          at: unit.offset, "the unit \"\(unit.text)\" is too large or too small for a double",
          advice: "write another unit")
      }
    }
    return TypedTerm(term: .constant(number), kind: .number(measure), axes: [], offset: offset)
  }

  // MARK: Operands

  /// Two parts, both of which are read before either is looked at: a pattern would stop at the first that is nil, and the
  /// mistakes of the second would stay untold.
  func both(_ a: TypedTerm?, _ b: TypedTerm?) -> (TypedTerm, TypedTerm)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  /// A number, or nil after a report.
  mutating func number(_ expression: Expression, _ reader: String) -> TypedTerm? {
    guard let found = resolve(expression) else { return nil }
    switch found.kind {
    case .number: return found
    case .condition:
      return fail(
        at: expression.offset, "\(reader) needs a number, not a condition", advice: "write if(condition, 1, 0)")
    case .text:
      return fail(at: expression.offset, "\(reader) needs a number, not a text", advice: "compare a text with ==")
    case .axis(let name):
      return fail(
        at: expression.offset, "\(name) is an axis, not a number",
        advice: "compare it with a label, as in \(name) == \"…\"")
    }
  }

  mutating func condition(_ expression: Expression, _ reader: String) -> TypedTerm? {
    guard let found = resolve(expression) else { return nil }
    if case .condition = found.kind { return found }
    return fail(at: expression.offset, "\(reader) needs a condition", advice: "write a comparison, as in x > 0")
  }

  /// A pure number in units of one.
  mutating func pure(_ expression: Expression, _ reader: String) -> TypedTerm? {
    guard let found = number(expression, reader), case .number(let measure) = found.kind else { return nil }
    guard knowsUnits, let measure, measure != .one else { return found }
    guard measure.isPure else {
      return fail(
        at: expression.offset, "\(reader) needs a pure number, not \(measure.shown)",
        advice: "divide by a value of its unit")
    }
    return converted(found, to: .one)
  }

  /// The same in another unit of its dimension.
  func converted(_ typed: TypedTerm, to measure: UnitMeasure) -> TypedTerm {
    guard case .number(let own?) = typed.kind else { return typed }
    var result = typed
    result.kind = .number(measure)
    let factor = own.conversion(to: measure)
    if factor != 1 {
      result.term =
        typed.term.value.map { .constant($0 * factor) }
        ?? (factor < 1 && 1 / factor == (1 / factor).rounded()
          ? .apply(.over, [typed.term, .constant(1 / factor)]) : .apply(.times, [typed.term, .constant(factor)]))
    }
    return result
  }

  /// Numbers of one dimension, all in the unit of the first that has one; nil after a report.
  mutating func alike(_ parts: [TypedTerm], _ reader: String, at offset: Int) -> (
    parts: [TypedTerm], measure: UnitMeasure?
  )? {
    var common: UnitMeasure?
    for part in parts {
      guard case .number(let measure?) = part.kind else { continue }
      guard let first = common else {
        common = measure
        continue
      }
      guard first.measuresTheSame(as: measure) || !knowsUnits else {
        _ = fail(
          at: offset, "\(reader) joins \(first.shown) and \(measure.shown)",
          advice: "give both one dimension, by a factor with a unit such as 1 [year]")
        return nil
      }
    }
    guard let common else { return (parts, nil) }
    return (parts.map { converted($0, to: common) }, common)
  }

  mutating func apply(_ operation: Term.Operation, _ parts: [TypedTerm], _ kind: TypedTerm.Kind, at offset: Int)
    -> TypedTerm?
  {
    var axes: [String] = []
    for axis in parts.flatMap(\.axes) where !axes.contains(axis) { axes.append(axis) }
    if operation == .over, parts[1].term.value == 0 {
      return fail(at: offset, "this divides by zero", advice: "divide by something else")
    }
    if case .number(let measure?) = kind, !measure.isUsable {
      return fail(
        at: offset, "the unit of this is too large or too small for a double",
        advice: "divide by values with units before, or use a smaller power")
    }
    var term = Term.apply(operation, parts.map(\.term))
    // A conversion may have made a part infinite.
    if parts.contains(where: { !($0.term.value?.isFinite ?? true) }) {
      return fail(at: offset, "this has no finite value", advice: "write another number")
    }
    if let value = term.value {
      guard value.isFinite else { return fail(at: offset, "this has no finite value", advice: "write another number") }
      term = .constant(value)
    }
    return TypedTerm(term: term, kind: kind, axes: axes, offset: offset)
  }

  // MARK: Operators

  private mutating func binary(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, at offset: Int)
    -> TypedTerm?
  {
    let reader = "'\(sign.rawValue)'"
    switch sign {
    case .plus, .minus:
      guard let (a, b) = both(number(left, reader), number(right, reader)),
        let (parts, measure) = alike([a, b], reader, at: offset)
      else { return nil }
      return apply(sign == .plus ? .plus : .minus, parts, .number(measure), at: offset)
    case .times, .over:
      guard let (a, b) = both(number(left, reader), number(right, reader)), case .number(let unit) = a.kind,
        case .number(let other) = b.kind
      else { return nil }
      var measure: UnitMeasure?
      if let unit, let other { measure = sign == .times ? unit * other : unit * other.raised(to: -1) }
      return apply(sign == .times ? .times : .over, [a, b], .number(measure), at: offset)
    case .power: return power(left, right, at: offset)
    case .and, .or:
      guard let (a, b) = both(condition(left, sign.rawValue), condition(right, sign.rawValue)) else {
        return nil
      }
      return apply(sign == .and ? .and : .or, [a, b], .condition, at: offset)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      return comparison(sign, left, right, at: offset)
    }
  }

  private mutating func power(_ left: Expression, _ right: Expression, at offset: Int) -> TypedTerm? {
    guard let (base, exponent) = both(number(left, "'^'"), pure(right, "an exponent")) else { return nil }
    guard case .number(let measure?) = base.kind, measure != .one else {
      return apply(.power, [base, exponent], base.kind, at: offset)
    }
    if measure.isPure { return apply(.power, [converted(base, to: .one), exponent], .number(.one), at: offset) }
    guard let constant = exponent.term.value else {
      if !knowsUnits { return apply(.power, [base, exponent], .number(.one), at: offset) }
      return fail(
        at: offset, "\(measure.shown) to a power that is not fixed has no unit",
        advice: "divide the base by a value of its unit, or write the exponent as a number")
    }
    return apply(.power, [base, exponent], .number(measure.raised(to: constant)), at: offset)
  }

  private mutating func comparison(_ sign: BinaryOperator, _ left: Expression, _ right: Expression, at offset: Int)
    -> TypedTerm?
  {
    guard let (a, b) = both(resolve(left), resolve(right)) else { return nil }
    let operation: Term.Operation =
      switch sign {
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .equal: .equal
      default: .notEqual
      }
    switch (a.kind, b.kind) {
    case (.number, .number):
      guard let (parts, _) = alike([a, b], "'\(sign.rawValue)'", at: offset) else { return nil }
      return apply(operation, parts, .condition, at: offset)
    case (.axis(let axis), .text(let text)), (.text(let text), .axis(let axis)):
      return isEqual(sign, labelNode(axis, text, at: b.offset), [axis], at: offset)
    case (.text(let text), .text(let other)):
      let node = plan.add(Plan.Node(source: .sameText(text, other), axes: [], title: title))
      return isEqual(sign, node, [], at: offset)
    default:
      return fail(
        at: offset, "'\(sign.rawValue)' compares things of two kinds",
        advice: "compare a number with a number, an axis or a text with a text")
    }
  }

  private mutating func isEqual(_ sign: BinaryOperator, _ node: Int?, _ axes: [String], at offset: Int) -> TypedTerm? {
    guard let node else { return nil }
    let same = TypedTerm(term: .leaf(Leaf(node: node)), kind: .condition, axes: axes, offset: offset)
    switch sign {
    case .equal: return same
    case .notEqual: return apply(.not, [same], .condition, at: offset)
    default:
      return fail(at: offset, "'\(sign.rawValue)' compares texts, which have no order", advice: "write == or !=")
    }
  }

  private mutating func labelNode(_ axis: String, _ text: Plan.TextSource, at offset: Int) -> Int? {
    if case .literal(let label) = text, !checkLabel(label, of: axis, at: offset) { return nil }
    return plan.add(Plan.Node(source: .label(text), axes: [axis], title: title))
  }

  /// Whether a label may be one of the axis; one that is not is reported.
  mutating func checkLabel(_ label: String, of axis: String, at offset: Int) -> Bool {
    guard let labels = axes[axis] ?? nil, !labels.contains(label) else { return true }
    problems.append(
      ExpressionProblem(
        at: offset, "the axis \(axis) has no label '\(label.escapingControls)'",
        advice: closest(to: label, in: labels).map { "did you mean \($0)?" }
          ?? "its labels are \(labels.prefix(12).joined(separator: ", "))"))
    return false
  }
}
