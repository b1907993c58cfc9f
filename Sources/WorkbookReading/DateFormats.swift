/// The number formats of a workbook that show a number as a date or a time, by their numbers.
struct DateFormats {
  /// Those that Excel has of its own.
  private var numbers: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)

  func contains(_ number: Int) -> Bool { numbers.contains(number) }

  /// Takes a format that the workbook brings along.
  mutating func add(_ code: String, number: Int) {
    if Self.showsDate(code) { numbers.insert(number) } else { numbers.remove(number) }
  }

  /// Whether a format has a letter of a date outside quotes and brackets.
  private static func showsDate(_ code: String) -> Bool {
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": isEscaped = !isQuoted
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "y", "m", "d", "h", "s":
        if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
