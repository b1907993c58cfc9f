import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct SeededSplitTests {
  /// A random nation of three to eight sectors with one to three detailed ones each, and a random region beside it.
  private struct Case {
    let table: InputOutputTable
    let national: NationalProfiles
    let parts: [SectorPart]

    init(seed: Int) throws {
      var random = SeededNumbers(UInt64(seed))
      let n = 3 + Int(random.next() % 6)
      var lines = Fixtures.sectors((0..<n).map { "S\($0)" }).map {
        NationalProfiles.Line(code: $0.code, nameZh: $0.nameZh, nameEn: $0.nameEn)
      }
      for sector in 0..<n {
        for k in 0..<(1 + Int(random.next() % 3)) {
          lines.append(.init(code: "D\(sector)\(k)", nameZh: "", nameEn: "", sector: sector))
        }
      }
      // Detailed sectors first, then each sector as what they hold and a rest.
      let count = lines.count
      var flows = Matrix(rows: count, columns: count)
      for i in n..<count { for j in n..<count { flows[i, j] = max(0, Double.random(in: -1...3, using: &random)) } }
      for i in n..<count {
        for j in 0..<n {
          let inside = (n..<count).filter { lines[$0].sector == j }.reduce(0) { $0 + flows[i, $1] }
          flows[i, j] = inside + Double.random(in: 0...5, using: &random)
        }
      }
      for j in 0..<count {
        for i in 0..<n {
          let inside = (n..<count).filter { lines[$0].sector == i }.reduce(0) { $0 + flows[$1, j] }
          flows[i, j] = inside + Double.random(in: 0.1...5, using: &random)
        }
      }
      // A sector's own detailed sectors buy part of what it buys.
      for i in 0..<n {
        for j in 0..<n {
          let inside = (n..<count).filter { lines[$0].sector == j }.reduce(0) { $0 + flows[i, $1] }
          flows[i, j] += inside
        }
      }
      func figures(_ range: ClosedRange<Double>) -> [Double] {
        var values = random.numbers(count, range)
        for k in n..<count { values[lines[k].sector ?? 0] += values[k] }
        return values
      }
      let output = flows.columnSums.map { $0 * 1.6 + 1 }
      national = NationalProfiles(
        citation: "seeded", lines: lines, flows: flows, finalUse: [.init(code: "household", values: figures(0...9))],
        exports: figures(0...2), imports: figures(0...2), output: output,
        valueAdded: zip(output, flows.columnSums).map(-))
      let outputs = random.numbers(n, 100...1000)
      var cells = Matrix(rows: n, columns: n)
      for j in 0..<n {
        let raw = random.numbers(n, 0.1...1)
        let share = Double.random(in: 0.3...0.7, using: &random) / raw.reduce(0, +)
        for i in 0..<n { cells[i, j] = raw[i] * share * outputs[j] }
      }
      let households = random.numbers(n, 1...300)
      let exports = outputs.map { 0.1 * $0 }
      let use = zip(cells.rowSums, households).map(+)
      let imports = use.map { 0.1 * $0 }
      // Half of what could be both sold and bought is.
      let net = (0..<n).map { outputs[$0] - use[$0] - exports[$0] + imports[$0] }
      let both = (0..<n).map { 0.5 * min(outputs[$0] - exports[$0], use[$0] - imports[$0]) }
      table = try InputOutputTable(
        description: .init(
          titleEn: "", titleZh: "", year: 2017, unit: "1", prices: "", decimals: 6, citation: "seeded"),
        sectors: Fixtures.sectors((0..<n).map { "S\($0)" }), intermediate: cells,
        finalDemand: [
          .init(code: "household", nameZh: "", nameEn: "", role: .household, values: households),
          .init(code: "exports", nameZh: "", nameEn: "", role: .export, values: exports),
          .init(
            code: "outflow", nameZh: "", nameEn: "", role: .outflow, values: zip(net, both).map { max(0, $0) + $1 }),
        ], imports: imports, inflow: zip(net, both).map { max(0, -$0) + $1 },
        valueAdded: [
          .init(code: .valueAdded, nameZh: "", nameEn: "", values: zip(outputs, cells.columnSums).map(-))
        ], grossOutput: outputs)
      parts = (n..<count).map { line in
        SectorPart(
          code: "P\(line)", industry: "new_energy", nameZh: "", nameEn: "", parent: "S\(lines[line].sector ?? 0)",
          members: [.init(code: lines[line].code, share: Double.random(in: 0.2...0.9, using: &random))],
          output: .init(.shareOfParent, Double.random(in: 0.05...0.3, using: &random)),
          valueAdded: .relativeToParent(Double.random(in: 0.8...1.2, using: &random)),
          isSameProduct: lines[line].sector == 0)
      }
    }
  }

  /// Some of the random tables have too little outflow for the trade that the parts need, which is refused.
  @Test func `random tables split and add up again, nowhere negative`() throws {
    var answered = 0
    for seed in 1...60 {
      let example = try Case(seed: seed)
      let way = try TableSplit(example.parts, national: example.national)
      do throws(InvalidInput) {
        let split = try way.apply(to: example.table)
        answered += 1
        #expect(Fixtures.difference(try split.aggregated(), example.table) < 1e-9, "seed \(seed)")
        let table = split.table
        let signed = [table.imports, table.inflow, table.grossOutput, table.totalValueAdded]
        let all = table.intermediate.storage + table.finalDemand.flatMap(\.values) + signed.flatMap(\.self)
        #expect(all.allSatisfy { $0 >= -1e-9 }, "seed \(seed)")
        let inputs = zip(table.intermediateInputs, table.totalValueAdded).map(+)
        for (a, b) in zip(inputs, table.grossOutput) { #expect(abs(a - b) < 1e-9, "seed \(seed)") }
        #expect(table.residual.allSatisfy { abs($0) < 1e-9 }, "seed \(seed)")
        for (bought, use) in zip(zip(table.imports, table.inflow).map(+), table.regionalUse) {
          #expect(bought <= use + 1e-9, "seed \(seed)")
        }
      } catch {
        #expect(error.diagnostics.allSatisfy { $0.message.contains("other provinces") }, "seed \(seed): \(error)")
      }
    }
    #expect(answered >= 40)
  }

  private static let cells = [
    "", "0", "-1", "0.5", "50", "1e300", "1e-320", "x", "yes", "A", "B", "D", "P", "D:1", "D:0.2;D:0.3", "household",
    "exports",
  ]

  /// A text with a cell replaced, or a line that is gone or there twice.
  private func mutated(_ text: String, _ random: inout SeededNumbers) -> [UInt8] {
    var lines = text.split(separator: "\n").map(String.init)
    let place = Int.random(in: lines.indices, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: place)
    default:
      var row = lines[place].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      row[Int.random(in: row.indices, using: &random)] = Self.cells.randomElement(using: &random) ?? ""
      lines[place] = row.joined(separator: ",")
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  @Test func `changed files are refused with a reason or split into what adds up again`() throws {
    var random = SeededNumbers(17)
    var (answered, refused) = (0, 0)
    for round in 0..<600 {
      let table = Array(SmallSplit.table.utf8)
      var (profiles, parts) = (Array(SmallSplit.profiles.utf8), Array(SmallSplit.parts.utf8))
      if round % 3 != 0 { profiles = mutated(SmallSplit.profiles, &random) }
      if round % 3 != 1 { parts = mutated(SmallSplit.parts, &random) }
      do throws(InvalidInput) {
        let original = try InputOutputTable.read(bytes: table, file: "table.csv")
        let way = try TableSplit(
          SectorParts.read(bytes: parts, file: "parts.csv").parts,
          national: NationalProfiles.read(bytes: profiles, file: "profiles.csv"))
        let split = try way.apply(to: original)
        answered += 1
        let gap = Fixtures.difference(try split.aggregated(), original)
        #expect(gap < 1e-9, "round \(round)")
        #expect(split.table.intermediate.storage.allSatisfy { $0 >= 0 }, "round \(round)")
        #expect(split.profileDistances.allSatisfy { $0.isFinite }, "round \(round)")
      } catch {
        refused += 1
        #expect(!error.diagnostics.isEmpty, "round \(round)")
        #expect(error.diagnostics.allSatisfy { !$0.message.isEmpty }, "round \(round)")
      }
    }
    #expect(answered > 30 && refused > 300)
  }
}
