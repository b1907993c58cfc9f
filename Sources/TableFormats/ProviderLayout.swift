import InputOutput

/// A provider's layout as data: what its codes mean, and the facts that its tables are known to have.
///
/// Finding the labels is the work of the readers; what the labels mean stands here, so that a provider who writes like another
/// one needs a description and no reader.
struct ProviderLayout: Sendable {
  /// As in "the World Input-Output Database, release of 2016".
  var name: String
  var titleEn: String
  var titleZh: String
  var unit: String
  var prices: String
  /// By code; a code that is not among them is a sector's.
  var columns: [String: ProviderColumn]
  var rows: [String: ProviderRow]
  /// Codes that are left out where one of their parts is there.
  var sumsOfParts: [String: [String]] = [:]
  /// Codes whose parts are left out where they are there.
  var sumsTaken: [String: [String]] = [:]

  /// Codes of ours for lines that have a name and no code.
  static let totalCode = "total output"
  static let emissionsCode = "emissions"

  /// The codes among some that only repeat what others of them say.
  func repeated(in codes: Set<String>) -> Set<String> {
    var repeated: Set<String> = []
    for (sum, parts) in sumsOfParts where codes.contains(sum) && parts.contains(where: codes.contains) {
      repeated.insert(sum)
    }
    for (sum, parts) in sumsTaken where codes.contains(sum) { repeated.formUnion(parts.filter(codes.contains)) }
    return repeated
  }

  func column(_ code: String) -> ProviderColumn { columns[code] ?? .sector }
  func row(_ code: String) -> ProviderRow { rows[code] ?? .sector }
}

/// The part of a table that a provider's column belongs to.
enum ProviderColumn: Hashable, Sendable {
  case sector
  case demand(FinalDemandRole)
  /// One column of what all regions sell abroad; each region's rows become its own column.
  case exportsOfEach
  /// Below zero, as in the identity of a row.
  case imports
  case error
  case output
  /// A total, or a figure about the table.
  case leftOut
}

/// The part of a table that a provider's row belongs to.
enum ProviderRow: Hashable, Sendable {
  case sector
  /// Several rows of one kind are added up.
  case valueAdded(ValueAddedCode)
  /// Inputs whose seller is not among the table's sectors.
  case imported
  /// Imports product by product, written under their product; they become a column.
  case importsOfProducts
  case satellite(code: String, unit: String)
  case output
  case leftOut
  /// Has no place in a table, and is zero in what is read.
  case zero
}
