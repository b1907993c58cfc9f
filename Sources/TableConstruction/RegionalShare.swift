import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

/// A region's part of a table before trade is looked at: inputs by the whole's coefficients, final demand by share.
struct RegionalShare {
  let outputs: [Double]
  /// x_i^r / x_i^n; 0 for a sector that the whole lacks.
  let ofOutput: [Double]
  /// Inputs of all origins.
  let flows: Matrix
  let finalDemand: [FinalDemandCategory]
  let valueAdded: [ValueAddedRow]
  /// The factors of the columns of intermediate use and of final demand inside the region; none for a remainder.
  let inputFactors: [Double]
  let demandFactors: [Double]

  /// - Throws: `InvalidInput` that names sectors without an output, with more than the whole has, or with a value added that
  ///   is not below it.
  init(_ whole: InputOutputTable, _ totals: TableTotals) throws(InvalidInput) {
    let missing = totals.sectorsWithoutTotal(whole)
    var problems: [Diagnostic] = []
    if !missing.isEmpty {
      problems.append(
        .error(
          "the totals name no output for \(missing.joined(separator: ", "))",
          advice: "give every sector's output in the region; 0 for one that it lacks"))
    }
    for (name, isGiven) in [("imports", totals.imports != nil), ("inflow", totals.inflow != nil)] where isGiven {
      problems.append(
        .error("the total of \(name) is not read: it follows from the region's use", advice: "leave the line out"))
    }
    for (row, total) in zip(whole.valueAdded, totals.valueAdded) where total != nil {
      problems.append(
        .error(
          "the total of \(row.code.rawValue) is not read",
          advice: "give value added by sector, in the column value_added"))
    }
    let outputs = totals.outputs.map { $0 ?? 0 }
    for (i, sector) in whole.sectors.enumerated() {
      if outputs[i] > whole.grossOutput[i] * (1 + 1e-9) {
        problems.append(
          .error(
            "\(sector.code) has an output of \(formatNumber(outputs[i])) in the region and "
              + "\(formatNumber(whole.grossOutput[i])) in the whole",
            advice: "a part is no larger than the whole: check the unit, and the year"))
      }
      if let added = totals.valueAddedOfSectors[i], !(added < outputs[i] || outputs[i] == 0 && added == 0) {
        problems.append(
          .error(
            "\(sector.code) has a value added of \(formatNumber(added)) and an output of \(formatNumber(outputs[i]))",
            advice: "value added is less than output: check the unit"))
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    self.outputs = outputs
    let ratios = zip(outputs, whole.grossOutput).map { $1 == 0 ? 0 : $0 / $1 }
    ofOutput = ratios
    let paid = whole.totalValueAdded
    let inputs =
      whole.importedInputs.map { zip(whole.intermediateInputs, $0.inputs).map(+) } ?? whole.intermediateInputs
    let given = totals.valueAddedOfSectors
    valueAdded = whole.valueAdded.map { row in
      var row = row
      row.values = row.values.indices.map { j in
        given[j].map { paid[j] == 0 ? 0 : $0 / paid[j] * row.values[j] } ?? row.values[j] * ratios[j]
      }
      return row
    }
    inputFactors = ratios.indices.map { j in
      given[j].map { inputs[j] == 0 ? 0 : (outputs[j] - $0) / inputs[j] } ?? ratios[j]
    }
    flows = whole.intermediate.scalingColumns(by: inputFactors)
    let (added, size) = (paid.reduce(0, +), whole.grossOutput.reduce(0, +))
    // A whole that adds no value has no shares of it.
    let share =
      added > 0 ? valueAdded.flatMap(\.values).reduce(0, +) / added : size > 0 ? outputs.reduce(0, +) / size : 0
    demandFactors = zip(whole.finalDemand, totals.finalDemand).map { category, total in
      let sum = category.values.reduce(0, +)
      return category.role.isRegional ? total.map { sum == 0 ? share : $0 / sum } ?? share : 1
    }
    finalDemand = zip(whole.finalDemand, zip(totals.finalDemand, demandFactors)).map { category, given in
      var category = category
      let (total, factor) = given
      guard category.role.isRegional else {
        // Sales outside are shared out as the product is made.
        let values = zip(category.values, ratios).map(*)
        let made = values.reduce(0, +)
        let factor = total.map { made == 0 ? 1 : $0 / made } ?? 1
        category.values = values.map { factor * $0 }
        return category
      }
      category.values = category.values.map { factor * $0 }
      category.compensation *= factor
      return category
    }
  }

  /// The remainder of the whole after other shares, in every cell.
  init(_ whole: InputOutputTable, less others: [RegionalShare]) {
    // Where others have all of something, no more than the last bits are left of it, or what their outputs may be above it.
    func rest(_ left: Double, of all: Double) -> Double { left.magnitude <= 1e-9 * all.magnitude ? 0 : left }
    func left(_ values: [Double], _ part: (RegionalShare) -> [Double]) -> [Double] {
      zip(others.reduce(values) { zip($0, part($1)).map(-) }, values).map { rest($0, of: $1) }
    }
    let outputs = left(whole.grossOutput) { $0.outputs }
    self.outputs = outputs
    (inputFactors, demandFactors) = ([], [])
    ofOutput = zip(outputs, whole.grossOutput).map { $1 == 0 ? 0 : $0 / $1 }
    flows = others.reduce(whole.intermediate) { $0 - $1.flows }.mapEntries { left, i, j in
      rest(left, of: whole.intermediate[i, j])
    }
    finalDemand = whole.finalDemand.enumerated().map { k, category in
      var rest = category
      rest.values = left(category.values) { $0.finalDemand[k].values }
      rest.compensation = 0
      return rest
    }
    valueAdded = whole.valueAdded.enumerated().map { r, row in
      var rest = row
      rest.values = left(row.values) { $0.valueAdded[r].values }
      return rest
    }
  }

  /// Remainders below zero where the whole is not.
  func shortfalls(_ whole: InputOutputTable, noise: Double) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    func check(_ what: String, _ left: [Double], _ all: [Double]) {
      for (i, sector) in whole.sectors.enumerated() where left[i] < -noise && all[i] >= 0 {
        problems.append(
          .error(
            "the parts have \(formatNumber(all[i] - left[i])) of the whole's \(formatNumber(all[i])) \(what) of \(sector.code)",
            advice: "parts are no more than the whole: make their totals smaller"))
      }
    }
    check("output", outputs, whole.grossOutput)
    check("inputs", flows.columnSums, whole.intermediateInputs)
    check(
      "value added", valueAdded.reduce(outputs.map { _ in 0 }) { zip($0, $1.values).map(+) }, whole.totalValueAdded)
    for (left, all) in zip(finalDemand, whole.finalDemand) where all.role.isRegional {
      let (rest, sum) = (left.values.reduce(0, +), all.values.reduce(0, +))
      if rest < -noise, sum >= 0 {
        problems.append(
          .error(
            "the parts have \(formatNumber(sum - rest)) of the whole's \(formatNumber(sum)) of \(all.code)",
            advice: "parts are no more than the whole: make their totals smaller"))
      }
    }
    return problems
  }

  /// The mean over a product's uses, inputs and final demand, of the share that quotients let the region supply itself.
  func ownShare(of i: Int, _ quotients: LocationQuotients) -> Double {
    let final = finalDemand.filter(\.role.isRegional).reduce(0) { $0 + max(0, $1.values[i]) }
    var (own, all) = (final * quotients.finalShare(i), final)
    for j in outputs.indices {
      own += flows[i, j] * quotients.share(i, j)
      all += flows[i, j]
    }
    return all > 0 ? min(1, max(0, own / all)) : 1
  }
}
