public import LinearAlgebra

/// A national table of the sectors of a regional one and, within them, of detailed sectors, which show how a part of a sector
/// differs from the rest: its inputs, its buyers, its exports and imports.
///
/// A detailed sector is contained in the figures of its sector, so that lines of both stand beside each other.
public struct NationalProfiles: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public var code: String
    public var nameZh: String
    public var nameEn: String
    /// The number of the sector that a detailed sector belongs to; nil for a sector.
    public var sector: Int?

    public init(code: String, nameZh: String, nameEn: String, sector: Int? = nil) {
      self.code = code
      self.nameZh = nameZh
      self.nameEn = nameEn
      self.sector = sector
    }
  }

  /// A column of final use inside the nation.
  public struct FinalUse: Hashable, Sendable {
    /// That of the regional table's column of the same kind.
    public var code: String
    public var values: [Double]

    public init(code: String, values: [Double]) {
      self.code = code
      self.values = values
    }
  }

  public let citation: String
  /// The sectors in the regional table's order, then the detailed sectors.
  public let lines: [Line]
  public let sectorCount: Int
  /// Sales of each line to each, of all origins.
  public let flows: Matrix
  public let finalUse: [FinalUse]
  public let exports: [Double]
  public let imports: [Double]
  public let output: [Double]
  public let valueAdded: [Double]

  /// Lines and figures that fit each other: the sectors first, one figure for each line.
  public init(
    citation: String, lines: [Line], flows: Matrix, finalUse: [FinalUse], exports: [Double], imports: [Double],
    output: [Double], valueAdded: [Double]
  ) {
    let sectorCount = lines.prefix { $0.sector == nil }.count
    precondition(lines.dropFirst(sectorCount).allSatisfy { (0..<sectorCount).contains($0.sector ?? -1) })
    precondition(flows.rows == lines.count && flows.columns == lines.count, "one row and column for each line")
    precondition(
      ([exports, imports, output, valueAdded] + finalUse.map(\.values)).allSatisfy { $0.count == lines.count },
      "one figure for each line")
    self.citation = citation
    self.lines = lines
    self.sectorCount = sectorCount
    self.flows = flows
    self.finalUse = finalUse
    self.exports = exports
    self.imports = imports
    self.output = output
    self.valueAdded = valueAdded
  }

  public var sectors: ArraySlice<Line> { lines.prefix(sectorCount) }
  public var details: ArraySlice<Line> { lines.dropFirst(sectorCount) }
}
