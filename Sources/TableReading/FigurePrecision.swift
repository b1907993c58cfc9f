import CSVText
import Glibc
import InputOutput
import LinearAlgebra

/// How precise the figures of a sheet are: as they stand there.
struct FigurePrecision {
  /// The most decimals of a figure, at the fifteen digits that Excel shows.
  private(set) var decimals = 0
  /// The most digits of a figure, at fifteen and at all seventeen.
  private var digits = 0
  private(set) var allDigits = 0
  /// 10 to the power of the decimals, where that is exact and small.
  private var scale = 1.0
  private static let mostDigits = 17

  mutating func take(_ value: Double) {
    // Of unrounded figures only the most digits are still asked for.
    if isUnrounded {
      if allDigits < Self.mostDigits, let exact = Self.number("\(value)") {
        allDigits = max(allDigits, exact.significantDigits)
      }
      return
    }
    let scaled = value * scale
    // Of no more decimals than were seen, and of twelve digits at most: writing it out would say the same.
    if scaled.magnitude < 1e12, scaled.rounded() / scale == value, digits > 0 { return }
    guard value != value.rounded() || value.magnitude >= 1e12 else {
      digits = max(digits, 1)
      return
    }
    guard let exact = Self.number("\(value)") else { return }
    allDigits = max(allDigits, exact.significantDigits)
    let shown = exact.significantDigits > 15 ? Self.number(Self.fifteenDigits(value)) ?? exact : exact
    digits = max(digits, shown.significantDigits)
    decimals = max(decimals, shown.significantDecimals)
    scale = decimals <= 12 ? (0..<decimals).reduce(1) { scale, _ in scale * 10 } : 1
  }

  /// Takes every figure that a table keeps.
  mutating func take(_ table: InputOutputTable) {
    func take(_ values: [Double]) { for value in values { self.take(value) } }
    if let uses = table.usesByOrigin {
      take(uses.domesticIntermediate.storage)
      take(uses.importedIntermediate.storage)
      for values in uses.domesticDemand + uses.importedDemand { take(values) }
    } else {
      take(table.intermediate.storage)
      take(table.imports)
      for category in table.finalDemand { take(category.values) }
    }
    if let imported = table.importedInputs { take(imported.inputs + imported.finalDemand) }
    take(table.finalDemand.map(\.compensation))
    for row in table.valueAdded { take(row.values) }
    take(table.inflow + table.otherError + table.grossOutput)
  }

  /// Whether the figures come from a computation, and nobody rounded them to decimals.
  var isUnrounded: Bool { digits > 12 && decimals > 2 || decimals > 12 }

  /// A figure of a rounded table without the noise that adding leaves behind its fifteen digits.
  static func cleaned(_ value: Double) -> Double {
    let shifted = value * 1e4
    // Of four decimals at most and few digits: there is no noise to take off.
    if shifted.magnitude < 1e14, shifted.rounded() / 1e4 == value { return value }
    return value == value.rounded() ? value : Double(fifteenDigits(value)) ?? value
  }

  private static func number(_ text: String) -> DecimalNumber? {
    var text = text
    return text.withUTF8 { DecimalNumber($0) }
  }

  private static func fifteenDigits(_ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 40)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
    return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
