import CSVText
public import Diagnostics
public import InputOutput
import NumberText

/// Which sector of a table goes into which of a smaller one, or of a larger one by shares.
///
/// A CSV file has it under `from,to,name_zh,name_en,weight`: `from` is a code or a name of the table, in a table of several
/// regions with its region or, for all regions alike, without; the names are those of `to`, once for each; `weight` is the
/// share of `from` that goes there, 1 where it is empty. The line `# citation: …` says where it comes from.
public struct SectorConcordance: Hashable, Sendable {
  public var citation: String
  /// The new sectors in the order of their first mention.
  public var sectors: [Sector]
  public struct Share: Hashable, Sendable {
    /// The place of a new sector.
    public var sector: Int
    public var weight: Double
  }
  /// By sector of the table; the weights of each add up to 1.
  public var shares: [[Share]]

  public init(citation: String, sectors: [Sector], shares: [[Share]]) {
    self.citation = citation
    self.sectors = sectors
    self.shares = shares
  }

  /// Whether a sector is shared out: its parts then have its inputs, buyers and multipliers.
  public var isWeighted: Bool { shares.contains { $0.count > 1 } }

  /// Reads a concordance for a table.
  /// - Throws: `InvalidInput` with every mistake and its place: labels that several sectors have, sectors that are left out or
  ///   whose weights do not add up to 1, and new labels that no table file could have.
  public static func read(
    bytes: [UInt8], file: String, for table: InputOutputTable
  ) throws(InvalidInput) -> SectorConcordance {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var reader = ConcordanceReader(csv: csv, table: table)
    return try reader.concordance()
  }
}

private struct ConcordanceReader {
  let csv: CSVFile
  let table: InputOutputTable
  let hasRegions: Bool
  private var problems: [Diagnostic] = []
  private var targets: [Sector] = []
  private var targetPlaces: [NewSectorLabels.Places] = []
  private var places: [String: Int] = [:]
  private var shares: [[SectorConcordance.Share]]
  private var lines: [[Int]]

  private var sectors: [Sector] { table.sectors }

  init(csv: CSVFile, table: InputOutputTable) {
    (self.csv, self.table, hasRegions) = (csv, table, table.hasRegionLabels)
    shares = table.sectors.map { _ in [] }
    lines = table.sectors.map { _ in [] }
  }

  private struct Columns {
    var from, to: Int
    var nameZh, nameEn, weight: Int?
  }

  mutating func concordance() throws(InvalidInput) -> SectorConcordance {
    let citation = csv.citation(&problems)
    let header = CSVHeader(of: csv, known: ["from", "to", "name_zh", "name_en", "weight"], &problems)
    guard let from = header["from"], let to = header["to"] else {
      if header.isSound {
        problems.append(header.missing(["from", "to"].filter { header[$0] == nil }, advice: "write from,to"))
      }
      throw InvalidInput(problems)
    }
    let columns = Columns(
      from: from, to: to, nameZh: header["name_zh"], nameEn: header["name_en"], weight: header["weight"])
    let whole = NameLookup(("sector", "sectors"), sectors.map { ($0.code, $0.nameZh, $0.nameEn) })
    let alike = bareSectors
    for record in csv.records.dropFirst() { read(record, columns, whole, alike) }
    checkSectors()
    if problems.isEmpty { checkNames() }
    if problems.isEmpty { problems = NewSectorLabels(targets, targetPlaces, in: table).problems }
    if !problems.isEmpty { throw InvalidInput(problems) }
    if hasRegions { gatherRegions() }
    return SectorConcordance(citation: citation, sectors: targets, shares: shares)
  }

  /// The sectors that every region has, and for each the places of all of them; nil for a table of one region.
  private var bareSectors: (lookup: NameLookup, places: [[Int]], regions: [String])? {
    guard hasRegions else { return nil }
    var (order, places) = ([Sector](), [String: [Int]]())
    for (place, sector) in sectors.enumerated() {
      let bare = String(sector.code.drop { $0 != "." }.dropFirst())
      if places[bare] == nil { order.append(Sector(code: bare, nameZh: sector.nameZh, nameEn: sector.nameEn)) }
      places[bare, default: []].append(place)
    }
    return (
      NameLookup(("sector", "sectors"), order.map { ($0.code, $0.nameZh, $0.nameEn) }),
      order.map { places[$0.code] ?? [] }, sectors.map { String($0.code.prefix { $0 != "." }) }
    )
  }

  private mutating func read(
    _ record: CSVRecord, _ columns: Columns, _ whole: NameLookup,
    _ alike: (lookup: NameLookup, places: [[Int]], regions: [String])?
  ) {
    let (from, to) = (record[columns.from], record[columns.to])
    let target = to.text
    if target.isEmpty {
      problems.append(
        .error(at: to.location, "the cell is empty where a new sector must stand", advice: "write its code"))
    }
    var weight = 1.0
    if let column = columns.weight, !record[column].isEmpty {
      guard let number = record[column].number(&problems) else { return }
      if !(0...1).contains(number) || number == 0 {
        problems.append(
          .error(
            at: record[column].location, "the weight \(record[column].text) is no share",
            advice: "write a number above 0 and at most 1"))
        return
      }
      weight = number
    }
    func add(_ place: Int, to code: String) {
      let sector = sector(code, columns.nameZh.map { record[$0] }, columns.nameEn.map { record[$0] }, at: to)
      if let k = shares[place].firstIndex(where: { $0.sector == sector }) {
        problems.append(
          .error(
            at: from.location, "\(sectors[place].code) goes into \(code) twice, first in line \(lines[place][k])",
            advice: "leave one of the lines"))
        return
      }
      shares[place].append(.init(sector: sector, weight: weight))
      lines[place].append(record.line)
    }
    if let alike, case .found(let bare) = alike.lookup.match(from.text),
      !sectors.contains(where: { $0.code == from.text })
    {
      // The regions' sectors stand region by region in the new table, too.
      for place in alike.places[bare] { add(place, to: "\(alike.regions[place]).\(target)") }
      return
    }
    let match = whole.match(from.text)
    guard case .found(let place) = match else {
      problems.append(
        .error(
          at: from.location, whole.message(of: match, for: from.text), advice: whole.advice(for: match, of: from.text)))
      return
    }
    add(place, to: target)
  }

  /// The place of a new sector, which is named by the first line that names it.
  private mutating func sector(_ code: String, _ nameZh: CSVCell?, _ nameEn: CSVCell?, at cell: CSVCell) -> Int {
    let place = places[code] ?? targets.count
    if place == targets.count {
      places[code] = place
      targets.append(Sector(code: code, nameZh: "", nameEn: ""))
      targetPlaces.append(.init(code: cell.location, nameZh: cell.location, nameEn: cell.location))
    }
    for (path, at, name) in [
      (\Sector.nameZh, \NewSectorLabels.Places.nameZh, nameZh),
      (\Sector.nameEn, \NewSectorLabels.Places.nameEn, nameEn),
    ] {
      guard let name, !name.isEmpty else { continue }
      let first = targets[place][keyPath: path]
      if first.isEmpty {
        targets[place][keyPath: path] = name.text
        targetPlaces[place][keyPath: at] = name.location
      } else if first != name.text {
        problems.append(
          .error(
            at: cell.location, "\(code) is named '\(name.text)' here and '\(first)' before",
            advice: "write one of them"))
      }
    }
    return place
  }

  private mutating func checkSectors() {
    let start = csv.records.first?.first?.location
    let missing = zip(sectors, shares).filter { $1.isEmpty }.map(\.0.code)
    // One that is misspelt is told where it stands.
    if !missing.isEmpty, problems.isEmpty {
      problems.append(
        .error(
          at: start, "no line says where \(missing.joined(separator: ", ")) goes",
          advice: "write a line for each: nothing is left out in silence"))
    }
    for (i, list) in shares.enumerated() where !list.isEmpty {
      let sum = list.reduce(0) { $0 + $1.weight }
      if (sum - 1).magnitude <= 1e-9 { continue }
      problems.append(
        .error(
          at: csv.records.first { $0.line == lines[i][0] }?.first?.location ?? start,
          "the weights of \(sectors[i].code) add up to \(formatNumber(sum))",
          advice: "let them add up to 1, or the table's totals change"))
    }
    for i in shares.indices {
      let sum = shares[i].reduce(0) { $0 + $1.weight }
      for k in shares[i].indices where sum > 0 { shares[i][k].weight /= sum }
    }
  }

  /// Puts the sectors of a region together, where one line names a sector of all of them.
  private mutating func gatherRegions() {
    func region(_ place: Int) -> Substring { targets[place].code.prefix { $0 != "." } }
    var regions: [Substring] = []
    for place in targets.indices where !regions.contains(region(place)) { regions.append(region(place)) }
    let order = regions.flatMap { name in targets.indices.filter { region($0) == name } }
    var new = [Int](repeating: 0, count: order.count)
    for (place, old) in order.enumerated() { new[old] = place }
    targets = order.map { targets[$0] }
    for i in shares.indices {
      for k in shares[i].indices { shares[i][k].sector = new[shares[i][k].sector] }
    }
  }

  /// A new sector that nobody names has the names of the one sector that it is made of; else they are asked for.
  private mutating func checkNames() {
    for (place, target) in targets.enumerated() where target.nameZh.isEmpty || target.nameEn.isEmpty {
      let sources = shares.indices.filter { shares[$0].contains { $0.sector == place } }
      guard sources.count == 1, shares[sources[0]].count == 1 else {
        let line = sources.first.flatMap { i in csv.records.first { $0.line == lines[i][0] } }
        let missing = [("name_zh", target.nameZh), ("name_en", target.nameEn)].filter { $0.1.isEmpty }.map { $0.0 }
        problems.append(
          .error(
            at: line?.first?.location, "the new sector \(target.code) has no \(missing.joined(separator: " and "))",
            advice: "write them in the first line that names it"))
        continue
      }
      let source = sectors[sources[0]]
      if target.nameZh.isEmpty { targets[place].nameZh = source.nameZh }
      if target.nameEn.isEmpty { targets[place].nameEn = source.nameEn }
    }
  }
}
