import Glibc

/// A colour of the sRGB space with channels from 0 to 255.
package struct RGB: Equatable {
  package var red: Int
  package var green: Int
  package var blue: Int

  package init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package var hex: String {
    "#"
      + [red, green, blue].map { channel in
        let digits = String(channel, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// `share` of `other` in this colour, channel by channel.
  package func mixed(with other: RGB, share: Double) -> RGB {
    func mix(_ own: Int, _ foreign: Int) -> Int {
      Int((Double(own) + share * Double(foreign - own)).rounded(.toNearestOrAwayFromZero))
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// Contrast ratio to white as WCAG 2.1 defines it, from 1 to 21.
  package var contrastOnWhite: Double {
    func linear(_ channel: Int) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
  }

  /// A colour between the stops, which lie at equal distances from 0 to 1.
  package static func ramp(_ stops: [RGB], at share: Double) -> RGB {
    let place = min(max(share, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return stops[index].mixed(with: stops[index + 1], share: place - Double(index))
  }
}
