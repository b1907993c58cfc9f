/// The colours of a heat map's cells: white at the neutral number, blue above, vermilion below, darkest at the largest
/// distance from it or from the distance asked for.
package struct CellColors {
  private static let gains = [
    RGB(0xF4, 0xF8, 0xFB), RGB(0x9C, 0xC9, 0xE3), RGB(0x2F, 0x86, 0xBD), RGB(0x00, 0x4B, 0x7C),
  ]
  private static let losses = [
    RGB(0xFC, 0xF6, 0xF2), RGB(0xF3, 0xBE, 0x94), RGB(0xD9, 0x75, 0x28), RGB(0x94, 0x3F, 0x00),
  ]

  private let neutral: Double
  private let largest: Double

  package init(_ values: [Double], neutral: Double, darkest: Double?) {
    self.neutral = neutral
    if let darkest, darkest > 0 {
      largest = darkest
    } else {
      largest = values.map { ($0 - neutral).magnitude }.max() ?? 0
    }
  }

  package func color(_ value: Double) -> RGB {
    let distance = value - neutral
    let share = largest > 0 ? min(1, distance.magnitude / largest) : 0
    return RGB.ramp(distance < 0 ? Self.losses : Self.gains, at: share)
  }
}
