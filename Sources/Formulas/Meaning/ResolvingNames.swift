import Diagnostics
import ScenarioKit

extension FormulaResolver {
  mutating func resolve(_ reference: Reference, at offset: Int) -> TypedTerm? {
    let name = reference.name
    if let constant = Reserved.constants[name], symbols[name] == nil, reference.indices.isEmpty {
      return TypedTerm(term: .constant(constant), kind: .number(.one), axes: [], offset: offset)
    }
    if name == "year", reference.indices.isEmpty {
      let node = plan.add(Plan.Node(source: .years, axes: ["year"], title: title))
      return TypedTerm(term: .leaf(Leaf(node: node)), kind: .number(.one), axes: ["year"], offset: offset)
    }
    guard let symbol = symbols[name] else {
      if axes.keys.contains(name), reference.indices.isEmpty {
        return TypedTerm(term: .constant(0), kind: .axis(name), axes: [], offset: offset)
      }
      return unknown(name, at: offset)
    }
    if name != own { used.insert(name) }
    guard !symbol.isOptional else {
      return fail(
        at: offset, "\(symbol.title) may be absent", advice: "say what holds then, as in given(\(name), 0)")
    }
    return element(of: symbol, reference, at: offset)
  }

  private mutating func unknown(_ name: String, at offset: Int) -> TypedTerm? {
    if unreadable.contains(name) || unreadable.contains(String(name.prefix { $0 != "." })) { return nil }
    if Reserved.functions.contains(name) {
      return fail(at: offset, "\(name) is a function", advice: "write \(name)(…)")
    }
    let candidates = symbols.keys.sorted() + axes.keys.sorted() + Reserved.words + Reserved.constants.keys.sorted()
    let meant = closest(to: name, in: candidates)
    // It is not unused as well.
    if let meant { used.insert(meant) }
    return fail(
      at: offset, "unknown name '\(name)'",
      advice: meant.map { "did you mean \($0)?" } ?? "declare it under [parameters], [inputs] or [variables]")
  }

  /// The element of a symbol that the indices name, whether it is optional or not.
  mutating func element(of symbol: Symbol, _ reference: Reference, at offset: Int) -> TypedTerm? {
    if case .text = symbol.kind {
      guard let index = reference.indices.first else {
        return TypedTerm(term: .constant(0), kind: .text(.parameter(symbol.name)), axes: [], offset: offset)
      }
      return fail(at: index.offset, "\(symbol.title) is a text and has no elements", advice: "leave the brackets out")
    }
    guard let node = plan.numbers[symbol.name] else { return nil }
    var leaf = Leaf(node: node)
    for index in reference.indices {
      switch index.content {
      case .earlier(let years): if !takeEarlier(years, symbol, index, &leaf) { return nil }
      case .label(let axis, let label, let isBare):
        guard symbol.axes.contains(axis) else {
          return fail(
            at: index.offset, "\(symbol.title) has no axis \(axis)",
            advice: symbol.axes.isEmpty
              ? "it is one number: leave the brackets out" : "its axes are \(symbol.axes.joined(separator: ", "))")
        }
        guard leaf.choices[axis] == nil else {
          return fail(
            at: index.offset, "the axis \(axis) stands twice in the brackets", advice: "remove one of the two")
        }
        if axis == "year" {
          guard let choice = year(label, isBare, at: index.labelOffset) else { return nil }
          leaf.choices[axis] = choice
        } else {
          guard checkLabel(label, of: axis, at: index.labelOffset) else { return nil }
          leaf.choices[axis] = .label(label)
        }
      }
    }
    if leaf.earlier > 0, leaf.choices["year"] != nil {
      return fail(
        at: reference.indices[0].offset, "the brackets name a year and one before it", advice: "name the year alone")
    }
    let kind: TypedTerm.Kind = if case .condition = symbol.kind { .condition } else { .number(symbol.measure) }
    return TypedTerm(
      term: .leaf(leaf), kind: kind, axes: symbol.axes.filter { leaf.choices[$0] == nil }, offset: offset)
  }

  private mutating func takeEarlier(_ years: Int, _ symbol: Symbol, _ index: Reference.Index, _ leaf: inout Leaf)
    -> Bool
  {
    let problem: (message: String, advice: String)
    if leaf.earlier > 0 {
      problem = ("the brackets name an earlier year twice", "remove one of the two")
    } else if !symbol.axes.contains("year") {
      problem = ("\(symbol.title) has no axis year, so no year before", "leave [-\(years)] out")
    } else if !symbol.isComputed {
      problem = (
        "\(symbol.title) has no value before the first year",
        "make a variable of it: formula = \"\(symbol.name)\", initial = \"\(symbol.name)[year=first]\""
      )
    } else if !symbol.hasInitial {
      problem = (
        "\(symbol.title) has no value before the first year",
        "write initial = \"…\" below [\(symbol.title)]: what holds in all years before the run"
      )
      read.insert(symbol.name)
    } else {
      leaf.earlier = years
      read.insert(symbol.name)
      return true
    }
    problems.append(ExpressionProblem(at: index.offset, problem.message, advice: problem.advice))
    return false
  }

  private mutating func year(_ label: String, _ isBare: Bool, at offset: Int) -> Leaf.Choice? {
    if isBare, label == "first" { return .first }
    if isBare, label == "last" { return .last }
    guard let year = Int(label), (0...9999).contains(year), String(year) == label else {
      _ = fail(
        at: offset, "'\(label.escapingControls)' is not a year", advice: "write a number like 2015, first or last")
      return nil
    }
    return .label(label)
  }
}
