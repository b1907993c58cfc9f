extension Double {
  /// `1` rather than `1.0`, for sentences.
  var plain: String { self == rounded() && magnitude < 1e15 ? "\(Int64(self))" : "\(self)" }

  /// Rounded to a tenth, for sentences.
  var tenths: String { magnitude < 1e14 ? ((self * 10).rounded() / 10).plain : plain }

  /// Rounded to a hundredth, for sentences.
  var hundredths: String { magnitude < 1e13 ? ((self * 100).rounded() / 100).plain : plain }
}
