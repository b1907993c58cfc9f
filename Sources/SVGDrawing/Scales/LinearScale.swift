/// A tick of a linear axis: the number it stands for, and that number as text.
package struct Tick: Equatable {
  package var value: Double
  package var label: String

  package init(value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// A linear scale with ticks at multiples of 1, 2 or 5 times a power of ten, and its ends at such multiples too unless
/// the data reach past zero by little.
///
/// The step is chosen as D3 does (d3-array, `tickIncrement`): the one of the 1-2-5 sequence whose count of ticks is
/// nearest the one asked for. Ticks are kept as whole multiples of the step, so their labels are exact.
package struct LinearScale: Equatable {
  /// The numbers at the two ends; `lower < upper`.
  package let lower: Double
  package let upper: Double
  package let ticks: [Tick]

  /// A scale that covers `values`, and zero if `fromZero`.
  ///
  /// Values that are all zero, or none at all, give 0 to 1. `values` are finite and at most 1e15 in size.
  package init(covering values: [Double], fromZero: Bool, tickCount: Int = 5) {
    var low = values.min() ?? 0
    var high = values.max() ?? 0
    if fromZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    // A spread that is lost in the last digits of the numbers has no steps to divide.
    let size = max(low.magnitude, high.magnitude)
    if high - low <= size * 1e-9 || high - low < 1e-9 {
      if size < 1e-9 {
        (low, high) = (0, 1)
      } else {
        (low, high) = (min(low, 0), max(high, 0))
      }
    }
    let step = Step(span: high - low, count: max(1, tickCount))
    var first = Int((low / step.value + 1e-9).rounded(.down))
    var last = max(first + 1, Int((high / step.value - 1e-9).rounded(.up)))
    var lower = step.multiple(first)
    var upper = step.multiple(last)
    // A short arm on the other side of zero that barely passes a tick ends there: a whole step more would be empty.
    if low < 0, high > 0, last - first > 2 {
      let below = -low / step.value - Double(-first - 1)
      let above = high / step.value - Double(last - 1)
      if -low < high, below < Self.slightExcess {
        first += 1
        lower = low - step.value * Self.pad
      } else if high < -low, above < Self.slightExcess {
        last -= 1
        upper = high + step.value * Self.pad
      }
    }
    self.lower = lower
    self.upper = upper
    ticks = (first...last).map { Tick(value: step.multiple($0), label: step.label($0)) }
  }

  /// Share of a step by which data may pass a tick without asking for the next.
  private static let slightExcess = 0.4
  /// Share of a step that is left free beyond data that end between ticks.
  private static let pad = 0.1

  /// One digit more than the ticks have.
  package var finerDecimals: Int {
    let label = ticks.last?.label ?? ""
    return (label.split(separator: ".").dropFirst().first?.count ?? 0) + 1
  }

  /// Whether zero lies beyond the ends.
  package var leavesOutZero: Bool { lower > 0 || upper < 0 }

  /// Where `value` lies between the ends: 0 at the lower, 1 at the upper.
  package func share(_ value: Double) -> Double { (value - lower) / (upper - lower) }

  /// A step of 1, 2 or 5 times ten to a power.
  private struct Step {
    var mantissa: Int
    var exponent: Int

    init(span: Double, count: Int) {
      let raw = span / Double(count)
      var exponent = 0
      while raw / Self.ten(exponent) >= 10 { exponent += 1 }
      while raw / Self.ten(exponent) < 1 { exponent -= 1 }
      let rest = raw / Self.ten(exponent)
      self.exponent = exponent
      // The boundaries are the geometric means of neighbouring steps: sqrt(2), sqrt(10), sqrt(50).
      if rest >= 7.0710678 {
        mantissa = 1
        self.exponent += 1
      } else if rest >= 3.1622777 {
        mantissa = 5
      } else if rest >= 1.4142136 {
        mantissa = 2
      } else {
        mantissa = 1
      }
    }

    var value: Double { multiple(1) }

    func multiple(_ count: Int) -> Double {
      let whole = Double(count * mantissa)
      return exponent >= 0 ? whole * Self.ten(exponent) : whole / NumberText.power(-exponent)
    }

    func label(_ count: Int) -> String { NumberText.readable(mantissa: count * mantissa, exponent: exponent) }

    private static func ten(_ exponent: Int) -> Double {
      exponent >= 0 ? NumberText.power(exponent) : 1 / NumberText.power(-exponent)
    }
  }
}
