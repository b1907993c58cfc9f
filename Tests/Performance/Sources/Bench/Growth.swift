import CSVText
import Diagnostics
import FoundationEssentials
import Glibc
import InputOutput
import LinearAlgebra
import NumberText

/// How the time of single questions grows with the number of sectors: the exponent between two sizes is the slope on
/// logarithmic scales, 2 for what is linear in the cells of a table. Seconds are the processor's, with one thread, so that
/// other programs on the machine change them little.
enum Growth {
  private static let questions: [(name: String, ask: @Sendable (InputOutputTable, String) throws -> Void)] = [
    ("read", { _, path in _ = try InputOutputTable.read(bytes: CSVFile.contents(of: path), file: path) }),
    ("check", { table, _ in precondition(!table.check().contains { $0.severity == .error }) }),
    ("model", { table, _ in _ = try RegionalModel(table) }),
    (
      "linkages",
      { table, _ in _ = try Linkages(RegionalModel(table).regional, outputs: table.grossOutput).classes }
    ),
    ("influence", { table, _ in _ = try FieldOfInfluence(RegionalModel(table).regional).strongest(20) }),
  ]

  /// Prints a line for each question: the least seconds of three at each size, and the exponents between them.
  static func run(_ sizes: [Int]) throws {
    LinearAlgebraLibrary.startWithOneThread()
    var times = questions.map { _ in [Double]() }
    for n in sizes {
      let path = "\(FileManager.default.temporaryDirectory.path)/simplan-growth-\(getpid()).csv"
      defer { unlink(path) }
      try SyntheticTable.write(n, to: path)
      let table = try InputOutputTable.read(bytes: CSVFile.contents(of: path), file: path)
      for (k, question) in questions.enumerated() {
        let samples = try (0..<3).map { _ in try processorSeconds { try question.ask(table, path) } }
        times[k].append(samples.min() ?? 0)
      }
    }
    print("| what | " + sizes.map { "n = \($0)" }.joined(separator: " | ") + " | exponents |")
    print("|---|" + sizes.map { _ in "---|" }.joined() + "---|")
    for (question, times) in zip(questions, times) {
      let exponents = zip(zip(times, sizes), zip(times, sizes).dropFirst()).map { first, second in
        log(second.0 / first.0) / log(Double(second.1) / Double(first.1))
      }
      let cells = times.map { "\(rounded($0, 4)) s" } + [exponents.map { rounded($0, 2) }.joined(separator: ", ")]
      print("| \(question.name) | " + cells.joined(separator: " | ") + " |")
    }
  }

  private static func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    try work()
    return now() - start
  }

  private static func rounded(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return formatNumber((value * scale).rounded() / scale)
  }
}

/// A table file of any number of sectors that balances, with imports, two decimals and no zeros.
enum SyntheticTable {
  static func write(_ n: Int, to path: String) throws {
    guard let file = fopen(path, "wb") else { RawFile.stop("cannot write \(path)") }
    defer { fclose(file) }
    func put(_ line: String) { fputs(line + "\n", file) }
    let codes = (1...n).map { "S\($0)" }
    for line in [
      "title_en: t", "title_zh: t", "year: 2017", "unit: 1e8 CNY", "prices: current", "decimals: 2", "citation: t",
    ] { put("# " + line) }
    put("code,name_zh,name_en," + codes.joined(separator: ",") + ",household,import,output")
    put("role,,," + codes.map { _ in "intermediate" }.joined(separator: ",") + ",household,import,output")
    for row in ["column_zh", "column_en"] { put(row + ",,," + codes.map { _ in "" }.joined(separator: ",") + ",h,i,o") }
    // Hundredths, so that sums are exact. Every sector buys somewhat less than half of what it makes.
    func flow(_ i: Int, _ j: Int) -> Int { 100 + (i * 7919 + j * 104_729) % 9_900 }
    var bought = [Int](repeating: 0, count: n)
    var sold = [Int](repeating: 0, count: n)
    for i in 0..<n {
      for j in 0..<n {
        bought[j] += flow(i, j)
        sold[i] += flow(i, j)
      }
    }
    let output = (0..<n).map { 2 * max(bought[$0], sold[$0]) }
    func text(_ hundredths: Int) -> String {
      let rest = hundredths % 100
      return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
    for i in 0..<n {
      let flows = (0..<n).map { text(flow(i, $0)) }.joined(separator: ",")
      let imported = sold[i] / 4
      put(
        "\(codes[i]),z\(i),e\(i),\(flows),\(text(output[i] - sold[i] + imported)),\(text(imported)),\(text(output[i]))")
    }
    put("value_added,v,v," + (0..<n).map { text(output[$0] - bought[$0]) }.joined(separator: ",") + ",,,")
  }
}
