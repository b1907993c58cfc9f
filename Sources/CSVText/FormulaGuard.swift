/// The apostrophe before a cell that a spreadsheet would take for a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@` or a control is run when Excel or LibreOffice opens the file ("CSV injection",
/// OWASP 2023). An apostrophe before it makes it a text. A cell that begins with apostrophes before such a sign gets one
/// more, so that taking one off always gives the cell back. Numbers are no formulas and stay as they are.
enum FormulaGuard {
  static let mark = UInt8(ascii: "'")

  private static let signs: [UInt8] = Array("=+-@\t\r".utf8)

  /// Whether a cell needs the guard when it is written.
  static func isNeeded(_ cell: some Collection<UInt8>) -> Bool {
    let formula = cell.drop { $0 == mark }
    guard let first = formula.first, signs.contains(first) else { return false }
    return !isNumber(formula)
  }

  /// Whether the first byte of a cell that was read is a guard.
  static func isGuarded(_ cell: some Collection<UInt8>) -> Bool { cell.first == mark && isNeeded(cell) }

  private static func isNumber(_ bytes: some Collection<UInt8>) -> Bool {
    Array(bytes).withUnsafeBufferPointer { DecimalNumber($0) } != nil
  }
}
