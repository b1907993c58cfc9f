import Glibc

extension Term.Operation {
  /// The operation on numbers; a condition is 1 or 0.
  func value(of numbers: [Double]) -> Double {
    let (a, b) = (numbers[0], numbers.count > 1 ? numbers[1] : 0)
    func truth(_ condition: Bool) -> Double { condition ? 1 : 0 }
    return switch self {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .over: a / b
    case .power: pow(a, b)
    case .negative: -a
    case .less: truth(a < b)
    case .lessOrEqual: truth(a <= b)
    case .greater: truth(a > b)
    case .greaterOrEqual: truth(a >= b)
    case .equal: truth(a == b)
    case .notEqual: truth(a != b)
    case .and: truth(a != 0 && b != 0)
    case .or: truth(a != 0 || b != 0)
    case .not: truth(a == 0)
    case .choose: a != 0 ? b : numbers[2]
    case .min: numbers.min() ?? a
    case .max: numbers.max() ?? a
    case .exp: Glibc.exp(a)
    case .log: Glibc.log(a)
    case .sqrt: a.squareRoot()
    case .abs: Swift.abs(a)
    case .floor: a.rounded(.down)
    }
  }
}
