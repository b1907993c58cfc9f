import Diagnostics
import NumberText

/// Output, value added and inputs of every line of a split table: given for the parts, what they leave for the rests.
struct PartSizes {
  private(set) var outputs: [Double]
  private(set) var valueAdded: [Double]
  /// Intermediate inputs in all.
  private(set) var inputs: [Double]
  /// The share of each line in its parent's output, and in its value added.
  private(set) var shares: [Double] = []
  private(set) var valueAddedShares: [Double] = []

  init(_ split: TableSplit, _ table: InputOutputTable, factor: Double) throws(InvalidInput) {
    let (parts, parents, n) = (split.parts, split.expanded.parents, split.expanded.sectorCount)
    let (codes, due) = (table.sectors.map(\.code), split.national.sectors.map(\.code))
    guard codes == due else { throw InvalidInput(Self.difference(of: codes, from: due)) }
    var problems: [Diagnostic] = []
    if !(factor > 0 && factor.isFinite) {
      throw InvalidInput(.error("the factor on outputs is \(formatNumber(factor))", advice: "write a number above 0"))
    }
    (outputs, valueAdded, inputs) = (table.grossOutput, table.totalValueAdded, table.intermediateInputs)
    let (wholeOutput, wholeAdded) = (outputs, valueAdded)
    for (k, part) in parts.enumerated() {
      let parent = parents[n + k]
      let moved = part.output.value * (part.countsForTarget ? factor : 1)
      let output = part.output.measure == .amount ? moved : moved * wholeOutput[parent]
      let ratio = wholeOutput[parent] > 0 ? wholeAdded[parent] / wholeOutput[parent] : 0
      let added =
        switch part.valueAdded {
        case .ratio(let given): given * output
        case .relativeToParent(let multiple): multiple * ratio * output
        case .national: split.nationalRatios[k] * ratio * output
        }
      if !(output > 0) {
        problems.append(
          .error(
            at: part.locations[.parent], "\(part.code) is to be a part of \(part.parent), which has no output",
            advice: "leave the part out for this table"))
      } else if !(added > 0 && added < output) {
        problems.append(
          .error(
            at: part.locations[.code],
            "the value added of \(part.code) would be \(formatNumber(added)) of an output of \(formatNumber(output))",
            advice: "give it a ratio of its own"))
      }
      outputs.append(output)
      valueAdded.append(added)
      inputs.append(output - added)
      outputs[parent] -= output
      valueAdded[parent] -= added
      inputs[parent] -= output - added
    }
    for parent in Set(parents.dropFirst(n)).sorted() where wholeOutput[parent] > 0 {
      let rests = [
        ("output", outputs[parent], wholeOutput[parent]), ("value added", valueAdded[parent], wholeAdded[parent]),
        ("inputs", inputs[parent], table.intermediateInputs[parent]),
      ]
      for (name, rest, whole) in rests where !(rest > 0) {
        let held = parts.indices.filter { parents[n + $0] == parent }.map { parts[$0].code }.joined(separator: ", ")
        problems.append(
          .error(
            "the parts of \(codes[parent]) (\(held)) take \(formatNumber(whole - rest)) of its \(name) of "
              + "\(formatNumber(whole)), so that nothing is left", advice: "make their outputs or their ratios smaller")
        )
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    shares = zip(outputs, parents).enumerated().map { line, pair in
      wholeOutput[pair.1] > 0 ? pair.0 / wholeOutput[pair.1] : line < n ? 1 : 0
    }
    valueAddedShares = zip(valueAdded, parents).enumerated().map { line, pair in
      wholeAdded[pair.1] != 0 ? pair.0 / wholeAdded[pair.1] : line < n ? 1 : 0
    }
  }

  private static func difference(of codes: [String], from due: [String]) -> Diagnostic {
    let missing = due.filter { !codes.contains($0) }
    let extra = codes.filter { !due.contains($0) }
    let advice = "the profiles must have the sectors of the table in its order"
    if missing.isEmpty, extra.isEmpty {
      return .error("the sectors of the table stand in another order than those of the profiles", advice: advice)
    }
    func list(_ codes: [String]) -> String { codes.isEmpty ? "none" : codes.joined(separator: ", ") }
    return .error(
      "the sectors of the table are not those of the profiles: the table alone has \(list(extra)), the profiles alone "
        + list(missing), advice: advice)
  }
}
