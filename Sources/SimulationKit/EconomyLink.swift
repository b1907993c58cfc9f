/// The meaning of an output to the economy.
///
/// The kinds are open: a host ignores, with a note, what it does not know or does not use, unless the link is `required`.
public struct EconomyLink: Hashable, Sendable {
  public var kind: Kind
  /// The name of the output.
  public var output: String
  /// For a bill: the code of the final-demand category that holds these purchases in the table.
  public var host: String?
  /// For a bill: the output of the same axes that holds the share supplied inside the region (0…1); nil for the
  /// default, 1 - m of the sector.
  public var domesticShare: String?
  /// For a bill over `sector` and `year`: the output of the same axes that holds the most that the region makes of these
  /// goods, 1e8 CNY in the table's prices. What all bills that name it take from inside the region stays within it; a run
  /// in which it does not fails.
  public var production: String?
  /// For new output over `sector` and `year`: the name of the industry that makes it.
  public var industry: String?
  /// For a flow: the name of the account (`co2`, `jobs`, `water`).
  public var account: String?
  /// For a flow: 1 where it adds to the account, -1 where it takes from it; nil is 1.
  public var sign: Int?
  /// For a change of coefficients: the code of the sector, or the name of the industry, that uses the inputs.
  public var user: String?
  /// For a change of coefficients: who gets the money that is saved, as an output over `sector` of shares that sum to
  /// one; nil for value added.
  public var offset: String?
  /// Whether the module makes no sense in a host that does not use the link.
  public var required: Bool

  public init(
    _ kind: Kind, output: String, host: String? = nil, domesticShare: String? = nil,
    production: String? = nil, industry: String? = nil, account: String? = nil, sign: Int? = nil, user: String? = nil,
    offset: String? = nil, required: Bool = false
  ) {
    self.kind = kind
    self.output = output
    self.host = host
    self.domesticShare = domesticShare
    self.production = production
    self.industry = industry
    self.account = account
    self.sign = sign
    self.user = user
    self.offset = offset
    self.required = required
  }

  public enum Kind: Hashable, Sendable {
    /// Purchases in producers' prices over `sector` and `year` (or `industry`, `sector`, `year`), 1e8 CNY in the
    /// table's prices, that are part of the final-demand category `host`.
    case bill
    /// Electricity used beyond what the table's purchases of electricity describe, over `year`, TWh.
    case electricityDemand
    /// Electricity generated inside the region, over `year`, TWh.
    case electricityGeneration
    /// Output that new capacity of the strategic industries can sell additionally, over `industry`, `sector` and
    /// `year`, or of one `industry` over `sector` and `year`, 1e8 CNY. It changes nothing until the scenario says to whom
    /// it is sold.
    case newOutput
    /// A flow to or from the named account, in any unit, over `year` with or without `sector` or `industry` before it.
    case flow
    /// Changes of the inputs of `user` per unit of its output, over `sector` and `year`.
    case coefficientChange
    /// The share of a sector's or an industry's supply that comes from outside the region, over it and `year`.
    case importShare
    /// An industry's sales outside the region as an index, 1 in the table's year, over `industry` and `year`; zeros in
    /// all years say nothing of an industry.
    case industryGrowth
    /// The price of a sector's or an industry's product as an index, 1 in the table's year, over it and `year`.
    case price
    /// A kind that this program does not know.
    case unknown(String)
  }
}

extension EconomyLink.Kind: RawRepresentable, Codable {
  public static let known: [EconomyLink.Kind] = [
    .bill, .electricityDemand, .electricityGeneration, .newOutput, .flow, .coefficientChange, .importShare,
    .industryGrowth, .price,
  ]

  public init(rawValue: String) { self = Self.known.first { $0.rawValue == rawValue } ?? .unknown(rawValue) }

  public var rawValue: String {
    switch self {
    case .bill: "bill"
    case .electricityDemand: "electricityDemand"
    case .electricityGeneration: "electricityGeneration"
    case .newOutput: "newOutput"
    case .flow: "flow"
    case .coefficientChange: "coefficientChange"
    case .importShare: "importShare"
    case .industryGrowth: "industryGrowth"
    case .price: "price"
    case .unknown(let name): name
    }
  }
}

extension EconomyLink.Kind {
  /// The axes and unit of the output of such a link; nil for an unknown kind.
  struct Shape {
    var axes: [[String]]
    /// Nil where any unit will do.
    var unit: String?
    /// Keys beside `kind`, `output` and `required` that must stand there, and that may.
    var needs: [String] = []
    var takes: [String] = []
  }

  var shape: Shape? {
    let money = "1e8 CNY_table"
    let bySectorOrIndustry = [["sector", "year"], ["industry", "year"]]
    return switch self {
    case .bill:
      Shape(
        axes: [["sector", "year"], ["industry", "sector", "year"]], unit: money, needs: ["host"],
        takes: ["domesticShare", "production"])
    case .electricityDemand, .electricityGeneration: Shape(axes: [["year"]], unit: "TWh")
    case .newOutput:
      Shape(axes: [["industry", "sector", "year"], ["sector", "year"]], unit: money, takes: ["industry"])
    case .flow:
      Shape(
        axes: [["year"]] + bySectorOrIndustry + [["industry", "sector", "year"]], needs: ["account"], takes: ["sign"])
    case .coefficientChange: Shape(axes: [["sector", "year"]], unit: "1", needs: ["user"], takes: ["offset"])
    case .importShare, .price: Shape(axes: bySectorOrIndustry, unit: "1")
    case .industryGrowth: Shape(axes: [["industry", "year"]], unit: "1")
    case .unknown: nil
    }
  }
}

extension EconomyLink: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, output, host, domesticShare, production, industry, account, sign, user, offset, required
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try c.decode(Kind.self, forKey: .kind), output: try c.decodeIfPresent(String.self, forKey: .output) ?? "",
      host: try c.decodeIfPresent(String.self, forKey: .host),
      domesticShare: try c.decodeIfPresent(String.self, forKey: .domesticShare),
      production: try c.decodeIfPresent(String.self, forKey: .production),
      industry: try c.decodeIfPresent(String.self, forKey: .industry),
      account: try c.decodeIfPresent(String.self, forKey: .account),
      sign: try c.decodeIfPresent(Int.self, forKey: .sign), user: try c.decodeIfPresent(String.self, forKey: .user),
      offset: try c.decodeIfPresent(String.self, forKey: .offset),
      required: try c.decodeIfPresent(Bool.self, forKey: .required) ?? false)
  }
}
