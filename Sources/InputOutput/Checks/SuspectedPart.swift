/// A part of a table that may be in the wrong unit, or have the wrong sign.
struct SuspectedPart {
  var name: String
  /// Its share in x less the uses of each row, and in x less the inputs of each column.
  var rows: [Int: Double] = [:]
  var columns: [Int: Double] = [:]
  /// The most printed figures that it adds to a row or a column, whose rounding is multiplied along. A sector's line adds so
  /// many to that sector's gaps, and one to each of the others.
  var terms = 1
  /// The sector whose line it is or stands in, for lines and single figures.
  var line: Int?
  /// Whether it is stored with the sign that a row subtracts.
  var isSubtracted = false

  /// The factor that closes every open gap and opens no other; nil where none does. Powers of ten from 1e-8 to 1e8, and -1
  /// for what is subtracted.
  func closingFactor(_ balance: TableBalance) -> Double? {
    // The open gap that the part weighs most in says which factor it would take.
    guard balance.openRows.allSatisfy({ rows[$0] ?? 0 != 0 }),
      balance.openColumns.allSatisfy({ columns[$0] ?? 0 != 0 })
    else { return nil }
    let open =
      balance.openRows.map { (balance.rowGaps[$0], rows[$0] ?? 0) }
      + balance.openColumns.map { (balance.columnGaps[$0], columns[$0] ?? 0) }
    guard let (gap, weight) = open.max(by: { $0.1.magnitude < $1.1.magnitude }) else { return nil }
    guard let factor = nearestFactor(1 - gap / weight) else { return nil }
    return closes(balance, factor: factor) ? factor : nil
  }

  private func nearestFactor(_ factor: Double) -> Double? {
    if isSubtracted, factor < 0 { return -1 }
    guard factor > 0 else { return nil }
    var (power, nearest) = (0, 1.0)
    // Between two powers the geometric mean divides.
    while power < 8, factor > nearest * 3.1623 { (power, nearest) = (power + 1, nearest * 10) }
    var divisor = 1.0
    while power > -8, factor * 3.1623 < 1 / divisor { (power, divisor) = (power - 1, divisor * 10) }
    return power == 0 ? nil : nearest / divisor
  }

  private func closes(_ balance: TableBalance, factor: Double) -> Bool {
    let rounding = factor.magnitude * balance.halfUnit
    // The slack must be little beside the open gaps, or rounding would be all that closes them.
    var (openGaps, openSlack) = (0.0, 0.0)
    func closed(_ gaps: [Double], _ tolerances: [Double], _ part: [Int: Double]) -> Bool {
      for k in gaps.indices {
        let carried = part[k] == nil ? 0 : line == nil || line == k ? terms : 1
        let slack =
          tolerances[k] + rounding * Double(carried) + (factor * (part[k] ?? 0)).magnitude * balance.relativeRounding
        guard (gaps[k] + (factor - 1) * (part[k] ?? 0)).magnitude <= slack else { return false }
        if gaps[k].magnitude > tolerances[k] {
          openGaps += gaps[k].magnitude
          openSlack += slack
        }
      }
      return true
    }
    return closed(balance.rowGaps, balance.rowTolerances, rows)
      && closed(balance.columnGaps, balance.columnTolerances, columns) && openSlack <= 0.1 * openGaps
  }
}
