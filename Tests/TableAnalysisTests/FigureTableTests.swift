import Testing

@testable import TableAnalysis

@Suite struct FigureTableTests {
  private func text(_ figures: [[Double?]]) -> String {
    var table = FigureTable([
      .text("code", "Code"), .number("output", "Output", decimals: 2), .number("change", "Change", decimals: 2),
    ])
    for (row, values) in figures.enumerated() { table.add(["S\(row)"], values) }
    return table.text()
  }

  @Test func `a change below the decimals of a column is shown with three significant digits`() {
    #expect(
      text([[1000, 0.00125], [2000, -0.0001]]) == """
        Code    Output    Change
        ----  --------  --------
        S0    1,000.00   0.00125
        S1    2,000.00  -0.00010

        """)
  }

  /// Half a unit of the last decimal is shown as one.
  @Test(arguments: [
    (0.005, "0.01"), (0.00499, "0.00499"), (0.0099, "0.01"), (0, "0.00"), (-0.00001, "-0.0000100"),
    // Of an output of 1,000 the noise of double arithmetic is less than 1e-8.
    (1e-7, "0.000000100"), (1e-9, "0.00"),
  ])
  func `decimals grow where a column would hold zeros alone, but not for rounding noise`(change: Double, shown: String)
  {
    #expect(text([[1000, change], [1, 0]]).split(separator: "\n")[2].split(separator: " ").last == Substring(shown))
  }

  @Test func `a column with a figure that is shown keeps its decimals`() {
    #expect(
      text([[1000, 0.00125], [2000, 0.01], [nil, nil]]) == """
        Code    Output  Change
        ----  --------  ------
        S0    1,000.00    0.00
        S1    2,000.00    0.01
        S2           -       -

        """)
  }

  @Test(arguments: [
    (1e16, "1e16"), (-1e308, "-1e308"), (Double.infinity, "Infinity"), (123_456_789_012_345, "123,456,789,012,345.00"),
  ])
  func `a figure beyond what is read digit by digit has no groups`(value: Double, shown: String) {
    #expect(figure(value, 2) == shown)
  }
}
