import CSVText
import Glibc
import InputOutput
import LinearAlgebra

// One measurement a call, so that the driver alternates programs. Prints seconds, or kilobytes for `memory`.
let words = CommandLine.arguments
func number(_ place: Int) -> Int {
  guard words.count > place, let value = Int(words[place]) else { RawFile.stop("argument \(place) is no number") }
  return value
}
func folder() -> String {
  guard words.count > 2 else { RawFile.stop("no folder is named") }
  return words[2]
}

switch words.count > 1 ? words[1] : "" {
case "accounts":
  let table = MultiRegionCase(folder: folder(), regions: number(3), sectors: number(4), extensions: number(5))
  print(try seconds { try table.run() })
case "crosscheck":
  try MultiRegionCase(folder: folder(), regions: number(3), sectors: number(4), extensions: number(5)).writeAccounts()
case "demands":
  let (n, count) = (number(3), number(4))
  let a = RawFile.matrix(folder() + "/A", rows: n, columns: n)
  let f = RawFile.matrix(folder() + "/demands", rows: n, columns: count)
  let sectors = ClosedForms.sectors(n)
  print(try seconds { _ = try LeontiefSystem(coefficients: a, sectors: sectors).outputs(for: f) })
case "factor":
  let n = number(3)
  let matrix = RawFile.matrix(folder() + "/IA", rows: n, columns: n)
  let (factoring, estimate) = try factorSeconds(matrix)
  print(words.count > 4 && words[4] == "estimate" ? factoring + estimate : factoring)
case "extraction":
  let (closed, refactored) = try ClosedForms.extraction(number(2))
  print(closed, refactored)
case "influence":
  let (closed, refactored) = try ClosedForms.influence(number(2))
  print(closed, refactored)
case "memory":
  // x for one final demand and all output multipliers of a table that is made in place.
  let n = number(2)
  let system = try LeontiefSystem(coefficients: ClosedForms.coefficients(n), sectors: ClosedForms.sectors(n))
  _ = try system.outputs(for: [Double](repeating: 1, count: n))
  _ = try system.outputMultipliers()
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  print(usage.ru_maxrss)
case "growth":
  try Growth.run(words.count > 2 ? (2..<words.count).map(number) : [500, 1000, 2000, 4000])
case "table":
  // Reads a table file and prints seconds and the peak of memory in kilobytes.
  let path = folder()
  let time = try seconds { _ = try InputOutputTable.read(bytes: CSVFile.contents(of: path), file: path) }
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  print(time, usage.ru_maxrss)
case "synthetic":
  // Writes a table file of so many sectors.
  try SyntheticTable.write(number(3), to: folder())
default:
  RawFile.stop(
    "say accounts, crosscheck, demands, factor, extraction, influence, memory, growth, table or synthetic")
}

/// Seconds of the factorisation itself, and of the estimate of the condition (dgecon) after it. The factors are freed outside
/// the clock, as in the bare program.
func factorSeconds(_ matrix: consuming Matrix) throws -> (Double, Double) {
  var held: Matrix? = consume matrix
  var factors: LUFactors?
  let factoring = try seconds {
    if let own = held.take() { factors = try LUFactors(factoring: own) }
  }
  let estimate = try seconds { _ = try factors?.reciprocalCondition() }
  return (factoring, estimate)
}
