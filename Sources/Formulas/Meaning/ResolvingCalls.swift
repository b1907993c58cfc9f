import Diagnostics
import ScenarioKit

extension FormulaResolver {
  mutating func call(_ name: String, _ arguments: [Expression], at offset: Int) -> TypedTerm? {
    switch name {
    case "if": return choice(arguments, at: offset)
    case "min", "max": return extreme(name == "min" ? .min : .max, arguments, at: offset)
    case "exp": return ofPure(.exp, arguments, at: offset)
    case "log": return ofPure(.log, arguments, at: offset)
    case "floor": return ofPure(.floor, arguments, at: offset)
    case "sqrt", "abs": return root(name == "sqrt" ? .sqrt : .abs, arguments, at: offset)
    case "sum", "mean": return reduction(name, arguments, at: offset)
    case "cumulative": return cumulative(arguments, at: offset)
    case "given": return given(arguments, at: offset)
    default:
      let isName = symbols[name] != nil
      return fail(
        at: offset, isName ? "\(name) is no function" : "unknown function '\(name)'",
        advice: isName
          ? "write * for a product, or brackets for an element"
          : closest(to: name, in: Reserved.functions).map { "did you mean \($0)?" }
            ?? "functions are \(Reserved.functions.joined(separator: ", "))")
    }
  }

  private mutating func wrongCount(_ name: String, _ form: String, at offset: Int) -> TypedTerm? {
    fail(at: offset, "\(name) has another number of arguments", advice: "write \(form)")
  }

  private mutating func choice(_ arguments: [Expression], at offset: Int) -> TypedTerm? {
    guard arguments.count == 3 else { return wrongCount("if", "if(condition, a, b)", at: offset) }
    let test = condition(arguments[0], "if")
    guard let (a, b) = both(number(arguments[1], "if"), number(arguments[2], "if")), let test,
      let (parts, measure) = alike([a, b], "if", at: offset)
    else { return nil }
    return apply(.choose, [test] + parts, .number(measure), at: offset)
  }

  private mutating func extreme(_ operation: Term.Operation, _ arguments: [Expression], at offset: Int) -> TypedTerm? {
    let name = operation.rawValue
    guard arguments.count >= 2 else { return wrongCount(name, "\(name)(a, b, …)", at: offset) }
    var parts: [TypedTerm] = []
    for argument in arguments { if let part = number(argument, name) { parts.append(part) } }
    guard parts.count == arguments.count, let (alike, measure) = alike(parts, name, at: offset) else { return nil }
    return apply(operation, alike, .number(measure), at: offset)
  }

  private mutating func ofPure(_ operation: Term.Operation, _ arguments: [Expression], at offset: Int) -> TypedTerm? {
    let name = operation.rawValue
    guard arguments.count == 1 else { return wrongCount(name, "\(name)(x)", at: offset) }
    guard let part = pure(arguments[0], name) else { return nil }
    return apply(operation, [part], .number(.one), at: offset)
  }

  private mutating func root(_ operation: Term.Operation, _ arguments: [Expression], at offset: Int) -> TypedTerm? {
    let name = operation.rawValue
    guard arguments.count == 1 else { return wrongCount(name, "\(name)(x)", at: offset) }
    guard let part = number(arguments[0], name), case .number(let measure) = part.kind else { return nil }
    return apply(operation, [part], .number(operation == .sqrt ? measure?.raised(to: 0.5) : measure), at: offset)
  }

  /// An array of its own for a part of a formula, or the one that it names.
  private mutating func array(_ typed: TypedTerm) -> Leaf {
    if case .leaf(let leaf) = typed.term, leaf.choices.isEmpty, leaf.earlier == 0 { return leaf }
    return Leaf(node: plan.add(Plan.Node(source: .formula(typed.term), axes: typed.axes, title: title)))
  }

  private mutating func reduction(_ name: String, _ arguments: [Expression], at offset: Int) -> TypedTerm? {
    guard let first = arguments.first else { return wrongCount(name, "\(name)(x, axis)", at: offset) }
    guard let inner = number(first, name), case .number(let measure) = inner.kind else { return nil }
    var summed: [String] = []
    for argument in arguments.dropFirst() {
      guard case .reference(let reference) = argument.content, reference.indices.isEmpty,
        inner.axes.contains(reference.name)
      else {
        return fail(
          at: argument.offset, "this is no axis of what \(name) is taken of",
          advice: inner.axes.isEmpty
            ? "it is one number: leave \(name) out" : "its axes are \(inner.axes.joined(separator: ", "))")
      }
      guard !summed.contains(reference.name) else {
        return fail(at: argument.offset, "the axis \(reference.name) stands twice", advice: "remove one of the two")
      }
      summed.append(reference.name)
    }
    guard !summed.isEmpty else {
      return fail(
        at: offset, "\(name) names no axis",
        advice: inner.axes.isEmpty
          ? "it is taken of one number: leave \(name) out" : "write \(name)(x, \(inner.axes[0]))")
    }
    let leaf = array(inner)
    let axes = inner.axes.filter { !summed.contains($0) }
    let node = plan.add(
      Plan.Node(source: name == "sum" ? .sum(leaf) : .mean(leaf), axes: axes, title: title))
    return TypedTerm(term: .leaf(Leaf(node: node)), kind: .number(measure), axes: axes, offset: offset)
  }

  private mutating func cumulative(_ arguments: [Expression], at offset: Int) -> TypedTerm? {
    guard arguments.count == 1 else { return wrongCount("cumulative", "cumulative(x)", at: offset) }
    guard let inner = number(arguments[0], "cumulative"), case .number(let measure) = inner.kind else { return nil }
    guard inner.axes.contains("year") else {
      return fail(
        at: offset, "cumulative is taken of what has no axis year", advice: "multiply it by the number of years")
    }
    let node = plan.add(Plan.Node(source: .cumulative(array(inner)), axes: inner.axes, title: title))
    return TypedTerm(term: .leaf(Leaf(node: node)), kind: .number(measure), axes: inner.axes, offset: offset)
  }

  private mutating func given(_ arguments: [Expression], at offset: Int) -> TypedTerm? {
    guard arguments.count == 2 else { return wrongCount("given", "given(x, otherwise)", at: offset) }
    guard case .reference(let reference) = arguments[0].content, let symbol = symbols[reference.name] else {
      if case .reference = arguments[0].content { return resolve(arguments[0]) }
      return fail(
        at: arguments[0].offset, "given asks for the name of a parameter or an input",
        advice: "write given(x, otherwise)")
    }
    used.insert(reference.name)
    guard symbol.isOptional, let source = symbol.given else {
      return fail(
        at: arguments[0].offset, "\(symbol.title) is always there",
        advice: "leave given out, or write optional = true below [\(symbol.title)]")
    }
    guard case .number = symbol.kind else {
      return fail(at: arguments[0].offset, "given asks for a number", advice: "give \(symbol.title) a default instead")
    }
    guard
      let (value, other) = both(
        element(of: symbol, reference, at: arguments[0].offset), number(arguments[1], "given")),
      let (parts, measure) = alike([value, other], "given", at: offset)
    else { return nil }
    // Of records each has its own.
    let axes: [String] = if case .field = source { [symbol.axes[0]] } else { [] }
    let node = plan.add(Plan.Node(source: .presence(source), axes: axes, title: title))
    var leaf = Leaf(node: node)
    if case .leaf(let read) = value.term { leaf.choices = read.choices.filter { axes.contains($0.key) } }
    let test = TypedTerm(
      term: .leaf(leaf), kind: .condition, axes: axes.filter { leaf.choices[$0] == nil }, offset: offset)
    return apply(.choose, [test] + parts, .number(measure), at: offset)
  }
}
