import CSVText
import Diagnostics
import NumberText

/// How many decimals the figures of a table file print, beside those that its header declares: tolerances follow the
/// declared ones, so that a wrong number lets mistakes through or calls rounding one.
struct PrintedDecimals {
  /// The most that a cell prints, zeros at the end included.
  private(set) var most = 0
  /// The most without such zeros, which say nothing, and the first cell that has them.
  private(set) var finest: (decimals: Int, cell: CSVCell)?

  /// Takes a cell that is known to be a number.
  mutating func add(_ cell: CSVCell) {
    let (printed, significant) = Self.decimals(of: cell.text.utf8)
    most = max(most, printed)
    if significant > finest?.decimals ?? -1 { finest = (significant, cell) }
  }

  private static func decimals(of digits: String.UTF8View) -> (printed: Int, significant: Int) {
    var (printed, significant, isFraction) = (0, 0, false)
    for (offset, byte) in digits.enumerated() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        let power = Int(String(decoding: digits.dropFirst(offset + 1), as: UTF8.self)) ?? 0
        // No double has more decimals than this, whatever its exponent says.
        let shift = min(max(power, -400), 400)
        return (max(0, printed - shift), max(0, significant - shift))
      default:
        guard isFraction else { continue }
        printed += 1
        if byte != UInt8(ascii: "0") { significant = printed }
      }
    }
    return (printed, significant)
  }

  /// What is wrong with the declared number, if anything.
  /// - Parameter place: where it is declared.
  func problem(declared: Int, at place: SourceLocation?) -> Diagnostic? {
    guard let finest else { return nil }
    if finest.decimals > declared {
      let cell = "'\(finest.cell.text)' in line \(finest.cell.location.line), column \(finest.cell.location.column)"
      return .error(
        at: place, "'decimals' is \(declared), and \(cell) has \(finest.decimals)",
        advice: "write '# decimals: \(finest.decimals)', or round the figures: tolerances follow the decimals")
    }
    if most < declared {
      let advice = "write '# decimals: \(most)': tolerances follow the decimals"
      return .error(at: place, "'decimals' is \(declared), and no figure prints more than \(most)", advice: advice)
    }
    return nil
  }
}
