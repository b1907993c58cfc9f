import Diagnostics
import NumberText

/// Parts held against the national profiles: their parents and members by number, and everything that is wrong with them.
struct PartChecks {
  private(set) var parents: [Int] = []
  private(set) var members: [[(line: Int, share: Double)]] = []
  private(set) var problems: [Diagnostic] = []
  private let sectors: [String]

  init(_ parts: [SectorPart], national: NationalProfiles) {
    sectors = national.sectors.map(\.code)
    let lines = Dictionary(
      national.lines.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    if parts.isEmpty { problems.append(.error("there is no part to split a table into")) }
    var seen: [String: SectorPart] = [:]
    for part in parts {
      if part.code.isEmpty {
        tell(part, .code, "a part has no code")
      } else if lines[part.code].map({ $0 < national.sectorCount }) == true {
        tell(part, .code, "the part '\(part.code)' has the code of a sector", "give it a code of its own")
      } else if let first = seen[part.code] {
        let place = first.locations[.code].map { ", first in line \($0.line)" } ?? ""
        tell(part, .code, "the part '\(part.code)' stands twice\(place)", "give each a code of its own")
      } else {
        seen[part.code] = part
      }
      checkFigures(of: part)
      let parent = lines[part.parent].flatMap { $0 < national.sectorCount ? $0 : nil }
      if parent == nil {
        let codes = national.sectors.map(\.code)
        let near = closest(to: part.parent, in: codes).map { "did you mean \($0)? " } ?? ""
        tell(
          part, .parent, "the parent '\(part.parent)' of \(part.code) is no sector",
          "\(near)the sectors are \(codes.joined(separator: ", "))")
      }
      parents.append(parent ?? 0)
      members.append(memberLines(of: part, parent: parent, lines, national))
    }
    checkShares(parts, national)
    checkProducts(parts)
  }

  /// Use and trade of a parent go by output or by pattern, for all of its parts.
  private mutating func checkProducts(_ parts: [SectorPart]) {
    for part in parts where !part.isSameProduct {
      guard let other = parts.first(where: { $0.isSameProduct && $0.parent == part.parent }) else { continue }
      tell(
        part, .sameProduct,
        "\(part.code) is another product than \(part.parent), its other part \(other.code) the same",
        "all parts of a sector make its product, or none does")
    }
  }

  private mutating func tell(_ part: SectorPart, _ field: SectorPart.Field, _ message: String, _ advice: String? = nil)
  {
    problems.append(.error(at: part.locations[field], message, advice: advice))
  }

  private mutating func checkInputs(of part: SectorPart) {
    var seen: Set<String> = []
    for input in part.inputs {
      if !sectors.contains(input.code) {
        let near = closest(to: input.code, in: sectors).map { "did you mean \($0)? " } ?? ""
        tell(
          part, .inputs, "the input '\(input.code)' of \(part.code) is no sector",
          "\(near)the sectors are \(sectors.joined(separator: ", "))")
      } else if !seen.insert(input.code).inserted {
        tell(part, .inputs, "the input \(input.code) of \(part.code) stands twice", "write the sum once")
      }
      if !(input.share >= 0 && input.share < 1) {
        tell(
          part, .inputs, "\(part.code) buys \(formatNumber(input.share)) of its output from \(input.code)",
          "write a share from 0 to 1")
      }
    }
  }

  private mutating func checkFigures(of part: SectorPart) {
    let (code, output) = (part.code, part.output)
    let isShare = output.measure == .shareOfParent
    let fields: (SectorPart.Field, SectorPart.Field, SectorPart.Field) =
      isShare ? (.outputShare, .outputShareLow, .outputShareHigh) : (.output, .outputLow, .outputHigh)
    let subject = isShare ? "the share of \(code) in its parent's output" : "the output of \(code)"
    for (field, value) in [(fields.0, output.value), (fields.1, output.low), (fields.2, output.high)] {
      guard let value else { continue }
      if !(value > 0) || !value.isFinite || isShare && value >= 1 {
        tell(
          part, field, "\(subject) is \(formatNumber(value))",
          isShare ? "write a share above 0 and below 1" : "write an amount above 0")
      }
    }
    if let low = output.low, low > output.value {
      tell(part, fields.1, "\(subject) is \(formatNumber(output.value)), below its low \(formatNumber(low))")
    }
    if let high = output.high, high < output.value {
      tell(part, fields.2, "\(subject) is \(formatNumber(output.value)), above its high \(formatNumber(high))")
    }
    switch part.valueAdded {
    case .ratio(let ratio) where !(ratio > 0 && ratio < 1):
      tell(
        part, .valueAddedRatio, "the value added of \(code) is \(formatNumber(ratio)) of its output",
        "write a ratio above 0 and below 1")
    case .relativeToParent(let multiple) where !(multiple > 0 && multiple.isFinite):
      tell(
        part, .relativeValueAdded, "the value added of \(code) is \(formatNumber(multiple)) times its parent's",
        "write a multiple above 0")
    default: break
    }
    if !part.inputs.isEmpty { checkInputs(of: part) }
    if part.industry == nil, part.countsForTarget {
      tell(
        part, .industry, "\(code) has no industry and counts for the target",
        "name its strategic industry, or write counts_for_target no")
    }
    if let share = part.exportedShare, !(0...1).contains(share) {
      tell(part, .exportedShare, "\(code) exports \(formatNumber(share)) of its output", "write a share from 0 to 1")
    }
    if part.exportedShare != nil, part.isSameProduct {
      tell(
        part, .exportedShare, "\(code) makes the product of \(part.parent), which is exported by output",
        "leave its share of exports empty")
    }
  }

  private mutating func memberLines(
    of part: SectorPart, parent: Int?, _ lines: [String: Int], _ national: NationalProfiles
  ) -> [(line: Int, share: Double)] {
    if part.members.isEmpty {
      tell(part, .members, "\(part.code) has no members", "name national detailed sectors with shares, as in 085:0.4")
    }
    var found: [(line: Int, share: Double)] = []
    for member in part.members {
      guard let line = lines[member.code], let sector = national.lines[line].sector else {
        let near = closest(to: member.code, in: national.details.map(\.code)).map { "did you mean \($0)?" }
        tell(part, .members, "the member '\(member.code)' of \(part.code) is no detailed sector of the profiles", near)
        continue
      }
      if found.contains(where: { $0.line == line }) {
        tell(
          part, .members, "the member \(member.code) of \(part.code) stands twice", "write the sum of its shares once")
      }
      if let parent, sector != parent {
        tell(
          part, .members,
          "the member \(member.code) of \(part.code) belongs to \(national.lines[sector].code), not to \(part.parent)")
      }
      if !(member.share > 0 && member.share <= 1) {
        tell(
          part, .members, "\(part.code) has \(formatNumber(member.share)) of \(member.code)",
          "write a share above 0 and at most 1")
      }
      found.append((line, member.share))
    }
    return found
  }

  /// All parts together hold at most the whole of a detailed sector.
  private mutating func checkShares(_ parts: [SectorPart], _ national: NationalProfiles) {
    for line in national.sectorCount..<national.lines.count {
      let holders = parts.indices.filter { k in members[k].contains { $0.line == line } }
      let sum = holders.reduce(0) { sum, k in members[k].reduce(sum) { $1.line == line ? $0 + $1.share : $0 } }
      guard sum > 1 + 1e-9, holders.count > 1, let last = holders.last else { continue }
      let names = holders.map { parts[$0].code }.joined(separator: ", ")
      let line = national.lines[line]
      tell(
        parts[last], .members, "\(names) hold \(formatNumber(sum)) of \(line.code) (\(line.nameEn)) together",
        "their shares may add up to 1 at most")
    }
  }
}
