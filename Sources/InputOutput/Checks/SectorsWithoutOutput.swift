public import Diagnostics

extension InputOutputTable {
  /// Holds back what would have to be made by sectors that make nothing: their columns are empty, so that output would come
  /// from no inputs and add no value.
  /// - Parameters:
  ///   - numbers: of the sectors that are asked for output.
  ///   - advice: what to do instead, if anything.
  /// - Throws: `InvalidInput` that names every one of them without output.
  public func requireOutput(of numbers: some Sequence<Int>, advice: String? = nil) throws(InvalidInput) {
    let idle = numbers.filter { grossOutput[$0] == 0 }
    if idle.isEmpty { return }
    throw InvalidInput(
      idle.map { i in
        .error(
          at: locations?.outputs[i], "\(sectors[i].code) has no output, so nothing says what making it takes",
          advice: advice)
      })
  }
}
