public import Diagnostics
import LinearAlgebra
import NumberText

extension InputOutputTable {
  /// The largest gap that rounding alone explains in a sum of `terms` printed figures.
  ///
  /// Half a unit of the last printed decimal for each term, and never a share of the sum: a relative tolerance fails
  /// for sectors near zero. `size`, the sum of magnitudes, adds what binary floating point itself rounds; unrounded figures
  /// carry a number of significant digits instead of decimals, and are off by half a unit of the last of them.
  public func roundingTolerance(terms: Int, size: Double) -> Double {
    let noise = (Double(terms) * Double.ulpOfOne + relativeRounding) * size
    if description.unroundedDigits != nil { return noise }
    return 0.5 * unitOfLastDecimal * Double(terms) + noise
  }

  /// The share of an unrounded figure that its last digit rounds; 0 for figures of fixed decimals.
  var relativeRounding: Double {
    guard let digits = description.unroundedDigits else { return 0 }
    return (0..<digits - 1).reduce(0.5) { share, _ in share / 10 }
  }

  private var unitOfLastDecimal: Double {
    let decimals = description.decimals
    return (0..<decimals.magnitude).reduce(1.0) { unit, _ in decimals < 0 ? unit * 10 : unit / 10 }
  }

  /// Everything to be said about the figures; nothing is repaired. Errors: a cause that explains every imbalance (a unit, a
  /// sign, a transposition), which comes first; not finite or above 1e15, negative output or intermediate use, inputs or value
  /// added without output, rows or columns or the whole not balanced within rounding, negative compensation or jobs, imports
  /// or inflow below zero in all, or none beside sales outside. Inventories, net taxes, surplus, the error column, exports and
  /// outflow may be negative. Warnings: negative cells of households, government, capital formation, imports or inflow; an error column beyond
  /// rounding. Notes: the largest residual, sectors without output.
  /// - Parameter tolerating: faults to be warned of instead.
  public func check(tolerating: Set<TableFault> = []) -> [Diagnostic] {
    let found = findings(tolerating: tolerating)
    return found.causes + found.others
  }

  /// As `check(tolerating:)`, with the causes of imbalances apart, since they are to be read first.
  func findings(tolerating: Set<TableFault>) -> (causes: [Diagnostic], others: [Diagnostic]) {
    let unusable = checkFinite() + checkOutputs()
    if unusable.contains(where: { $0.severity == .error }) { return ([], unusable) }
    func told(_ problems: [Diagnostic], _ fault: TableFault) -> [Diagnostic] {
      guard tolerating.contains(fault) else { return problems }
      return problems.map { Diagnostic(.warning, at: $0.location, $0.message, advice: $0.advice) }
    }
    let balance = TableBalance(self)
    let imbalance = checkRows(balance) + checkColumns(balance) + checkTotal()
    let causes = imbalance.isEmpty ? [] : suspectedCauses(balance)
    let faults = TableFault.allCases.flatMap { fault in
      switch fault {
      case .imbalance: told(imbalance, fault)
      case .missingImports: told(missingImports(), fault)
      default: told(signFaults(fault), fault)
      }
    }
    return (told(causes, .imbalance), unusable + faults + unlikelySigns() + checkErrorColumn(balance))
  }

  private func checkFinite() -> [Diagnostic] {
    var lists = finalDemand.map { ($0.code, $0.values) }
    if let importedInputs { lists.append(("imported inputs", importedInputs.inputs)) }
    lists += [("imports", imports), ("inflow", inflow), ("other error", otherError), ("gross output", grossOutput)]
    lists += valueAdded.map { ($0.code.rawValue, $0.values) } + extensions.map { ($0.code, $0.values) }
    let problems = lists.flatMap { name, values in unusable(values).map { problem(of: values[$0], $0, name) } }
    return problems
      + sectors.indices.flatMap { j in
        intermediate.withColumn(j) { column in
          unusable(column).map { problem(of: column[$0], $0, "intermediate use by \(sectors[j].code)") }
        }
      }
  }

  /// Doubles from 1e15 on lose their decimals, and sums of the largest overflow and would balance as infinities.
  private static let largestFigure = 1e15

  private func unusable(_ values: some Collection<Double>) -> [Int] {
    // Not a number is not below anything.
    if values.allSatisfy({ $0.magnitude < Self.largestFigure }) { return [] }
    return values.enumerated().filter { !($0.element.magnitude < Self.largestFigure) }.map(\.offset)
  }

  private func problem(of value: Double, _ i: Int, _ name: String) -> Diagnostic {
    let subject = "\(name) of \(sectors[i].code)"
    guard value.isFinite else { return .error(at: locations?.rows[i], "\(subject) is not a finite number") }
    return .error(
      at: locations?.rows[i], "\(subject) is \(formatNumber(value)), above 1e15",
      advice: "write the table in a larger unit")
  }

  private func checkOutputs() -> [Diagnostic] {
    let (inputs, added) = (intermediateInputs, totalValueAdded)
    return sectors.indices.compactMap { j in
      let (code, x) = (sectors[j].code, grossOutput[j])
      if x < 0 { return .error(at: locations?.outputs[j], "\(code) has a negative output of \(formatNumber(x))") }
      guard x == 0 else { return nil }
      if intermediate.withColumn(j, { $0.contains { $0 != 0 } }) {
        let use = formatNumber(inputs[j])
        return .error(at: locations?.columns[j], "\(code) has inputs of \(use) but no output")
      }
      if valueAdded.contains(where: { $0.values[j] != 0 }) {
        let amount = formatNumber(added[j])
        return .error(at: locations?.columns[j], "\(code) has value added of \(amount) but no output")
      }
      return Diagnostic(
        .note, at: locations?.outputs[j], "\(code) has no output; its column is empty and its uses are imported")
    }
  }

  private func checkRows(_ balance: TableBalance) -> [Diagnostic] {
    balance.openRows.map { i in
      imbalance(
        "row \(sectors[i].code)", balance.rowGaps[i], "its uses", balance.rowTolerances[i], at: locations?.rows[i])
    }
  }

  private func checkColumns(_ balance: TableBalance) -> [Diagnostic] {
    balance.openColumns.map { j in
      imbalance(
        "column \(sectors[j].code)", balance.columnGaps[j], "its inputs", balance.columnTolerances[j],
        at: locations?.columns[j])
    }
  }

  private func imbalance(
    _ place: String, _ gap: Double, _ parts: String, _ tolerance: Double, at location: SourceLocation?
  ) -> Diagnostic {
    let side = gap > 0 ? "more" : "less"
    return .error(
      at: location, "\(place) does not balance: output is \(rounded(gap.magnitude)) \(side) than \(parts)",
      advice: "rounding explains at most \(rounded(tolerance))")
  }

  private func checkTotal() -> [Diagnostic] {
    let added = totalValueAdded.reduce(0, +)
    let demand = finalDemand.flatMap(\.values).reduce(0, +) + otherError.reduce(0, +)
    let bought = importedInputs?.inputs.reduce(0, +) ?? 0
    let net = demand - imports.reduce(0, +) - inflow.reduce(0, +) - bought
    let terms = sectors.count * (finalDemand.count + 3 + valueAdded.count)
    // Both sides are output less intermediate use, so the gaps of the rows and the columns may add up.
    let tolerance = roundingTolerance(
      terms: terms, size: added.magnitude + finalDemand.flatMap(\.values).sumOfMagnitudes)
    guard (added - net).magnitude > tolerance else { return [] }
    return [
      .error(
        "total value added is \(rounded(added)) and total net final demand \(rounded(net)), a gap of "
          + rounded((added - net).magnitude), advice: "rounding explains at most \(rounded(tolerance))")
    ]
  }

  private func checkErrorColumn(_ balance: TableBalance) -> [Diagnostic] {
    let gaps = residual
    guard let worst = gaps.indices.max(by: { gaps[$0].magnitude < gaps[$1].magnitude }) else { return [] }
    let code = sectors[worst].code
    let hasErrorColumn = otherError.contains { $0 != 0 }
    let terms = sectors.count + finalDemand.count + 3
    let beyond =
      hasErrorColumn
      ? gaps.indices.filter { i in gaps[i].magnitude > roundingTolerance(terms: terms, size: grossOutput[i]) }
      : balance.openRows
    guard !beyond.isEmpty else {
      let largest = "the largest residual of a row is \(rounded(gaps[worst].magnitude)) (\(code))"
      return [Diagnostic(.note, at: locations?.rows[worst], "\(largest), within rounding")]
    }
    let share = grossOutput[worst] > 0 ? gaps[worst].magnitude / grossOutput[worst] * 1000 : 0
    let percent = formatNumber(share.rounded() / 10)
    let rows = beyond.count == 1 ? "1 row" : "\(beyond.count) rows"
    let subject =
      hasErrorColumn
      ? "the error column is more than rounding in \(rows)"
      : "\(rows) \(beyond.count == 1 ? "does" : "do") not balance within rounding"
    return [
      Diagnostic(
        .warning, at: locations?.rows[worst],
        "\(subject); the largest residual is \(rounded(gaps[worst].magnitude)) (\(code), \(percent) % of its output)",
        advice: "results carry it as a driver of its own, the residual")
    ]
  }

  /// A figure with the decimals the table prints and no float noise behind them; of unrounded figures six significant digits.
  func rounded(_ value: Double) -> String {
    var scale = 1.0
    if description.unroundedDigits == nil {
      for _ in 0..<max(0, description.decimals) { scale *= 10 }
    } else {
      while value != 0, (value * scale).magnitude < 1e5, scale < 1e300 { scale *= 10 }
    }
    let scaled = (value * scale).rounded() / scale
    return formatNumber(scaled.isFinite ? scaled : value)
  }
}

extension [Double] {
  var sumOfMagnitudes: Double { reduce(0) { $0 + $1.magnitude } }
}
