/// What an output means to the economy.
public struct EconomyLink: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable {
    /// Purchases in producers' prices over `sector` and `year` (or `industry`, `sector`, `year`), 1e8 CNY in the
    /// table's prices, that are part of the final-demand category `host`.
    case bill
    /// Electricity used beyond what the table's purchases of electricity describe, over `year`, TWh.
    case electricityDemand
    /// Electricity generated inside the region, over `year`, TWh.
    case electricityGeneration
    /// Output that new capacity of the strategic industries can sell additionally, over `industry`, `sector` and
    /// `year`, 1e8 CNY. It changes nothing until the scenario says to whom it is sold.
    case newOutput
  }

  public var kind: Kind
  /// The name of the output.
  public var output: String
  /// For a bill: the code of the final-demand category that holds these purchases in the table.
  public var host: String?
  /// For a bill: the output of the same axes that holds the share supplied inside the region (0…1); nil for the
  /// default, 1 - m of the sector.
  public var domesticShare: String?

  public init(_ kind: Kind, output: String, host: String? = nil, domesticShare: String? = nil) {
    self.kind = kind
    self.output = output
    self.host = host
    self.domesticShare = domesticShare
  }
}
