public import Diagnostics

/// A part of a sector that is to become a sector of its own, such as the vehicle batteries of electrical machinery.
public struct SectorPart: Hashable, Sendable {
  /// A share of a national detailed sector, or of an output.
  public struct Member: Hashable, Sendable {
    public var code: String
    public var share: Double

    public init(code: String, share: Double) {
      self.code = code
      self.share = share
    }
  }

  /// The part's gross output, with the range of an assumption.
  public struct Output: Hashable, Sendable {
    public enum Measure: Hashable, Sendable {
      /// In the table's unit.
      case amount
      /// As a share of the parent's output, so that the same part serves tables of other years.
      case shareOfParent
    }

    public var measure: Measure
    public var value: Double
    public var low: Double?
    public var high: Double?

    public init(_ measure: Measure, _ value: Double, low: Double? = nil, high: Double? = nil) {
      self.measure = measure
      self.value = value
      self.low = low
      self.high = high
    }
  }

  public enum ValueAdded: Hashable, Sendable {
    /// Per unit of output.
    case ratio(Double)
    /// Per unit of output, as a multiple of the parent's.
    case relativeToParent(Double)
    /// The parent's times the national ratio of the members over that of the sector.
    case national
  }

  public var code: String
  /// The strategic industry that the part belongs to, by its code; nil for a part of none, such as the grid of electricity.
  public var industry: String?
  public var nameZh: String
  public var nameEn: String
  /// The code of the sector that the part is taken out of.
  public var parent: String
  /// The national detailed sectors of the parent that make up the part.
  public var members: [Member]
  public var output: Output
  public var valueAdded: ValueAdded
  /// Inputs per unit of output by the code of the sector that sells them, where the part has a technology of its own that no
  /// detailed sector shows (wind power among electricity); empty for the national profile. With `ratio` they sum to one.
  public var inputs: [Member]
  /// The share of the output that is sold abroad; nil where it follows from the national one.
  public var exportedShare: Double?
  /// Whether the part counts for the share target, and a common factor moves its output.
  public var countsForTarget: Bool
  /// Whether the part makes what the rest of its parent makes (wind power among electricity), so that use and trade follow
  /// output.
  public var isSameProduct: Bool
  /// Where the figures come from, in words.
  public var note: String
  /// Where the fields stand, by their columns; empty for a part that was made in memory.
  public var locations: [Field: SourceLocation]

  /// The same part without its places, to compare: one file may be named by several paths.
  public var withoutPlaces: SectorPart {
    var part = self
    part.locations = [:]
    return part
  }

  /// The columns of a file of parts.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case code, industry
    case nameZh = "name_zh"
    case nameEn = "name_en"
    case parent, members, output
    case outputLow = "output_low"
    case outputHigh = "output_high"
    case outputShare = "output_share"
    case outputShareLow = "output_share_low"
    case outputShareHigh = "output_share_high"
    case valueAddedRatio = "value_added_ratio"
    case relativeValueAdded = "relative_value_added"
    case inputs
    case exportedShare = "exported_share"
    case countsForTarget = "counts_for_target"
    case sameProduct = "same_product"
    case note
  }

  public init(
    code: String, industry: String?, nameZh: String, nameEn: String, parent: String, members: [Member], output: Output,
    valueAdded: ValueAdded = .national, inputs: [Member] = [], exportedShare: Double? = nil,
    countsForTarget: Bool = true,
    isSameProduct: Bool = false, note: String = "", locations: [Field: SourceLocation] = [:]
  ) {
    self.code = code
    self.industry = industry
    self.nameZh = nameZh
    self.nameEn = nameEn
    self.parent = parent
    self.members = members
    self.output = output
    self.valueAdded = valueAdded
    self.inputs = inputs
    self.exportedShare = exportedShare
    self.countsForTarget = countsForTarget
    self.isSameProduct = isSameProduct
    self.note = note
    self.locations = locations
  }
}

/// The parts of a table's sectors, with what their file says of all of them.
public struct SectorParts: Hashable, Sendable {
  public var titleEn: String
  public var titleZh: String
  public var citation: String
  /// Where the numbers of a column come from (document, derived, assumption, unverified), by its name.
  public var kinds: [SectorPart.Field: String]
  public var parts: [SectorPart]

  public init(
    titleEn: String, titleZh: String, citation: String, kinds: [SectorPart.Field: String], parts: [SectorPart]
  ) {
    self.titleEn = titleEn
    self.titleZh = titleZh
    self.citation = citation
    self.kinds = kinds
    self.parts = parts
  }
}

/// A known purchase that a part's cell of final demand must hold at least, such as a module's bill in the table's year.
public struct FinalUseFloor: Hashable, Sendable {
  public var part: String
  /// The code of a category of final demand inside the region, or of sales to other provinces.
  public var category: String
  /// In the table's unit.
  public var amount: Double

  public init(part: String, category: String, amount: Double) {
    self.part = part
    self.category = category
    self.amount = amount
  }
}
