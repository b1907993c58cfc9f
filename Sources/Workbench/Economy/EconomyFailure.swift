/// Why the economy of a scenario cannot be computed: one or more sentences that name sector, module and year.
public struct EconomyFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public var sentences: [String]

  public init(_ sentences: [String]) { self.sentences = sentences }
  public init(_ sentence: String) { sentences = [sentence] }

  public var description: String { sentences.joined(separator: "\n") }
}
