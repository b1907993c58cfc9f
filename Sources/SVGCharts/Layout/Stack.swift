/// Series stacked on zero: gains upwards, losses downwards.
struct Stack {
  /// From the end nearer zero to the other.
  struct Segment: Equatable {
    var inner: Double
    var outer: Double
  }

  /// A segment to each series and position; where a value is missing its ends are equal.
  let segments: [[Segment]]

  /// Series with as many values each.
  init(_ series: [Series]) {
    var gains = [Double](repeating: 0, count: series.first?.values.count ?? 0)
    var losses = gains
    segments = series.map { one in
      one.values.enumerated().map { position, value in
        let value = value ?? 0
        let inner = value < 0 ? losses[position] : gains[position]
        if value < 0 { losses[position] += value } else { gains[position] += value }
        return Segment(inner: inner, outer: inner + value)
      }
    }
  }

  /// Every end of every segment.
  var ends: [Double] { segments.flatMap { $0.flatMap { [$0.inner, $0.outer] } } }
}
