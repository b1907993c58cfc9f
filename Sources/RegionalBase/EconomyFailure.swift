/// Why an economy cannot be computed: one or more sentences that name sector, module and year.
package struct EconomyFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var sentences: [String]

  package init(_ sentences: [String]) { self.sentences = sentences }
  package init(_ sentence: String) { sentences = [sentence] }

  package var description: String { sentences.joined(separator: "\n") }
}
