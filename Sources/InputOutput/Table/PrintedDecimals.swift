package import CSVText
import Diagnostics
import NumberText

/// How many decimals the figures of a table file print, beside those that its header declares: tolerances follow the
/// declared ones, so that a wrong number lets mistakes through or calls rounding one.
package struct PrintedDecimals {
  /// The most that a cell prints, zeros at the end included.
  private(set) var most = 0
  /// The most without such zeros, which say nothing, and the first cell that has them.
  private(set) var finest: (decimals: Int, record: Int, column: Int)?
  /// The most digits of a figure, from the first to the last that is not zero.
  package private(set) var significantDigits = 0

  package init() {}

  /// Takes the number of a cell.
  package mutating func add(_ number: DecimalNumber, record: Int, column: Int) {
    most = max(most, number.decimals)
    significantDigits = max(significantDigits, number.significantDigits)
    if number.significantDecimals > finest?.decimals ?? -1 { finest = (number.significantDecimals, record, column) }
  }

  /// The decimals that the figures themselves print: unrounded where one has more digits than anybody rounds to.
  package var found: DeclaredDecimals {
    let decimals = finest?.decimals ?? 0
    let isUnrounded = significantDigits > 12 && decimals > 2 || decimals > DeclaredDecimals.range.upperBound
    return isUnrounded ? .unrounded : .fixed(decimals)
  }

  /// The departure of the figures from the declared decimals; nil where they agree.
  /// - Parameter place: the line that declares them.
  func problem(declared: DeclaredDecimals, at place: SourceLocation?, in csv: CSVFile) -> Diagnostic? {
    // Unrounded figures may happen to be round.
    guard let finest, case .fixed(let declared) = declared else { return nil }
    if finest.decimals > declared {
      let cell = csv.records[finest.record][finest.column]
      let subject = "'\(cell.text)' in \(cell.location.withinFile)"
      let isWritable = DeclaredDecimals.range.contains(finest.decimals)
      let line = "'# decimals: \(isWritable ? "\(finest.decimals)" : DeclaredDecimals.unroundedWord)'"
      return .error(
        at: place, "'decimals' is \(declared), and \(subject) has \(finest.decimals)",
        advice: "write \(line), or round the figures: tolerances follow the decimals")
    }
    // Only a text keeps the zeros at the end of a figure.
    if most < declared, csv.isText {
      let advice = "write '# decimals: \(most)': tolerances follow the decimals"
      return .error(at: place, "'decimals' is \(declared), and no figure prints more than \(most)", advice: advice)
    }
    return nil
  }
}

/// The value of a table file's `decimals` line.
package enum DeclaredDecimals: Hashable, Sendable {
  case fixed(Int)
  /// Every figure with all the digits of a computation.
  case unrounded
  /// Not declared: what the figures print decides.
  case asPrinted

  static let range = 0...12
  static let unroundedWord = "unrounded"

  package init?(_ word: String) {
    if word == Self.unroundedWord {
      self = .unrounded
    } else if let count = Int(word), Self.range.contains(count) {
      self = .fixed(count)
    } else {
      return nil
    }
  }
}
