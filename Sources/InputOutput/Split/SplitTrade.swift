import Diagnostics
import NumberText

/// Exports, imports, outflow and inflow of every line of a split table.
///
/// With use u, exports e and imports m of a line, x - u - e + m is what other provinces must take net. Beyond it a share c of
/// what could be both sold to them and bought from them, min(x - e, u - m), is; c is one for all lines of a parent and follows
/// from the parent's outflow.
struct SplitTrade {
  /// A flow by line, and by sector of the original.
  struct Flow {
    let values: [Double]
    let sums: [Double]
  }

  private(set) var exports: Flow
  private(set) var imports: Flow
  private(set) var outflow: Flow
  private(set) var inflow: Flow
  /// c by sector of the original; nil where there are no parts.
  private(set) var crossHauling: [Double?]
  private let shares: [Double]
  private let parents: [Int]

  /// - Parameter floors: what parts sell to other provinces at least, where the table has one category of it.
  init(
    _ split: TableSplit, _ table: InputOutputTable, _ sizes: PartSizes, use: [Double], floors: [FinalUseFloor] = []
  ) throws(InvalidInput) {
    let (expanded, parts, n) = (split.expanded, split.parts, split.expanded.sectorCount)
    let parents = expanded.parents
    let codes = table.sectors.map(\.code) + parts.map(\.code)
    let sameProducts = split.sameProductParents
    var problems: [Diagnostic] = []
    func total(_ role: FinalDemandRole) -> [Double] {
      table.finalDemand.filter { $0.role == role }.reduce(Array(repeating: 0, count: n)) { zip($0, $1.values).map(+) }
    }
    func sums(_ values: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: n)
      for (value, parent) in zip(values, parents) { result[parent] += value }
      return result
    }
    /// Each sector's total over its lines in proportion to weights, and by output where these are all zero.
    func distributed(_ totals: [Double], _ weights: [Double], outputs: [Double]) -> [Double] {
      let (whole, made) = (sums(weights), sums(outputs))
      return parents.indices.map { line in
        let parent = parents[line]
        if !sameProducts.contains(parent), whole[parent] > 0 { return totals[parent] * weights[line] / whole[parent] }
        return made[parent] > 0 ? totals[parent] * outputs[line] / made[parent] : line < n ? totals[parent] : 0
      }
    }

    // Exports: stated shares of output first, national intensities for what is left.
    let exported = total(.export)
    var (left, stated) = (exported, [Double](repeating: 0, count: parents.count))
    var outputs = sizes.outputs
    var weights = parents.indices.map { line in
      expanded.output[line] > 0 ? sizes.outputs[line] * expanded.exports[line] / expanded.output[line] : 0
    }
    for (k, part) in parts.enumerated() {
      guard let share = part.exportedShare else { continue }
      stated[n + k] = share * sizes.outputs[n + k]
      left[parents[n + k]] -= stated[n + k]
      (weights[n + k], outputs[n + k]) = (0, 0)
    }
    for parent in 0..<n where left[parent] < -1e-12 * exported[parent].magnitude && left[parent] < exported[parent] {
      let names = parts.indices.filter { parents[n + $0] == parent && stated[n + $0] > 0 }.map { parts[$0].code }
      problems.append(
        .error(
          "\(names.joined(separator: ", ")) would export \(formatNumber(exported[parent] - left[parent])) of "
            + "\(codes[parent]), which exports \(formatNumber(exported[parent]))",
          advice: "make the shares or the outputs smaller"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    let e = zip(stated, distributed(left, weights, outputs: outputs)).map(+)
    let m = distributed(
      table.imports,
      parents.indices.map { line in
        let domestic = expanded.output[line] + expanded.imports[line] - expanded.exports[line]
        return domestic > 0 ? max(0, use[line]) * expanded.imports[line] / domestic : 0
      }, outputs: sizes.outputs)

    let residual = table.residual
    let (sold, bought) = (total(.outflow), table.inflow)
    var (out, into) = ([Double](repeating: 0, count: parents.count), [Double](repeating: 0, count: parents.count))
    var factors = [Double?](repeating: nil, count: n)
    for parent in 0..<n {
      let lines = parents.indices.filter { parents[$0] == parent }
      guard lines.count > 1 else {
        (out[parent], into[parent]) = (sold[parent], bought[parent])
        continue
      }
      // The rest that the table's own figures leave, by output.
      let supply = lines.map { sizes.outputs[$0] - sizes.shares[$0] * residual[parent] }
      let net = zip(supply, lines).map { $0 - use[$1] - e[$1] + m[$1] }
      let both = zip(supply, lines).map { min($0 - e[$1], use[$1] - m[$1]) }
      let rounding = 1e-9 * table.grossOutput[parent]
      for (k, line) in lines.enumerated() where both[k] < -rounding {
        let (name, over, size) =
          supply[k] - e[line] < use[line] - m[line]
          ? ("exports", e[line], ("output", supply[k])) : ("imports", m[line], ("use in the region", use[line]))
        problems.append(
          .error(
            at: line < n ? nil : parts[line - n].locations[.code],
            "\(name) of \(codes[line]) would be \(formatNumber(over)), above its \(size.0) of \(formatNumber(size.1))",
            advice: line < n ? "change the outputs of the parts of \(codes[parent])" : "give it another output"))
      }
      let (least, room) = (net.reduce(0) { $0 + max(0, $1) }, both.reduce(0, +))
      // The last bits of sums make no factor, and none outside 0 to 1.
      let bits = 1e-13 * table.grossOutput[parent]
      var factor = (sold[parent] - least) / max(room, bits)
      if factor < 0, least - sold[parent] < bits { factor = 0 }
      if factor > 1, sold[parent] - least - room < bits { factor = 1 }
      if !(0...1).contains(factor) {
        let names = lines.dropFirst().map { codes[$0] }.joined(separator: ", ")
        let what =
          factor < 0
          ? "must sell \(formatNumber(least)) to other provinces, more than the outflow of \(formatNumber(sold[parent]))"
          : "can sell \(formatNumber(least + room)) to other provinces, less than the outflow of "
            + formatNumber(sold[parent])
        problems.append(
          .error(
            "\(codes[parent]) and its parts \(names) \(what) (a factor of cross-hauling of \(formatNumber(factor)))",
            advice: "change the outputs of the parts or the shares that they export"))
      }
      factors[parent] = factor
      for (k, line) in lines.enumerated() {
        out[line] = max(0, net[k]) + factor * both[k]
        into[line] = max(0, -net[k]) + factor * both[k]
      }
      for floor in floors {
        guard let part = parts.firstIndex(where: { $0.code == floor.part }), parents[n + part] == parent,
          let k = lines.firstIndex(of: n + part)
        else { continue }
        let (line, lack) = (n + part, floor.amount - out[n + part])
        guard lack > 0 else { continue }
        // Sales beyond the net are bought again; the rest of the sector does so much less of both.
        let most = max(0, net[k]) + both[k]
        let spare = min(out[parent], into[parent], most - out[line])
        guard lack <= spare + rounding else {
          problems.append(
            .error(
              "\(floor.part) is to sell \(formatNumber(floor.amount)) to other provinces, and can sell "
                + "\(formatNumber(out[line] + max(0, spare))) with its output of \(formatNumber(sizes.outputs[line])) and what "
                + "the rest of \(codes[parent]) can give up",
              advice: "make the bill smaller, or the part a larger one of its parent"))
          continue
        }
        out[line] += lack
        into[line] += lack
        out[parent] = max(0, out[parent] - lack)
        into[parent] = max(0, into[parent] - lack)
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    exports = Flow(values: e, sums: exported)
    imports = Flow(values: m, sums: table.imports)
    outflow = Flow(values: out, sums: sold)
    inflow = Flow(values: into, sums: bought)
    crossHauling = factors
    shares = sizes.shares
    self.parents = parents
  }

  /// A category's share of a flow, which it is all of where the table has one category of the kind.
  func split(_ values: [Double], total flow: Flow) -> [Double] {
    parents.indices.map { line in
      let parent = parents[line]
      if flow.sums[parent] == 0 { return values[parent] * shares[line] }
      return flow.values[line] * values[parent] / flow.sums[parent]
    }
  }
}
