import Diagnostics
import FoundationEssentials
import InputOutput
import LinearAlgebra

/// A published economy with every figure that was printed or derived of it (`Fixtures/io-reference.json`).
struct ReferenceEconomy {
  let system: LeontiefSystem
  let outputs: [Double]
  private let vectors: [String: [Double]]
  private let matrices: [String: [[Double]]]

  /// Miller & Blair (2009), section 2.3.
  static func millerBlair() throws -> ReferenceEconomy { try ReferenceEconomy("miller_blair_2sector", ["1", "2"]) }

  /// Germany 1995, six sectors, million EUR: Eurostat Manual of Supply, Use and Input-Output Tables (Beutel 2008), ch. 15.
  static func germany() throws -> ReferenceEconomy {
    try ReferenceEconomy("germany_1995_beutel", ["AGR", "MAN", "CON", "TRD", "BUS", "OTH"])
  }

  private enum Value: Decodable {
    case text(String)
    case number(Double)
    case vector([Double])
    case matrix([[Double]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let vector = try? container.decode([Double].self) {
        self = .vector(vector)
      } else {
        self = .matrix(try container.decode([[Double]].self))
      }
    }
  }

  private init(_ name: String, _ codes: [String]) throws {
    let all = try JSONDecoder().decode(
      [String: [String: Value]].self, from: Data(try Fixtures.bytes("Fixtures/io-reference.json")))
    var (vectors, matrices): ([String: [Double]], [String: [[Double]]]) = ([:], [:])
    for (key, value) in all[name] ?? [:] {
      if case .vector(let entries) = value { vectors[key] = entries }
      if case .number(let entry) = value { vectors[key] = [entry] }
      if case .matrix(let rows) = value { matrices[key] = rows }
    }
    (self.vectors, self.matrices) = (vectors, matrices)
    outputs = vectors["x"] ?? []
    system = try LeontiefSystem(
      flows: Matrix(rows: matrices["Z"] ?? []), columnFactors: outputs.map { 1 / $0 }, sectors: Fixtures.sectors(codes))
  }

  /// A published vector; empty if there is none of that name, which no comparison accepts.
  subscript(name: String) -> [Double] { vectors[name] ?? [] }
  func matrix(_ name: String) -> Matrix { Matrix(rows: matrices[name] ?? []) }
}

/// The largest difference of two lists; infinite where they differ in length or are empty, so that nothing passes by
/// comparing nothing.
func gap(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count, !a.isEmpty else { return .infinity }
  return zip(a, b).map { ($0 - $1).magnitude }.max() ?? .infinity
}

func gap(_ a: Matrix, _ b: Matrix) -> Double {
  a.rows == b.rows ? gap(a.storage, b.storage) : .infinity
}
